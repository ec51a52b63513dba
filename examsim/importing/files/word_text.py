"""What a Word document says as its reader sees it, with every change in it accepted.

The library reads runs that stand in paragraphs, and paragraphs that stand in the document. What somebody inserted while
changes were tracked, what a form's control holds, text boxes and formulas stand further in, and would be lost without
a word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.importing.files.paragraphs import Run, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE = f"{WORD}p", f"{WORD}tbl"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BOX = f"{WORD}txbxContent"
_ITEM = "- "
_PLAIN = frozenset({"", "none", "auto", "ffffff", "000000", "black", "white"})
_TEXTS = (f"{WORD}t", f"{_MATHS}t")
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
    return "".join(map(_said, element.iterchildren("*")))


def _said(child: BaseOxmlElement) -> str:
    """What a part of a paragraph says."""
    if child.tag in _TEXTS:
        return str(child.text or "")
    if child.tag in _SIGNS:
        return _SIGNS[child.tag]
    inner = "" if child.tag in _GONE or child.tag == _BOX else text_of(child)
    return _BEFORE[child.tag] + (f"({inner})" if len(inner) > 1 else inner) if child.tag in _BEFORE else inner


def text_within(element: BaseOxmlElement) -> str:
    """The text of everything in an element, such as a cell, in one line; items of a list end in a semicolon."""
    told = ""
    for text in texts_within(element):
        is_item = text.startswith(_ITEM)
        told += ("; " if told and is_item and told[-1] not in ".:;?!," else " ") + text.removeprefix(_ITEM)
    return told.strip()


def texts_within(element: BaseOxmlElement) -> list[str]:
    """The same paragraph by paragraph, items of a list behind a dash."""
    told: list[str] = []
    for block in blocks(element):
        text = " ".join((text_within(block) if block.tag == TABLE else text_of(block)).split())
        is_item = block.find(f"{WORD}pPr/{WORD}numPr") is not None or _is_list_style(block)
        told += [f"{_ITEM if is_item else ''}{text}"] if text else []
    return told


def _is_list_style(paragraph: BaseOxmlElement) -> bool:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    return style is not None and (style.get(f"{WORD}val") or "").startswith(("ListBullet", "ListNumber"))


def runs_of(paragraph: BaseOxmlElement) -> list[Run]:
    """The text of a paragraph by how it looks, where that says so itself."""
    return joined(_runs(paragraph))


def _runs(element: BaseOxmlElement) -> Iterator[Run]:
    for child in element.iterchildren("*"):
        if child.tag == f"{WORD}r":
            looks = child.find(f"{WORD}rPr")
            text = text_of(child)
            yield (
                Run(text, _is_on(looks, "b"), _marked(looks), _colour(looks), _is_on(looks, "u"))
                if looks is not None
                else Run(text)
            )
        elif child.tag in _TEXTS or child.tag in _SIGNS or child.tag in _BEFORE:
            yield Run(_said(child))
        elif child.tag not in _GONE and child.tag != _BOX:
            yield from _runs(child)


def _is_on(looks: BaseOxmlElement, name: str) -> bool:
    said = looks.find(f"{WORD}{name}")
    return said is not None and said.get(f"{WORD}val") not in ("0", "false", "off", "none")


def _marked(looks: BaseOxmlElement) -> str:
    return _told(looks, "highlight", "val") or _told(looks, "shd", "fill")


def _colour(looks: BaseOxmlElement) -> str:
    return _told(looks, "color", "val")


def _told(looks: BaseOxmlElement, name: str, value: str) -> str:
    """A colour that is not the one of all text, or of the page."""
    said = looks.find(f"{WORD}{name}")
    colour = str(said.get(f"{WORD}{value}") or "").casefold() if said is not None else ""
    return "" if colour in _PLAIN else colour


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
