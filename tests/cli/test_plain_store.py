"""A plain exam on the real store, under a clock that a test moves, its lines from a pipe."""

from __future__ import annotations

import os
import pty
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.cli.composition import Program
from examsim.cli.exits import FAILED, OK
from examsim.cli.plain import begin_plainly, sit_plainly
from examsim.cli.voice import Voice
from examsim.clock import SteadyClock
from examsim.storage.backups import backups
from tests.exams import exam
from tests.test_clock import HOUR, MINUTE, Machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Desk:
    """A machine whose clocks a test moves, and the program on it."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch, still_open: ExitStack) -> None:
        self.machine = Machine()
        self._home = home
        self._monkeypatch = monkeypatch
        self._open = still_open

    def program(self) -> Program:
        program = Program({"EXAMSIM_HOME": str(self._home), "EXAMSIM_ENCODER": "none"}, self._home)
        program.clock = SteadyClock(self.machine.read)
        return program

    def types(self, text: str, *, at_a_terminal: bool = False) -> None:
        writing, reading = pty.openpty() if at_a_terminal else reversed(os.pipe())
        os.write(writing, text.encode())
        if at_a_terminal:
            self._open.callback(os.close, writing)
        else:
            os.close(writing)
        self._monkeypatch.setattr("sys.stdin", self._open.enter_context(os.fdopen(reading)))


@pytest.fixture
def desk(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with ExitStack() as still_open, monkeypatch.context() as patched:
        yield Desk(home, patched, still_open)


def test_an_exam_gone_on_with_is_measured_from_where_it_began_whatever_the_wall_clock_says(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    with desk.program() as program:
        session = program.simulator.start(exam(limit=HOUR), program.clock.now(), program.clock.anchor)
    desk.machine.passes(4 * MINUTE)
    desk.machine.is_set(3 * HOUR)
    desk.types("")
    with desk.program() as program:
        assert sit_plainly(program, program.simulator.resume(session.id), Voice()) == FAILED
    assert "56:00 left" in capsys.readouterr().err


def test_a_clock_that_was_set_is_said_with_the_marks_once(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with desk.program() as program:
        session = program.simulator.start(exam(limit=HOUR), program.clock.now(), program.clock.anchor)
    desk.machine.is_set(-3 * HOUR)
    desk.types("one\n:flag\n:finish\nyes\n")
    with desk.program() as program:
        assert sit_plainly(program, program.simulator.resume(session.id), Voice()) == OK
        (jump,) = program.simulator.attempt(session.id).jumps
    assert abs(jump.by + 3 * HOUR) < MINUTE
    assert capsys.readouterr().out.count("The machine's clock was set 3:00:00 back") == 1


def test_an_exam_handed_in_is_backed_up(desk: Desk) -> None:
    desk.types("one\n.\ntwo\n.\nthree\n.\n")
    with desk.program() as program:
        session = program.simulator.start(exam(limit=HOUR), program.clock.now(), program.clock.anchor)
        assert sit_plainly(program, session, Voice()) == OK
        (made,) = backups(program.places.store).values()
    assert abs(made - session.started) < timedelta(minutes=1)


def test_at_a_terminal_nothing_begins_before_a_key_is_pressed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.types("\x04", at_a_terminal=True)
    with desk.program() as program:
        assert begin_plainly(program, exam(limit=HOUR), Voice()) == FAILED
        assert program.simulator.unfinished() == ()
    said = capsys.readouterr()
    assert "The clock cannot be stopped" in said.out
    assert "Nothing has begun" in said.err


def test_the_key_that_starts_the_clock_is_no_part_of_a_response(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.types("\none\n.\n:finish\nyes\n", at_a_terminal=True)
    with desk.program() as program:
        assert begin_plainly(program, exam(limit=HOUR), Voice()) == OK
    said = capsys.readouterr().out
    assert "Your response:\n  one\n" in said
    assert "Time: 00:00 of about 3 min." in said
