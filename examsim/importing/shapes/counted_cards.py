"""Cards copied from a site that counts them: a number on a line, what the site says of every card, two sides.

Nothing tells the sides apart but their order. The numbers count up by one from the first to the last.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_FEWEST = 3
_SHARE = 0.8
"""Of the cards, that must have two sides, and on which a line of the site's stands."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    starts = _counted(lines)
    cards = [lines[start + 1 : end] for start, end in pairwise([*starts, len(lines)])]
    often = Counter(text for card in cards for text in {line.text for line in card})
    of_site = {text for text, count in often.items() if count > _SHARE * len(cards)}
    sides = [paragraphs([line for line in card if line.text not in of_site], page_width(lines)) for card in cards]
    if sum(len(groups) > 1 for groups in sides) < max(_FEWEST, _SHARE * len(cards)):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces = [Piece(Part.TEXT, line) for line in lines[: starts[0]]]
    pieces += [Piece(Part.FURNITURE, lines[start]) for start in starts]
    pieces += [Piece(Part.FURNITURE, line) for card in cards for line in card if line.text in of_site]
    for groups in sides:
        for number, group in enumerate(groups):
            part = (Part.PROMPT, Part.ANSWER, Part.TEXT)[min(number, 2)]
            pieces += [Piece(part, group[0]), *(Piece(Part.TEXT, line) for line in group[1:])]
    return pieces


def _counted(lines: Sequence[Line]) -> list[int]:
    """The lines that are the number of a card and nothing else."""
    found: list[int] = []
    for index, line in enumerate(lines):
        if (
            line.text.rstrip(".").isdecimal()
            and len(line.text) < len("1000.")
            and int(line.text.rstrip(".")) == len(found) + 1
        ):
            found.append(index)
    return found
