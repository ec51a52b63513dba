"""Outlines: headings with Roman numbers that count up, terms with letters below each, and what they mean.

The numbers alone are a list like any other; that letters begin anew under each of them makes them headings.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.numerals import opening_roman

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_LETTER = re.compile(r"^(?P<letter>[A-Za-z])[.)]\s+(?P<said>\S.*)$")
_SAID_BEHIND = re.compile(r"^(?P<term>[^:?]{2,80}?)(?::\s|\s[–—-]\s)(?P<meaning>\S.*)$")
_LONGEST = 80
_FEWEST = 2
_FEWEST_TERMS = 3


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    heads = _headings(lines)
    terms = _terms(lines, heads)
    if len(terms) < _FEWEST_TERMS:
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if index in heads:
            pieces.append(Piece(Part.FURNITURE, line.cut(line.text.partition(" ")[2])))
        elif index in terms:
            pieces += _term(line, terms[index])
        else:
            pieces.append(Piece(Part.ANSWER if index - 1 in terms else Part.TEXT, line))
    return pieces


def _headings(lines: Sequence[Line]) -> set[int]:
    """Lines with Roman numbers that count up from one, each right above a letter A; none where there are others."""
    edge = min((line.indent for line in lines), default=0)
    found = [
        (index, number)
        for index, line in enumerate(lines)
        if (number := opening_roman(line.text)) and line.indent == edge
    ]
    count = 0
    heads: list[int] = []
    for index, number in found:
        below = _LETTER.match(lines[index + 1].text) if index + 1 < len(lines) else None
        if number == count + 1 and below and below["letter"] in "Aa" and len(lines[index].text) <= _LONGEST:
            heads.append(index)
            count = number
    return set(heads) if len(heads) >= _FEWEST else set()


def _terms(lines: Sequence[Line], heads: set[int]) -> dict[int, str]:
    """The lines with letters that count up under each heading, without their letters."""
    terms: dict[int, str] = {}
    for start, end in pairwise([*sorted(heads), len(lines)]):
        wanted = "a"
        for index in range(start + 1, end):
            match = _LETTER.match(lines[index].text)
            if match and match["letter"].casefold() == wanted:
                terms[index] = match["said"]
                wanted = chr(ord(wanted) + 1)
    return terms


def _term(line: Line, said: str) -> list[Piece]:
    both = _SAID_BEHIND.match(said)
    if both is None:
        return [Piece(Part.PROMPT, line.cut(said))]
    return [Piece(Part.PROMPT, line.cut(both["term"])), Piece(Part.ANSWER, line.cut(both["meaning"]))]
