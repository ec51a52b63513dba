from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examsim.domain.bank import Bank
from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.encoder import HashEncoder
from examsim.keeping.looking import alone, look_over
from examsim.keeping.neighbours import twins
from examsim.storage.library import read_all
from tests.storage.bank_files import write

if TYPE_CHECKING:
    from collections.abc import Sequence

SHIPPED = Path(__file__).parent.parent.parent
OSMOSIS = Question(
    "osmosis", "What is osmosis?", ("The diffusion of water through a semipermeable membrane.",), "cells"
)
SHORT, NUMERIC = QuestionKind.SHORT_ANSWER, QuestionKind.NUMERIC


def rules(*questions: Question, rubric: Rubric | None = None) -> list[str]:
    rubrics = {rubric.question_id: rubric} if rubric is not None else {}
    return [advice.rule for advice in alone(Bank("biology", "Biology", questions, rubrics))]


def asked(prompt: str, answer: str = "The diffusion of water through a semipermeable membrane.") -> Question:
    return replace(OSMOSIS, prompt=prompt, answers=(answer,))


@pytest.mark.parametrize(
    "prompt",
    ["Explain.", "Why?", "Osmosis.", "Optimization error", "Discuss osmosis.", "What do you know about osmosis?",
     "What does the figure below show, as described above?", "Explain this diagram.",
     "What does the figure above show?"],
)  # fmt: skip
def test_a_prompt_that_leaves_open_what_is_asked_is_vague(prompt: str) -> None:
    assert rules(asked(prompt)) == ["vague-prompt"]


@pytest.mark.parametrize(
    "prompt",
    ["Define osmosis.", "What is osmosis?", "Explain how water gets into a cell.", "The capital of France is ____.",
     "Osmosis and diffusion: how do they differ?", "Why is 7 prime?", "¿Qué es la ósmosis?", "浸透とは何ですか？",
     "A patient takes digoxin and has a slow pulse: the nurse's first step", "Compute 2 + 2.",
     "What does the area below a demand curve mean?", "What does a table of contents list?"],
)  # fmt: skip
def test_a_prompt_that_asks_something_is_left_in_peace(prompt: str) -> None:
    assert rules(asked(prompt)) == []


def test_a_prompt_that_says_the_answer_gives_it_away() -> None:
    giving = asked("What is it called when water diffuses through a semipermeable membrane?")
    assert rules(giving) == ["gives-away"]
    assert rules(replace(giving, answers=("Osmosis.",), kind=SHORT)) == []
    named = asked("Osmosis moves water. What moves water?")
    assert rules(replace(named, kind=SHORT, answers=(), accept=("osmosis",))) == ["gives-away"]
    offered = asked("Is it osmosis or diffusion?")
    assert rules(replace(offered, kind=SHORT, answers=(), accept=("osmosis",))) == []
    number = asked("How much is 4 when doubled to 8?")
    assert rules(replace(number, kind=NUMERIC, answers=(), numeric=NumericAnswer(8.0))) == []


def test_topics_are_missed_once_for_a_bank_without_and_at_each_question_of_a_bank_with() -> None:
    one, two, three = (
        replace(OSMOSIS, id=f"q{n}", prompt=f"What is {word}?") for n, word in enumerate(["osmosis", "mitosis", "ATP"])
    )
    assert rules(one, two, three) == []
    assert rules(one, replace(two, topic=""), replace(three, topic="")) == ["missing-topic"] * 2
    assert rules(*(replace(question, topic="") for question in (one, two, three))) == ["missing-topic"]


def rubric(*criteria: Criterion) -> Rubric:
    return Rubric("osmosis", criteria)


def criterion(statement: str, *keywords: Sequence[str], at_least: int | None = None, name: str = "one") -> Criterion:
    return Criterion(name, 2.0, statement, tuple(map(tuple, keywords)), at_least)


MOVES = criterion("Water moves through a semipermeable membrane.", ["water"], ["membrane", "barrier"])


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (criterion("Water moves through the semipermeable membranes."), ["overlap"]),
        (criterion("Water leaves through a semipermeable wall."), []),
        (criterion("Some molecules move.", ["barrier", "Membrane"], ["water"]), ["overlap"]),
        (criterion("Water does not move through a semipermeable membrane."), []),
        (criterion("It goes to where more is dissolved.", ["dissolved"], ["more"]), []),
    ],
)
def test_criteria_that_one_sentence_earns_twice_overlap(other: Criterion, expected: list[str]) -> None:
    assert rules(OSMOSIS, rubric=rubric(MOVES, replace(other, id="two"))) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("The nucleus divides into nuclei, really.", ["overlap"]),
        ("The nucleus divides into daughters.", []),
        ("The nucleus never divides into nuclei.", []),
        ("The nucleus divides into nuclei with equal chromosomes.", []),
    ],
)
def test_a_criterion_with_one_word_more_than_another_overlaps_it(other: str, expected: list[str]) -> None:
    short = criterion("The nucleus divides into nuclei.")
    assert rules(OSMOSIS, rubric=rubric(short, criterion(other, name="two"))) == expected


def test_keywords_that_the_prompt_has_are_no_test_of_knowledge() -> None:
    question = asked("What does water do at a membrane?")
    assert rules(question, rubric=rubric(MOVES)) == ["keywords-in-prompt"]
    more = replace(MOVES, keywords=(*MOVES.keywords, ("semipermeable",)))
    assert rules(question, rubric=rubric(more)) == []
    assert rules(question, rubric=rubric(replace(more, at_least=2))) == ["keywords-in-prompt"]


def test_keywords_that_every_answer_has_are_found() -> None:
    others = [
        Question(f"q{n}", f"What does part {n} do?", (f"It lets the water through its membrane {n}.",), "cells")
        for n in range(6)
    ]
    assert rules(OSMOSIS, *others, rubric=rubric(MOVES)) == ["keyword-everywhere"]
    assert rules(OSMOSIS, *others[:5], rubric=rubric(MOVES)) == []
    telling = criterion("It diffuses.", ["water"], ["diffuses"])
    assert rules(OSMOSIS, *others, rubric=rubric(telling)) == []
    assert rules(OSMOSIS, rubric=rubric(criterion("It diffuses.", ["the", "diffuses"]))) == ["keyword-everywhere"]


def test_an_alternative_that_stands_twice_is_found() -> None:
    assert rules(OSMOSIS, rubric=rubric(criterion("It diffuses.", ["diffuses", "spreads", "Diffuses "]))) == [
        "repeated"
    ]


def twin_ids(*banks: Bank, by_meaning: bool = False) -> list[tuple[int, int]]:
    found = twins(banks, HashEncoder() if by_meaning else None)
    return [(one.bank, int(one.advice.location[1])) for one in found]


def test_a_question_that_is_there_twice_is_found_across_banks_and_within_one() -> None:
    again = replace(OSMOSIS, id="again", prompt="Osmosis: what is it?")
    other = Question("mitosis", "What is mitosis?", ("A cell divides into two that are alike.",))
    first, second = Bank("a", "A", (OSMOSIS, other)), Bank("b", "B", (other, again))
    assert twin_ids(first, second) == [(1, 0), (1, 1)]
    assert twin_ids(Bank("a", "A", (OSMOSIS, other, again))) == [(0, 2)]
    assert twin_ids(first, replace(second, id="a")) == []  # the copy of a bank that another folder overrides
    assert twin_ids(first, second, by_meaning=True) == [(1, 0), (1, 1)]


@pytest.mark.parametrize(
    "other",
    [
        replace(OSMOSIS, prompt="What is diffusion?", answers=("Particles spread out until they are even.",)),
        replace(OSMOSIS, answers=("It takes 3 hours.",)),
        replace(OSMOSIS, choices=("a", "b")),
    ],
)
def test_siblings_are_no_twins(other: Question) -> None:
    assert twin_ids(Bank("a", "A", (OSMOSIS,)), Bank("b", "B", (other,)), by_meaning=True) == []


def test_numbers_tell_questions_apart() -> None:
    one, two = (asked(f"How long are {n} weeks in whole days?", f"They are {7 * n} whole days long.") for n in (2, 3))
    assert twin_ids(Bank("a", "A", (one, replace(two, id="two")))) == []


def test_advice_points_at_the_line_it_is_about(tmp_path: Path) -> None:
    write(
        tmp_path / "question_bank/b.yaml",
        "schema: 1\nid: b\ntitle: B\nquestions:\n  - id: one\n    prompt: Explain.\n    answer: Yes.\n",
    )
    write(
        tmp_path / "rubrics/b.yaml",
        "schema: 1\nbank: b\nrubrics:\n  one:\n    criteria:\n      - id: c\n        points: 4\n"
        "        statement: Yes.\n        keywords:\n          - [left, left]\n",
    )
    readings, problems = read_all([tmp_path])
    assert problems == []
    places = [(found.rule, Path(found.place.path).parent.name, found.place.line) for found in look_over(readings)]
    assert places == [("vague-prompt", "question_bank", 6), ("repeated", "rubrics", 10)]


def test_the_shipped_bank_needs_no_advice() -> None:
    readings, _ = read_all([SHIPPED / "question_bank"])
    assert readings
    assert look_over(readings, HashEncoder()) == []


def chosen(answer: str, *choices: str) -> Question:
    return replace(OSMOSIS, prompt="Which one is a metal?", answers=(answer,), kind=SHORT, choices=choices)


@pytest.mark.parametrize("answer", ["A", "b", "A and B", "A) iron", "iron", "Iron, for it conducts"])
def test_options_of_which_one_is_named_by_letter_or_text_are_left_in_peace(answer: str) -> None:
    assert rules(chosen(answer, "A) iron", "B) zinc", "C) wool")) == []
    assert rules(chosen(answer, "iron", "zinc", "Zinc")) == []


@pytest.mark.parametrize("answer", ["D", "copper", "D) copper"])
def test_options_of_which_no_answer_names_one_cannot_be_chosen_right(answer: str) -> None:
    assert rules(chosen(answer, "A) iron", "B) zinc", "C) wool")) == ["no-right-option"]


def test_an_option_that_stands_there_twice_is_shown_where_it_is_repeated() -> None:
    (advice,) = alone(Bank("metals", "Metals", (chosen("A", "A) iron", "B) zinc", "C) zinc"),), {}))
    assert (advice.rule, advice.location) == ("option-twice", ("questions", 0, "choices", 2))
    assert "what B says" in advice.message
