from __future__ import annotations

from examsim.domain.study import Tally
from examsim.review.board import board


def tally(bank: str, topic: str, good: float = 1.0, bad: float = 1.0, met: int = 1, called: str | None = None) -> Tally:
    return Tally(bank, topic, topic if called is None else called, questions=2, met=met, good=good, bad=bad)


def test_what_was_never_met_comes_behind_all_that_was_however_well_that_went() -> None:
    known, weak = tally("bank", "known", 9.0, 0.0), tally("bank", "weak", 0.0, 3.0)
    found = board([Tally("bank", "new", None, questions=2), known, weak], ())
    assert [each.topic for each in found.topics] == ["weak", "known", "new"]
    assert found.weakest == found.topics[0]


def test_topics_as_weak_as_each_other_stand_by_their_banks() -> None:
    found = board([tally("second", "a"), tally("first", "c"), tally("first", "b")], ())
    assert [each.key for each in found.topics] == [("first", "b"), ("first", "c"), ("second", "a")]


def test_a_topic_goes_by_what_it_was_called_when_most_of_it_was_tried() -> None:
    parts = [tally("bank", "now", met=3, called="then"), tally("bank", "now", met=1), tally("bank", "now", met=0)]
    (found,) = board(parts, ()).topics
    assert (found.key, found.as_tried) == (("bank", "now"), ("bank", "then"))
    assert (found.questions, found.met) == (6, 4)
