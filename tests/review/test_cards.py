from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.study import CriterionTry, Try
from examsim.review.cards import fold
from examsim.review.rating import Thresholds
from examsim.review.scheduler import schedule
from tests.exams import START

USUAL = Thresholds()
logs = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60 * 24 * 40)), min_size=1, max_size=10)
"""Scores, each with the minutes since the one before."""


def tries(log: list[tuple[float, int]]) -> list[Try]:
    at, made = START, []
    for score, minutes in log:
        at += timedelta(minutes=minutes)
        made.append(Try(at, score, "topic"))
    return made


def scored(*scores: float, every: float = 3) -> list[Try]:
    return [Try(START + timedelta(days=every * n), score) for n, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("score", "hints", "rating"),
    [
        (0.0, 0, Rating.Again),
        (0.49, 0, Rating.Again),
        (0.5, 0, Rating.Hard),
        (0.75, 0, Rating.Good),
        (0.95, 0, Rating.Easy),
        (1.0, 1, Rating.Hard),
        (0.2, 1, Rating.Again),
    ],
)
def test_a_mark_becomes_a_rating(score: float, hints: int, rating: Rating) -> None:
    assert int(USUAL.rating(score, hints)) == int(rating)


def test_thresholds_are_shown_as_they_are() -> None:
    assert Thresholds(0.4, 0.6, 0.9).in_words == "below 40 % again · from 40 % hard · from 60 % good · from 90 % easy"


@given(logs)
def test_a_card_is_what_the_package_makes_of_the_log(log: list[tuple[float, int]]) -> None:
    scheduler = Scheduler(
        learning_steps=[timedelta(minutes=10)], relearning_steps=[timedelta(minutes=10)], enable_fuzzing=False
    )
    card = Card(card_id=1, due=START)
    for one in tries(log):
        card, _ = scheduler.review_card(card, Rating(USUAL.rating(one.score)), one.at)
    memory = schedule(tries(log), USUAL)
    assert memory is not None
    assert (memory.stability, memory.difficulty, memory.due) == (card.stability, card.difficulty, card.due)
    assert (memory.state, memory.step, memory.last) == (card.state, card.step, card.last_review)


@given(logs, st.randoms(use_true_random=False))
def test_a_card_does_not_depend_on_the_order_in_which_the_log_is_known(
    log: list[tuple[float, int]], chance: object
) -> None:
    made = tries([(score, minutes + 1) for score, minutes in log])
    mixed = made.copy()
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert fold("b", "q", mixed, USUAL) == fold("b", "q", made, USUAL)


def test_a_lapse_brings_a_question_back_within_minutes_and_shortens_its_memory() -> None:
    before, after = fold("b", "q", scored(1, 1, 1), USUAL), fold("b", "q", scored(1, 1, 1, 0), USUAL)
    assert before is not None
    assert after is not None
    assert after.memory.due - after.memory.last == timedelta(minutes=10)
    assert after.memory.stability < before.memory.stability
    assert after.failures == 1


def test_a_late_review_that_succeeds_strengthens_more_than_an_early_one() -> None:
    early, late = (schedule(scored(0.8, 0.8, every=days), USUAL) for days in (1, 30))
    assert early is not None
    assert late is not None
    assert early.stability < late.stability


def test_a_clock_that_ran_backwards_changes_no_order_and_breaks_nothing() -> None:
    back = [Try(START, 1.0), Try(START - timedelta(days=400), 0.0)]
    card = fold("b", "q", back, USUAL)
    assert card is not None
    assert (card.first_score, card.last_score, card.memory.last) == (0.0, 1.0, START)


def test_an_instant_of_another_zone_is_the_same_instant() -> None:
    away = datetime.fromtimestamp(START.timestamp(), timezone(timedelta(hours=5)))
    assert fold("b", "q", [Try(away, 1.0)], USUAL) == fold("b", "q", [Try(START.astimezone(UTC), 1.0)], USUAL)


def test_criteria_have_cards_of_their_own() -> None:
    def one(day: int, first: float, second: float) -> Try:
        parts = (CriterionTry("a", "It is this.", first, 3.0), CriterionTry("b", "Or that.", second, 1.0))
        return Try(START + timedelta(days=day), (first + second) / 4, criteria=parts)

    card = fold("b", "q", [one(0, 3, 0), one(1, 3, 0), one(2, 1.5, 1)], USUAL)
    assert card is not None
    known, missed = card.criteria
    assert (known.id, known.tries, known.lost, known.last_score) == ("a", 3, 1.5, 0.5)
    assert (missed.lost, missed.last_score) == (2.0, 1.0)


def test_what_was_expected_is_kept_beside_what_was_earned() -> None:
    card = fold("b", "q", scored(1, 0, 1), USUAL)
    assert card is not None
    assert card.foresight.tries == 2  # nothing can be foreseen of the first
    assert card.foresight.earned == 1.0


def test_without_tries_there_is_no_card() -> None:
    assert fold("b", "q", [], USUAL) is None
