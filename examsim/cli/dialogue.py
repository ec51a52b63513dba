"""An exam as a conversation in plain lines, for pipes, scripts and screen readers.

Lines are responses unless they are a single dot or look like a command. Nothing that was typed is thrown away: an
unknown command is refused aloud, and clearing can be undone. Every line is committed before the next is waited for.

Where the input ends early, nothing is handed in that the learner has not finished: at the question whether to hand
in, or in the last response of a script that turned to every question, the end of a pipe means yes; anywhere else,
and always on a terminal, where ctrl+d is one slip of a finger, the exam is kept and can be taken up again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from examsim.cli import paper
from examsim.cli.line_input import Silence
from examsim.cli.practice_marking import PracticeMarking
from examsim.cli.sheet import Sheet
from examsim.domain.durations import duration
from examsim.domain.exam import Mode
from examsim.domain.pace import warning_marks
from examsim.domain.session import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.cli.line_input import Lines
    from examsim.clock import Clock
    from examsim.domain.session import Session
    from examsim.simulator import Simulator

_COMMAND = re.compile(r":([A-Za-z]+)(?:\s+(\d+))?\s*")
RETRY_SECONDS = 2.0
_SLICE_SECONDS = 1.0
"""What a wait is measured by stands still while the machine sleeps: the session's clock is asked as often as this."""


class Dialogue:
    """One session, from its first question until it is handed in, runs out or is left."""

    def __init__(
        self,
        simulator: Simulator,
        session: Session,
        clock: Clock,
        lines: Lines,
        say: Callable[[str], None],
        *,
        asks_own_marks: bool = False,
        model_state: Callable[[], str] = lambda: "",
    ) -> None:
        self.sheet = Sheet(simulator, session, clock, say)
        self._clock = clock
        self._lines = lines
        self._say = say
        self._marking = PracticeMarking(simulator, self.sheet, say, model_state, asks_own_marks=asks_own_marks)
        self._is_reviewing = False
        self._is_finished = False
        self._is_left = False
        left = session.time_left(clock.now())
        limit = session.exam.limit
        self._warnings = [mark for mark in warning_marks(limit) if left and mark < left] if limit else []

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.sheet.session

    def sit(self) -> bool:
        """Hold the conversation; whether the exam is over, rather than left for later."""
        try:
            self._repeat()
            while not (self._is_finished or self._is_left):
                self._turn()
        finally:
            self.sheet.save()
        return self._is_finished

    def _turn(self) -> None:
        line = self._lines.next(self._patience())
        self.sheet.notice_clock()
        if self.session.is_expired(self._clock.now()):
            self._run_out(line)
        elif line is Silence.NOTHING_YET:
            self.sheet.save()
            self._warn()
        elif line is Silence.ENDED:
            self._end_of_input()
        elif self._marking.is_asking:
            self._marking.hear(line)
        elif self._is_reviewing:
            self._answer_review(line.strip())
        else:
            self._read(line)

    def _patience(self) -> float | None:
        """How long to wait for a line before something else is due."""
        if not self.sheet.is_saved:
            return RETRY_SECONDS if self.sheet.is_failing else 0.0
        left = self.session.time_left(self._clock.now())
        if left is None:
            return None
        until = left - self._warnings[0] if self._warnings else left
        return min(max(until.total_seconds(), 0.0), _SLICE_SECONDS)

    def _warn(self) -> None:
        left = self.session.time_left(self._clock.now())
        while left is not None and self._warnings and left <= self._warnings[0]:
            self._say(f"({duration(self._warnings.pop(0))} left)")

    def _run_out(self, line: str | Silence) -> None:
        unfinished = [line if isinstance(line, str) else "", self._lines.unfinished_line()]
        if any(unfinished) and not self._is_reviewing and not self._marking.is_asking:
            self.sheet.add("\n".join(filter(None, unfinished)))
        self._say("\nTime is up.")
        self._is_finished = True

    def _end_of_input(self) -> None:
        has_seen_all = not self.session.numbers(Progress.UNSEEN)
        is_last_response = has_seen_all and self.session.draft.progress is Progress.ANSWERED
        if not self._lines.is_terminal and (self._is_reviewing or is_last_response):
            self._is_finished = True
        else:
            self._is_left = True

    # What a line means

    def _read(self, line: str) -> None:
        command = _COMMAND.fullmatch(line)
        if line == ".":
            self._next()
        elif command is None:
            self.sheet.add(line.removeprefix(":") if line.startswith("::") else line)
        else:
            self._obey(command[1].lower(), command[2])

    def _answer_review(self, line: str) -> None:
        command = _COMMAND.fullmatch(line)
        if line.lower() in {"y", "yes", ":finish"}:
            self._is_finished = True
        elif command is not None:
            self._is_reviewing = False
            self._obey(command[1].lower(), command[2])
        elif line:
            self._say("Not added to any response. Type yes to hand in, or :go and a number to keep writing.")

    def _obey(self, name: str, argument: str | None) -> None:
        self.sheet.save()  # whoever hears an answer may take what was typed before for saved
        simple = self._COMMANDS.get(name)
        if name == "go" and argument:
            self._go(int(argument) - 1)
        elif simple is not None and argument is None:
            simple(self)
        else:
            self._say(f"There is no command :{name}. :help lists them; to write it, begin the line with two colons.")

    # Turning pages

    def _next(self) -> None:
        if self.session.exam.mode is not Mode.EXAM and self.session.draft.text.strip():
            self._marking.begin(self._turn_on)
        else:
            self._turn_on()

    def _turn_on(self) -> None:
        if self.session.here + 1 < len(self.session.drafts):
            self._go(self.session.here + 1)
        else:
            self._review()

    def _back(self) -> None:
        self._go(self.session.here - 1)

    def _go(self, index: int) -> None:
        if 0 <= index < len(self.session.drafts):
            self.sheet.turn_to(index)
            self._repeat()
        else:
            self._say(f"The questions are 1 to {len(self.session.drafts)}.")

    def _review(self) -> None:
        self.sheet.save()
        self._is_reviewing = True
        self._say(paper.review(self.session, self._clock.now()))

    # Looking and changing

    def _repeat(self) -> None:
        self._say(paper.question_on(self.session, self._clock.now()))

    def _list(self) -> None:
        self._say(paper.overview(self.session))

    def _time(self) -> None:
        self._say(paper.time_left(self.session, self._clock.now()))

    def _help(self) -> None:
        self._say(paper.HELP)

    def _mark(self) -> None:
        if self.session.exam.mode is Mode.EXAM:
            self._say("In an exam, marks come at the end.")
        else:
            self._marking.begin()

    def _flag(self) -> None:
        self._say("Flagged." if self.sheet.toggle_flag() else "No longer flagged.")

    def _hint(self) -> None:
        self._say(self.sheet.see_hint() or "There is no hint here.")

    def _clear(self) -> None:
        self.sheet.rewrite("")
        self._say("Cleared. :undo brings it back.")

    def _undo(self) -> None:
        if self.sheet.undo():
            self._repeat()
        else:
            self._say("Nothing to undo here.")

    _COMMANDS: Final = {
        "next": _next,
        "back": _back,
        "mark": _mark,
        "flag": _flag,
        "hint": _hint,
        "time": _time,
        "question": _repeat,
        "list": _list,
        "undo": _undo,
        "clear": _clear,
        "finish": _review,
        "help": _help,
    }
