from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from examsim.clock import SteadyClock
from examsim.domain.session import Anchor, ClockSet, Resumed, Session
from tests.exams import START, exam

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


class Machine:
    """A machine whose clocks a test moves: time passes for both, setting and booting are told apart."""

    def __init__(self) -> None:
        self.reading = Anchor(START, "boot-1", 1000.0)

    def read(self) -> Anchor:
        return self.reading

    def passes(self, time: timedelta) -> None:
        at, seconds = self.reading.at + time, self.reading.seconds + time.total_seconds()
        self.reading = replace(self.reading, at=at, seconds=seconds)

    def is_set(self, by: timedelta) -> None:
        self.reading = replace(self.reading, at=self.reading.at + by)

    def boots(self) -> None:
        self.reading = replace(self.reading, boot=self.reading.boot + "'", seconds=5.0)


def begun(clock: SteadyClock) -> Session:
    return Session.begin("s", exam(limit=HOUR), clock.now(), clock.anchor)


steps = st.lists(
    st.tuples(
        st.timedeltas(timedelta(0), HOUR),
        st.timedeltas(timedelta(days=-400), timedelta(days=400)),
        st.booleans(),
    ),
    max_size=12,
)


@given(steps)
def test_within_one_boot_no_setting_of_the_clock_and_no_restart_of_the_program_bends_time(
    steps: list[tuple[timedelta, timedelta, bool]],
) -> None:
    machine = Machine()
    clock = SteadyClock(machine.read)
    session = begun(clock)
    passed = timedelta(0)
    for time, jump, is_restarted in steps:
        machine.passes(time)
        passed += time
        machine.is_set(jump)
        clock = clock if not is_restarted else SteadyClock(machine.read).of(session)
        assert abs(clock.now() - (START + passed)) < timedelta(milliseconds=1)
        left = session.time_left(clock.now())
        assert left is not None
        assert abs(left - max(HOUR - passed, timedelta(0))) < timedelta(milliseconds=1)


def test_a_set_clock_is_noticed_once_and_how_far() -> None:
    machine = Machine()
    clock = SteadyClock(machine.read)
    assert clock.jump() is None
    machine.passes(MINUTE)
    machine.is_set(-HOUR)
    assert clock.jump() == -HOUR
    assert clock.jump() is None
    machine.is_set(3 * HOUR)
    assert clock.jump() == 3 * HOUR


def test_what_time_servers_correct_is_no_jump() -> None:
    machine = Machine()
    clock = SteadyClock(machine.read)
    machine.is_set(timedelta(seconds=1))
    assert clock.jump() is None


def test_a_clock_set_while_the_program_was_closed_is_noticed_at_the_return_and_not_again() -> None:
    machine = Machine()
    session = begun(SteadyClock(machine.read))
    machine.passes(MINUTE)
    machine.is_set(HOUR)
    clock = SteadyClock(machine.read).of(session)
    session = session.after(Resumed(clock.now(), clock.anchor))
    assert clock.jump() == HOUR
    session = session.after(ClockSet(clock.now(), HOUR))
    assert session.time_left(clock.now()) == HOUR - MINUTE
    machine.passes(MINUTE)
    assert SteadyClock(machine.read).of(session).jump() is None


def test_across_a_boot_the_wall_clock_counts_and_never_runs_behind_the_journal() -> None:
    machine = Machine()
    clock = SteadyClock(machine.read)
    session = begun(clock)
    machine.passes(10 * MINUTE)
    session = session.after(Resumed(clock.now(), clock.anchor))
    machine.boots()
    machine.passes(10 * MINUTE)
    assert SteadyClock(machine.read).of(session).now() == START + 20 * MINUTE
    machine.is_set(-HOUR)
    late = SteadyClock(machine.read).of(session)
    assert late.now() == START + 10 * MINUTE
    assert late.jump() == -50 * MINUTE


def test_after_a_boot_the_session_is_measured_from_the_new_one() -> None:
    machine = Machine()
    session = begun(SteadyClock(machine.read))
    machine.boots()
    clock = SteadyClock(machine.read).of(session)
    session = session.after(Resumed(clock.now(), clock.anchor))
    machine.passes(5 * MINUTE)
    machine.is_set(-HOUR)
    assert SteadyClock(machine.read).of(session).now() == START + 5 * MINUTE


def test_where_boots_cannot_be_told_apart_the_wall_clock_counts() -> None:
    machine = Machine()
    machine.reading = replace(machine.reading, boot="")
    session = begun(SteadyClock(machine.read))
    machine.passes(MINUTE)
    machine.is_set(MINUTE)
    assert SteadyClock(machine.read).of(session).now() == START + 2 * MINUTE


def test_the_machine_s_own_clocks_go_forward_and_agree_with_the_wall() -> None:
    clock = SteadyClock()
    first, second = clock.now(), clock.now()
    assert first <= second
    assert abs(datetime.now(UTC) - second) < MINUTE
    assert second.tzinfo is UTC
    assert clock.jump() is None
