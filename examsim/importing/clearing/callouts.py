"""Notes whose questions and answers are set in boxes: ``> [!question] What …?``, in it ``> > [!success]- Answer``.

Without a box for the answer it is what the question's own box holds, which is folded up until it is asked for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.labels import answer_in, answer_labelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BOX = re.compile(r"(?:>\s?)+\[!(?P<kind>\w+)\][+-]?\s*(?P<title>.*)$")
_QUOTED = re.compile(r"(?:>\s?)+")
_ASKS = frozenset({"question", "help", "faq", "todo"})
_ANSWERS_ONLY = frozenset({"success", "check", "done", "answer", "solution"})
_ANSWERS = _ANSWERS_ONLY | {"abstract", "tip", "note", "info"}
_SAYS_SO = re.compile(r"(?:(?:show|view|reveal|the)\s)?(?:answer|solution)s?\W*", re.IGNORECASE)
_NAMED = re.compile(r"(?:\w+\s)?(?:question|problem|exercise|q)s?\s?#?\d{0,3}\W*", re.IGNORECASE)
"""A title that says no more than what the box is."""
_FEWEST = 2


def without_boxes(lines: Sequence[Line]) -> list[Line]:
    """The lines as a guide has them; as they are where no boxes ask."""
    boxes = [_BOX.match(line.text) for line in lines]
    if sum(_asks(box) for box in boxes) < _FEWEST:
        return list(lines)
    answers = _first_below(lines, boxes)
    told: list[Line] = []
    has_gap = False
    for index, (line, box) in enumerate(zip(lines, boxes, strict=True)):
        said = _said(line.text, box)
        if index in answers:
            told += answer_labelled(line.cut(said))
        elif said:
            told.append(replace(line.cut(said), has_gap=line.has_gap or has_gap))
        has_gap = not said  # a frame with nothing in it is a blank line
    return told


def _asks(box: re.Match[str] | None) -> bool:
    return box is not None and box["kind"].casefold() in _ASKS


def _answers(box: re.Match[str] | None) -> bool:
    """Whether a box is there for an answer, by its kind or its title; others may hold a remark."""
    return box is not None and (box["kind"].casefold() in _ANSWERS_ONLY or bool(_SAYS_SO.fullmatch(box["title"])))


def _is_told_in(lines: Sequence[Line], boxes: Sequence[re.Match[str] | None], at: int) -> bool:
    """Whether a box that opens at a place answers what is asked above: any within that box, or one that says so."""
    box = boxes[at] if at < len(boxes) else None
    is_within = box is not None and not lines[at].has_gap and not _asks(box)
    return is_within or _answers(box)


def _first_below(lines: Sequence[Line], boxes: Sequence[re.Match[str] | None]) -> set[int]:
    """Where answers begin that no box of their own says to be such, but the one whose title asks."""
    found: set[int] = set()
    for begin, box in enumerate(boxes):
        if not (box and _asks(box) and box["title"]) or _NAMED.fullmatch(box["title"]):
            continue
        end = begin + 1
        while end < len(lines) and not boxes[end] and not lines[end].has_gap and lines[end].text.startswith(">"):
            end += 1
        body = [at for at in range(begin + 1, end) if _QUOTED.sub("", lines[at].text, count=1)]
        is_told = any(answer_in(_said(lines[at].text, None)) is not None for at in body)
        if body and not is_told and not _is_told_in(lines, boxes, end):
            found.add(body[0])
    return found


def _said(text: str, box: re.Match[str] | None) -> str:
    if box is None:
        return _QUOTED.sub("", text, count=1)
    kind, title = box["kind"].casefold(), box["title"]
    if kind in _ASKS:
        return f"Question: {title}"
    return f"Answer: {'' if _SAYS_SO.fullmatch(title) else title}" if kind in _ANSWERS else title
