"""What would have earned a criterion: the smallest part of the verified solution that the grader takes for it.

Nothing is promised that was not tried: every part is put below the response and the whole is marked again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.grading.grader import Grader
    from examsim.grading.submission import Submission

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n\s*\n")
_CLAUSE_END = re.compile(r"(?<=[,:;])\s+|\s+(?=(?:and|but|so|because|where|which|while)\b)")
_MOST_TRIED = 16
_WORD = re.compile(r"\w+")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Addition:
    """Words of the solution that would have earned a criterion more."""

    words: str
    points: float
    """What the criterion earns with them."""
    gain: float
    """What the question gains by them."""
    more: float
    """What the criterion gains by them."""
    is_all: bool
    """Whether the criterion lacks nothing then."""

    @property
    def in_words(self) -> str:
        """What would have earned how much."""
        return f"Would have earned {'it' if self.is_all else 'more of it'}: “{self.words}”  +{self.more:g}"


def smallest_addition(grader: Grader, submission: Submission, before: Grade, name: str) -> Addition | None:
    """The fewest words that earn all of a criterion, or else most of it; None where none of them earn anything."""
    criterion = next(each for each in before.criteria if each.id == name)
    parts = _parts(submission.question.answer, criterion)
    responses = [f"{submission.response.rstrip()}\n{part}".lstrip("\n") for part in parts]
    grades = grader.grade_all([replace(submission, response=response) for response in responses])
    additions = [
        Addition(part, own, grade.points - before.points, own - criterion.own_points, own >= criterion.max_points)
        for part, grade in zip(parts, grades, strict=True)
        if (own := _own(grade, name)) > criterion.own_points and grade.points >= before.points
    ]
    return min(additions, key=lambda each: (-each.points, _count(each.words)), default=None)


def _own(grade: Grade, name: str) -> float:
    return next((each.own_points for each in grade.criteria if each.id == name), 0.0)


def _parts(answer: str, criterion: CriterionGrade) -> list[str]:
    """Parts to try: those that hold what the solution says of the criterion before others, the shorter first."""
    spans = sorted(set(_spans(answer)), key=lambda span: (_is_elsewhere(span, criterion), _count(answer[slice(*span)])))
    parts = dict.fromkeys(" ".join(answer[start:end].split()).rstrip(",;:") for start, end in spans)
    return [part for part in parts if _WORD.search(part)][:_MOST_TRIED]


def _is_elsewhere(span: Span, criterion: CriterionGrade) -> bool:
    return not any(place.start < span[1] and span[0] < place.end for place in criterion.solution)


def _spans(answer: str) -> Iterator[Span]:
    sentences = _split(answer, (0, len(answer)), _SENTENCE_END)
    for sentence in sentences:
        clauses = _split(answer, sentence, _CLAUSE_END)
        yield from clauses
        yield from ((a[0], b[1]) for a, b in pairwise(clauses))
        yield sentence
    yield from ((a[0], b[1]) for a, b in pairwise(sentences))
    yield (0, len(answer))


def _split(text: str, within: Span, at: re.Pattern[str]) -> list[Span]:
    start, end = within
    breaks = [match.span() for match in at.finditer(text, start, end)]
    starts = [start, *(last for _, last in breaks)]
    return [(a, b) for a, b in zip(starts, [*(first for first, _ in breaks), end], strict=True) if a < b]


def _count(text: str) -> int:
    return len(_WORD.findall(text))
