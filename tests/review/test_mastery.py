from __future__ import annotations

from datetime import timedelta

import pytest
from fsrs import Card, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.study import Belief, Memory, Try
from examsim.review import mastery
from tests.exams import START

scores = st.floats(0, 1)


def tries(*scores: float) -> list[Try]:
    return [Try(START + timedelta(days=day), score) for day, score in enumerate(scores)]


def test_what_was_answered_once_is_not_known_for_sure() -> None:
    once = mastery.estimate(mastery.of(tries(1.0)))
    assert once.mean == pytest.approx(2 / 3)
    assert once.deviation > 0.2


def test_what_was_never_tried_may_be_anything() -> None:
    assert mastery.estimate(Belief()).mean == 0.5
    assert mastery.estimate(Belief()).deviation == pytest.approx((1 / 12) ** 0.5)


def test_the_latest_tries_count_most() -> None:
    up, down = mastery.estimate(mastery.of(tries(0, 0, 1, 1))), mastery.estimate(mastery.of(tries(1, 1, 0, 0)))
    assert up.mean > 0.55 > down.mean + 0.1


@given(st.lists(scores, max_size=12), scores, scores)
def test_a_better_score_never_makes_anything_seem_less_known(before: list[float], one: float, other: float) -> None:
    worse, better = sorted((one, other))
    belief = mastery.of(tries(*before))
    after_worse, after_better = (mastery.estimate(mastery.after(belief, score)).mean for score in (worse, better))
    assert 0 < after_worse <= after_better < 1


@given(st.lists(scores, min_size=1, max_size=12), scores, scores)
def test_the_less_is_retrievable_the_less_is_known(before: list[float], one: float, other: float) -> None:
    belief = mastery.of(tries(*before))
    less, more = (mastery.estimate(mastery.faded(belief, r)).mean for r in sorted((one, other)))
    assert less <= more + 1e-12


def test_what_is_no_longer_retrievable_counts_as_missed_and_no_evidence_is_lost() -> None:
    assert mastery.faded(Belief(2.0, 1.0), 0.75) == Belief(1.5, 1.5)
    assert mastery.faded(Belief(2.0, 1.0), 1.0) == Belief(2.0, 1.0)


@given(st.lists(st.tuples(scores, scores), min_size=1, max_size=20))
def test_more_evidence_makes_a_topic_surer(beliefs: list[tuple[float, float]]) -> None:
    evidence = [Belief(good, bad) for good, bad in beliefs]
    assert mastery.pooled(evidence).good == pytest.approx(sum(one.good for one in evidence))
    many = mastery.pooled(evidence * 50)
    assert mastery.estimate(many).deviation <= mastery.estimate(mastery.pooled(evidence)).deviation + 1e-12


def test_a_response_given_with_hints_proves_less() -> None:
    alone, helped = (mastery.estimate(mastery.after(Belief(), 1.0, hints)).mean for hints in (0, 2))
    assert helped < alone


def test_a_lucky_guess_proves_little_and_a_sure_mistake_much() -> None:
    def mean(score: float, confidence: float | None) -> float:
        return mastery.estimate(mastery.after(Belief(), score, 0, confidence)).mean

    assert mean(1, 0) < mean(1, 0.5) < mean(1, 1) == mean(1, None)
    assert mean(0, 1) < mean(0, 0) == mean(0, None)


@given(st.floats(0.01, 1000), st.integers(-5, 4000))
def test_memories_fade_as_the_package_says(stability: float, days: int) -> None:
    memory = Memory(stability, 5.0, START, START, int(State.Review))
    card = Card(0, State.Review, None, stability, 5.0, START, START)
    now = START + timedelta(days=days, hours=3)
    assert mastery.retrievability(memory, now) == pytest.approx(Scheduler().get_card_retrievability(card, now))


def test_an_estimate_is_said_with_its_spread() -> None:
    assert mastery.Estimate(0.524, 0.091).percent == "52 % ± 9"
    assert mastery.Estimate(0.9, 0.001).percent == "90 % ± 1"
