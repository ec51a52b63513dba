"""Options that stand in rows, ``a) red  b) green  c) blue``, or in two columns: each in a line of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

LETTERS = "ABCDEFGH"
MOST = len(LETTERS)
"""Options of a question."""
_OF_FOUR = LETTERS[:4]
_IN_A_ROW = re.compile(r"(?:^|(?<=\s))[(\[]?(?P<letter>[A-Ha-h])(?P<close>[.)\]:])[*_]*\s+(?=\S)")
_ANSWER_BEHIND = re.compile(
    r"\s(?P<answer>[*_(\[]{0,3}(?:(?:correct|right)\s)?(?:answer|ans|key)\.?[*_]{0,2}\s?[:=–—-]+.*)$", re.IGNORECASE
)
_FEWEST_IN_A_ROW = 3


def in_lines_of_their_own(lines: Sequence[Line]) -> list[Line]:
    """The lines, with options in rows one below the other."""
    return [part for line in _one_by_one(lines) for part in _apart(line)]


def _one_by_one(lines: Sequence[Line]) -> list[Line]:
    """The lines, with four options in two rows of two, or in two columns, one below the other."""
    told: list[Line] = []
    pairs: list[Line] = []
    """The first two of four, above the line that is looked at."""
    for line in lines:
        marks = _alike(line.text)
        letters = "".join(mark["letter"].upper() for mark in marks)
        both = [
            line.cut(line.text[start:end]) for start, end in pairwise([*(m.start() for m in marks), len(line.text)])
        ]
        before = "".join(option.text.lstrip("([")[0].upper() for option in pairs)
        if pairs and both and marks[0].start() == 0 and before + letters in {"ABCD", "ACBD"}:
            told[-1:] = sorted([*pairs, *both], key=lambda option: option.text.lstrip("([")[0].upper())
            pairs = []
            continue
        told.append(line)
        pairs = both if marks and marks[0].start() == 0 and letters in {"AB", "AC"} else []
    return told


def _alike(text: str) -> list[re.Match[str]]:
    """The letters in a line that are written as the first: in "a) B. F. Skinner" the others are of a name."""
    marks = [mark for mark in _IN_A_ROW.finditer(text) if mark["letter"].upper() in _OF_FOUR]
    style = (marks[0]["close"], marks[0]["letter"].isupper()) if marks else None
    return [mark for mark in marks if (mark["close"], mark["letter"].isupper()) == style]


def _apart(line: Line) -> list[Line]:
    """Options in a row on one line, each on its own."""
    marks: list[re.Match[str]] = []
    for match in _IN_A_ROW.finditer(line.text):
        is_next = len(marks) < MOST and match["letter"].upper() == LETTERS[len(marks)]
        if is_next and (not marks or match["close"] == marks[0]["close"]):
            marks.append(match)
    if len(marks) < _FEWEST_IN_A_ROW:
        return [line]
    behind = _ANSWER_BEHIND.search(line.text, marks[-1].end())
    ends = [*(mark.start() for mark in marks[1:]), behind.start() if behind else len(line.text)]
    head = line.text[: marks[0].start()].strip()
    options = [
        line.cut(f"{mark['letter']}) {line.text[mark.end() : end].strip(' ,;')}")
        for mark, end in zip(marks, ends, strict=True)
    ]
    answer = [line.cut(behind["answer"])] if behind else []
    return [*([line.cut(head)] if head else []), *options, *answer]
