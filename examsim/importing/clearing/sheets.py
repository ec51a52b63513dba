"""What a sheet of paper has around the notes on it: who wrote them for which class and when, and the summary below.

The summary says again what the notes say, below a line drawn across both of their columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_HEAD = re.compile(
    r"(?:student(?:['’]s)? )?name\s?:.{0,60}?\s"
    r"(?:date|class|course|period|per|section|block|teacher|instructor)\s?:.{0,80}",
    re.IGNORECASE,
)
_ACROSS = re.compile(r"[-=_─━]{3,200}[+|┼┴┬╋][-=_─━]{3,200}")
"""A line drawn across two columns."""
_SUMMARY = re.compile(r"[*_#\s]{0,9}summary[*_]{0,3}\s?[:–—-]", re.IGNORECASE)


def without_sheets(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the notes, and those around them."""
    taken: set[int] = set()
    is_summary = is_below = False
    for index, line in enumerate(lines):
        is_summary = (is_below and _SUMMARY.match(line.text) is not None) or (is_summary and not line.has_gap)
        is_below = _ACROSS.fullmatch(line.text) is not None
        if not is_below and (is_summary or _HEAD.fullmatch(line.text)):
            taken.add(index)
    told = enumerate(lines)
    return [line for index, line in told if index not in taken], [lines[index] for index in sorted(taken)]
