"""Lines of a table taken apart into cells, with what is wrong in one of them kept to it.

The csv module alone gives up a whole file for one quotation mark that never closes: what follows is then one long cell.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST_FIELD = 131_072


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row and the line it begins in."""

    line: int
    cells: list[str]
    is_mended: bool = False
    """Whether a quotation mark in it never closed, and was taken to close where its line ends."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not any(cell.strip() for cell in self.cells)


def rows_of(lines: Sequence[str], separator: str) -> Iterator[Row]:
    """The rows of a table, in which a cell in quotation marks may go on over several lines."""
    csv.field_size_limit(_LONGEST_FIELD)
    if not any(line.startswith('"') or f'{separator}"' in line for line in lines):
        yield from (_plain(number, line, separator) for number, line in enumerate(lines, 1))
        return
    begin = 1
    while begin <= len(lines):
        after = begin - 1
        rest = (f"{lines[index]}\n" for index in range(after, len(lines)))
        reader = csv.reader(rest, delimiter=separator, strict=True)
        try:
            for cells in reader:
                yield Row(begin, cells)
                begin = after + reader.line_num + 1
        except csv.Error:
            yield _mended(begin, lines[begin - 1], separator)
            begin += 1


def _mended(number: int, line: str, separator: str) -> Row:
    """A row whose quotation marks do not close: closed at its end or, where that does not help, taken as text."""
    try:
        return Row(number, next(csv.reader([f'{line}"'], delimiter=separator, strict=True)), is_mended=True)
    except csv.Error:
        return _plain(number, line, separator)


def _plain(number: int, line: str, separator: str) -> Row:
    return Row(number, line.split(separator) if line else [])
