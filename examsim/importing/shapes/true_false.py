"""Statements with their truth before or behind them: ``1. (T) The airway …``, ``The airway … (False)``."""

from __future__ import annotations

import re
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
    whole = [_whole(group) for group in paragraphs(lines, page_width(lines))]
    if sum(map(_is_told, whole)) > sum(map(_is_told, lines)):  # statements were wrapped
        lines = whole
    is_headed = any(_HEAD.fullmatch(line.text[:_WIDEST]) for line in lines)
    fewest, kinds = (_FEWEST_HEADED, 1) if is_headed else (_FEWEST, 2)
    for pattern in (_BEFORE, _BEHIND, _CORRECTED):
        found = {index: match for index, line in enumerate(lines) if (match := pattern.match(line.text[:_WIDEST]))}
        if len(found) >= fewest and len({_truth(match) for match in found.values()}) >= kinds:
            return [piece for index, line in enumerate(lines) for piece in _pieces(line, found.get(index))]
    return [Piece(Part.TEXT, line) for line in lines]


def _is_told(line: Line) -> bool:
    return any(pattern.match(line.text[:_WIDEST]) for pattern in (_BEFORE, _BEHIND, _CORRECTED))


def _whole(group: Sequence[Line]) -> Line:
    head, *rest = group
    for line in rest:
        head = head.joined(line)
    return head


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


def _pieces(line: Line, match: re.Match[str] | None) -> list[Piece]:
    if match is None:
        label = RATIONALE.match(line.text)
        return [Piece(Part.RATIONALE, line.cut(line.text[label.end() :])) if label else Piece(Part.TEXT, line)]
    statement = Piece(Part.PROMPT, line.cut(f"True or false: {match['text']}"))
    why = match.groupdict().get("why")
    reason = [Piece(Part.RATIONALE, line.cut(why))] if why else []
    return [statement, Piece(Part.ANSWER, line.cut(_truth(match))), *reason]
