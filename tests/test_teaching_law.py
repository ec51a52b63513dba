"""Whatever is contested, undone, taught, untaught and marked again, history is whole and totals are right."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.attempt import Attempt
from examsim.domain.judgement import Subject
from examsim.domain.session import Typed
from examsim.judging import Judging
from examsim.storage.attempts import AttemptStore
from examsim.teaching import Teaching
from tests.exams import START, exam, grade, session

SAID = "It is this: [b]日本語[/b] \x1b[31m👩‍👩‍👧\u202e cafe\u0301. The map moves along."
TAUGHT = SAID[: SAID.index(" The")]
_steps = st.one_of(
    st.tuples(st.just("contest"), st.integers(0, 1), st.integers(0, 16)),
    st.tuples(st.just("teach"), st.integers(0, 1), st.booleans()),
    st.tuples(st.just("untaught"), st.integers(1, 4), st.none()),
    st.tuples(st.just("again"), st.integers(0, 1), st.integers(0, 16)),
    st.tuples(st.just("undo"), st.none(), st.none()),
)


@settings(max_examples=25)
@given(st.lists(_steps, max_size=14))
def test_any_sequence_leaves_history_whole_and_totals_right(steps: list[tuple[str, int, int]]) -> None:
    with TemporaryDirectory() as folder, closing(AttemptStore.open(Path(folder) / "a.sqlite3", START)) as store:
        attempt = _handed_in(store)
        judging, teaching = Judging(store), Teaching(store, lambda at: at.date())
        given: list[tuple[int, float, list[int]]] = []
        """Question, points and the phrasings that came with it, of every judgement in force."""
        automatic = [2.5, 2.5]
        removed: set[int] = set()
        said = 0
        for kind, which, what in steps:
            if kind == "contest":
                attempt = judging.judge(attempt, which, Subject.CRITERION, "first", what / 4, START)
                given.append((which, what / 4, []))
                said += 1
            elif kind == "teach":
                before = len(attempt.judgements)
                attempt, learned = teaching.teach(attempt, which, "first", TAUGHT, counts=bool(what), now=START)
                if len(attempt.judgements) > before:
                    given.append((which, 4.0 if what else 0.0, []))
                    said += 1
                # Where it was said so already, undoing that takes the wording back.
                next(each for each in reversed(given) if each[0] == which)[2].append(learned.number)
            elif kind == "untaught":
                removed |= {which} if store.learned.remove(which, START) else set()
            elif kind == "again":
                store.add_grade(attempt.id, which, grade(what / 4, f"q{which + 1}"))
                automatic[which] = what / 4
                attempt = store.attempt(attempt.id)
            else:
                attempt, taken_back = judging.undo(attempt, START)
                assert (taken_back is None) is (not given)
                given = given[:-1]
            last = {index: points for index, points, _ in given}
            assert attempt == store.attempt(attempt.id)
            assert attempt.points == sum(last.get(index, automatic[index]) for index in (0, 1))
            assert store.history()[0].points == attempt.points
            assert len(attempt.judgements) == said
            assert [each.points for each in attempt.grades if each] == automatic
            assert attempt.drafts[0].text == SAID
            assert {each.phrasing.words for each in store.learned.in_force()} <= {TAUGHT}
            in_force = {each.number for each in store.learned.in_force()}
            assert in_force == {number for each in given for number in each[2]} - removed


def _handed_in(store: AttemptStore) -> Attempt:
    begun = session(1, exam(2))
    store.begin(begun)
    for index in (0, 1):
        store.journal(begun.id, Typed(START, index, SAID))
        begun = begun.after(Typed(START, index, SAID))
    store.seal(Attempt.seal(begun, START))
    for index in (0, 1):
        store.add_first_grade(begun.id, index, grade(2.5, f"q{index + 1}"))
    return store.attempt(begun.id)
