"""Where the verified solution says what a criterion asks for: searched for as it is in a response."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.criterion import gather
from examsim.grading.paper import Paper
from examsim.grading.quotes import quotes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examsim.domain.grade import Evidence
    from examsim.grading.paper import CriterionSheet, QuestionSheet

_SAID = 0.3
"""Evidence below this only shows where words happen to meet."""


@lru_cache(maxsize=256)
def places_in_solution(sheet: QuestionSheet) -> Mapping[CriterionSheet, tuple[Evidence, ...]]:
    """The phrases of the solution that is shown, by criterion; empty where it does not say one."""
    if not sheet.answers or sheet.answers[0].text != sheet.question.answer:
        return {}
    paper = Paper(sheet, sheet.answers[0])
    found = {criterion: gather(criterion, paper, is_guarded=False) for criterion in sheet.criteria}
    return {
        criterion: quotes(evidence, paper.response)
        for criterion, evidence in found.items()
        if evidence.strength >= _SAID
    }
