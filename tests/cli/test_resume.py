from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from click.testing import CliRunner

from examsim.cli import plain
from examsim.cli.resume import command
from examsim.domain.exam import ExamPlan, assemble
from tests.tui.fakes import FakeWorld, quiz

if TYPE_CHECKING:
    import pytest

    from examsim.domain.session import Session


def test_an_exam_taken_up_after_a_boot_is_measured_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    world = FakeWorld(quiz())
    sat: list[Session] = []

    def sit(_: object, session: Session, _voice: object) -> int:
        sat.append(session)
        return 0

    monkeypatch.setattr(plain, "sit_plainly", sit)
    world.simulator.start(assemble([quiz()], ExamPlan(minutes=10)), world.clock.now(), world.clock.anchor)
    world.clock.reboot()
    program = SimpleNamespace(simulator=world.simulator, clock=world.clock)
    CliRunner().invoke(command, obj=program, catch_exceptions=False, standalone_mode=False)
    (session,) = sat
    assert session.anchor == world.clock.anchor
