"""Texts of Moodle with numbered gaps, ``The [[1]] sat``, and boxes to fill them: as texts with embedded answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = re.compile(r"\[\[(\d{1,3})\]\]")
_SIGN = re.compile(r"([~=#%{}\\])")
_MOST = 100
"""Gaps, and boxes: each gap says all of its boxes."""


def embedded(text: str, boxes: Sequence[tuple[str, str]]) -> str:
    """The text with what each gap can be filled with, of which what belongs there is right; boxes have a group."""
    if len(boxes) > _MOST or len(_GAP.findall(text)) > _MOST:
        return ""
    return _GAP.sub(lambda gap: _choice(int(gap[1]) - 1, boxes) or gap[0], text)


def _choice(right: int, boxes: Sequence[tuple[str, str]]) -> str:
    if not 0 <= right < len(boxes):
        return ""
    options = [
        ("=" if place == right else "") + _SIGN.sub(r"\\\1", said)
        for place, (said, group) in enumerate(boxes)
        if group == boxes[right][1]
    ]
    return "{:MULTICHOICE:" + "~".join(options) + "}"
