"""Cards copied from a flashcard site: a number, ``Q``, the question, ``A``, the answer, and buttons to rate oneself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.clearing.buttons import RATINGS_BEGIN, is_rating
from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_FRONT = re.compile(r"(?:q\s?#?\d{0,4}|question|front|term)\W*", re.IGNORECASE)
_LONGEST_FOOT = 80
_BACK = re.compile(r"(?:a\s?#?\d{0,4}|answer|back|definition)\W*", re.IGNORECASE)


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    pieces: list[Piece] = []
    is_rated = False
    end = _end(lines)
    for index, line in enumerate(lines):
        is_rated = bool(RATINGS_BEGIN.fullmatch(line.text)) or (is_rated and is_rating(line.text))
        if _FRONT.fullmatch(line.text):
            pieces.append(Piece(Part.PROMPT, line.cut("")))
        elif _BACK.fullmatch(line.text):
            pieces.append(Piece(Part.ANSWER, line.cut("")))
        elif is_rated or index >= end or _is_card_number(lines, index):
            pieces.append(Piece(Part.FURNITURE, line))
        else:
            pieces.append(Piece(Part.TEXT, line))
    return pieces


def _end(lines: Sequence[Line]) -> int:
    """Where what stands below the cards begins: short lines behind the ratings of the last, where all are rated."""
    fronts = sum(_FRONT.fullmatch(line.text) is not None for line in lines)
    rated = [index for index, line in enumerate(lines) if RATINGS_BEGIN.fullmatch(line.text)]
    if not fronts or len(rated) != fronts:
        return len(lines)
    end = next((at for at in range(rated[-1] + 1, len(lines)) if not is_rating(lines[at].text)), len(lines))
    is_foot = all(_is_of_site(line.text) for line in lines[end:])
    return end if is_foot else len(lines)


def _is_of_site(text: str) -> bool:
    return len(text) <= _LONGEST_FOOT and text[-1] != "?" and not (_FRONT.fullmatch(text) or _BACK.fullmatch(text))


def _is_card_number(lines: Sequence[Line], index: int) -> bool:
    is_before_card = index + 1 < len(lines) and _FRONT.fullmatch(lines[index + 1].text) is not None
    return is_before_card and lines[index].text.isdecimal()
