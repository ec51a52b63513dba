"""How a response grew: the texts of its journal, thinned to those worth marking, and when each point was first earned.

A journal has a text for about every second of typing, and marking each would take minutes. What is kept is where the
learner stopped to think, where something was about to be deleted, and else a text every few words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import CriterionGrade, Grade

MOST_STEPS = 40
"""Of one question."""
_REST_SECONDS = 5.0
_WORDS, _FEW_WORDS = 4, 2
_SLIP = 3
"""Characters that are deleted at once without being thought about."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a response read at some time."""

    question: int
    at: datetime
    seconds: float
    """Spent on this question by then."""
    text: str


class Journal(StrEnum):
    """How much of a question's journal is there."""

    WHOLE = "whole"
    PART = "part"
    """What was handed in is not what the journal ends with."""
    GONE = "gone"
    """Something was handed in, and nothing is in the journal."""
    BLANK = "blank"
    """Nothing was ever typed."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One question's texts, in their order."""

    index: int
    journal: Journal
    steps: tuple[Written, ...]
    journalled: int
    """How many texts the journal has, of which the steps are some."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A criterion earned more than ever before."""

    step: int
    points: float


@dataclass(frozen=True, slots=True)
class Earned:
    """When a criterion was earned."""

    id: str
    statement: str
    max_points: float
    gains: tuple[Gain, ...]
    """The first is when it was first earned; empty where it never was."""
    points: float
    """At the last step that is marked."""

    @property
    def is_lost_again(self) -> bool:
        """Whether it once earned more than in the end."""
        return bool(self.gains) and self.points < self.gains[-1].points


def recordings(attempt: Attempt, written: Iterable[Written]) -> tuple[Recording, ...]:
    """The texts of an attempt's journal, question by question."""
    texts: list[list[Written]] = [[] for _ in attempt.drafts]
    for each in written:
        texts[each.question].append(each)
    return tuple(_recording(index, attempt, found) for index, found in enumerate(texts))


def _recording(index: int, attempt: Attempt, found: Sequence[Written]) -> Recording:
    handed_in = attempt.drafts[index]
    changed = list(_changes(found))
    if not changed:
        journal = Journal.GONE if handed_in.text.strip() else Journal.BLANK
        return Recording(index, journal, (), 0)
    if changed[-1].text == handed_in.text:
        return Recording(index, Journal.WHOLE, thinned(changed), len(changed))
    changed.append(Written(index, attempt.finished, handed_in.seconds, handed_in.text))
    return Recording(index, Journal.PART, thinned(changed), len(changed) - 1)


def _changes(found: Sequence[Written]) -> Iterator[Written]:
    said = ""
    for each in found:
        if each.text != said:
            said = each.text
            yield each


def thinned(found: Sequence[Written], most: int = MOST_STEPS) -> tuple[Written, ...]:
    """The texts worth marking, the last among them; where they are too many still, some at even distances."""
    kept: list[Written] = []
    for each, following in pairwise(found):
        before = kept[-1].text if kept else ""
        grown = abs(len(each.text.split()) - len(before.split()))
        is_rest = following.seconds - each.seconds >= _REST_SECONDS
        is_left = each.text != before and _is_deleted(each.text, following.text)
        if grown >= _WORDS or (is_rest and grown >= _FEW_WORDS) or is_left:
            kept.append(each)
    kept += found[-1:]
    if len(kept) <= most:
        return tuple(kept)
    return tuple(kept[round(number * (len(kept) - 1) / (most - 1))] for number in range(most))


def _is_deleted(text: str, following: str) -> bool:
    return len(text) - len(following) > _SLIP


def earned(grades: Sequence[Grade | None]) -> tuple[Earned, ...]:
    """When each criterion was earned, by the marks of the steps; those not marked yet say nothing."""
    newest = next((grade for grade in reversed(grades) if grade is not None), None)
    return tuple(_earned(criterion, grades) for criterion in newest.criteria) if newest is not None else ()


def _earned(criterion: CriterionGrade, grades: Sequence[Grade | None]) -> Earned:
    gains: list[Gain] = []
    for step, grade in enumerate(grades):
        points = next((c.own_points for c in grade.criteria if c.id == criterion.id), 0.0) if grade is not None else 0.0
        if points > (gains[-1].points if gains else 0.0):
            gains.append(Gain(step, points))
    return Earned(criterion.id, criterion.statement, criterion.max_points, tuple(gains), criterion.own_points)


def caution(attempt: Attempt, recording: Recording, grades: Sequence[Grade | None]) -> str:
    """What to know before the last step's mark is taken for the one that is kept; empty where they are the same."""
    last, standing = grades[-1] if grades else None, attempt.standing(recording.index)
    said = ["The journal does not end with what was handed in."] if recording.journal is Journal.PART else []
    if last is None or standing is None:
        return " ".join(said)
    different = standing.grade.versions.differences(last.versions)
    if different or last.points != standing.points:
        why = [f"{', '.join(different)} changed since"] if different else []
        why += ["you judged it"] if standing.is_manual else []
        because = f" ({'; '.join(why)})" if why else ""
        said.append(f"Marked anew for this replay; the mark that counts is {standing.points:g}{because}.")
    return " ".join(said)
