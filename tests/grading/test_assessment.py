"""Which guards look where: at each criterion where there are several, at the whole solution where one stands for it."""

from __future__ import annotations

from dataclasses import replace

from examsim.grading.assessment import assess
from tests.grading.papers import SALT, paper

MINERALS, WATER, DENIED = (
    "Rivers carry dissolved minerals into it.",
    "The water evaporates from its surface.",
    "The water never evaporates from its surface.",
)


def test_of_several_sentences_of_a_solution_the_one_that_is_contradicted_is_found() -> None:
    question = replace(SALT, answers=(f"{MINERALS} {WATER}",))
    said, denied = assess(paper(f"{MINERALS} {DENIED}", None, question)).criteria
    assert not said.findings
    assert [finding.guard for finding in denied.findings] == ["opposite"]


def test_one_sentence_that_stands_for_a_solution_is_compared_as_the_whole_alone() -> None:
    found = assess(paper(DENIED, None, replace(SALT, answers=(WATER,))))
    assert not found.criteria[0].findings
    assert [finding.guard for finding in found.findings] == ["opposite"]
