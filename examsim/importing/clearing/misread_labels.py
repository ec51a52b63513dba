"""Labels that a scanner misread, ``Questi0n 1:``, ``Answcr:``, or a hand mistyped: mended before a guide is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import distance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_LABELS = ("question", "answer", "rationale", "explanation", "solution", "definition")
_OPENING = re.compile(r"(?P<word>[^\W_]{5,12})(?=\s?\d{0,4}\s?[:;.])")
_LOOKALIKES = str.maketrans({"0": "o", "1": "l", "5": "s", "!": "l", "|": "l"})
_MOST_WRONG = 1
_WITHIN = re.compile(r"(?<=[.?!:)]\s)(?P<word>Answer|Ans|ANSWER|ANS):")
_SLIPPED = re.compile(r"(?<=[.?!:)]\s)(?P<word>Answer|Ans|ANSWER|ANS)[;,.](?=\s)")
"""The sign behind the label of an answer that stands in the line of its question, next to the key that was meant."""
_MARKER = re.compile(r"(?<=\S)\s?[-–—(>]\s?(?P<word>[Aa][A-Za-z]{4,6})\s?[-–—)>:]")
_WRAPPED = re.compile(rf"(?:{'|'.join(_LABELS)})s?[.?!]")
"""The last word of a sentence, where it alone had no room in the line above."""
_FEWEST_WITHIN = 3
_MOST_ASKED = 5
"""Lines from the letter of a question to that of its answer."""


def mended(lines: Sequence[Line]) -> list[Line]:
    """The lines, each label that is a letter or its sign off as it was meant."""
    return _with_words(_with_signs(_with_colons([_mended(line) for line in _unwrapped(lines)])))


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the word of a label behind the sentence it ends, ``Justify your`` and below it ``answer.``."""
    told: list[Line] = []
    for line in lines:
        if told and not line.has_gap and _WRAPPED.fullmatch(line.text) and told[-1].text[-1].isalpha():
            told[-1] = told[-1].joined(line)
        else:
            told.append(line)
    return told if len(lines) - len(told) < _FEWEST_WITHIN else list(lines)  # a label, where it comes back


def _with_colons(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a colon behind the letters of a question and its answer where others have it, not a stop."""
    if min(sum(line.text.startswith(label) for line in lines) for label in ("Q:", "A:")) < _FEWEST_WITHIN:
        return list(lines)
    told: list[Line] = []
    asked = -_MOST_ASKED
    for index, line in enumerate(lines):
        asked = index if line.text.startswith("Q. ") else asked
        is_answer = line.text.startswith("A. ") and index - asked < _MOST_ASKED
        told.append(line.cut(f"{line.text[0]}:{line.text[2:]}") if is_answer or asked == index else line)
        asked = -_MOST_ASKED if is_answer else asked
    return told


def _with_words(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the word of a marker within them as most of them have it: ``--- ANWSER ---``."""
    found = [_MARKER.search(line.text) for line in lines]
    words = [match["word"].casefold() if match else "" for match in found]
    if words.count("answer") < max(_FEWEST_WITHIN, sum(map(bool, words)) / 2):
        return list(lines)
    return [
        line.cut(f"{line.text[: match.start('word')]}ANSWER{line.text[match.end('word') :]}")
        if match and _label(match["word"]) == "answer"
        else line
        for line, match in zip(lines, found, strict=True)
    ]


def _with_signs(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a colon behind labels within them that have another sign, where several have that."""
    if sum(_WITHIN.search(line.text) is not None for line in lines) < _FEWEST_WITHIN:
        return list(lines)
    return [line if _WITHIN.search(line.text) else line.cut(_SLIPPED.sub(r"\g<word>:", line.text)) for line in lines]


def _mended(line: Line) -> Line:
    opening = _OPENING.match(line.text)
    label = _label(opening["word"]) if opening else ""
    return line.cut(f"{label.capitalize()}{line.text[opening.end() :]}") if opening and label else line


def _label(word: str) -> str:
    """The label that a word is a misreading of; empty where it is none, or is right as it stands."""
    read = word.casefold().translate(_LOOKALIKES).replace("vv", "w").replace("rn", "m")
    if read.endswith("s") or read.isdecimal() or word.casefold() in _LABELS:
        return ""
    near = (label for label in _LABELS if distance.OSA.distance(read, label, score_cutoff=_MOST_WRONG) <= _MOST_WRONG)
    return next(near, "")
