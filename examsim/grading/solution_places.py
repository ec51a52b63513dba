"""Where the verified solution says what a criterion asks for: searched for as it is in a response."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.criterion import gather
from examsim.grading.paper import Paper
from examsim.grading.quotes import quotes

if TYPE_CHECKING:
    from examsim.domain.grade import Evidence
    from examsim.grading.paper import CriterionSheet, QuestionSheet

_SAID = 0.3
"""Evidence below this only shows where words happen to meet."""


@lru_cache(maxsize=256)
def places_in_solution(criterion: CriterionSheet, sheet: QuestionSheet) -> tuple[Evidence, ...]:
    """The phrases of the solution that is shown; none where it does not say what the criterion asks for."""
    paper = _solution(sheet)
    if paper is None:
        return ()
    evidence = gather(criterion, paper, is_guarded=False)
    return quotes(evidence, paper.response) if evidence.strength >= _SAID else ()


@lru_cache(maxsize=64)
def _solution(sheet: QuestionSheet) -> Paper | None:
    """The solution that is shown, laid out as a response."""
    if not sheet.answers or sheet.answers[0].text != sheet.question.answer:
        return None
    return Paper(sheet, sheet.answers[0])
