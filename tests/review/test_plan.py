from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from statistics import mean

from examsim.domain.study import Foresight
from examsim.review.experience import Experience
from examsim.review.forecast import Outlook, forecast
from examsim.review.plan import plan
from tests.exams import START
from tests.review.simulated import BEGIN, SimulatedLearner, at_random, by_plan, weakest_alone
from tests.review.test_drill import NOVICE, prospect

EXAM = START + timedelta(days=3, hours=1)


def test_each_day_keeps_to_its_minutes_and_takes_the_best_first() -> None:
    asked = [prospect(f"q{n}", points=n, minutes=4) for n in range(1, 7)]
    made = plan(asked, START, EXAM, 9, NOVICE)
    assert len(made.days) == 4
    assert all(day.minutes <= 9 for day in made.days)
    assert [each.question_id for each in made.days[0].prospects] == ["q6", "q5"]
    assert made.days[0].points > 0


def test_what_finds_no_place_is_dropped_and_named() -> None:
    made = plan(
        [prospect(f"q{n}", points=n, minutes=4) for n in (1, 2, 6)], START, START + timedelta(hours=2), 4, NOVICE
    )
    assert [each.question_id for each in made.days[0].prospects] == ["q6"]
    assert [each.question_id for each in made.dropped] == ["q2", "q1"]


def test_following_the_plan_promises_more_than_doing_nothing() -> None:
    made = plan([prospect(f"q{n}", 0.4) for n in range(6)], START, EXAM, 12, NOVICE)
    assert made.with_plan.mean > made.without.mean
    assert made.without.low < made.without.mean < made.without.high


def test_what_practice_will_bring_is_doubted_in_the_range() -> None:
    # Of one who is well known, who has much to gain.
    log = sum((Foresight.of(known, gap, known) for known in (0.2, 0.5, 0.9) for gap in (1.0, 3.0) * 50), Foresight())
    known_well = replace(NOVICE, experience=Experience.of(log))
    made = plan([prospect(f"q{n}", 0, 0, 0) for n in range(60)], START, EXAM, 240, known_well)
    gained = made.with_plan.mean - made.without.mean
    assert gained > 0.1
    assert made.with_plan.deviation > gained / 2


def test_one_who_earned_more_after_long_rests_is_not_told_that_reviews_do_harm() -> None:
    log = sum((Foresight.of(0.3, gap, gap / 4) for gap in (1.0, 2.0, 3.0, 4.0) * 50), Foresight())
    rested = replace(NOVICE, experience=Experience.of(log))
    made = plan([prospect(f"q{n}", 0.4) for n in range(6)], START, EXAM, 12, rested)
    assert made.with_plan.mean > made.without.mean
    assert all(day.points > 0 for day in made.days)


def test_an_exam_that_is_past_needs_no_days() -> None:
    made = plan([prospect("q")], START, START - timedelta(days=1), 10, NOVICE)
    assert made.days == ()
    assert made.dropped == ()


def test_of_one_who_has_done_nothing_nearly_everything_is_possible() -> None:
    found = forecast([Outlook.of(prospect(f"q{n}", topic=f"t{n % 3}")) for n in range(30)], EXAM, NOVICE)
    assert found.high - found.low > 0.6
    assert forecast([], EXAM, NOVICE).percent == "0–0 %"


def test_the_range_holds_the_score_about_as_often_as_it_says() -> None:
    inside: dict[bool, list[bool]] = {False: [], True: []}
    for number in range(150):
        learner = SimulatedLearner(random.Random(f"range {number}"), by_power=number % 2 == 1)
        exam = BEGIN + timedelta(days=24)
        learner.practise(at_random, 10, 15, exam)
        prospects, known = learner.known()
        found = forecast(map(Outlook.of, prospects), exam, known)
        inside[learner.by_power].append(found.low <= learner.sat(exam) <= found.high)
    assert all(0.7 <= mean(held) <= 0.97 for held in inside.values())


def test_drills_chosen_by_the_plan_raise_scores_faster_than_chance_and_than_the_weakest_alone() -> None:
    exam = BEGIN + timedelta(days=15)
    reached = {}
    for choose in (by_plan, weakest_alone, at_random):
        learners = [SimulatedLearner(random.Random(f"drill {number}")) for number in range(12)]
        for learner in learners:
            learner.practise(choose, 14, 15, exam)
        reached[choose] = mean(learner.expected(exam) for learner in learners)
    assert reached[by_plan] > max(reached[weakest_alone], reached[at_random]) + 0.02


def test_what_is_due_or_new_has_its_place_however_far_the_exam_is() -> None:
    failed = [prospect(f"q{n}", 0.0) for n in range(4)]
    assert all(each.card is not None and each.card.memory.due <= START for each in failed)
    for asked in (failed, [prospect(f"q{n}") for n in range(4)]):
        made = plan(asked, START, START + timedelta(days=30), 12, NOVICE)
        assert len(made.days[0].prospects) == 4
