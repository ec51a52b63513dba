from __future__ import annotations

from datetime import timedelta

import pytest

from examsim.domain.durations import duration
from examsim.tui import figures
from tests.tui.fakes import NOON


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (timedelta(0), "00:00"),
        (timedelta(milliseconds=1), "00:01"),
        (timedelta(minutes=6, seconds=12), "06:12"),
        (timedelta(minutes=59, seconds=59, milliseconds=1), "1:00:00"),
        (timedelta(hours=1, minutes=2, seconds=30), "1:02:30"),
        (timedelta(seconds=-5), "00:00"),
    ],
)
def test_time_left_reaches_zero_only_when_it_is_up(span: timedelta, shown: str) -> None:
    assert duration(span) == shown


@pytest.mark.parametrize(
    ("days", "shown"),
    [(0, "today"), (1, "1 day"), (6, "6 days"), (7, "1 week"), (21, "3 weeks"), (60, "2 months"), (800, "2 years")],
)
def test_age_is_in_the_largest_unit_that_fits(days: int, shown: str) -> None:
    assert figures.age(NOON - timedelta(days=days), NOON) == shown


@pytest.mark.parametrize(
    ("behind", "shown"), [(30, "on pace"), (-59, "on pace"), (130, "02:10 behind"), (-60, "01:00 ahead")]
)
def test_pace_speaks_up_from_a_minute_on(behind: int, shown: str) -> None:
    assert figures.pace(timedelta(seconds=behind)) == shown


@pytest.mark.parametrize(("value", "shown"), [(3.0, "3"), (2.5, "2.5"), (0.25, "0.25")])
def test_numbers_have_no_needless_zeros(value: float, shown: str) -> None:
    assert figures.number(value) == shown


@pytest.mark.parametrize(("share", "shown"), [(0.0, "0 %"), (0.725, "73 %"), (0.285, "29 %"), (1.0, "100 %")])
def test_percent_rounds_halves_up(share: float, shown: str) -> None:
    assert figures.percent(share) == shown
