"""Questions that are right or wrong, marked without a rubric: a number, a word or two, a choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.question import QuestionKind
from examsim.grading.numeric import expected_number, judge_number
from examsim.grading.short_answer import judge_short_answer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.grade import CriterionGrade
    from examsim.domain.question import Question
    from examsim.grading.abbreviations import Abbreviation
    from examsim.grading.text import PreparedText


def solutions(question: Question) -> tuple[str, ...]:
    """What a right response may say: verified solutions, or the accepted words or number where there are none."""
    if question.answers or question.accept:
        return question.answers or question.accept
    return (expected_number(question.numeric),) if question.numeric is not None else ()


def closed_grade(
    question: Question, response: PreparedText, abbreviations: Sequence[Abbreviation] = ()
) -> CriterionGrade | None:
    """The grade of the one criterion a closed question has; None where the response must be read for its meaning."""
    if question.kind is QuestionKind.NUMERIC and question.numeric is not None:
        verdict = judge_number(question.numeric, response.text, question.prompt)
    elif question.kind is QuestionKind.SHORT_ANSWER or question.choices:
        verdict = judge_short_answer(question, response, abbreviations)
    else:
        return None
    if not verdict.is_settled:
        return None
    return verdict.as_grade(next(iter(solutions(question)), ""), question.points, response.text)
