"""Regression cases: everything a learner judged, beside what the grader had given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.judgement import Occasion, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.domain.judgement import KeptJudgement
    from examsim.domain.session import OwnMarked

TOLERANCE = 0.25
"""How far apart two marks may be and agree: a quarter point, the smallest step there is."""


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that the learner judged, beside what the grader had given."""

    bank_id: str
    question_id: str
    criterion: str
    """Empty for the whole question."""
    statement: str
    attempt: str
    index: int
    at: datetime
    automatic: float
    points: float
    """The learner's."""
    max_points: float
    was_asked: bool = False
    """Whether the grader was unsure and asked, rather than being contradicted."""
    credit: float | None = None
    """What the grader made of the evidence, 0..1."""
    guards: tuple[str, ...] = ()
    response: str = ""
    """As it was judged; what was handed in may be better."""
    is_blind: bool = False
    """Whether it was judged before the grader's mark was shown."""

    @property
    def agrees(self) -> bool:
        """Whether the grader's points were the learner's."""
        return agree(self.automatic, self.points)

    @property
    def is_raised(self) -> bool:
        """Whether the grader was too strict."""
        return not self.agrees and self.points > self.automatic

    @property
    def is_lowered(self) -> bool:
        """Whether the grader was too lenient."""
        return not self.agrees and self.points < self.automatic


def cases(attempt: Attempt) -> Iterator[Case]:
    """What the learner has judged of an attempt, before the marks or after, and not taken back."""
    again = set()
    for index, grade in enumerate(attempt.grades):
        if grade is None:
            continue
        said = [each for each in attempt.judgements if each.index == index and not each.is_withdrawn]
        last = {(each.judgement.subject, each.judgement.name): each for each in said}
        for (_, name), kept in last.items():
            again.add((index, name, attempt.drafts[index].text.strip()))
            if (case := _contested(attempt, grade, kept)) is not None:
                yield case
    # What was judged again with the marks in sight is no case of its own.
    yield from (case for place, case in _blind(attempt).items() if place not in again)


def let_stand(attempt: Attempt) -> list[CriterionGrade]:
    """Criteria that the learner said nothing of, in an attempt that they judged something of."""
    judged = {(each.index, each.judgement.name) for each in attempt.judgements if not each.is_withdrawn}
    judged |= {(each.question, name) for each in attempt.own_marks for name in each.marks.by_name}
    of_all = [(index, c) for index, grade in enumerate(attempt.grades) if grade for c in grade.criteria]
    return [criterion for index, criterion in of_all if (index, criterion.id) not in judged] if judged else []


def agree(one: float, other: float) -> bool:
    """Whether two marks are the same, but for the smallest step."""
    return abs(one - other) <= TOLERANCE


def _contested(attempt: Attempt, grade: Grade, kept: KeptJudgement) -> Case | None:
    said = kept.judgement
    whole = replace(
        _of_question(attempt, grade, kept.index, kept.at, said.automatic, said.points),
        response=attempt.drafts[kept.index].text,
    )
    if said.subject is Subject.QUESTION:
        return whole
    criterion = next((c for c in grade.criteria if c.id == said.name), None)
    if said.subject is not Subject.CRITERION or criterion is None or said.occasion is Occasion.KEPT:
        return None
    return replace(_of_criterion(whole, grade, criterion), was_asked=said.occasion is Occasion.ASKED)


def _blind(attempt: Attempt) -> dict[tuple[int, str, str], Case]:
    """By question, criterion and response, what the learner gave last before seeing marks."""
    found = {}
    for kept in attempt.own_marks:
        response = kept.marks.response.strip()
        is_final = response == attempt.drafts[kept.question].text.strip()
        grade = kept.marks.grade or (attempt.grades[kept.question] if is_final else None)
        for name, case in _given(attempt, grade, kept) if grade is not None else ():
            found[kept.question, name, response] = case
    return found


def _given(attempt: Attempt, grade: Grade, kept: OwnMarked) -> Iterator[tuple[str, Case]]:
    criteria = {criterion.id: criterion for criterion in grade.criteria}
    for name, points in kept.marks.by_name.items():
        whole = replace(
            _of_question(attempt, grade, kept.question, kept.at, grade.points, points),
            response=kept.marks.response,
            is_blind=True,
        )
        if not name:
            yield name, whole
        elif name in criteria:
            own = criteria[name].own_points
            yield name, replace(_of_criterion(whole, grade, criteria[name]), automatic=own)


def _of_question(attempt: Attempt, grade: Grade, index: int, at: datetime, automatic: float, points: float) -> Case:
    item = attempt.exam.items[index]
    return Case(
        item.bank_id, item.question.id, "", "", attempt.id, index, at, automatic, points, grade.max_points,
        guards=grade.guards,
    )  # fmt: skip


def _of_criterion(whole: Case, grade: Grade, criterion: CriterionGrade) -> Case:
    return replace(
        whole,
        criterion=criterion.id,
        statement=criterion.statement,
        max_points=criterion.max_points,
        credit=criterion.credit,
        guards=(*criterion.guards, *grade.guards),
    )
