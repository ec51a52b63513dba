"""Word documents: paragraphs, lists and tables in their order, headings and items marked as Markdown marks them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.importing.files.content import Material
from examsim.importing.files.word_text import TABLE, blocks, footnotes, is_deleted, text_of, text_within
from examsim.importing.files.zipped import broken, member_names, open_zip

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

    for block in blocks(document.element.body):
        if block.tag == TABLE:
            yield from ("", *_rows(Table(block, document)), "")
        else:
            yield from _paragraph(Paragraph(block, document), text_of(block))


def _paragraph(paragraph: Paragraph, text: str) -> Iterator[str]:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if not text.strip():
        yield ""
    elif style.startswith("Heading"):
        yield from ("", f"## {text.strip()}")
    elif style.startswith("List"):
        yield f"- {text.strip()}"
    else:
        yield text


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        if not is_deleted(row._tr):  # noqa: SLF001 - the library reads no tracked changes
            yield " | ".join(text_within(cell._tc) for cell in row.cells)  # noqa: SLF001


def _footnotes(document: Document) -> list[str]:
    """What is said of the notes below the pages, which stand in a part of their own."""
    count = footnotes(document.element)
    return [f"Left out of the document: {count} footnote{'s' if count > 1 else ''}."] if count else []
