"""Sentences that a page broke in two: the blank lines around its foot and the head of the next part nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.importing.text.lines import Line

_STOP = re.compile(r"[.?!:;][)\]\"'’”*_]*$")
_FULL = 0.8
"""Of the width of the page, that a line must have to be broken off by its end."""


def rejoined(lines: Sequence[Line], taken: Iterable[Line], width: int) -> list[Line]:
    """The lines, without a gap where a sentence goes on in small letters below ``taken`` ones of the page."""
    numbers = sorted(line.number for line in taken)
    below = (
        replace(line, has_gap=False) if _is_broken(above, line, numbers, width) else line
        for above, line in pairwise(lines)
    )
    return [*lines[:1], *below]


def _is_broken(above: Line, below: Line, taken: Sequence[int], width: int) -> bool:
    is_open = width > 0 and above.width >= _FULL * width and not _STOP.search(above.text[-4:])
    is_over_page = bisect_right(taken, above.number) < bisect_right(taken, below.number)
    return is_open and is_over_page and below.has_gap and below.text[:1].islower()
