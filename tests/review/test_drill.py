from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.study import Foresight, Prospect, Try
from examsim.review.cards import fold
from examsim.review.drill import Gain, chosen, chosen_mixed, gain, interleaved, weakest_first
from examsim.review.experience import Experience
from examsim.review.forecast import Learner, Outlook
from examsim.review.rating import Thresholds
from tests.exams import START

NOVICE = Learner(Experience.of(Foresight()), {})
LATER = START + timedelta(days=7)


def prospect(name: str, *scores: float, topic: str = "t", points: float = 4, minutes: float = 3) -> Prospect:
    tries = [Try(START - timedelta(days=30 - n), score, topic) for n, score in enumerate(scores)]
    return Prospect("bank", name, topic, points, minutes, fold("bank", name, tries, Thresholds()))


topics = st.lists(st.sampled_from("abcd"), max_size=14)


@given(topics)
def test_no_topic_comes_thrice_in_a_row_where_that_can_be_helped(given_topics: list[str]) -> None:
    things = list(enumerate(given_topics))
    ordered = interleaved(things, lambda thing: thing[1])
    assert Counter(ordered) == Counter(things)
    runs = [len({topic for _, topic in ordered[i : i + 3]}) == 1 for i in range(len(ordered) - 2)]
    most = max(Counter(given_topics).values(), default=0)
    if most <= 2 * (len(things) - most + 1):
        assert not any(runs)


def test_the_weakest_comes_first_and_topics_alternate() -> None:
    known = [prospect("a1", 0, topic="a"), prospect("a2", 0.5, topic="a"), prospect("b1", 1, 1, topic="b")]
    ordered = weakest_first(map(Outlook.of, known), START, NOVICE)
    assert [each.question_id for each in ordered] == ["a1", "b1", "a2"]


def test_most_points_per_minute_are_chosen_and_the_minutes_kept() -> None:
    asked = [
        prospect("dear", points=4, minutes=10),
        prospect("cheap", points=4, minutes=2),
        prospect("small", points=1, minutes=2),
    ]
    gains = [gain(Outlook.of(each), START, LATER, NOVICE) for each in asked]
    names = [each.outlook.prospect.question_id for each in chosen(gains, 5)]
    assert names == ["cheap", "small"]
    assert [each.outlook.prospect.question_id for each in chosen(gains[:1], 5)] == ["dear"]  # rather than nothing


def test_two_brief_questions_go_before_one_long_one_that_is_worth_less_than_both() -> None:
    long = prospect("a long one", 0.6, points=4, minutes=4)
    brief = [prospect(name, 0.6, points=3, minutes=2) for name in ("brief", "short")]
    gains = [gain(Outlook.of(each), START, LATER, NOVICE) for each in (long, *brief)]
    assert gains[0].points > gains[1].points > 0
    assert [each.outlook.prospect for each in chosen(gains, 4)] == brief


def test_topics_go_on_mixing_after_what_was_asked_before() -> None:
    assert interleaved("aab", str, after="aa")[0] == "b"


def test_the_pair_mixed_up_most_comes_first_once_and_has_half_the_minutes_at_most() -> None:
    one, other = (prospect(name, 0.4, topic="a") for name in ("one", "other"))
    weakest, last = prospect("weakest", 0, topic="a"), prospect("last", 0.4, topic="b")

    def names(minutes: float) -> list[str]:
        asked = [one, other, weakest, last]
        drill = chosen_mixed(asked, [(one, other)], START, lambda _: LATER, minutes, NOVICE)
        return [each.question_id for each in drill]

    assert names(12) == ["one", "other", "last", "weakest"], "the third of topic a waits for another topic"
    assert sorted(names(30)) == ["last", "one", "other", "weakest"], "each once, though there is time for more"
    assert "weakest" in names(11)[:1], "six of eleven minutes are too much for one pair"


def test_of_two_losses_the_brief_one_is_the_smaller() -> None:
    outlook = Outlook.of(prospect("long", minutes=10)), Outlook.of(prospect("brief", minutes=2))
    long, brief = (Gain(each, -0.5, 1.0, each) for each in outlook)
    assert brief.per_minute > long.per_minute


def test_a_review_to_come_is_never_foreseen_to_do_harm() -> None:
    for days in (1, 7, 14, 60, 365):
        new = gain(Outlook.of(prospect("new")), START, START + timedelta(days=days), NOVICE)
        assert new.points >= 0


def test_what_is_fading_gains_more_than_what_sits() -> None:
    fading, sitting = prospect("fading", 0.6), prospect("sitting", *[1] * 8)
    one, other = (gain(Outlook.of(each), START, LATER, NOVICE).points for each in (fading, sitting))
    assert one > other
