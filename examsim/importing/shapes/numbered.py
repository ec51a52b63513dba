"""Numbered questions or meanings, each with something below it that has no number: ``1. outer layer``, ``epidermis``.

What is numbered counts up by one all the way, and something stands below nearly every number; that alone shows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_NUMBER = re.compile(r"^[(\[]?(\d{1,4})\s?[.)\]]\s+(?=\S)")
_NAMED = re.compile(r"(?:the|an?|one|any|those|something|someone)\s", re.IGNORECASE)
_FEWEST = 3
_SHARE = 0.9
_MOST_WORDS = 4
"""Of a word that a meaning is given for."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    groups = paragraphs(lines, page_width(lines))
    numbers: list[int] = []
    for index, group in enumerate(groups):
        number = _NUMBER.match(group[0].text)
        if number and int(number[1]) == len(numbers) + 1:
            numbers.append(index)
    answered = [at for at in numbers if at + 1 < len(groups) and at + 1 not in numbers]
    asking = sum(groups[at + 1][-1].text.endswith("?") for at in answered)  # the ends of questions without answers
    if len(answered) < max(_FEWEST, _SHARE * len(numbers)) or 3 * asking > len(answered):
        return [Piece(Part.TEXT, line) for line in lines]
    asks_names = _asks_names(groups, answered)
    pieces: list[Piece] = []
    for index, group in enumerate(groups):
        part = Part.PROMPT if index in numbers else Part.ANSWER if index - 1 in answered else Part.TEXT
        said = _NUMBER.sub("", group[0].text) if index in numbers else group[0].text
        first = group[0].cut(f"Name {said}" if asks_names and index in numbers and _NAMED.match(said) else said)
        pieces += [Piece(part, first), *(Piece(Part.TEXT, line) for line in group[1:])]
    return pieces


def _asks_names(groups: Sequence[Sequence[Line]], answered: Sequence[int]) -> bool:
    """Whether what is numbered tells what things are, and their names stand below."""
    named = [len(groups[at + 1][0].text.split()) <= _MOST_WORDS for at in answered]
    told = [bool(_NAMED.match(_NUMBER.sub("", groups[at][0].text))) for at in answered]
    return sum(named) >= _SHARE * len(named) and sum(told) * 2 > len(told)
