from __future__ import annotations

from datetime import timedelta
from functools import reduce
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.exam import Mode
from examsim.domain.session import Entry, Session, Typed, Visited
from examsim.storage.codec import Unreadable
from examsim.storage.journal import EVERYTHING, Edit, Trail, fold, to_row
from tests.exams import START, entries, exam, session, texts
from tests.work import calls

if TYPE_CHECKING:
    from examsim.storage.journal import Row


def written(made: list[Entry]) -> list[Row]:
    rows, trail = [], None
    for entry in made:
        rows.append(to_row(entry, trail))
        trail = Trail.after(trail, entry)
    return rows


def typing(*said: str, question: int = 0) -> list[Entry]:
    return [Typed(START + timedelta(seconds=n), question, text) for n, text in enumerate(said)]


@given(texts, texts, texts)
def test_an_edit_turns_the_old_text_into_the_new(common: str, old: str, new: str) -> None:
    for before, after in ((old, new), (common + old, common + new), (old + common, common + new + common)):
        edit = Edit.between(before, after)
        assert edit.applied(before) == after
        assert Edit.whole(after).applied(before) == after


@given(texts, texts, st.characters())
def test_one_more_letter_is_an_edit_of_one_letter(head: str, tail: str, letter: str) -> None:
    edit = Edit.between(head + tail, head + letter + tail)
    assert (edit.removed, edit.inserted) == (0, letter)


@given(entries)
def test_what_is_read_from_the_journal_is_the_session_that_was_held(made: list[Entry]) -> None:
    begun = session(of=exam(mode=Mode.PRACTICE))
    assert fold(begun, written(made)) == reduce(Session.after, made, begun)


def test_a_journal_interrupted_anywhere_is_the_session_up_to_there() -> None:
    made = typing(*("word " * n for n in range(200)))
    rows = written(made)
    for count in (0, 1, 59, 60, 61, 62, 150):
        assert fold(session(), rows[:count]) == reduce(Session.after, made[:count], session())


def test_long_texts_cost_what_was_typed_not_what_was_there() -> None:
    made = typing(*("word " * 1000 + "x" * n for n in range(600)))
    size = sum(len(row.inserted or b"") for row in written(made))
    assert size < 12 * 6000


def test_a_visit_begins_with_the_whole_text() -> None:
    made = [*typing("a", "ab"), Visited(START, 1), *typing("abc"), *typing("other", question=1)]
    rows = [row for row in written(made) if row.kind == "typed"]
    assert [(row.removed, row.inserted) for row in rows] == [
        (EVERYTHING, b"a"),
        (0, b"b"),
        (EVERYTHING, b"abc"),
        (EVERYTHING, b"other"),
    ]


def test_megabytes_are_compared_in_a_few_large_pieces() -> None:
    text = "The quick brown fox. " * 250_000
    longer = text[:3_000_000] + "!" + text[3_000_000:]
    assert Edit.between(text, longer) == Edit(3_000_000, 0, "!")
    assert calls(lambda: Edit.between(text, longer)) < 500


def test_a_row_of_no_known_kind_is_not_read_as_anything() -> None:
    row = to_row(Visited(START, 1), None)._replace(kind="guessed")
    with pytest.raises(Unreadable, match="no known kind"):
        fold(session(), [row])
