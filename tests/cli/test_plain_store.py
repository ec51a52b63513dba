"""A plain exam on the real store, under a clock that a test moves, its lines from a pipe."""

from __future__ import annotations

import os
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from examsim.cli.composition import Program
from examsim.cli.exits import FAILED, OK
from examsim.cli.plain import sit_plainly
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

    def types(self, text: str) -> None:
        reading, writing = os.pipe()
        os.write(writing, text.encode())
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
        assert sit_plainly(program, program.simulator.resume(session.id)) == FAILED
    assert "56:00 left" in capsys.readouterr().err


def test_an_exam_handed_in_is_backed_up(desk: Desk) -> None:
    desk.types("one\n.\ntwo\n.\nthree\n.\n")
    with desk.program() as program:
        session = program.simulator.start(exam(limit=HOUR), program.clock.now(), program.clock.anchor)
        assert sit_plainly(program, session) == OK
        (made,) = backups(program.places.store).values()
    assert abs(made - session.started) < timedelta(minutes=1)
