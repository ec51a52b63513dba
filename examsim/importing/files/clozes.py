"""Texts with gaps as Anki writes them, ``{{c1::Paris::city}}``: a question for each number, the other gaps filled.

Anki shows the others too, for what is asked of one gap often makes sense by what stands in the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from examsim.importing.asked import ClosedQuestion

if TYPE_CHECKING:
    from examsim.importing.asked import Asked

_MARK = re.compile(r"\{\{c(?P<numbers>\d{1,3}(?:,\d{1,3}){0,9})::|::|(?P<end>\}\})")
_HINT = "::"
_BLANK = "_____"
_DEEPEST = 8
_MOST_GAPS = 100
_LONGEST = 20_000
"""Characters of a note: one with more, or with more gaps, would be said over and over."""
_MOST_WORDS = 10
"""Of a gap that is filled word by word; a longer one wants to be answered in one's own."""


@dataclass(slots=True)
class _Gap:
    """What is hidden by some of the numbers, and gaps within it."""

    numbers: frozenset[int]
    parts: list[str | _Gap] = field(default_factory=list)
    hint: str = ""


def has_gaps(text: str) -> bool:
    """Whether a text is one to be filled in."""
    return "{{c" in text and bool(_numbers(_parsed(text)))


def questions_of(note: Asked) -> list[Asked]:
    """A question for each number in the term of a note; none where there is none, or nothing is hidden by it."""
    whole = _parsed(note.term)
    numbers = sorted(_numbers(whole))
    if len(numbers) > _MOST_GAPS or len(note.term) > _LONGEST:
        return []
    return [asked for number in numbers if (asked := _asked(note, whole, number)) is not None]


def _asked(note: Asked, whole: _Gap, number: int) -> Asked | None:
    hidden: list[str] = []
    prompt = " ".join(_shown(whole, number, hidden).split())
    answer = ", ".join(dict.fromkeys(" ".join(text.split()) for text in hidden if text.strip()))
    if not answer:
        return None
    closed = ClosedQuestion(prompt, answer, (answer,)) if len(answer.split()) <= _MOST_WORDS else None
    return replace(note, term=prompt, answer=(answer,), closed=closed)


def _shown(gap: _Gap, number: int, hidden: list[str]) -> str:
    """A text as it reads with the gaps of a number left blank; what they hide is added to the list."""
    if number not in gap.numbers:
        return "".join(part if isinstance(part, str) else _shown(part, number, hidden) for part in gap.parts)
    hidden.append(_shown(_Gap(frozenset(), gap.parts), -1, []))
    return f"{_BLANK} ({gap.hint.strip()})" if gap.hint.strip() else _BLANK


def _numbers(gap: _Gap) -> set[int]:
    return set(gap.numbers).union(*(_numbers(part) for part in gap.parts if isinstance(part, _Gap)))


def _parsed(text: str) -> _Gap:
    """A text as a gap that nothing hides, with the gaps in it; what is opened and never closed is text."""
    whole = _Gap(frozenset())
    open_gaps: list[tuple[_Gap, str]] = []
    at = 0
    for mark in _MARK.finditer(text):
        inner = open_gaps[-1][0] if open_gaps else whole
        before = text[at : mark.start()]
        if mark["numbers"] and len(open_gaps) < _DEEPEST:
            inner.parts.append(before)
            open_gaps.append((_Gap(frozenset(map(int, mark["numbers"].split(",")))), mark[0]))
        elif mark["end"] and open_gaps:
            gap, _ = open_gaps.pop()
            _close(gap, before)
            (open_gaps[-1][0] if open_gaps else whole).parts.append(gap)
        else:  # the two colons before a hint stand by themselves, to be found again
            inner.parts += [before, mark[0]]
        at = mark.end()
    rest: list[str | _Gap] = [text[at:]]
    for gap, opening in reversed(open_gaps):
        rest = [opening, *gap.parts, *rest]
    whole.parts += rest
    return whole


def _close(gap: _Gap, before: str) -> None:
    """Put the last text of a gap into it, and tell its hint apart, which stands behind the first two colons."""
    gap.parts.append(before)
    if _HINT in gap.parts:
        at = gap.parts.index(_HINT)
        gap.hint = "".join(part for part in gap.parts[at + 1 :] if isinstance(part, str))
        del gap.parts[at:]
