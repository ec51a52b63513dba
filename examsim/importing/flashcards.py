"""Cards copied from a flashcard site: a number, ``Q``, the question, ``A``, the answer, and buttons to rate oneself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.lines import Line

_FRONT = re.compile(r"(?:q|question|front|term)\W*", re.IGNORECASE)
_BACK = re.compile(r"(?:a|answer|back|definition)\W*", re.IGNORECASE)
_RATING = re.compile(
    r"how well did you know (?:this|it)\W*|not at all|perfectly|[1-5]|still learning|known?|got it"
    r"|flip(?: card)?|show answer|next|previous",
    re.IGNORECASE,
)
_RATINGS_BEGIN = re.compile(r"how well did you know (?:this|it)\W*", re.IGNORECASE)


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    pieces: list[Piece] = []
    is_rating = False
    for index, line in enumerate(lines):
        is_rating = bool(_RATINGS_BEGIN.fullmatch(line.text)) or (is_rating and bool(_RATING.fullmatch(line.text)))
        if _FRONT.fullmatch(line.text):
            pieces.append(Piece(Part.PROMPT, line.cut("")))
        elif _BACK.fullmatch(line.text):
            pieces.append(Piece(Part.ANSWER, line.cut("")))
        elif is_rating or _is_card_number(lines, index):
            pieces.append(Piece(Part.FURNITURE, line))
        else:
            pieces.append(Piece(Part.TEXT, line))
    return pieces


def _is_card_number(lines: Sequence[Line], index: int) -> bool:
    is_before_card = index + 1 < len(lines) and _FRONT.fullmatch(lines[index + 1].text) is not None
    return is_before_card and lines[index].text.isdecimal()
