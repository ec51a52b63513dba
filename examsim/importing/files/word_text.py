"""What a Word document says as its reader sees it, with every change in it accepted.

The library reads runs that stand in paragraphs, and paragraphs that stand in the document. What somebody inserted while
changes were tracked, what a form's control holds, text boxes and formulas stand further in, and would be lost without
a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE = f"{WORD}p", f"{WORD}tbl"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX = f"{WORD}txbxContent"
_SIGNS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
_BEFORE = {f"{_MATHS}den": "/", f"{_MATHS}sup": "^", f"{_MATHS}sub": "_"}
"""Parts of formulas, and what is said before them in a line."""
_GONE = frozenset(
    {
        f"{WORD}del",
        f"{WORD}moveFrom",
        f"{WORD}pPr",
        f"{WORD}rPr",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
"""What was deleted or moved elsewhere, how it all looks, and what is said again for old programs."""


def blocks(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """The paragraphs and tables in an element, with those of text boxes behind their paragraph."""
    for child in element.iterchildren("*"):
        if child.tag in _GONE:
            continue
        if child.tag in (PARAGRAPH, TABLE):
            yield child
            yield from _boxed(child) if child.tag == PARAGRAPH else ()
        else:
            yield from blocks(child)


def text_of(element: BaseOxmlElement) -> str:
    """The text of a paragraph, without that of the boxes in it."""
    parts: list[str] = []
    for child in element.iterchildren("*"):
        if child.tag in (f"{WORD}t", f"{_MATHS}t"):
            parts.append(child.text or "")
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif child.tag in _BEFORE:
            inner = text_of(child)
            parts.append(_BEFORE[child.tag] + (f"({inner})" if len(inner) > 1 else inner))
        elif child.tag not in _GONE and child.tag != _BOX:
            parts.append(text_of(child))
    return "".join(parts)


def text_within(element: BaseOxmlElement) -> str:
    """The text of everything in an element, such as a cell, in one line; items of a list end in a semicolon."""
    told = ""
    for block in blocks(element):
        text = " ".join((text_within(block) if block.tag == TABLE else text_of(block)).split())
        is_item = block.find(f"{WORD}pPr/{WORD}numPr") is not None or _is_list_style(block)
        told += ("; " if told and is_item and told[-1] not in ".:;?!," else " ") + text if text else ""
    return told.strip()


def _is_list_style(paragraph: BaseOxmlElement) -> bool:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    return style is not None and (style.get(f"{WORD}val") or "").startswith(("ListBullet", "ListNumber"))


def bold_of(paragraph: BaseOxmlElement) -> str:
    """The text that a paragraph opens with in bold, be it all of it; a run is bold where it says so itself."""
    said = ""
    for child in paragraph.iterchildren("*"):
        if child.tag in _GONE:
            continue
        text = text_of(child)
        bold = child.find(f"{WORD}rPr/{WORD}b")
        is_bold = bold is not None and bold.get(f"{WORD}val") not in ("0", "false", "off")
        if text.strip() and not is_bold:
            break
        said += text
    return said.strip()


def footnotes(element: BaseOxmlElement) -> int:
    """How many notes below the pages are pointed to."""
    return sum(1 for kind in ("foot", "end") for _ in element.iter(f"{WORD}{kind}noteReference"))


def is_deleted(row: BaseOxmlElement) -> bool:
    """Whether a row of a table was deleted."""
    return row.find(f"{WORD}trPr/{WORD}del") is not None


def _boxed(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for child in paragraph.iterchildren("*"):
        if child.tag == _BOX:
            yield from blocks(child)
        elif child.tag not in _GONE:
            yield from _boxed(child)
