"""Statements with their truth before or behind them: ``1. (T) The airway …``, ``The airway … (False)``."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.labels import RATIONALE
from examsim.importing.text.wrapping import page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_NUMBER = r"^(?:[(\[]?\d{1,4}\s?[.)\]:]\s*|[-•*]\s+)?(?:\*{0,2}(?:T/F|True/False|True or false)\s?[:.]\*{0,2}\s+)?"
_BEFORE = re.compile(
    rf"{_NUMBER}(?:[(\[_]+\s?(?P<marked>T|F|True|False)\s?[)\]_]+[.:]?|(?P<bare>T|F|TRUE|FALSE)(?:\s?[-–—:.]|(?=\s\d{{1,4}}[.)]\s)))\s+(?:\d{{1,4}}[.)]\s+)?"
    r"(?P<text>\S.{8,})$"
)
_BEHIND = re.compile(
    rf"{_NUMBER}(?P<text>\S.{{8,}}?)\s*(?:[(\[]\s?(?P<marked>T|F|True|False)\s?[)\]]|[-–—=:]+\s?(?P<bare>TRUE|FALSE|True|False))\.?$"
)
_CORRECTED = re.compile(
    rf"{_NUMBER}(?P<text>\S.{{8,}}?[.?!])\s+(?:[-–—]\s?)?(?:\*\*|[(\[])?(?P<marked>TRUE|FALSE|True|False)\b(?:\*\*|[)\]])?(?P<bare>)"
    r"(?:\s*[-–—:;,.(]+\s*(?P<why>\S.*?)\)?)?\.?$"
)
"""The same behind a full stop, and what would be true where a statement is false."""
_ALONE = re.compile(r"[(\[]\s?(?:T|F|True|False)\s?[)\]]\.?")
_HEAD = re.compile(r"(?:[^?]{0,20}\W)?true\s?(?:/|or|and|&)\s?false(?: questions| statements)?\W*", re.IGNORECASE)
_FEWEST = 3
_FEWEST_HEADED = 2
"""Where a heading says what they are; then, all of them may be true."""
_WIDEST = 400


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    lines = _rejoined(lines)
    parts: list[Sequence[Line]] = [[line] for line in lines]
    wrapped = [part for group in paragraphs(lines, page_width(lines)) for part in _with_remark_apart(group)]
    if _count_told(wrapped) >= _count_told(parts):  # what has its truth before it has it in its first line, too
        parts = wrapped
    whole = [_whole(part) for part in parts]
    is_headed = any(_HEAD.fullmatch(line.text[:_WIDEST]) for line in lines)
    fewest, kinds = (_FEWEST_HEADED, 1) if is_headed else (_FEWEST, 2)
    for pattern in (_BEFORE, _BEHIND, _CORRECTED):
        found = {index: match for index, line in enumerate(whole) if (match := pattern.match(line.text[:_WIDEST]))}
        if len(found) >= fewest and len({_truth(match) for match in found.values()}) >= kinds:
            return [piece for at, part in enumerate(parts) for piece in _pieces(part, whole[at], found.get(at))]
    return [Piece(Part.TEXT, line) for line in lines]


def _count_told(parts: Sequence[Sequence[Line]]) -> int:
    return sum(_is_told(_whole(part)) for part in parts)


def _is_told(line: Line) -> bool:
    return any(pattern.match(line.text[:_WIDEST]) for pattern in (_BEFORE, _BEHIND, _CORRECTED))


def _with_remark_apart(group: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines of a statement, and those of the remark in brackets below its full stop."""
    for at, (above, line) in enumerate(pairwise(group), 1):
        if line.text[0] == "(" and above.text[-1] == "." and group[-1].text[-1] == ")":
            return [group[:at], group[at:]]
    return [group]


def _whole(group: Sequence[Line]) -> Line:
    head, *rest = group
    further = (number for line in rest for number in (line.number, *line.further))
    return replace(head, text=" ".join(line.text for line in group), further=(*head.further, *further))


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with what had no room behind its statement in one line with it."""
    joined: list[Line] = []
    for line in lines:
        if joined and not line.has_gap and _ALONE.fullmatch(line.text):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
    return joined


def _truth(match: re.Match[str]) -> str:
    return "True" if (match["marked"] or match["bare"])[0] == "T" else "False"


def _pieces(part: Sequence[Line], whole: Line, match: re.Match[str] | None) -> list[Piece]:
    """A statement with its truth, or lines that are none as they stand: they may be questions of another shape."""
    if match is None:
        return [_beside(line) for line in part]
    statement = Piece(Part.PROMPT, whole.cut(f"True or false: {match['text']}"))
    why = match.groupdict().get("why")
    reason = [Piece(Part.RATIONALE, whole.cut(why))] if why else []
    return [statement, Piece(Part.ANSWER, whole.cut(_truth(match))), *reason]


def _beside(line: Line) -> Piece:
    label = RATIONALE.match(line.text)
    return Piece(Part.RATIONALE, line.cut(line.text[label.end() :])) if label else Piece(Part.TEXT, line)
