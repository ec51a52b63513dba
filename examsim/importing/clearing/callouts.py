"""Notes whose questions and answers are set in boxes: ``> [!question] What …?``, in it ``> > [!success]- Answer``.

Without a box for the answer it is what the question's own box holds, which is folded up until it is asked for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.labels import answer_in, answer_labelled, heading_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BOX = re.compile(r"(?:>\s?)+\[!(?P<kind>\w+)\](?P<folds>[+-]?)\s*(?P<title>.*)$")
_QUOTED = re.compile(r"(?:>\s?)+")
_ASKS = frozenset({"question", "help", "faq", "todo"})
_ANSWERS_ONLY = frozenset({"success", "check", "done", "answer", "solution"})
_ANSWERS = _ANSWERS_ONLY | {"abstract", "tip", "note", "info"}
_SAYS_SO = re.compile(r"(?:(?:show|view|reveal|the)\s)?(?:answer|solution)s?\W*", re.IGNORECASE)
_NAMED = re.compile(r"(?:\w+\s)?(?:question|problem|exercise|q)s?\s?#?\d{0,3}\W*", re.IGNORECASE)
"""A title that says no more than what the box is."""
_OPTION = re.compile(r"(?:[-*]\s)?(?:\(?[A-Ha-h][.)]|\[[ xX]?\])\s")
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


def _first_below(lines: Sequence[Line], boxes: Sequence[re.Match[str] | None]) -> set[int]:
    """Where answers begin that no box of their own says to be such, but the one whose title asks."""
    begins = [at for at, box in enumerate(boxes) if _asks(box)]
    found: dict[int, bool] = {}
    for begin, after in pairwise([*begins, len(lines)]):
        end = begin + 1
        while end < after and not boxes[end] and not lines[end].has_gap and lines[end].text.startswith(">"):
            end += 1
        body = [at for at in range(begin + 1, end) if _QUOTED.sub("", lines[at].text, count=1)]
        is_told = any(_is_answer(lines, boxes, at, end) for at in range(begin + 1, after))
        if body and not is_told and _is_asked_above(boxes[begin], [_said(lines[at].text, None) for at in body]):
            found[body[0]] = all(_is_beside(lines[at].text) for at in range(end, after))
    return set(found) if any(found.values()) else set()  # else what is below each box may be the answer


def _is_answer(lines: Sequence[Line], boxes: Sequence[re.Match[str] | None], at: int, end: int) -> bool:
    """Whether a line below a box that asks answers it: by its label, or as a box for that, folded up or within."""
    box = boxes[at]
    if box is None:
        return answer_in(_said(lines[at].text, None)) is not None
    is_within = at == end and not lines[at].has_gap
    is_folded = box["folds"] == "-" and box["kind"].casefold() in _ANSWERS
    return is_within or is_folded or _answers(box)


def _is_asked_above(box: re.Match[str] | None, body: Sequence[str]) -> bool:
    """Whether the title of a box asks, and what it holds neither asks nor is there to choose from."""
    if box is None or _NAMED.fullmatch(box["title"]) or not reads_as_asked(box["title"]):
        return False
    return not any(text.endswith("?") or _OPTION.match(text) for text in body)


def _is_beside(text: str) -> bool:
    """Whether a line is in a box, or parts one from another."""
    return text.startswith(">") or heading_in(text) is not None or not any(map(str.isalnum, text))


def _said(text: str, box: re.Match[str] | None) -> str:
    if box is None:
        return _QUOTED.sub("", text, count=1)
    kind, title = box["kind"].casefold(), box["title"]
    if kind in _ASKS:
        return f"Question: {title}"
    return f"Answer: {'' if _SAYS_SO.fullmatch(title) else title}" if kind in _ANSWERS else title
