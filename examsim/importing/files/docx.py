"""Word documents: paragraphs, lists and tables in their order, headings and items marked as Markdown marks them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.importing.files.content import Material
from examsim.importing.files.word_lists import BULLET, Marker, Numbering
from examsim.importing.files.word_text import TABLE, blocks, bold_of, footnotes, is_deleted, text_of, text_within
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
_PER_BLANK = 180
"""Twentieths of a point, that are written as one blank."""
_SHARE_BOLD = 0.7
"""Of the paragraphs, that may be in bold for it to say anything."""


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
    paragraphs: list[_Written] = []
    told: list[_Written | str] = []
    for block in blocks(document.element.body):
        if block.tag == TABLE:
            told += ["", *_rows(Table(block, document)), ""]
        else:
            written = _written(Paragraph(block, document), text_of(block).strip(), numbering)
            paragraphs.append(written)
            told.append(written)
    edge = min((one.marker.indent for one in paragraphs if one.marker is not None), default=0)
    has_bold = sum(bool(one.text) and one.bold == one.text for one in paragraphs) <= _SHARE_BOLD * len(paragraphs)
    for one in told:
        if isinstance(one, str):
            yield one
        else:
            yield from one.lines(edge, has_bold=has_bold)


@dataclass(frozen=True, slots=True)
class _Written:
    """A paragraph as it is written down."""

    text: str
    bold: str
    """What it opens with in bold."""
    is_heading: bool
    marker: Marker | None

    def lines(self, edge: int, *, has_bold: bool) -> Iterator[str]:
        """Its line, headings with a blank one above."""
        if not self.text:
            yield ""
        elif self.is_heading:
            yield from ("", f"## {self.text}")
        else:
            rest = self.text.removeprefix(self.bold) if has_bold else self.text
            text = f"**{self.bold}**{rest}" if has_bold and self.bold and "\n" not in self.bold else self.text
            indent = " " * ((self.marker.indent - edge) // _PER_BLANK) if self.marker is not None else ""
            yield f"{indent}{self.marker.text} {text}" if self.marker is not None else text


def _written(paragraph: Paragraph, text: str, numbering: Numbering) -> _Written:
    name = (paragraph.style.name or "") if paragraph.style is not None else ""
    marker = numbering.marker(paragraph._p, paragraph.style)  # noqa: SLF001 - the library reads no numbers of lists
    if marker is None and name.startswith("List") and not name.startswith(("List Continue", "List Paragraph")):
        marker = Marker(BULLET, 0)
    return _Written(text, bold_of(paragraph._p), name.startswith("Heading"), marker)  # noqa: SLF001


def _rows(table: Table) -> Iterator[str]:
    """The rows, cells that run across several columns once; where one runs across all, it heads those below."""
    for row in table.rows:
        if is_deleted(row._tr):  # noqa: SLF001 - the library reads no tracked changes
            continue
        cells = list(dict.fromkeys(cell._tc for cell in row.cells))  # noqa: SLF001
        told = " | ".join(text_within(cell) for cell in cells)
        yield from ("", f"## {told}", "") if len(cells) == 1 < len(row.cells) and told.strip() else (told,)


def _footnotes(document: Document) -> list[str]:
    """What is said of the notes below the pages, which stand in a part of their own."""
    count = footnotes(document.element)
    return [f"Left out of the document: {count} footnote{'s' if count > 1 else ''}."] if count else []
