"""What a learner taught is one more thing that may be said; guards and the author have the last word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.learned import Taught
from examsim.domain.question import Question, QuestionKind
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader, Submission
from tests.grading.papers import RUBRIC, SALT
from tests.grading.test_grader import responses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.grading.sentence_encoder import SentenceEncoder

MAY = date(2026, 5, 3)
WORDS = "Brooks wash stones away"
OUTPUT = Criterion(
    "output-follows", 3.0, "The output changes in the same way as the input.", (("output",), ("same way", "equally"))
)
EQUIVARIANCE = Question("equivariance", "Define equivariance.", ("The output changes in the same way as the input.",))
SHIFTS = Rubric("equivariance", (OUTPUT, Criterion("formula", 1.0, "f(g(x)) = g(f(x))")))
SHORT = Grader(HashEncoder())


def taught(words: str, criterion: str = "rivers", *, counts: bool = True) -> Taught:
    return Taught(criterion, words, counts, MAY)


def marked(
    response: str,
    *lessons: Taught,
    question: Question = SALT,
    rubric: Rubric | None = RUBRIC,
    grader: Grader = SHORT,
) -> Grade:
    return grader.grade(Submission(response, question, rubric, taught=lessons))


def criterion(grade: Grade, name: str = "rivers") -> CriterionGrade:
    return next(each for each in grade.criteria if each.id == name)


@pytest.mark.parametrize("grader", [SHORT, Grader(None)], ids=["model", "keywords alone"])
def test_a_taught_wording_earns_its_criterion_and_says_since_when(grader: Grader) -> None:
    response = f"Well: {WORDS.upper()}, they say."
    assert criterion(marked(response, grader=grader)).points == 0
    found = criterion(marked(response, taught(WORDS), grader=grader))
    assert found.points == found.max_points
    assert found.reason == "You taught this on 3 May 2026."
    assert [piece.text for piece in found.evidence] == [WORDS.upper()]
    assert not found.unsure


def test_a_wording_without_a_keyword_is_not_scaled_down_for_the_rubrics_keywords() -> None:
    found = criterion(marked("Brooks wash stones far away", taught(WORDS)))
    assert found.points > found.max_points / 2
    assert found.reason.startswith(f"You taught this on 3 May 2026, in other words: “{WORDS}”.")


def test_a_wordings_own_keywords_must_be_there() -> None:
    lesson = taught("Streams wash the grey stones away from mountains")
    with_it, without = (
        criterion(marked(f"{who} wash the grey stones away from mountains soon", lesson)).nearness or 0
        for who in ("Streams", "Giants")
    )
    assert with_it > 0.9
    assert without < 0.5


def test_other_criteria_and_questions_are_marked_as_before() -> None:
    response = f"{WORDS}. Only pure water evaporates."
    before, after = marked(response), marked(response, taught(WORDS))
    assert criterion(before, "water") == criterion(after, "water")
    assert marked(response, taught(WORDS, "another")).criteria == before.criteria


def test_the_grade_knows_that_something_was_taught() -> None:
    versions = [marked("x", *lessons).versions for lessons in ((), (taught(WORDS),), (taught("y z"),))]
    assert versions[0].learned == ""
    assert len({each.learned for each in versions}) == 3
    assert len({each.rubric for each in versions}) == 1


@given(responses, st.sampled_from([WORDS, "dissolved minerals", "never pure water", "Rivers"]))
def test_teaching_takes_nothing_away(response: str, words: str) -> None:
    before, after = (marked(response, *lessons).points for lessons in ((), (taught(words),)))
    assert after >= before


def test_what_should_not_count_does_not_and_says_so() -> None:
    response = "Streams with minerals in them exist."
    assert criterion(marked(response)).points > 0
    found = criterion(marked(response, taught("streams with minerals in them", counts=False)))
    assert found.points == 0
    assert "You taught on 3 May 2026 that this does not count: “streams with minerals in them”." in found.reason
    assert found.guards == ("taught",)


def test_what_should_not_count_hurts_nobody_who_says_the_statement_too() -> None:
    response = "Streams with minerals in them exist. Rivers carry dissolved minerals into the sea."
    found = criterion(marked(response, taught("streams with minerals in them", counts=False)))
    assert found.points == found.max_points


def test_a_denial_of_what_was_taught_earns_nothing() -> None:
    assert criterion(marked("Brooks never wash stones away", taught(WORDS))).points == 0


def test_a_short_answer_is_taught_as_a_whole() -> None:
    capital = Question("c", "The capital?", ("Paris",), kind=QuestionKind.SHORT_ANSWER)

    def points(response: str, *lessons: Taught) -> float:
        return marked(response, *lessons, question=capital, rubric=None).points

    lesson = taught("Lutetia", "answer")
    assert [points(said) for said in ("Lutetia", "Paris")] == [0, 4]
    assert [points(said, lesson) for said in ("lutetia.", "Lutetia or London", "not Lutetia")] == [4, 0, 0]
    assert points("Paris", taught("Paris", "answer", counts=False)) == 0


def shifted(response: str, lessons: Sequence[Taught], grader: Grader = SHORT) -> CriterionGrade:
    return criterion(marked(response, *lessons, question=EQUIVARIANCE, rubric=SHIFTS, grader=grader), "output-follows")


def test_a_taught_opposite_stays_an_opposite() -> None:
    said = "The output does not change in the same way as the input."
    before, after = (shifted(said, lessons) for lessons in ((), (taught(said, "output-follows"),)))
    assert after.points == before.points <= 0.5


def test_a_taught_opposite_without_a_word_of_the_statement_stays_one_too() -> None:
    before, after = (
        shifted("Nothing changes.", lessons) for lessons in ((), (taught("Nothing changes.", "output-follows"),))
    )
    assert after.points == before.points == 0


def test_what_the_author_accepts_may_be_taught_though_it_turns_the_statement() -> None:
    criterion_ = replace(OUTPUT, accept=("Of the content, nothing changes.",))
    rubric = replace(SHIFTS, criteria=(criterion_,))
    lesson = taught("nothing changes", "output-follows")
    found = criterion(marked("nothing changes", lesson, question=EQUIVARIANCE, rubric=rubric), "output-follows")
    assert found.points == found.max_points


LONG = (
    "We saw how pictures are stored, with cats and cars drawn by a friend who paints on Sundays in the old park. " * 4
)


@pytest.mark.parametrize("grader", [SHORT, Grader(None)], ids=["model", "keywords alone"])
def test_a_taught_opposite_is_one_by_itself_though_the_guards_of_a_long_response_do_not_see_it(grader: Grader) -> None:
    said = "The output does not change along with pictures."
    before, after = (shifted(LONG + said, own, grader) for own in ((), (taught(said, "output-follows"),)))
    assert after == before


def test_the_guards_look_again_at_a_response_that_only_what_was_taught_lifts() -> None:
    response = f"{WORDS}. No river ever carries minerals."
    assert criterion(marked(response)).guards == ()
    found = criterion(marked(response, taught(WORDS)))
    assert (found.points, found.guards) == (0, ("opposite",))


def test_words_of_a_phrasing_among_many_others_do_not_say_it() -> None:
    response = "Brooks wash the stones away painted blue before by clerks of Springfield"
    assert criterion(marked(response, taught(WORDS))).points == 0


def test_a_misconception_that_was_taught_costs_what_it_costs() -> None:
    said = "Salt comes from the fish that swim in it."
    grade = marked(f"{said} Rivers carry dissolved minerals into the sea.", taught(said))
    assert grade.misconceptions
    assert grade.points <= 1.0


@pytest.fixture(scope="module")
def real(encoder: SentenceEncoder) -> Grader:
    return Grader(encoder)


@pytest.mark.model
@pytest.mark.parametrize(
    "said",
    [
        "Move the picture and the feature map shifts along with it.",
        "If you shift the picture, the feature map moves along with it.",
        "The feature maps move along when you move the image.",
    ],
)
def test_a_taught_wording_generalises(real: Grader, said: str) -> None:
    lesson = taught("when you move the picture the feature map moves along", "output-follows")
    before, after = (shifted(said, lessons, real) for lessons in ((), (lesson,)))
    assert after.points > before.points
    assert after.points >= after.max_points / 2


@pytest.mark.model
@pytest.mark.parametrize(
    "said",
    [
        "when you move the picture the feature map does not move along",
        "When you move the picture, the feature map stays where it was.",
        "The output stays the same when the input changes.",
        "Pictures are made of pixels and feature maps of numbers.",
    ],
)
def test_opposites_and_other_things_gain_nothing_from_it(real: Grader, said: str) -> None:
    lesson = taught("when you move the picture the feature map moves along", "output-follows")
    before, after = (shifted(said, lessons, real) for lessons in ((), (lesson,)))
    assert after.points <= before.points


@pytest.mark.parametrize(
    ("said", "gains"),
    [
        ("Streams carry sand and mud and bring it down to the coast.", True),
        ("Streams carry mud and do not bring gravel down to the coast.", False),
    ],
)
def test_who_says_half_of_the_statement_is_understood_in_freer_words(said: str, gains: bool) -> None:
    question = Question("delta", "What is it that happens?", ("Rivers carry mud, sand and salt down to the sea.",))
    lesson = taught("Streams bring mud, sand, gravel and pebbles to the coast.", "answer-1")
    before, after = (Grader(None).grade(Submission(said, question, taught=each)) for each in ((), (lesson,)))
    assert (after.points > before.points) is gains


@pytest.mark.parametrize(
    ("said", "gains"),
    [
        ("Rivers carry mud, sand and pebbles to the sea.", True),
        ("Rivers do not carry mud, sand and pebbles to the sea.", False),
        ("Rivers carry mud to the sea.", False),
    ],
)
def test_the_statement_and_what_was_taught_count_together_where_both_are_mostly_said(said: str, gains: bool) -> None:
    question = Question("delta", "What is it that happens?", ("Rivers carry mud, sand and salt down to the sea.",))
    lesson = taught("Brooks carry mud, sand and pebbles to a coast.", "answer-1")
    before, after = (Grader(None).grade(Submission(said, question, taught=each)) for each in ((), (lesson,)))
    assert (after.points > before.points) is gains


def test_what_a_guard_speaks_against_is_not_understood_in_freer_words() -> None:
    statement = "Rivers carry mud, sand and salt down to the sea and to three lakes."
    question = Question("delta", "What is it that happens?", (statement,))
    rubric = Rubric("delta", (Criterion("load", 3.0, statement), Criterion("life", 1.0, "Fish swim in the sea.")))
    said = "Streams carry sand and mud and bring it down to the coast and to nine lakes."
    lesson = taught("Streams bring mud, sand, gravel and pebbles to the coast.", "load")
    before, after = (
        criterion(marked(said, *lessons, question=question, rubric=rubric, grader=Grader(None)), "load")
        for lessons in ((), (lesson,))
    )
    assert before.guards == ("number",)
    assert after == before
