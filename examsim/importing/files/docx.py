"""Word documents: paragraphs, lists and tables in their order, headings and items marked as Markdown marks them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.importing.files.content import Material
from examsim.importing.files.word_lists import BULLET, Marker, Numbering
from examsim.importing.files.word_looks import Written, written_down
from examsim.importing.files.word_text import TABLE, blocks, footnotes, is_deleted, runs_of, text_within
from examsim.importing.files.zipped import broken, member_names, open_zip
from examsim.importing.text.furniture import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    from examsim.importing.files.content import Content

NAME = "a Word document"
_BODY = "word/document.xml"
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
        lines = list(_lines(document))
        notes = _footnotes(document)
        title = document.core_properties.title
    except InputError:
        raise
    except Exception as error:
        raise broken(content.name) from error
    return Material(text="\n".join(lines), title=title, notes=notes)


def _lines(document: Document) -> Iterator[str]:
    from docx.table import Table  # noqa: PLC0415
    from docx.text.paragraph import Paragraph  # noqa: PLC0415

    numbering = Numbering(document)
    told: list[Written | str] = []
    for block in blocks(document.element.body):
        if block.tag == TABLE:
            told += ["", *_rows(Table(block, document)), ""]
        else:
            told.append(_written(Paragraph(block, document), numbering))
    paragraphs = iter(written_down([one for one in told if isinstance(one, Written)]))
    for one in told:
        yield from (one,) if isinstance(one, str) else next(paragraphs)


def _written(paragraph: Paragraph, numbering: Numbering) -> Written:
    name = (paragraph.style.name or "") if paragraph.style is not None else ""
    element = paragraph._p  # noqa: SLF001 - the library reads no numbers of lists
    marker = numbering.marker(element, paragraph.style)
    if marker is None and name.startswith("List") and not name.startswith(("List Continue", "List Paragraph")):
        marker = Marker(BULLET, 0)
    return Written(tuple(runs_of(element)), name.startswith("Heading"), marker)


def _rows(table: Table) -> Iterator[str]:
    """The rows, cells that run across several columns once; where one runs across all, it heads those below."""
    for row in table.rows:
        if is_deleted(row._tr):  # noqa: SLF001 - the library reads no tracked changes
            continue
        cells = list(dict.fromkeys(cell._tc for cell in row.cells))  # noqa: SLF001
        told = " | ".join(text_within(cell) for cell in cells)
        is_across = len(cells) == 1 < len(row.cells) and told.strip()
        yield from ("", f"## {told}" if is_heading(told) else told, "") if is_across else (told,)


def _footnotes(document: Document) -> list[str]:
    """What is said of the notes below the pages, which stand in a part of their own."""
    count = footnotes(document.element)
    return [f"Left out of the document: {count} footnote{'s' if count > 1 else ''}."] if count else []
