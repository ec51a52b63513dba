"""Questions counted as exam papers and syllabuses do, ``1 (a)``, ``0 1 . 2``, ``LO 3:``, with plain numbers instead.

A mark scheme at the end counts the same way, and what has the same number there gets the same one here. What several
parts share, above the first of them, is said with each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_PART = re.compile(
    r"[*_#\s]{0,9}(?:(?:question|q)\s?)?(?P<number>\d{1,2})\s?[.)]?\s?\((?P<part>[a-z]|i{2,3})\)"
    r"\s?(?:\((?P<under>[ivx]{1,4})\))?[.:]?[*_]*\s+(?=\S)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?P<number>\d \d|0\d) ?\. ?(?P<part>\d)(?P<under>)\s+(?=\S)")
_GOAL = re.compile(
    r"(?:S?LO|(?:learning )?(?:objective|outcome|goal|target))\s?#?(?P<number>\d{1,2})"
    r"(?:\.(?P<part>\d{1,2}))?(?P<under>)\s?[:.)–—-]+\s+(?=[A-Z])",
    re.IGNORECASE,
)
_KINDS = (_PART, _SPACED, _GOAL)
_WHOLE = re.compile(r"(?P<number>\d{1,2})(?:[.)]|\s)\s*(?=[^\W_])")
_PART_ALONE = re.compile(r"[*_]{0,3}\((?P<part>[a-z])\)[*_]{0,3}\s+(?=\S)")
_ABOVE_A = chr(ord("a") - 1)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Question:
    """The lines that begin with one number, and what they count."""

    number: str
    part: str
    lines: list[Line]


def with_plain_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, with questions counted one way; as they are where they are counted so already."""
    lines = _with_numbers_of_parts(lines)
    kind = next((kind for kind in _KINDS if _counts([kind.match(line.text) for line in lines])), None)
    if kind is None:
        return list(lines)
    above, questions = _questions(lines, kind)
    plain: dict[tuple[str, str], int] = {}
    shared: _Question | None = None
    for question, below in pairwise([*questions, None]):
        if question is None:
            continue
        if below is not None and not question.part and below.part and below.number == question.number:
            shared = question
            continue
        stem = shared if shared is not None and question.part and question.number == shared.number else None
        count = plain.setdefault((question.number, question.part), len(plain) + 1)
        above += _written(question, count, stem)
        shared = stem
    return above


def _with_numbers_of_parts(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the number of a question before each part, where it stands before the first alone.

    Where it stands above the first, the letters may be those of options, unless the other half counts parts with it.
    """
    told = _told_apart(lines, frozenset())
    return _told_apart(
        told, frozenset(m["number"] for line in told if (m := _PART.match(line.text)) and m["part"] in "bB")
    )


def _told_apart(lines: Sequence[Line], parted: frozenset[str]) -> list[Line]:
    """The lines, with the numbers of parts below their first, and below what questions with these numbers share."""
    told: list[Line] = []
    number, last = "", ""
    for line in lines:
        first, part, whole = (kind.match(line.text) for kind in (_PART, _PART_ALONE, _WHOLE))
        if first and not first["under"]:
            number, last = first["number"], first["part"].casefold()
        elif part and number and len(last) == 1 and ord(part["part"]) == ord(last) + 1:
            last = part["part"]
            told.append(line.cut(f"{number} {line.text}"))
            continue
        elif first or whole:
            number, last = (whole["number"], _ABOVE_A) if whole and whole["number"] in parted else ("", "")
        told.append(line)
    return told


def _counts(found: Sequence[re.Match[str] | None]) -> bool:
    """Whether these count questions, each part next to the one before: in a key, letters say which option is right."""
    numbers = [(match["number"], match["part"] or "") for match in found if match]
    is_part = [number == above for (above, _), (number, _) in pairwise(numbers)]
    is_next = all(
        goes_on or part.casefold() in {"", "1", "a", "i"}
        for goes_on, (_, part) in zip(is_part, numbers[1:], strict=True)
    )
    return len(numbers) >= _FEWEST and is_next and (any(is_part) or not any(part for _, part in numbers))


def _questions(lines: Sequence[Line], kind: re.Pattern[str]) -> tuple[list[Line], list[_Question]]:
    """The lines above the first question, and each question with its lines; one without parts counts on by one."""
    above: list[Line] = []
    questions: list[_Question] = []
    for line in lines:
        match = kind.match(line.text)
        whole = _WHOLE.match(line.text) if match is None and kind is _PART else None
        last = int(questions[-1].number or 0) if questions and kind is _PART else 0
        if match:
            number, part = match["number"].replace(" ", "").lstrip("0"), f"{match['part']} {match['under'] or ''}"
            questions.append(_Question(number, part.casefold().strip(), [line.cut(line.text[match.end() :])]))
        elif whole and int(whole["number"]) in {last + 1, 1}:
            questions.append(_Question(whole["number"], "", [line.cut(line.text[whole.end() :])]))
        else:
            (questions[-1].lines if questions else above).append(line)
    return above, questions


def _written(question: _Question, count: int, stem: _Question | None) -> list[Line]:
    first, *rest = question.lines
    if stem is not None:
        for line in stem.lines:
            first = replace(first, further=(*first.further, line.number, *line.further))
        first = first.cut(f"{' '.join(line.text for line in stem.lines)} {first.text}")
    return [first.cut(f"{count}. {first.text}"), *rest]
