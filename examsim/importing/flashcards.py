"""Cards copied from a flashcard site: a number, ``Q``, the question, ``A``, the answer, and buttons to rate oneself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.buttons import RATINGS_BEGIN, is_rating
from examsim.importing.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.lines import Line

_FRONT = re.compile(r"(?:q\s?#?\d{0,4}|question|front|term)\W*", re.IGNORECASE)
_BACK = re.compile(r"(?:a\s?#?\d{0,4}|answer|back|definition)\W*", re.IGNORECASE)


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    pieces: list[Piece] = []
    is_rated = False
    for index, line in enumerate(lines):
        is_rated = bool(RATINGS_BEGIN.fullmatch(line.text)) or (is_rated and is_rating(line.text))
        if _FRONT.fullmatch(line.text):
            pieces.append(Piece(Part.PROMPT, line.cut("")))
        elif _BACK.fullmatch(line.text):
            pieces.append(Piece(Part.ANSWER, line.cut("")))
        elif is_rated or _is_card_number(lines, index):
            pieces.append(Piece(Part.FURNITURE, line))
        else:
            pieces.append(Piece(Part.TEXT, line))
    return pieces


def _is_card_number(lines: Sequence[Line], index: int) -> bool:
    is_before_card = index + 1 < len(lines) and _FRONT.fullmatch(lines[index + 1].text) is not None
    return is_before_card and lines[index].text.isdecimal()
