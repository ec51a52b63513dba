"""Notes whose questions and answers are set in boxes: ``> [!question] What …?``, in it ``> > [!success]- Answer``."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BOX = re.compile(r"(?:>\s?)+\[!(?P<kind>\w+)\][+-]?\s*(?P<title>.*)$")
_QUOTED = re.compile(r"(?:>\s?)+")
_ASKS = frozenset({"question", "help", "faq", "todo"})
_ANSWERS = frozenset({"success", "check", "done", "answer", "solution", "abstract", "tip", "note", "info"})
_SAYS_SO = re.compile(r"(?:(?:show|view|reveal|the)\s)?(?:answer|solution)s?\W*", re.IGNORECASE)
_FEWEST = 2


def without_boxes(lines: Sequence[Line]) -> list[Line]:
    """The lines as a guide has them; as they are where no boxes ask."""
    boxes = [_BOX.match(line.text) for line in lines]
    if sum(box is not None and box["kind"].casefold() in _ASKS for box in boxes) < _FEWEST:
        return list(lines)
    told: list[Line] = []
    has_gap = False
    for line, box in zip(lines, boxes, strict=True):
        said = _said(line.text, box)
        if said:
            told.append(replace(line.cut(said), has_gap=line.has_gap or has_gap))
        has_gap = not said  # a frame with nothing in it is a blank line
    return told


def _said(text: str, box: re.Match[str] | None) -> str:
    if box is None:
        return _QUOTED.sub("", text, count=1)
    kind, title = box["kind"].casefold(), box["title"]
    if kind in _ASKS:
        return f"Question: {title}"
    return f"Answer: {'' if _SAYS_SO.fullmatch(title) else title}" if kind in _ANSWERS else title
