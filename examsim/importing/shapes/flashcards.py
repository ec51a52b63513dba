"""Cards copied from a flashcard site: a number, ``Q``, the question, ``A``, the answer, and buttons to rate oneself."""

from __future__ import annotations

import re
from bisect import bisect
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.clearing.buttons import RATINGS_BEGIN, is_rating
from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_FRONT = re.compile(r"(?:q\s?#?\d{0,4}|question|front|term)\W*", re.IGNORECASE)
_FEWEST_COUNTED = 3
"""Cards, of which some have no label on the front."""
_DECKS = re.compile(r"decks in .{1,80}\(\d{1,4}\):?", re.IGNORECASE)
"""What stands above the names of other sets of the site."""
_COUNT = re.compile(r"\d{1,9}(?: ?(?:of|/) ?\d{1,9})?", re.IGNORECASE)
_LONGEST_FOOT = 80
_BACK = re.compile(r"(?:a\s?#?\d{0,4}|answer|back|definition)\W*", re.IGNORECASE)


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    lines = _with_fronts(lines)
    pieces: list[Piece] = []
    is_rated = False
    of_site = _of_site(lines)
    for index, line in enumerate(lines):
        is_rated = bool(RATINGS_BEGIN.fullmatch(line.text)) or (is_rated and is_rating(line.text))
        if _FRONT.fullmatch(line.text):
            pieces.append(Piece(Part.PROMPT, line.cut("")))
        elif _BACK.fullmatch(line.text):
            pieces.append(Piece(Part.ANSWER, line.cut("")))
        elif is_rated or index in of_site or _is_card_number(lines, index):
            pieces.append(Piece(Part.FURNITURE, line))
        else:
            pieces.append(Piece(Part.TEXT, line))
    return pieces


def _with_fronts(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with the label of a front in the place of the number of a card that has none itself."""
    backs = [index for index, line in enumerate(lines) if _BACK.fullmatch(line.text)]
    is_set = len(backs) >= _FEWEST_COUNTED
    counted: set[int] = set()
    for card, (after, back) in enumerate(pairwise([-1, *backs]), 1):
        between = range(back - 1, after, -1)
        if any(_FRONT.fullmatch(lines[index].text) for index in between):
            continue
        number = next((index for index in between if lines[index].text == str(card) and index < back - 1), None)
        if number is None:
            return lines
        counted.add(number)
    return [line.cut("Q") if index in counted else line for index, line in enumerate(lines)] if is_set else lines


def _of_site(lines: Sequence[Line]) -> set[int]:
    """The places of short lines behind the ratings of a card and above the next, where all are rated."""
    fronts = [index for index, line in enumerate(lines) if _FRONT.fullmatch(line.text)]
    decks = [index for index, line in enumerate(lines) if _DECKS.fullmatch(line.text)]
    rated = [index for index, line in enumerate(lines) if RATINGS_BEGIN.fullmatch(line.text)]
    begins = sorted([*decks, *(rated if len(rated) == len(fronts) else ())])
    edges = sorted([*fronts, *begins, len(lines)])
    found = {*decks}
    for index in begins:
        end = edges[bisect(edges, index)]
        behind = [at for at in range(index + 1, end) if not is_rating(lines[at].text)]
        if all(_is_of_site(lines[at].text) for at in behind):
            found.update(behind)
    return found


def _is_of_site(text: str) -> bool:
    return len(text) <= _LONGEST_FOOT and text[-1] != "?" and not (_FRONT.fullmatch(text) or _BACK.fullmatch(text))


def _is_card_number(lines: Sequence[Line], index: int) -> bool:
    """Whether a line counts the card below; right below the label of a back it would be all that stands there."""
    is_answer = index > 0 and _BACK.fullmatch(lines[index - 1].text) is not None
    is_before_card = index + 1 < len(lines) and _FRONT.fullmatch(lines[index + 1].text) is not None
    return is_before_card and not is_answer and _COUNT.fullmatch(lines[index].text) is not None
