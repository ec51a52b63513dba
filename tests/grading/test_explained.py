"""What a grade says beside its points: where the solution says it, what came nearest, what was read as what."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Rubric
from examsim.grading.encoder import HashEncoder
from examsim.grading.grader import Grader, Submission
from tests.grading.papers import FISH, RIVERS, RUBRIC, SALT, WATER

if TYPE_CHECKING:
    from examsim.domain.grade import Grade

OTHER = Question("fish", "Which wrong idea is common?", ("Salt comes from the fish that swim in it.",))


def graded(response: str, rubric: Rubric | None = RUBRIC, siblings: tuple[Question, ...] = ()) -> Grade:
    return Grader(HashEncoder()).grade(Submission(response, SALT, rubric, siblings))


def test_a_criterion_points_at_the_words_of_the_solution_that_say_it() -> None:
    rivers, water = graded("").criteria
    for criterion, word in ((rivers, "Rivers"), (water, "pure water")):
        assert any(word in piece.text for piece in criterion.solution)
        assert all(SALT.answer[piece.start : piece.end] == piece.text for piece in criterion.solution)


def test_a_missed_criterion_shows_what_came_nearest() -> None:
    (rivers, _) = graded("Streams flow to the sea and carry fish.").criteria
    assert not rivers.points
    assert rivers.evidence == ()
    assert "carry" in " ".join(piece.text for piece in rivers.nearest)
    assert "Nearest: “" in rivers.reason


def test_a_keyword_met_by_another_word_is_named_with_both() -> None:
    (rivers, _) = graded("Rivvers carry some mineral along to the sea.").criteria
    assert "“Rivvers” for “rivers”" in rivers.reason
    assert "“mineral”" in rivers.reason
    assert "“mineral” for" not in rivers.reason, "another form of a word is no other word"


def test_a_misconception_says_what_was_read_as_what_and_whose_answer_it_is() -> None:
    (found,) = graded("Salt comes from fish that swim in it.", siblings=(OTHER,)).misconceptions
    assert found.reason == (
        "You wrote “Salt comes from fish that swim in it”, read as “Salt comes from the fish that swim in it”. "
        "That is what is right for “Which wrong idea is common?”."
    )
    assert (found.cap, found.resembles) == (1.0, "Which wrong idea is common?")
    (outright,) = graded("Salt comes from the fish that swim in it.").misconceptions
    assert outright.reason == "You wrote “Salt comes from the fish that swim in it”."


def test_what_rules_took_away_is_still_known() -> None:
    both = "Rivers carry dissolved minerals into the sea. Only pure water evaporates from its surface."
    taken = graded(f"{both} Salt comes from the fish that swim in it.")
    assert (taken.points, sum(c.own_points for c in taken.criteria)) == (1.0, 4.0)
    rubric = replace(RUBRIC, criteria=(replace(RIVERS, required=True), WATER), misconceptions=(FISH,))
    missed = graded("Only pure water evaporates from its surface.", rubric)
    assert (missed.points, [c.own_points for c in missed.criteria]) == (0.0, [0.0, 2.0])
    best = graded(both, replace(rubric, best=1))
    assert (best.best, best.points, [c.own_points for c in best.criteria]) == (1, 2.0, [2.0, 2.0])


def test_what_earns_points_shows_words() -> None:
    drafted = replace(RUBRIC, criteria=(Criterion("all", 4.0, "Minerals are brought along by rain and stay."),))
    for response in ("Rivers and water.", "salt stays behind when the water leaves", "minerals"):
        for rubric in (RUBRIC, drafted, None):
            assert all(c.evidence for c in graded(response, rubric).criteria if c.points)
