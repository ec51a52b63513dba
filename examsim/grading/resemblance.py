"""Whose answer a misconception is: two things mixed up are told apart best by naming the other one."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.grading.misconception import nearness
from examsim.grading.segments import excerpt, sentences
from examsim.grading.text import Clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.rubric import Misconception
    from examsim.grading.paper import Paper
    from examsim.grading.text import PreparedText

_SAYS_THE_SAME = 0.75


def resembled(misconception: Misconception, paper: Paper) -> str:
    """The other question whose verified solution states a misconception, by its name; empty where none does."""
    sheet = next(sheet for sheet in paper.sheet.misconceptions if sheet.misconception is misconception)
    likeness = {sibling.name: _likeness(sheet.statement.text, sibling.answer) for sibling in paper.sheet.siblings}
    nearest = max(likeness, key=lambda name: likeness[name], default="")
    return nearest if nearest and likeness[nearest] >= _SAYS_THE_SAME else ""


@lru_cache(maxsize=4096)  # both belong to the bank: the same for every response
def _likeness(wrong: PreparedText, answer: PreparedText) -> float:
    parts = dict.fromkeys((*sentences(answer), *answer.clauses, *_pairs(answer.clauses)))
    return max((nearness(wrong, excerpt(answer, part)) for part in parts), default=0.0)


def _pairs(clauses: Sequence[Clause]) -> list[Clause]:
    return [Clause(a.first, b.last) for a, b in pairwise(clauses)]
