"""What a plain exam says and does when it ends, on a disk that may be full."""

from __future__ import annotations

import time
from datetime import timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from examsim.cli import plain
from examsim.cli.signals import Stopped
from examsim.cli.voice import Voice
from examsim.domain.attempt import Attempt
from examsim.domain.errors import StoreError
from examsim.domain.exam import Mode
from tests.cli.test_dialogue import FakeClock, Journal, Script, begun

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from examsim.domain.session import Session


class Store(Journal):
    """A journal that can be sealed, unless it is full for so many more times."""

    refusals = 0

    def seal(self, session: Session, now: datetime) -> Attempt:
        if self.refusals:
            self.refusals -= 1
            raise StoreError("The disk is full.")
        return Attempt.seal(session, now)

    def grade(self, _: Attempt) -> Iterator[Attempt]:
        return iter(())


class Sat:
    """A plain exam with everything around it that a test looks at."""

    def __init__(
        self, monkeypatch: pytest.MonkeyPatch, *steps: Any, mode: Mode = Mode.EXAM, asks_own_marks: bool = False
    ) -> None:
        self._asks_own_marks = asks_own_marks
        self.store = Store()
        self.slept = 0.0
        self._session = begun(mode)
        monkeypatch.setattr(plain, "require_input", lambda: SimpleNamespace(fileno=lambda: 0))
        monkeypatch.setattr(plain, "LineInput", lambda _: Script(list(steps)))
        monkeypatch.setattr(time, "sleep", self._sleep)

    def sit(self) -> int:
        clock = FakeClock()
        program = SimpleNamespace(
            simulator=self.store,
            clock=SimpleNamespace(of=lambda _: clock),
            graders=SimpleNamespace(load=lambda: None, foreseen=str, in_words=str),
            back_up=lambda: None,
            in_force=SimpleNamespace(settings=SimpleNamespace(asks_own_marks=self._asks_own_marks)),
        )
        return plain.sit_plainly(cast("Any", program), self._session, Voice())

    def _sleep(self, seconds: float) -> None:
        self.slept += seconds


def fill(sat: Sat) -> None:
    sat.store.is_full = True


def stop() -> None:
    raise Stopped(15)


def test_leaving_with_everything_on_disk_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Sat(monkeypatch, "one").sit() == 1
    said = capsys.readouterr().err
    assert "Everything you wrote is saved." in said
    assert "The clock runs on. 20:00 left." in said


@pytest.mark.parametrize("mode", [Mode.EXAM, Mode.PRACTICE])
def test_leaving_on_a_full_disk_says_what_would_be_lost(
    mode: Mode, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sat: Sat = Sat(monkeypatch, lambda: fill(sat), "one", "and more", ":go 2", "two", stop, mode=mode)
    with pytest.raises(Stopped):
        sat.sit()
    said = capsys.readouterr().err
    assert "Everything you wrote is saved" not in said
    assert "Question 1:\none\nand more\nQuestion 2:\ntwo\n" in said
    assert "The clock runs on." in said


@pytest.mark.parametrize("asks", [True, False])
def test_own_marks_are_asked_where_the_settings_say_so(
    asks: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Sat(monkeypatch, "one", ".", mode=Mode.PRACTICE, asks_own_marks=asks).sit()
    assert ("Mark yourself first" in capsys.readouterr().out) == asks


def test_a_seal_that_fails_at_first_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sat = Sat(monkeypatch, "one", ":finish", "yes")
    sat.store.refusals = 3
    assert sat.sit() == 0
    said = capsys.readouterr()
    assert said.err.count("NOT HANDED IN") == 1
    assert "Handed in." in said.out
    assert sat.slept > 3


def test_a_seal_that_fails_for_good_ends_with_the_way_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sat = Sat(monkeypatch, "one", ":finish", "yes")
    sat.store.refusals = 10_000
    with pytest.raises(StoreError):
        sat.sit()
    assert timedelta(seconds=sat.slept) <= timedelta(minutes=1)
    said = capsys.readouterr()
    assert "Handed in." not in said.out
    assert "Everything you wrote is saved." in said.err
    assert "examsim resume" in said.err


def test_marks_that_another_process_gave_meanwhile_are_no_trouble(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Sat(monkeypatch, "one", ":finish", "yes").sit() == 0
    assert "Verified solution:" in capsys.readouterr().out
