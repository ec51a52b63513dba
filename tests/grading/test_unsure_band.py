from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.grading.unsure_band import HIGHEST, LOWEST, MIDDLE, Granted, fitted_band

SHIPPED = (0.35, 0.65)
shares = st.floats(0, 1)


@given(st.lists(st.builds(Granted, shares, shares, st.sampled_from([0.25, 1.0])), max_size=40))
def test_the_band_stays_in_bounds(granted: list[Granted]) -> None:
    low, high = fitted_band(granted, SHIPPED)
    assert LOWEST <= low <= MIDDLE <= high <= HIGHEST


def test_nothing_said_leaves_the_shipped_band() -> None:
    assert fitted_band([], SHIPPED) == SHIPPED
    assert fitted_band([Granted(0.0, 1.0), Granted(1.0, 0.0)] * 30, SHIPPED) == SHIPPED


def learner(given: list[float], grants: list[float], times: int = 10) -> list[Granted]:
    return [Granted(credit, share) for credit, share in zip(given, grants, strict=True)] * times


@pytest.mark.parametrize("times", [5, 20])
def test_who_always_agrees_is_asked_less_and_who_never_does_more(times: int) -> None:
    agreeing = fitted_band(learner([0.3, 0.4, 0.6, 0.7], [0, 0, 1, 1], times), SHIPPED)
    contrary = fitted_band(learner([0.2, 0.3, 0.7, 0.8], [1, 0, 1, 0], times), SHIPPED)
    assert contrary[0] < SHIPPED[0] < agreeing[0]
    assert agreeing[1] < SHIPPED[1] < contrary[1]


def test_a_generous_learner_is_asked_about_less_evidence() -> None:
    low, high = fitted_band(learner([0.3, 0.4, 0.5, 0.6], [0.5, 1, 1, 1]), SHIPPED)
    assert low < SHIPPED[0]
    assert high < SHIPPED[1]


def test_more_grants_never_move_the_band_up() -> None:
    bands = [
        fitted_band(learner([0.35, 0.45, 0.55, 0.65], [float(i < count) for i in range(4)]), SHIPPED)
        for count in range(5)
    ]
    assert bands == sorted(bands, reverse=True)


def test_a_few_judgements_move_little() -> None:
    low, high = fitted_band(learner([0.4, 0.6], [1, 1], 1), SHIPPED)
    assert abs(low - SHIPPED[0]) < 0.06
    assert abs(high - SHIPPED[1]) < 0.06
