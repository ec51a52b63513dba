"""A table flattened to lines, cell by cell and row by row: the heads of its columns first, then as many lines a row.

The heads are not known beforehand. What shows a table is that the number of lines is right, that a head names a column
of meanings, and that below it stands what is longer than what stands below the first.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from examsim.importing.text.column_heads import COLUMN_HEADS, DEFINITION_HEADS
from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_MOST_COLUMNS = 6
_FEWEST_ROWS = 3
_MOST_TITLES = 2
_LONGEST_HEAD = 30
_LONGEST_TERM = 60


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    for title in range(min(_MOST_TITLES + 1, len(lines))):
        for width in range(2, _MOST_COLUMNS + 1):
            heads, cells = lines[title : title + width], lines[title + width :]
            if _is_table(heads, cells, width):
                return [*(Piece(Part.TEXT, line) for line in lines[:title]), *_rows(heads, cells)]
    return [Piece(Part.TEXT, line) for line in lines]


def _is_table(heads: Sequence[Line], cells: Sequence[Line], width: int) -> bool:
    if len(cells) % width or len(cells) < _FEWEST_ROWS * width or not all(_is_head(head.text) for head in heads):
        return False
    names = [head.text.casefold() for head in heads]
    meanings = [place for place, name in enumerate(names) if place and name in DEFINITION_HEADS]
    if len(set(names)) < width or not (meanings or names[0] in COLUMN_HEADS):
        return False
    lengths = [median(len(cell.text) for cell in cells[place::width]) for place in range(width)]
    terms = [cell.text for cell in cells[::width]]
    is_told = max(lengths[1:]) > lengths[0] and all(len(term) <= _LONGEST_TERM for term in terms)
    return is_told and not any(term.endswith((".", ",", ";")) for term in terms)


def _is_head(text: str) -> bool:
    return len(text) <= _LONGEST_HEAD and text[0].isupper() and text[-1].isalpha()


def _rows(heads: Sequence[Line], cells: Sequence[Line]) -> list[Piece]:
    pieces = [Piece(Part.FURNITURE, head) for head in heads]
    width = len(heads)
    for first in range(0, len(cells), width):
        term, *facts = cells[first : first + width]
        pieces.append(Piece(Part.PROMPT, term))
        for place, fact in enumerate(facts):
            said = fact if width == 2 else fact.cut(f"{heads[place + 1].text}: {fact.text}")
            pieces.append(Piece(Part.TEXT if place else Part.ANSWER, said))
    return pieces
