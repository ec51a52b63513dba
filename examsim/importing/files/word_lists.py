"""What Word sets before the items of its lists and keeps out of their text: numbers, letters, bullets."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from string import ascii_lowercase
from typing import TYPE_CHECKING

from examsim.importing.files.paragraphs import BULLET, Marker
from examsim.importing.files.word_text import WORD
from examsim.importing.text.numerals import as_roman

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_NO_LIST = "0"
_LONGEST_MARKER = 12
_DEEPEST = 9
_MOST_STYLES = 20
"""Of which each is based on the next."""
_MOST_LETTERS = 5
_MOST_DIGITS = 9
_PLACE = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    text: str
    """With ``%1`` for the number of the first level, ``%2`` for that of the second."""
    indent: int
    style: str


class Numbering:
    """The lists of a document, which count their items as these are asked for one after the other."""

    def __init__(self, document: Document) -> None:
        root = _numbering(document)
        self._kinds = {_value(kind, "abstractNumId"): _levels(kind) for kind in _all(root, "abstractNum")}
        lists = {_value(one, "numId"): one for one in _all(root, "num")}
        self._kind_of = {name: _said(one, "abstractNumId") for name, one in lists.items()}
        self._restarts = {name: _restarts(one) for name, one in lists.items()}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        """By kind of list, for lists of one kind go on with each other; the number last given on each level."""

    def marker(self, paragraph: BaseOxmlElement, style: ParagraphStyle | None) -> Marker | None:
        """What Word shows before a paragraph; None where that is no item of a list."""
        name, depth = self._place(paragraph, style)
        levels = self._kinds.get(self._kind_of.get(name, ""), {})
        if depth not in levels:
            return None
        own = _indent(paragraph)
        return Marker(self._counted(name, depth, levels), levels[depth].indent if own is None else own)

    def _place(self, paragraph: BaseOxmlElement, style: ParagraphStyle | None) -> tuple[str, int]:
        """The list of a paragraph and how deep in it, by what it says itself or else by its style."""
        for element, style_id in _looks(paragraph, style):
            said = element.find(f"{WORD}pPr/{WORD}numPr")
            name = _said(said, "numId") if said is not None else ""
            if name:
                levels = self._kinds.get(self._kind_of.get(name, ""), {})
                of_style = (at for at, level in levels.items() if style_id and level.style == style_id)
                depth = _number(_said(said, "ilvl"))
                return ("", 0) if name == _NO_LIST else (name, next(of_style, 0) if depth is None else depth)
        return "", 0

    def _counted(self, name: str, depth: int, levels: dict[int, _Level]) -> str:
        counts = self._counts[self._kind_of[name]]
        counts |= self._restarts.pop(name, {})
        for at in range(depth):
            counts.setdefault(at, levels[at].start if at in levels else 1)
        counts[depth] = counts[depth] + 1 if depth in counts else levels[depth].start
        for at in range(depth + 1, _DEEPEST):
            counts.pop(at, None)
        if levels[depth].kind in ("bullet", "none"):
            return BULLET
        shown = {at: _written(counts[at], levels[at].kind if at in levels else "decimal") for at in range(depth + 1)}
        text = _PLACE.sub(lambda match: shown.get(int(match[1]) - 1, ""), levels[depth].text).strip()
        return text if text and len(text) <= _LONGEST_MARKER else BULLET


def _numbering(document: Document) -> BaseOxmlElement | None:
    try:
        part = document.part.part_related_by(_NUMBERING)
    except KeyError:
        return None
    return getattr(part, "element", None)


def _levels(kind: BaseOxmlElement) -> dict[int, _Level]:
    return {
        depth: _Level(
            1 if (start := _number(_said(level, "start"))) is None else start,
            _said(level, "numFmt"),
            _said(level, "lvlText"),
            _indent(level) or 0,
            _said(level, "pStyle"),
        )
        for level in _all(kind, "lvl")
        if (depth := _number(_value(level, "ilvl"))) is not None and depth < _DEEPEST
    }


def _restarts(one: BaseOxmlElement) -> dict[int, int]:
    """By level, the number before the one that a list of its own begins with."""
    told = (
        (_number(_value(level, "ilvl")), _number(_said(level, "startOverride"))) for level in _all(one, "lvlOverride")
    )
    return {depth: start - 1 for depth, start in told if depth is not None and start is not None}


def _looks(paragraph: BaseOxmlElement, style: ParagraphStyle | None) -> Iterator[tuple[BaseOxmlElement, str]]:
    """What says how a paragraph looks, the nearest first, each with the name of its style."""
    yield paragraph, ""
    for _ in range(_MOST_STYLES):
        if style is None:
            return
        yield style.element, style.style_id or ""
        style = style.base_style


def _indent(element: BaseOxmlElement) -> int | None:
    """Where an item begins: how far its text is from the edge, less what its marker hangs before it."""
    said = element.find(f"{WORD}pPr/{WORD}ind")
    if said is None:
        return None
    left, hanging = _number(_value(said, "left") or _value(said, "start")), _number(_value(said, "hanging"))
    return None if left is None else left - (hanging or 0)


def _written(number: int, kind: str) -> str:
    """A number as a list of some kind shows it; letters begin anew, twice as long, behind z."""
    if not 0 < number <= _MOST_LETTERS * len(ascii_lowercase):
        return str(number)
    again, place = divmod(number - 1, len(ascii_lowercase))
    letters = ascii_lowercase[place] * (again + 1)
    shown = {
        "lowerLetter": letters,
        "upperLetter": letters.upper(),
        "lowerRoman": as_roman(number),
        "upperRoman": as_roman(number).upper(),
    }
    return shown.get(kind, str(number))


def _number(text: str) -> int | None:
    """A number that a document gives; None where it gives none, or one that no page has room for."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _all(element: BaseOxmlElement | None, name: str) -> list[BaseOxmlElement]:
    return element.findall(f"{WORD}{name}") if element is not None else []


def _said(element: BaseOxmlElement, name: str) -> str:
    """What a child of an element has for its value; nothing where there is none."""
    child = element.find(f"{WORD}{name}")
    return _value(child, "val") if child is not None else ""


def _value(element: BaseOxmlElement, name: str) -> str:
    return element.get(f"{WORD}{name}") or ""
