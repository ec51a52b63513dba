"""Topics from the headings that stand above the questions."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from examsim.importing.clearing.buttons import is_button
from examsim.importing.drafting.titles import calm
from examsim.importing.text.column_heads import COLUMN_HEADS
from examsim.importing.text.furniture import heading_key, is_banner, is_furniture, is_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import SourceLine

_MARK = re.compile(r"^[#*_\s•◦-]+(?=\S)|[#*_\s:]+$")
_COUNT = re.compile(
    r"^(?:(?:[IVX]{1,5}|\d{1,2}|[A-H])[.)]\s+|(?:section|part)\s+(?:\d{1,2}|[A-H]|[IVX]{1,4})\s*[:.–—-]\s*)(?=\S)",
    re.IGNORECASE,
)
"""The number of a part, beside its name."""
_BARE = re.compile(
    r"(?:exam|quiz|test|part|section|page|card|flash\s?card|slide|item|questions?|answers?|terms?|vocabulary)\s*\d*",
    re.IGNORECASE,
)
_LONGEST = 60
_FEWEST = 2
"""Headings with questions below them; a single one is the guide's title."""


def topics_of(lines: Sequence[int], headings: Sequence[SourceLine]) -> list[str]:
    """The topic of the question in each line: the heading it stands under, where there are several."""
    named = [heading for heading in headings if _name(heading.text)]
    places = [heading.line for heading in named]
    over = [bisect_left(places, line) - 1 for line in lines]
    used = {heading_key(named[index].text) for index in over if index >= 0}
    if len(used) < _FEWEST:
        return [""] * len(lines)
    return [_name(named[index].text) if index >= 0 else "" for index in over]


def _name(heading: str) -> str:
    bare = _COUNT.sub("", _MARK.sub("", heading))
    name = calm(bare) if bare else _MARK.sub("", heading)
    is_plain = any(char.isalpha() for char in name) and len(name) <= _LONGEST
    is_of_the_page = is_furniture(heading) or is_given(heading) or is_banner(name) or is_button(name)
    return name if is_plain and not is_of_the_page and not _BARE.fullmatch(name) and not _heads_table(heading) else ""


def _heads_table(heading: str) -> bool:
    """Whether a heading names the columns of a table."""
    first, *others = (field.strip().casefold() for field in re.split(r"[|\t]", heading.strip("| ")))
    return heading.startswith("|") or (bool(others) and first in COLUMN_HEADS)
