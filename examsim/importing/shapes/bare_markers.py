"""The marker ``correct answer`` that stands bare between question and answer, with signs around it as elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BARE = re.compile(
    r"(?<=[^\s:–—>-])(?<!\bthe)(?<!\ba)(?<!\bone)\s(?:correct|verified) answers?(?:\s(?!(?:is|are|was|to|in|for"
    r"|and|or)\b)|$)",
    re.IGNORECASE,
)
"""The marker without any sign around it."""
_BARE_HEAD = re.compile(r"\s(?:correct|verified)$", re.IGNORECASE)
_BARE_END = re.compile(r"\?\s(?:correct|verified) answers?$", re.IGNORECASE)
_BARE_TAIL = re.compile(r"answers?(?:\s|$)", re.IGNORECASE)
_BARE_WHOLE = re.compile(r"(?:correct|verified) answers?(?:\s|$)", re.IGNORECASE)
_FEWEST_BARE = 3
_SHARE_BARE = 0.5
"""Of the blocks, that must have it."""
_LONGEST_JOINED = 1000


def with_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines, with signs around ``correct answers`` where it stands bare between question and answer."""
    joined: list[Line] = []
    for line in lines:
        is_broken = bool(joined) and not line.has_gap and _is_broken_bare(joined[-1].text, line.text)
        if is_broken:
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
    bare = sum(_BARE.search(line.text) is not None for line in joined)
    if bare < max(_FEWEST_BARE, _SHARE_BARE * sum(line.has_gap for line in joined)):
        return list(lines)
    return [line.cut(_BARE.sub(" --- answer --- ", line.text, count=1)) for line in joined]


def _is_broken_bare(above: str, text: str) -> bool:
    """Whether a marker without a sign is broken in two, or ends a line and leaves the answer to the next."""
    if len(above) > _LONGEST_JOINED:
        return False
    is_below = above.endswith("?") and _BARE_WHOLE.match(text)
    return bool(is_below or _BARE_END.search(above) or (_BARE_HEAD.search(above) and _BARE_TAIL.match(text)))
