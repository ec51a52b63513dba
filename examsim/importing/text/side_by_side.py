"""Pages set in two columns, as a copy flattens them: the lines of the left with those of the right behind them.

Only what stands in both columns can show that they are none of a table's: each has questions or terms of its own, and
the numbers of the one go on in the other.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_NUMBER = re.compile(r"[(\[]?(\d{1,3})\s?[.)\]]\s+\S")
_ASKS = re.compile(r"(?:q|question)\s?\d{0,3}\s?[.:)]\s*\S", re.IGNORECASE)
_TERM = re.compile(r"(?P<term>[^\W\d_][^:–—=]{1,40}?)(?::| [-–—=]) \S")
_OPENS = re.compile(rf"{_NUMBER.pattern}|(?i:{_ASKS.pattern})|[A-Z]{_TERM.pattern}|[-*•(\[]|[a-zA-Z][.)]\s")
"""A line that goes on with none above."""
_FEWEST_ROWS = 3
_FEWEST = 2
_FEWEST_TERMS = 5
_LONGEST = 400
_MOST_PLACES = 3

Row = tuple[int, str]
"""A line with its number."""


def apart(rows: Sequence[Row]) -> list[Row]:
    """The lines with the left column of a page before the right one, wherever there are two of a kind."""
    looked_at = dict.fromkeys(_places(rows), 0)
    """For each place of a second column, up to where there is none of its kind."""
    told: list[Row] = []
    index = 0
    while index < len(rows):
        for at in [at for at, end in looked_at.items() if index >= end and _has_both(rows[index][1], at)]:
            looked_at[at] = end = _end(rows, index, at)
            columns = _columns(rows[index:end], at)
            if end - index >= _FEWEST_ROWS and _are_alike(*columns):
                told += [*_unwrapped(columns[0]), *_unwrapped(columns[1])]
                index = end
                break
        else:
            told.append(rows[index])
            index += 1
    return told


def _places(rows: Sequence[Row]) -> list[int]:
    """Where a second column may begin."""
    starts = Counter(gap.end() for _, text in rows for gap in _GAP.finditer(text.rstrip()[:_LONGEST]))
    return [at for at, count in starts.most_common(_MOST_PLACES) if count >= _FEWEST_ROWS]


def _end(rows: Sequence[Row], first: int, at: int) -> int:
    """Below the last row with two columns, before a line that runs across the gap between them."""
    end = first
    for index in range(first, len(rows)):
        text = rows[index][1]
        if text[:at].strip() and len(text.rstrip()) >= at and not _has_both(text, at):
            break
        end = index + 1 if text.strip() else end
    return end


def _has_both(text: str, at: int) -> bool:
    return len(text.rstrip()) > at and text[at] != " " and text[at - 2 : at] == "  " and bool(text[:at].strip())


def _columns(rows: Sequence[Row], at: int) -> tuple[list[Row], list[Row]]:
    left = [(number, text[:at].strip()) for number, text in rows]
    right = [(number, text[at:].strip()) for number, text in rows]
    return [*left, (rows[-1][0], "")], [*right, (rows[-1][0], "")]


def _unwrapped(column: Sequence[Row]) -> list[Row]:
    """A column with what was broken for want of room in one line again: it is far narrower than a page."""
    width = max(len(text) for _, text in column)
    whole: list[Row] = []
    above = ""
    for number, text in column:
        is_full = bool(above and text) and len(above) + 1 + len(text.split()[0]) > width
        if is_full and above[-1] not in ".?!:;" and not _OPENS.match(text) and len(whole[-1][1]) < _LONGEST:
            whole[-1] = (whole[-1][0], f"{whole[-1][1]} {text}")
        else:
            whole.append((number, text))
        above = text
    return whole


def _are_alike(left: Sequence[Row], right: Sequence[Row]) -> bool:
    numbers = [[int(m[1]) for _, text in column if (m := _NUMBER.match(text.strip()))] for column in (left, right)]
    if all(len(found) >= _FEWEST and found == sorted(found) for found in numbers):
        together = sorted(numbers[0] + numbers[1])
        return together == list(range(together[0], together[0] + len(together)))
    asked = [sum(bool(_ASKS.match(text.strip())) for _, text in column) for column in (left, right)]
    if min(asked) >= _FEWEST:
        return True
    terms = [
        [m["term"].casefold() for _, text in column if (m := _TERM.match(text.strip()))] for column in (left, right)
    ]
    both = terms[0] + terms[1]
    return min(map(len, terms)) >= _FEWEST and len(both) >= _FEWEST_TERMS and len(set(both)) == len(both)
