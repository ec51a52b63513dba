"""Cards with a tab between their sides in the middle of a page of the site they were copied from.

A file that holds nothing else is a table. Here the rows stand together, and no other line of the page has a tab.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_FEWEST = 4
_FEWEST_ASKED = 2
"""Cards that ask: rows of a plan or a list of prices have a tab, too."""
_MOST_BELOW = 4
"""Lines that a site sets below its cards."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    rows = [index for index, line in enumerate(lines) if "\t" in line.text]
    if not _are_cards(lines, rows):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces = [Piece(Part.TEXT, line) for line in lines[: rows[0]]]
    for index in rows:
        front, back = lines[index].text.split("\t")
        pieces += [Piece(Part.PROMPT, lines[index].cut(front)), Piece(Part.ANSWER, lines[index].cut(back))]
    return pieces + [Piece(Part.FURNITURE, line) for line in lines[rows[-1] + 1 :]]


def _are_cards(lines: Sequence[Line], rows: Sequence[int]) -> bool:
    """Whether these rows stand together, with two sides each, and end the guide but for a few words.

    Names of columns above them, in capitals, are those of notes in two columns rather than of cards.
    """
    if len(rows) < _FEWEST or lines[rows[0]].text.isupper() or rows[-1] - rows[0] >= len(rows):
        return False
    below = lines[rows[-1] + 1 :]
    is_foot = len(below) <= _MOST_BELOW and all(line.text[-1:] != "?" for line in below)
    is_apart = not below or below[0].has_gap
    sides = [lines[index].text.split("\t") for index in rows]
    is_even = all(len(both) == len(("front", "back")) and all(side.strip() for side in both) for both in sides)
    return is_foot and is_apart and is_even and sum(reads_as_asked(both[0]) for both in sides) >= _FEWEST_ASKED
