"""Options at the end of a question, as cards and printed banks hold them: ``A) this`` and below it ``B) that``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTION = re.compile(r"[(\[]?(?P<letter>[A-Za-z])[.)\]]\s+(?P<text>\S.*)")
_FEWEST = 2


def options_apart(lines: Sequence[str]) -> tuple[Sequence[str], tuple[str, ...]]:
    """The lines of a question, and the options below them without their letters; none where they do not count up."""
    found = [_OPTION.fullmatch(line.strip()) for line in lines]
    first = len(lines)
    while first > 1 and found[first - 1]:
        first -= 1
    options = [match for match in found[first:] if match]
    counts_up = all(match["letter"].upper() == chr(ord("A") + place) for place, match in enumerate(options))
    if len(options) < _FEWEST or not counts_up:
        return lines, ()
    return lines[:first], tuple(match["text"] for match in options)
