"""What learners mix up: terms of one guide that sound alike and mean something else, such as mitosis and meiosis."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from examsim.domain.rubric import Misconception
from examsim.importing.drafting.closed_questions import closed_question
from examsim.importing.drafting.statements import Role, statements
from examsim.importing.text.words import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.asked import Asked

_ALIKE = 72.0
_ENDING = 4
_BEGINNING = 6
_MOST_IN_BLOCK = 12
_MOST_WORDS = 4
_CAP = 1.0
"""Points for who takes one for the other: something is known of the matter."""
_SAME = 0.8
"""Of their words, that two meanings share when they are no different ones."""


def misconceptions(asked: Sequence[Asked]) -> dict[int, tuple[Misconception, ...]]:
    """For the questions at these places, that their term means what its neighbour does."""
    meanings = {index: meaning for index, question in enumerate(asked) if (meaning := _meaning(question))}
    found: dict[int, tuple[Misconception, ...]] = {}
    for index, other in _neighbours(asked, sorted(meanings)).items():
        ours, theirs = stems(meanings[index]), stems(meanings[other])
        if len(ours & theirs) < _SAME * len(ours | theirs):
            feedback = f"That is {asked[other].term.strip(' .:')}."
            found[index] = (Misconception(f"{meanings[other]}.", cap=_CAP, feedback=feedback),)
    return found


def _meaning(question: Asked) -> str:
    """The first thing that is said of a short term; nothing of a question, or of one with options."""
    if question.term.endswith("?") or len(question.term.split()) > _MOST_WORDS or closed_question(question) is not None:
        return ""
    return next((said.text for said in statements(question.answer) if said.role is Role.CLAIM), "")


def _neighbours(asked: Sequence[Asked], places: Sequence[int]) -> dict[int, int]:
    """The term that sounds most like each, among those that begin or end alike."""
    terms = {index: " ".join(asked[index].term.casefold().split()) for index in places}
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, term in terms.items():
        blocks[f"-{term[-_ENDING:]}"].append(index)
        blocks[f"{term[:_BEGINNING]}-"].append(index)
    best: dict[int, tuple[float, int]] = {}
    for block in blocks.values():
        near = block[:_MOST_IN_BLOCK]
        for first in near:
            for second in near:
                ratio = fuzz.ratio(terms[first], terms[second])
                if terms[first] != terms[second] and ratio >= _ALIKE:
                    best[first] = max(best.get(first, (0.0, 0)), (ratio, second))
    return {first: second for first, (_, second) in sorted(best.items())}
