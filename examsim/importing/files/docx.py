"""Word documents: paragraphs, lists and tables in their order, headings and items marked as Markdown marks them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.importing.files.content import Material
from examsim.importing.files.emphasis import as_markdown, without_contents
from examsim.importing.files.paragraphs import BULLET, Marker, StyledParagraph, lines_apart
from examsim.importing.files.word_lists import Numbering
from examsim.importing.files.word_tables import questions_in, rows_of
from examsim.importing.files.word_text import TABLE, blocks, footnotes, runs_of
from examsim.importing.files.zipped import broken, member_names, open_zip
from examsim.importing.text.lines import SourceLine

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

    from examsim.importing.asked import Asked
    from examsim.importing.files.content import Content

NAME = "a Word document"
_BODY = "word/document.xml"
_FEWEST_BESIDE = 8
"""Lines beside a table of questions, that may ask something more."""
_MOST_BYTES = 32 * 1024 * 1024


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return _BODY in member_names(content.data)


def read(content: Content) -> Material:
    """The document as text."""
    import docx  # noqa: PLC0415 - takes a fifth of a second, and only Word documents need it

    with open_zip(content.data, content.name) as archive:
        # All of it becomes a tree in memory, ten times as large.
        if archive.getinfo(_BODY).file_size > _MOST_BYTES:
            raise InputError(f"{content.name} has too much text for one guide.", remedy="Split it into smaller files.")
    try:
        document = docx.Document(io.BytesIO(content.data))
        material = replace(_material(document), title=document.core_properties.title)
    except InputError:
        raise
    except Exception as error:
        raise broken(content.name) from error
    return material


def _material(document: Document) -> Material:
    """The lines of a document, without tables whose heads say what stands where, and the questions in these."""
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    numbering = Numbering(document)
    told: list[StyledParagraph | BaseOxmlElement] = []
    for block in blocks(document.element.body):
        if block.tag == TABLE:
            told.append(block)
        else:
            told += _paragraph(Paragraph(block, document), numbering)
    paragraphs = iter(as_markdown(without_contents([one for one in told if isinstance(one, StyledParagraph)])))
    lines: list[str] = []
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    topic = ""
    for one in told:
        if isinstance(one, StyledParagraph):
            topic = one.text if one.is_heading else topic
            lines += next(paragraphs)
            continue
        questions, left = questions_in(one, len(lines) + 1, topic)
        asked += questions
        stray += left
        lines += [""] * sum(1 for _ in rows_of(one)) if questions else ["", *rows_of(one), ""]
    filled = [SourceLine(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if asked and len(filled) < _FEWEST_BESIDE:
        return Material(asked, not_understood=(*stray, *filled), notes=_footnotes(document))
    return Material(asked, "\n".join(lines), stray, notes=_footnotes(document))


def _paragraph(paragraph: Paragraph, numbering: Numbering) -> list[StyledParagraph]:
    """A paragraph, or several where its author broke the line: the first has the number of its list."""
    name = (paragraph.style.name or "") if paragraph.style is not None else ""
    element = paragraph._p  # noqa: SLF001 - the library reads no numbers of lists
    marker = numbering.marker(element, paragraph.style)
    if marker is None and name.startswith("List") and not name.startswith(("List Continue", "List Paragraph")):
        marker = Marker(BULLET, 0)
    first, *others = lines_apart(runs_of(element))
    return [StyledParagraph(first, name.startswith("Heading"), marker), *map(StyledParagraph, others)]


def _footnotes(document: Document) -> list[str]:
    """What is said of the notes below the pages, which stand in a part of their own."""
    count = footnotes(document.element)
    return [f"Left out of the document: {count} footnote{'s' if count > 1 else ''}."] if count else []
