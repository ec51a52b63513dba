from __future__ import annotations

from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest

from examsim.cli.dialogue import Dialogue
from examsim.cli.line_input import Silence
from examsim.domain.errors import StoreError
from examsim.domain.exam import Exam, Item, Mode
from examsim.domain.grade import CriterionGrade, Evidence, Grade
from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Rubric
from examsim.domain.session import Entry, Flagged, OwnMarked, Session, Typed, Visited

if TYPE_CHECKING:
    from collections.abc import Callable

START = datetime(2026, 3, 1, 9, tzinfo=UTC)


class FakeClock:
    def __init__(self) -> None:
        self.at = START

    def now(self) -> datetime:
        return self.at


class Journal:
    """What reached the disk; a disk that can be full."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.is_full = False

    def journal(self, session: Session, entry: Entry) -> Session:
        if self.is_full:
            raise StoreError("The disk is full.")
        self.entries.append(entry)
        return session.after(entry)

    def mark(self, session: Session, index: int) -> Grade:
        text = session.drafts[index].text
        criterion = CriterionGrade("c", "Thing.", 1.0, 4.0, evidence=(Evidence(0, len(text), text),), reason="Found.")
        return Grade(f"q{index + 1}", 1.0, 4.0, (criterion,))

    def folded(self) -> list[str]:
        session = begun()
        for entry in self.entries:
            session = session.after(entry)
        return [draft.text for draft in session.drafts]


class Script:
    """Lines, waits and actions, in order; then the end of a pipe, or of a terminal's input."""

    def __init__(self, steps: list[str | Silence | Callable[[], Any]], *, is_terminal: bool = False) -> None:
        self._steps = deque(steps)
        self.is_terminal = is_terminal
        self.rest = ""
        self.waits: list[float | None] = []

    def next(self, seconds: float | None) -> str | Silence:
        self.waits.append(seconds)
        while self._steps:
            step = self._steps.popleft()
            if not callable(step):
                return step
            step()
        return Silence.ENDED

    def unfinished_line(self) -> str:
        return self.rest


def begun(mode: Mode = Mode.EXAM, minutes: float | None = 20) -> Session:
    questions = [Question(f"q{n}", f"Explain thing {n}.", (f"Thing {n}.",)) for n in (1, 2, 3)]
    limit = timedelta(minutes=minutes) if minutes else None
    return Session.begin("s", Exam("Things", tuple(Item("things", q) for q in questions), mode, limit), START)


class Room:
    """A dialogue with everything around it that a test looks at."""

    def __init__(
        self,
        *steps: str | Silence | Callable[[], Any],
        session: Session | None = None,
        asks_own_marks: bool = False,
        model_state: str = "",
        **kind: bool,
    ) -> None:
        self.clock = FakeClock()
        self.journal = Journal()
        self.script = Script(list(steps), **kind)
        self.said: list[str] = []
        self.dialogue = Dialogue(
            cast("Any", self.journal),
            session or begun(),
            self.clock,
            self.script,
            self.said.append,
            asks_own_marks=asks_own_marks,
            model_state=lambda: model_state,
        )

    def sit(self) -> bool:
        return self.dialogue.sit()

    @property
    def texts(self) -> list[str]:
        return [draft.text for draft in self.dialogue.session.drafts]

    @property
    def heard(self) -> str:
        return "\n".join(self.said)


def test_a_dot_ends_a_response_of_several_lines_and_goes_on() -> None:
    room = Room("one", "two", ".", "three", ".", "four", ".", "yes")
    assert room.sit()
    assert room.texts == ["one\ntwo", "three", "four"]
    assert "Question 3 of 3" in room.heard


def test_everything_that_was_said_is_on_disk_as_it_is_in_memory() -> None:
    room = Room("one", ":flag", ".", "two", ":back", "more", ".", ".", "x", ":clear", ":undo", ".", "yes")
    room.sit()
    assert room.journal.folded() == room.texts == ["one\nmore", "two", "x"]


def test_a_line_is_committed_before_the_next_is_waited_for() -> None:
    room = Room("one", Silence.NOTHING_YET, lambda: seen.append(room.journal.folded()[0]), "two")
    seen: list[str] = []
    room.sit()
    assert seen == ["one"]
    assert room.script.waits[1] == 0.0


def test_the_end_of_a_pipe_after_the_last_response_hands_in() -> None:
    assert Room("a", ".", "b", ".", "c", ".").sit()


def test_the_end_of_a_pipe_within_the_last_response_hands_in_with_it() -> None:
    room = Room("a", ".", "b", ".", "c")
    assert room.sit()
    assert room.journal.folded() == ["a", "b", "c"]


def test_the_end_of_a_pipe_before_the_last_question_keeps_the_exam() -> None:
    room = Room("a", ".", "b")
    assert not room.sit()
    assert room.journal.folded() == ["a", "b", ""]


def test_the_end_of_a_pipe_before_anything_was_written_keeps_the_exam() -> None:
    single = begun()
    assert not Room(session=single).sit()
    assert not Room(".", ".", session=single).sit()


def test_ctrl_d_on_a_terminal_never_hands_in() -> None:
    assert not Room("a", ".", "b", ".", "c", ".", is_terminal=True).sit()


def test_finishing_asks_once_with_the_counts_and_can_be_taken_back() -> None:
    room = Room("a", ":flag", ":finish", "no, wait", ":go 2", "b", ":finish", "y")
    assert room.sit()
    assert "1 response written; unseen: 2, 3; flagged: 1." in room.heard
    assert "Not added to any response" in room.heard
    assert room.texts == ["a", "b", ""]


def test_an_unknown_command_is_refused_and_adds_nothing() -> None:
    room = Room(":nxet", ":go 9", ":go", "::next", ":) smile", ":= 3")
    room.sit()
    assert room.texts[0] == ":next\n:) smile\n:= 3"
    assert "no command :nxet" in room.heard
    assert "The questions are 1 to 3." in room.heard


def test_clearing_and_adding_can_be_undone_step_by_step() -> None:
    room = Room("one", "two", ":clear", ":undo", ":undo")
    room.sit()
    assert room.texts[0] == "one"
    room = Room(":undo")
    room.sit()
    assert "Nothing to undo here." in room.heard


def test_looking_around_changes_nothing() -> None:
    room = Room("a", ":list", ":time", ":question", ":help")
    room.sit()
    assert room.texts == ["a", "", ""]
    assert "1  answered  (you are here)" in room.heard
    assert "20:00 left." in room.heard
    assert "Your response so far (1 word):\na" in room.heard


def test_when_time_is_up_the_unfinished_line_is_kept_too() -> None:
    def run_out() -> None:
        room.clock.at = START + timedelta(minutes=20)
        room.script.rest = "half a sent"

    room = Room("first", run_out, Silence.NOTHING_YET, "never read")
    assert room.sit()
    assert room.journal.folded()[0] == "first\nhalf a sent"
    assert "Time is up." in room.heard
    assert all(entry.at <= START + timedelta(minutes=20) for entry in room.journal.entries)


def test_the_time_that_is_left_is_said_at_its_marks() -> None:
    def pass_time() -> None:
        room.clock.at = START + timedelta(minutes=15)

    room = Room(pass_time, Silence.NOTHING_YET)
    room.sit()
    assert "(05:00 left)" in room.heard


def test_with_a_limit_the_clock_is_asked_again_soon_since_the_machine_may_sleep() -> None:
    room = Room(Silence.NOTHING_YET)
    room.sit()
    assert max(wait for wait in room.script.waits if wait is not None) <= 1.0


def test_without_a_limit_it_waits_for_ever() -> None:
    room = Room(session=begun(Mode.PRACTICE, None))
    room.sit()
    assert room.script.waits[0] is None
    assert "No time limit." in room.heard


def test_practice_marks_each_response_as_it_ends_and_an_exam_none() -> None:
    room = Room("an answer", ".", ".", ":mark", session=begun(Mode.PRACTICE, None))
    room.sit()
    assert room.heard.count("Marks: 1 of 4 points") == 2
    assert "“an answer”" in room.heard
    assert "Thing 1." in room.heard
    room = Room("an answer", ".", ":mark")
    room.sit()
    assert "Marks:" not in room.heard
    assert "Thing 1." not in room.heard


def test_practice_says_that_its_marks_wait_for_the_model_while_it_loads() -> None:
    for state, said in (("model loading", "Marking · model loading …"), ("", "Marking …")):
        room = Room("an answer", ".", session=begun(Mode.PRACTICE, None), model_state=state)
        room.sit()
        assert said in room.said


def judged(*lines: str | Callable[[], Any], mode: Mode = Mode.PRACTICE, rubric: Rubric | None = None) -> Room:
    session = begun(mode, 20)
    item = replace(session.exam.items[0], rubric=rubric)
    exam = replace(session.exam, items=(item, *session.exam.items[1:]))
    return Room("an answer", ".", *lines, session=Session.begin("s", exam, START), asks_own_marks=True)


def own_marks(room: Room) -> list[tuple[str, dict[str, float], bool]]:
    kept = [entry.marks for entry in room.journal.entries if isinstance(entry, OwnMarked)]
    return [(marks.response, marks.by_name, marks.grade is not None) for marks in kept]


def test_own_marks_are_asked_line_by_line_before_the_graders_are_said() -> None:
    rubric = Rubric("q1", (Criterion("c", 4.0, "Thing."), Criterion("d", 1.0, "Its use.")))
    room = judged("what?", "p", "n", "the next answer", rubric=rubric)
    room.sit()
    asked, heard = room.heard.index("1 of 2, worth 4 points"), room.heard
    assert asked < heard.index("Not understood, and not added to your response.") < heard.index("2 of 2, worth 1 point")
    assert "Marks:" not in heard[: heard.index("2 of 2")]
    assert heard.index("Marks: 1 of 4 points") < heard.index("Before the marks you judged 1 of 1 criteria otherwise")
    assert own_marks(room) == [("an answer", {"c": 2.0, "d": 0.0}, True)]
    assert room.texts[:2] == ["an answer", "the next answer"]


def test_without_criteria_points_of_the_whole_are_asked_and_a_dot_goes_to_the_marks_at_once() -> None:
    room = judged("9999", "0,5")
    room.sit()
    assert own_marks(room) == [("an answer", {"": 0.5}, True)]
    room = judged("s", "the next answer")
    room.sit()
    assert (own_marks(room), room.texts[1]) == ([], "the next answer")
    room = judged(".", "the next answer")
    room.sit()
    assert own_marks(room) == []
    assert "Marks: 1 of 4 points" in room.heard
    assert room.texts[:2] == ["an answer", "the next answer"]


def test_an_exam_asks_for_no_own_marks_and_time_that_runs_out_adds_no_answer_to_the_response() -> None:
    room = judged(mode=Mode.EXAM)
    room.sit()
    assert "Mark yourself first" not in room.heard

    def run_out() -> None:
        room.clock.at = START + timedelta(minutes=20)

    room = judged(run_out, "y")
    assert room.sit()
    assert room.texts[0] == "an answer"
    assert "Mark yourself first" in room.heard


def test_a_full_disk_is_said_once_and_what_was_typed_goes_to_disk_when_it_can() -> None:
    def fill() -> None:
        room.journal.is_full = True

    def empty() -> None:
        room.journal.is_full = False

    room = Room(fill, "one", Silence.NOTHING_YET, "two", Silence.NOTHING_YET, empty, Silence.NOTHING_YET)
    room.sit()
    assert room.heard.count("NOT SAVED") == 1
    assert "Saved again." in room.heard
    assert room.journal.folded()[0] == "one\ntwo"


def test_turning_and_flags_that_could_not_be_written_are_tried_again_in_their_order() -> None:
    def fill() -> None:
        room.journal.is_full = True

    def empty() -> None:
        room.journal.is_full = False

    room = Room(fill, "one", ":go 2", ":flag", "two", "more", empty, Silence.NOTHING_YET)
    room.sit()
    kinds = [type(entry) for entry in room.journal.entries]
    assert kinds == [Typed, Visited, Flagged, Typed]
    assert room.journal.folded() == ["one", "two\nmore", ""]


def test_a_full_disk_does_not_keep_the_dialogue_busy() -> None:
    def fill() -> None:
        room.journal.is_full = True

    room = Room(fill, "one", Silence.NOTHING_YET, Silence.NOTHING_YET)
    room.sit()
    assert room.script.waits[-1] == pytest.approx(2.0)


def test_turning_pages_and_flags_are_journalled() -> None:
    room = Room(":go 3", ":flag", ":flag")
    room.sit()
    kinds = [type(entry) for entry in room.journal.entries]
    assert kinds == [Visited, Flagged, Flagged]


def test_a_response_is_on_disk_before_its_page_is_turned() -> None:
    room = Room("one", ".", lambda: seen.extend(room.journal.entries), "two", ":go 3")
    seen: list[Entry] = []
    room.sit()
    assert [type(entry) for entry in seen] == [Typed, Visited]
    assert [type(entry) for entry in room.journal.entries] == [Typed, Visited, Typed, Visited]


def test_an_error_on_the_way_leaves_the_last_line_on_disk() -> None:
    def fail() -> None:
        raise BrokenPipeError

    room = Room("one", fail)
    with pytest.raises(BrokenPipeError):
        room.sit()
    assert [type(entry) for entry in room.journal.entries] == [Typed]
