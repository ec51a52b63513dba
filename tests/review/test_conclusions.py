from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from examsim.domain.figures import Figures, Line, Moment, Scope, Step, Sums, TopicSums
from examsim.review.conclusions import conclusion

BEGIN = datetime(2025, 3, 1, tzinfo=UTC)


def sums(earned: float, tries: int = 10, pace: float = 1.0, sure_wrong: int = 0) -> Sums:
    return Sums(tries, earned * 4 * tries, 4.0 * tries, 180 * pace * tries, 3.0 * tries, sure_wrong, sure_wrong)


def figures(*scores: float, topics: tuple[TopicSums, ...] = (), attempts: int | None = None) -> Figures:
    moments = tuple(Moment(BEGIN + timedelta(days=n), sums(score)) for n, score in enumerate(scores))
    total = sum((moment.sums for moment in moments), Sums())
    topics = topics or (TopicSums("bank", "maps", total),)
    return Figures(Scope(), Step.DAY, total, len(scores) if attempts is None else attempts, moments, (), topics)


def test_nothing_is_concluded_from_nothing_or_from_one() -> None:
    assert "Nothing to see yet" in conclusion(figures())
    chosen = replace(figures(), scope=Scope(topic="no such topic"))
    assert conclusion(chosen).startswith("No exam fits this choice")
    assert conclusion(figures(0.5)) == "You got 50 % in one exam; a second one will show where it goes."


def test_a_course_is_told_by_its_halves() -> None:
    assert "rose from 45 % in the first half to 75 % in the second" in conclusion(figures(0.4, 0.5, 0.7, 0.8))
    assert "fell from 80 %" in conclusion(figures(0.8, 0.5))
    assert "stays at about 51 %." in conclusion(figures(0.5, 0.52))
    assert "stays at about 46 %, between 30 % and 64 %." in conclusion(figures(0.3, 0.64, 0.6, 0.3))
    few = Figures(Scope(), Step.DAY, sums(0.5, 4), 2, tuple(Moment(BEGIN, sums(0.5, 2)) for _ in range(2)), (), ())
    assert "too little to say where it goes" in conclusion(few)


def test_what_an_easier_bank_brings_is_no_rise() -> None:
    found = figures(0.3, 0.3, 0.7, 0.7)
    hard, easy = Line("hard", found.moments[:2]), Line("easy", found.moments[2:])
    said = conclusion(replace(found, lines=(hard, easy)))
    assert "You got 30 % in the first half and 70 % in the second, but other banks were asked" in said
    of_one = conclusion(replace(found, lines=(hard, easy), scope=Scope(bank="bank")))
    assert "but other topics were asked" in of_one
    both = replace(found, lines=(Line("one", found.moments), Line("other", found.moments)))
    assert "rose from 30 % in the first half to 70 % in the second." in conclusion(both)
    few = tuple(replace(moment, sums=sums(moment.sums.score or 0.0, 1)) for moment in found.moments)
    assert "rose from" in conclusion(replace(found, lines=(Line("one", few), Line("other", few))))


def test_what_loses_most_takes_longest_and_was_wrongly_sure_is_named() -> None:
    topics = (TopicSums("bank", "maps", sums(0.25, pace=1.6)), TopicSums("bank", "symmetry", sums(0.75)))
    said = conclusion(figures(0.5, 0.5, topics=topics))
    assert "75 % of all points lost went on maps, where you got 25 %." in said
    assert "maps takes you 1.6 times the suggested time." in said
    often = TopicSums("bank", "asked most", sums(0.55, tries=40))
    said = conclusion(figures(0.5, topics=(often, TopicSums("bank", "maps", sums(0.1)), topics[1])))
    assert "went on asked most" not in said, "it went better than the rest: it was only asked more often"
    namesake = TopicSums("another", "maps", sums(0.75))
    namesakes = conclusion(figures(0.5, topics=(*topics, namesake)))
    assert "60 % of all points lost went on maps of bank, where you got 25 %. maps of bank takes you" in namesakes
    many = tuple(TopicSums("bank", f"topic {n}", sums(0.6)) for n in range(50))
    assert "of all points lost" not in conclusion(figures(0.5, topics=(TopicSums("bank", "maps", sums(0.4)), *many)))
    assert "No point was lost" in conclusion(figures(1.0, 1.0))
    hasty = Moment(BEGIN, sums(0.5, pace=0.4, sure_wrong=3))
    said = conclusion(Figures(Scope(), Step.DAY, hasty.sums, 3, (hasty, hasty), (), ()))
    assert "40 % of the suggested time" in said
    assert "sure and wrong 3 times" in said
