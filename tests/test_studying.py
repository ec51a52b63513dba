from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from fsrs import Scheduler

from examsim.cli.review_report import Found, in_words
from examsim.domain.errors import InputError
from examsim.domain.exam import Mode
from examsim.domain.redo import By
from examsim.review import mastery
from examsim.review.rating import Rule
from examsim.storage.attempts import AttemptStore
from examsim.studying import Studying
from examsim.tui.review_words import standing, today
from tests.exams import START
from tests.storage.bank_files import write
from tests.study_desk import BANK, MIXED_UP, NOW, Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from examsim.domain.study import Prospect


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(AttemptStore.open(tmp_path / "attempts.sqlite3", START)) as opened:
        yield Desk(tmp_path, opened)


def test_a_new_learner_has_everything_to_see_and_nothing_due(desk: Desk) -> None:
    board = desk.studying.board(NOW)
    assert (board.due, board.missed, board.unseen, board.met) == (0, 0, 4, 0)
    assert board.weakest is None
    assert len(desk.studying.drill(NOW, 30).items) == 4


def test_the_board_says_what_is_weak_due_and_missed(desk: Desk) -> None:
    desk.sit(1, ("equivariance", "it shifts", 4.0), ("pooling", "dunno", 0.0))
    board = desk.studying.board(NOW)
    assert board.weakest is not None
    assert (board.weakest.topic, board.weakest.missed, board.weakest.met) == ("layers", 1, 1)
    assert (board.missed, board.unseen) == (1, 2)
    assert board.due == sum(board.due_by_bank.values()) >= 1
    best = board.topics[-1]
    assert 0.5 < best.mastery.mean < 0.75, "one success is no certainty"


def test_the_store_adds_up_what_is_left_of_memories_by_the_same_curve(desk: Desk) -> None:
    desk.sit(1, ("equivariance", "it shifts", 4.0), ("invariance", "the same", 3.0), ("pooling", "one number", 4.0))
    desk.sit(5, ("invariance", "the same", 4.0))
    for now in (NOW, NOW + timedelta(days=200)):
        left = [
            mastery.faded(each.card.belief, mastery.retrievability(each.card.memory, now))
            for each in desk.studying.questions(now, topic="symmetry")
        ]
        topic = next(each for each in desk.studying.board(now).topics if each.topic == "symmetry")
        assert topic.mastery.mean == pytest.approx(mastery.estimate(mastery.pooled(left)).mean)


def test_marks_of_banks_that_are_not_here_are_not_nothing(desk: Desk) -> None:
    assert desk.studying.overview(NOW, timedelta()).what_is_away == ""
    desk.sit(1, ("pooling", "dunno", 1.0))
    hidden = desk.file.rename(desk.file.with_suffix(".away"))
    found = desk.studying.overview(NOW, timedelta())
    assert found.away == ("symmetries",)
    assert "What you tried is of banks that are not here: symmetries. It counts again" in found.what_is_away
    assert found.what_is_away in "\n".join(in_words(Found(found, (), "")))
    assert standing(found).plain == found.what_is_away
    hidden.rename(desk.file)
    assert desk.studying.overview(NOW, timedelta()).away == ()


def test_the_weakest_topic_is_named_with_its_bank_where_there_are_several(desk: Desk) -> None:
    desk.sit(1, ("pooling", "dunno", 0.0))
    board = desk.studying.board(NOW)
    title = desk.studying.title("symmetries")
    assert today(board, None, NOW, title).endswith("weakest: layers 33 % ± 24")
    write(desk.file.with_name("others.yaml"), BANK.replace("symmetries", "others"))
    board = desk.studying.board(NOW)
    assert today(board, None, NOW, title).endswith("weakest: layers 33 % ± 24, in Symmetries")
    said = next(in_words(Found(desk.studying.overview(NOW, timedelta()), (), "")))
    assert "weakest: layers 33 % ± 24, in symmetries. Next" in said


def test_a_bank_with_marks_that_has_problems_is_named_as_left_out(desk: Desk) -> None:
    desk.sit(1, ("pooling", "dunno", 1.0))
    whole = desk.file.read_text("utf-8")
    write(desk.file.with_name("tides.yaml"), whole.replace("id: symmetries", "id: tides"))
    desk.sit(2, ("stride", "dunno", 1.0), of="tides")
    write(desk.file, whole.replace("topic: layers", "topik: layers"))
    found = desk.studying.overview(NOW, timedelta())
    assert (found.broken, found.away, found.board.met) == (("symmetries",), (), 1)
    assert "symmetries left out: `examsim check` lists" in standing(found).plain
    assert found.what_is_broken in list(in_words(Found(found, (), "")))
    desk.file.with_name("tides.yaml").unlink()
    found = desk.studying.overview(NOW, timedelta())
    assert (found.broken, found.away) == (("symmetries",), ("tides",))
    write(desk.file, whole)
    assert desk.studying.overview(NOW, timedelta()).broken == ()


def test_banks_that_are_not_here_are_told_of_only_where_nothing_that_was_tried_is_asked(desk: Desk) -> None:
    other = "schema: 1\nid: tides\ntitle: Tides\nquestions: [{id: ebb, prompt: Why is there ebb?, answer: The moon.}]\n"
    write(desk.file.with_name("tides.yaml"), other)
    desk.sit(1, ("pooling", "dunno", 1.0))
    desk.file.rename(desk.file.with_suffix(".away"))
    assert desk.studying.overview(NOW, timedelta()).away == ("symmetries",)
    assert desk.studying.overview(NOW, timedelta(), ["tides"]).away == ()
    desk.sit(2, ("ebb", "dunno", 1.0), of="tides")
    assert desk.studying.overview(NOW, timedelta()).away == ()


def test_of_many_banks_that_are_not_here_a_few_are_named(desk: Desk) -> None:
    overview = replace(desk.studying.overview(NOW, timedelta()), away=("a", "b", "c"))
    assert "not here: a, b, c. " in overview.what_is_away
    assert "not here: a, b, c and 2 more. " in replace(overview, away=("a", "b", "c", "d", "e")).what_is_away


def test_the_overview_says_why(desk: Desk) -> None:
    desk.sit(1, ("pooling", "dunno", 1.0), ("stride", "how far", 1.0))
    desk.sit(2, ("pooling", "one number", 3.0))
    found = desk.studying.overview(NOW, timedelta())
    assert found.trends == {("symmetries", "layers"): (0.25, 0.75)}
    assert found.lost == {("symmetries", "layers"): ("It is this.",)}
    assert found.days == 2
    write(desk.file, BANK.replace("topic: layers", "topic: operations"))
    renamed = desk.studying.overview(NOW, timedelta())
    assert renamed.trends == {("symmetries", "operations"): (0.25, 0.75)}
    assert renamed.lost == {("symmetries", "operations"): ("It is this.",)}


def test_a_closer_look_gives_every_question_and_criterion_with_how_unsure_that_is(desk: Desk) -> None:
    desk.sit(1, ("pooling", "dunno", 1.0), ("equivariance", "shifts", 4.0))
    desk.sit(2, ("pooling", "dunno", 0.0))
    pooling, equivariance = desk.studying.questions(NOW)
    assert (pooling.prospect.question_id, pooling.card.tries) == ("pooling", 2)
    assert pooling.mastery.mean < equivariance.mastery.mean < 0.7
    (criterion,) = pooling.criteria
    assert (criterion.statement, criterion.tries, criterion.last_score) == ("It is this.", 2, 0.0)
    assert 0 < criterion.mastery.deviation < equivariance.criteria[0].mastery.deviation, "the more tries, the surer"
    assert [each.prospect.question_id for each in desk.studying.questions(NOW, topic="layers")] == ["pooling"]
    assert desk.studying.questions(NOW, most=1) == [pooling]


def test_marks_come_to_cards_once(desk: Desk) -> None:
    desk.sit(1, ("stride", "how far", 2.0), ("pooling", "", 0.0))
    assert list(desk.studying.catch_up()) == []


def test_an_answer_given_for_another_is_told_and_both_are_asked_side_by_side(desk: Desk) -> None:
    for number in (1, 2, 3):
        desk.sit(number, ("equivariance", MIXED_UP, 0.0))
    (found,) = desk.studying.board(NOW).confusions
    assert (found.question_id, found.other_id, found.times) == ("equivariance", "invariance", 3)
    asked = [item.question.id for item in desk.studying.drill(NOW, 12).items]
    assert asked[:2] == ["equivariance", "invariance"]
    desk.sit(4, ("equivariance", "", 0.0))
    assert desk.studying.board(NOW).confusions, "a blank settles nothing"
    desk.sit(5, ("equivariance", "it turns together with its input", 4.0))
    assert desk.studying.board(NOW).confusions == ()
    assert [item.question.id for item in desk.studying.drill(NOW, 3).items] != ["equivariance", "invariance"]


def test_what_is_mixed_up_can_be_asked_alone_pair_by_pair(desk: Desk) -> None:
    with pytest.raises(InputError, match="Nothing is mixed up"):
        desk.studying.contrast()
    desk.sit(1, ("equivariance", MIXED_UP, 0.0), ("pooling", "dunno", 0.0))
    exam = desk.studying.contrast()
    assert [item.question.id for item in exam.items] == ["equivariance", "invariance"]
    assert exam.mode is Mode.DRILL


def test_what_was_missed_is_asked_again_as_its_bank_has_it_now(desk: Desk) -> None:
    desk.sit(1, ("stride", "how far", 2.0), ("equivariance", "x", 1.0), ("pooling", "dunno", 0.0))
    attempt = desk.store.attempt("session-1")
    write(desk.file, BANK.replace("What is pooling?", "What is max pooling?").replace("id: equivariance", "id: gone"))
    prompts = [item.question.prompt for item in desk.studying.redo(attempt).items]
    assert prompts == ["What is max pooling?", "Define equivariance."], "one that is gone is asked as it was"
    desk.file.unlink()
    assert len(desk.studying.redo(attempt, By.CRITERION).items) == 2


def test_leeches_are_named_with_what_was_typed_each_time(desk: Desk) -> None:
    for number, text in enumerate(("one", "two", "three"), 1):
        desk.sit(number, ("pooling", text, 0.0), ("stride", "how far it moves", 4.0))
    (leech,) = desk.studying.overview(NOW, timedelta()).leeches
    assert leech.prospect.question_id == "pooling"
    assert [written.text for written in leech.typed] == ["three", "two", "one"]


def test_a_leech_shows_where_it_went_wrong_and_is_none_once_most_went_well(desk: Desk) -> None:
    for number, (text, points) in enumerate([("one", 0.0), ("right", 4.0)] * 3, 1):
        desk.sit(number, ("pooling", f"{text} {number}", points))
    (leech,) = desk.studying.overview(NOW, timedelta()).leeches
    assert [written.text for written in leech.typed] == ["one 5", "one 3", "one 1"]
    desk.sit(7, ("pooling", "right again", 4.0))
    assert desk.studying.overview(NOW, timedelta()).leeches == ()


def test_goals_are_named_for_their_own_banks_and_what_is_past_is_learnt_for_no_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(desk.file.with_name("other.yaml"), BANK.replace("id: symmetries", "id: other"))
    soon, late = (
        desk.studying.aim(bank, NOW + timedelta(days=d), NOW) for bank, d in (("symmetries", 2), ("other", 8))
    )
    assert desk.studying.overview(NOW, timedelta()).goals == (soon, late)
    assert desk.studying.overview(NOW, timedelta(), ["other"]).goals == (late,)
    between, seen = soon.exam + timedelta(days=1), list[tuple[str, datetime]]()
    assert (desk.studying.nearest_exam(NOW), desk.studying.nearest_exam(between)) == (soon.exam, late.exam)

    def chosen(
        known: list[Prospect], _pairs: object, _at: object, day: Callable[[Prospect], datetime], *_: object
    ) -> list[Prospect]:
        seen.extend((each.bank_id, day(each)) for each in known)
        return known

    monkeypatch.setattr("examsim.review.drill.chosen_mixed", chosen)
    desk.studying.drill(between, 12)
    assert dict(seen)["other"] == late.exam
    assert dict(seen)["symmetries"] > between


def test_a_drill_keeps_to_its_minutes_and_its_topic(desk: Desk) -> None:
    drill = desk.studying.drill(NOW, 4, topic="layers")
    assert drill.mode is Mode.DRILL
    assert {item.question.topic for item in drill.items} == {"layers"}
    assert sum(item.question.minutes for item in drill.items) <= 4
    with pytest.raises(InputError):
        desk.studying.drill(NOW, 4, topic="no such topic")


def test_a_plan_leads_to_the_day_and_is_made_anew(desk: Desk) -> None:
    desk.sit(1, ("equivariance", "it shifts", 2.0), ("pooling", "dunno", 0.0))
    goal = desk.studying.aim("symmetries", NOW + timedelta(days=5), NOW, minutes=4)
    assert desk.studying.overview(NOW, timedelta()).goals == (goal,)
    plan = desk.studying.plan(goal, NOW)
    assert plan.with_plan.mean > plan.without.mean
    desk.sit(10, ("stride", "how far", 4.0), ("pooling", "summarised", 4.0), at=NOW)
    later = desk.studying.plan(goal, NOW + timedelta(hours=1))
    assert later.without.mean > plan.without.mean
    desk.studying.give_up("symmetries")
    assert desk.studying.overview(NOW, timedelta()).goals == ()


def test_no_plan_leads_into_the_past(desk: Desk) -> None:
    with pytest.raises(InputError, match="past"):
        desk.studying.aim("symmetries", NOW, NOW)
    with pytest.raises(InputError):
        desk.studying.aim("symmetries", NOW + timedelta(days=1), NOW, minutes=0)


def test_what_is_gone_from_its_bank_is_asked_no_more_and_comes_back_with_it(desk: Desk) -> None:
    desk.sit(1, ("equivariance", MIXED_UP, 0.0), ("pooling", "dunno", 0.0))
    without = BANK.replace("id: pooling, topic: layers, prompt: What is pooling?", "id: kernels, prompt: And kernels?")
    write(desk.file, without)
    board = desk.studying.board(NOW)
    assert (board.missed, board.unseen) == (1, 3)
    desk.file.unlink()
    assert desk.studying.board(NOW).topics == ()
    write(desk.file, BANK)
    assert desk.studying.board(NOW).missed == 2


def test_a_clock_in_the_past_makes_nothing_due_and_breaks_nothing(desk: Desk) -> None:
    desk.sit(1, ("equivariance", "x", 0.0))
    board = desk.studying.board(START - timedelta(days=900))
    assert board.due == 0
    assert desk.studying.drill(START - timedelta(days=900), 12).items


def test_fitting_goes_by_all_tries_at_what_was_tried_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr("examsim.review.fitting.fit", lambda read, *_: seen.extend(read()))
    for number in (1, 2):
        desk.sit(number, ("equivariance", "x", 1.0), *[("stride", "y", 4.0)] * (number == 1))
    desk.studying.fit()
    assert [[one.score for one in log] for log in seen] == [[0.25, 0.25]]


def test_fitted_parameters_make_the_cards_anew(desk: Desk) -> None:
    desk.sit(1, ("equivariance", "it shifts", 4.0))
    fitted = (0.4, 1.2, 3.2, 15.7, *Scheduler().parameters[4:])
    by_them = Studying(desk.library, desk.store, lambda: Rule(parameters=fitted))
    assert list(by_them.catch_up()) == [(1, 1)]
    assert list(by_them.catch_up()) == []
    hopeless = Studying(desk.library, desk.store, lambda: Rule(parameters=(99.0,) * 21))
    with pytest.raises(InputError, match="bounds"):
        list(hopeless.catch_up())


def test_thresholds_that_change_make_the_cards_anew(desk: Desk) -> None:
    desk.sit(1, ("equivariance", "it shifts", 2.5))
    assert desk.studying.board(NOW).missed == 0
    stricter = Studying(desk.library, desk.store, lambda: Rule(replace(desk.studying.thresholds, hard=0.7)))
    assert list(stricter.catch_up()) == [(1, 1)]
    assert stricter.board(NOW).missed == 1


def queries(desk: Desk) -> int:
    """How many questions the store is asked until the review stands."""
    asked: list[str] = []
    connection = desk.store._database._connection
    connection.set_trace_callback(asked.append)
    desk.studying.overview(NOW, timedelta())
    desk.studying.drill(NOW, 12)
    connection.set_trace_callback(None)
    return len(asked)


def test_what_is_asked_of_the_store_does_not_grow_with_the_banks(desk: Desk) -> None:
    desk.sit(1, ("equivariance", "it shifts", 4.0))
    before = desk.studying.board(NOW), queries(desk)
    more = "".join(f"  - {{id: q{n}, topic: symmetry, prompt: Define {n}., answer: That is {n}.}}\n" for n in range(90))
    write(desk.file, BANK + more)
    assert desk.studying.board(NOW).unseen == before[0].unseen + 90
    assert queries(desk) == before[1]


def test_home_looks_at_the_banks_once_for_what_is_due(desk: Desk) -> None:
    desk.sit(1, ("equivariance", "it shifts", 4.0))
    asked: list[str] = []
    connection = desk.store._database._connection
    connection.set_trace_callback(asked.append)
    assert list(desk.studying.catch_up()) == []
    assert desk.studying.board_caught_up(NOW) == desk.studying.board(NOW)
    connection.set_trace_callback(None)
    assert sum("stamp, place FROM shelf" in query for query in asked) == 2


def test_a_bank_that_was_never_begun_waits_until_it_is_asked_for(desk: Desk) -> None:
    write(desk.file.with_name("other.yaml"), BANK.replace("id: symmetries", "id: other"))

    def drilled(*banks: str) -> set[str]:
        return {item.bank_id for item in desk.studying.drill(NOW, 600, banks).items}

    assert (drilled(), desk.studying.board(NOW).unseen) == ({"symmetries", "other"}, 8), "nothing was begun"
    desk.sit(1, ("equivariance", "it shifts", 4.0))
    assert (drilled(), desk.studying.board(NOW).unseen) == ({"symmetries"}, 3)
    assert drilled("other") == {"other"}
    desk.studying.aim("other", NOW + timedelta(days=3), NOW)
    assert (drilled(), desk.studying.board(NOW).unseen) == ({"symmetries", "other"}, 7)


def test_a_bank_is_read_again_only_once_it_has_changed(desk: Desk) -> None:
    def read() -> dict[str, frozenset[str]]:
        return desk.store.shelf.keep_up(desk.library.volumes())

    assert (read(), read()) == ({"symmetries": frozenset()}, {})
    write(desk.file, BANK.replace("points: 2", "points: 3").replace("id: stride", "id: step"))
    assert (read(), read()) == ({"symmetries": frozenset({"step"})}, {})
    hidden = desk.file.rename(desk.file.with_suffix(".away"))
    assert desk.studying.board(NOW).topics == ()
    hidden.rename(desk.file)
    assert desk.studying.board(NOW).unseen == 4
