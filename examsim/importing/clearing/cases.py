"""Cases that several questions are about: ``Case 2``, what happened to whom, and the questions below it.

A question says nothing without its case, so each is told with it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry
    from examsim.importing.text.lines import Line

_HEAD = re.compile(
    r"[*_#\s]{0,9}(?:case(?: study| scenario)?|scenario|vignette|passage)(?:\s?#?(?:\d{1,3}|[A-H]"
    r"|[IVX]{1,4}))?[*_]{0,3}\s?(?:[:.–—-]+|$)[*_\s]*"
    r"|(?:use|read|refer to) the (?:following|case|scenario|passage|information|text"
    r"|vignette)\b.{0,80}?\bquestions?\b[^.:]{0,40}[.:]?\s*"
    r"|questions \d{1,3}\s?(?:-|–|to|through|and)\s?\d{1,3} (?:refer|relate|are based|pertain"
    r"|apply)\b[^.:]{0,60}[.:]\s*",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"^[*_#\s]{0,9}(?:(?:question|q)\s?\d{1,3}|[(\[]?\d{1,3}\s?[.)\]])|^[(\[]?a\s?[.)\]]\s.*\?$", re.IGNORECASE
)
_SECTION = re.compile(r"(?:section|part|chapter|unit)\s\w{1,10}\b|#{1,6}\s", re.IGNORECASE)
_COUNTED = re.compile(r"\d[*_\s:.–—-]*$")
_LONGEST = 40
"""Lines of a case."""


def without_cases(lines: Sequence[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The lines, and apart from them the cases, each from its heading to the numbered question below it."""
    left: list[Line] = []
    cases: list[list[Line]] = []
    index = 0
    while index < len(lines):
        end = _end(lines, index) if _HEAD.match(lines[index].text) else index
        if end > index:
            cases.append(list(lines[index:end]))
        else:
            left.append(lines[index])
        index = max(end, index + 1)
    return left, cases


def tell_cases(entries: Sequence[Entry], cases: Sequence[Sequence[Line]], headings: Sequence[Line]) -> None:
    """Set each case before the questions that stand below it, up to the next, or to the next part of the guide."""
    parts = [line.number for line in headings if _SECTION.match(line.text)]
    for entry in entries:
        above = [case for case in cases if case[0].number < entry.line]
        if above and not any(above[-1][0].number < part < entry.line for part in parts):
            head, *rest = above[-1]
            told = [head.cut(_HEAD.sub("", head.text, count=1)), *rest]
            entry.prompt[:0] = [line for line in told if line.text]


def _end(lines: Sequence[Line], start: int) -> int:
    """The first line below a case; where it starts, if no question with a number stands below, or it may be an answer.

    A heading alone tells nothing, but ends the case above it; without a number it may be a word like any other.
    """
    for index in range(start + 1, min(start + _LONGEST, len(lines))):
        if _QUESTION.match(lines[index].text):
            is_told = index > start + 1 or _HEAD.sub("", lines[start].text, count=1)
            is_counted = lines[start].has_gap and _COUNTED.search(lines[start].text)
            return index if is_told or is_counted else start
        if _SECTION.match(lines[index].text):
            return start
    return start
