"""Terms to be matched with what is said of them, and a key to tell which belong together: ``1-c, 2-a, 3-b``.

Terms have numbers and their meanings letters, side by side or one list below the other, each letter once: where it
came back, they would be the options of many questions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.shapes.key_heads import OF_PART
from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.importing.text.lines import Line

_ITEM = re.compile(r"_{0,9}\s?[(\[]?(?P<name>\d{1,2}|[A-Za-z])\s?[.)\]]\s+(?P<text>\S.*)")
_SIDE_BY_SIDE = re.compile(
    r"(?P<left>_{0,9}\s?[(\[]?\d{1,2}\s?[.)\]]\s+\S.*?)\s+(?P<right>[(\[]?[A-Za-z]\s?[.)\]]\s+\S.*)"
)
_PAIR = re.compile(r"\b(\d{1,2})\s?[.):=→–—-]?\s*[(\[]?([A-Za-z])\b[)\].]?(?=[\s,;]|$)")
_KEY_LABEL = re.compile(
    rf"[*_#\s]{{0,9}}(?:{OF_PART}\s)?(?:(?:answers?|solutions?)(?:\s(?:key|sheet))?|key)\b"
    rf"(?:(?:\s?[–—,:-])?\s{OF_PART}|\s(?:to|for)\s[^:]{{1,40}}:)?[\s:.–—*-]*",
    re.IGNORECASE,
)
_TASK = re.compile(r"[*_#\s]{0,9}(?:match|pair|connect)\b", re.IGNORECASE)
_FEWEST = 3


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    key = {number: letter.casefold() for line in lines for number, letter in _keyed(line.text)}
    items, rest = _items(lines, key) if len(key) >= _FEWEST else ({}, [])
    terms = [(name, line) for name, line in items.items() if name.isdecimal()]
    pairs = [(term, items[key[name]]) for name, term in terms if key.get(name) in items]
    if len(pairs) < max(_FEWEST, len(terms)):
        return [Piece(Part.TEXT, line) for line in lines]
    others = [
        Piece(Part.FURNITURE if _keyed(line.text) or _TASK.match(line.text) else Part.TEXT, line) for line in rest
    ]
    end = max(line.number for line in (*items.values(), *(line for line in rest if _keyed(line.text))))
    pieces = [piece for piece in others if piece.line.number <= end]
    for term, meaning in pairs:
        pieces += [Piece(Part.PROMPT, term), Piece(Part.ANSWER, meaning)]
    pieces += [piece for piece in others if piece.line.number > end]  # which may be questions of another shape
    meant = {id(meaning) for _, meaning in pairs}
    left = [line for name, line in items.items() if not name.isdecimal() and id(line) not in meant]
    return [*(Piece(Part.TEXT, line) for line in left), *pieces]


def _keyed(text: str) -> list[tuple[str, str]]:
    """The pairs of a line that is part of a key and nothing else."""
    label = _KEY_LABEL.match(text)
    rest = text[label.end() :] if label else text
    return _PAIR.findall(rest) if not re.search(r"\w", _PAIR.sub(" ", rest)) else []


def _items(lines: Sequence[Line], known: Collection[str]) -> tuple[dict[str, Line], list[Line]]:
    """Terms with numbers that are known and meanings by their letters, wrapped lines put to theirs, and all others."""
    items: dict[str, Line] = {}
    rest: list[Line] = []
    last = ""
    end = max((line.number for line in lines if _keyed(line.text)), default=0)
    for line in lines:
        for part in _sides(line):
            item = None if _keyed(line.text) else _ITEM.fullmatch(part.text)
            is_told = item is not None and item["name"].casefold() in items
            if item is not None and item["name"].isdecimal() and item["name"] not in known:
                item, last = None, ""
            if is_told and line.number > end:  # below the key: "(c) Department of Music"
                item, last = None, ""
            elif is_told:
                return {}, []
            if item is not None:
                last = item["name"].casefold()
                items[last] = part.cut(item["text"])
            elif last and not line.has_gap and not _keyed(line.text):
                items[last] = items[last].joined(part)
            else:
                rest.append(line)
                last = ""  # what stands below is no part of an item either
    return items, rest


def _sides(line: Line) -> list[Line]:
    """A term and a meaning that stand in one line."""
    both = _SIDE_BY_SIDE.fullmatch(line.text)
    return [line.cut(both["left"]), line.cut(both["right"])] if both else [line]
