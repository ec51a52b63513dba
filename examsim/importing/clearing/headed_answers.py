"""Answers below a heading of their own, as on the next slide: ``# Poll 1`` with a question, then ``# Poll 1: Answer``.

The name that two such headings share labels the question, and what stands below it is asked. A heading of which no
other has the name, or only one pair of them in a text, may be a topic with what solves it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text import label_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<text>\S.{0,98})")
_BEHIND = re.compile(
    rf"(?P<name>[^\s:(].*?)\s?[:(\[–—-]{{1,2}}\s?(?:correct\s)?(?:{label_words.ANSWER})s?[)\]]?[:.]?", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?:correct\s)?(?:{label_words.ANSWER})s?(?:\s(?:to|for)\s|\s?[:–—-]{{1,2}}\s)(?P<name>\S.*)", re.IGNORECASE
)
_FEWEST = 2


def with_answers_labelled(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, with such questions as headings and a label before their answers; and the headings that named both."""
    pairs = _pairs(lines)
    if len(pairs) < _FEWEST:
        return list(lines), []
    left: list[Line] = []
    answers = set(pairs.values())
    for index, line in enumerate(lines):
        if index in answers:
            left.append(line.cut("Answer:"))
        elif index - 1 in pairs:
            level = lines[index - 1].text.split(maxsplit=1)[0]
            left.append(replace(line.cut(f"{level} {line.text}"), has_gap=True))
        elif index not in pairs:
            left.append(line)
    return left, [lines[index] for index in pairs]


def _pairs(lines: Sequence[Line]) -> dict[int, int]:
    """Headings with something below them, and where the next heading says that it has their answers."""
    pairs: dict[int, int] = {}
    above, name = 0, ""
    for index, line in enumerate(lines):
        heading = _HEADING.fullmatch(line.text)
        if heading is None:
            continue
        if name and _answered(heading["text"]) == name and index > above + 1:
            pairs[above] = index
        above, name = index, heading["text"].strip("*_: ").casefold()
    return pairs


def _answered(text: str) -> str:
    """The name of what a heading says is answered below it; nothing for any other."""
    match = _BEHIND.fullmatch(text.strip("*_ ")) or _BEFORE.fullmatch(text.strip("*_ "))
    return match["name"].strip("*_: ").casefold() if match else ""
