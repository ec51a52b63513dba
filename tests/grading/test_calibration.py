"""Credit rises with evidence, from nothing to all, however lenient the question."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.grading.calibration import Calibration, Curve, shipped

shares = st.floats(0, 1)
moves = st.floats(-5, 5)


@pytest.mark.parametrize("curve", [shipped().with_model, shipped().without_model])
def test_more_evidence_is_never_less_credit(curve: Curve) -> None:
    credit = [curve.credit(evidence / 200) for evidence in range(201)]
    assert credit == sorted(credit)
    assert (credit[0], credit[-1]) == (0, 1)


@settings(deadline=None)
@given(shares, shares, moves)
def test_a_question_that_is_marked_leniently_keeps_the_order_of_its_responses(
    one: float, other: float, move: float
) -> None:
    curve = shipped().with_model
    low, high = sorted((one, other))
    assert 0 <= curve.credit(low, move) <= curve.credit(high, move) <= 1


@settings(deadline=None)
@given(shares, moves, moves)
def test_more_leniency_is_never_less_credit(evidence: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert shipped().with_model.credit(evidence, low) <= shipped().with_model.credit(evidence, high)


def test_nothing_and_everything_are_the_same_at_any_leniency() -> None:
    assert {Curve(9, 1).credit(0, 9), Curve(-9, 1).credit(1, -9)} == {0.0, 1.0}
    assert Curve(0, 1).credit(5e-324) < 1e-9
    assert Curve(0, 9).credit(1 - 1e-16) == pytest.approx(1)


@settings(deadline=None)
@given(st.floats(0.01, 0.99), st.floats(0.2, 3))
def test_a_curve_gives_half_from_the_evidence_on_that_it_was_drawn_through(half: float, slope: float) -> None:
    curve = Curve.through(half, slope)
    assert curve.half == pytest.approx(half)
    assert curve.credit(half * 1.0001) >= 0.5 > curve.credit(half * 0.9999)


def test_what_comes_near_to_half_is_half_and_what_does_not_is_less() -> None:
    curve = Curve(0, 1)
    assert [curve.credit(evidence) for evidence in (0.46, 0.48, 0.5)] == [0.5, 0.5, 0.5]
    assert curve.credit(0.44) == pytest.approx(0.44)
    assert curve.credit(0.52) == pytest.approx(0.52)


def test_the_doubt_moves_with_the_leniency_of_a_question() -> None:
    assert Curve(0, 1).credit(0.48, -1) < 0.45
    assert Curve(0, 1).credit(0.26, 0.9) == 0.5


def test_the_shipped_numbers_are_sane_and_read_from_the_file_beside() -> None:
    data = json.loads(files("examsim.grading").joinpath("calibration.json").read_text("utf-8"))
    assert Calibration.of(data) == shipped()
    low, high = shipped().doubt
    assert 0 < low < high < 1
    assert 0.5 <= shipped().full_from <= 1
    assert min(shipped().with_model.slope, shipped().without_model.slope) > 0


def test_the_documentation_gives_the_numbers_that_are_shipped() -> None:
    written = json.loads(files("examsim.grading").joinpath("calibration.json").read_text("utf-8"))
    guide = (Path(__file__).parents[2] / "docs" / "grading.md").read_text("utf-8")
    for name, way in (("with the model", "with_model"), ("keywords alone", "without_model")):
        assert f"| {name} | {written[way]['intercept']} | {written[way]['slope']} |" in guide
    for name, figures in written["provenance"]["left_out"]["with_model"].items():
        row = [f"{figures[key]:.3f}".removeprefix("0") for key in ("within_r", "r", "rmse", "wrmse")]
        slope = f"{figures['slope']:g}".removeprefix("0")
        assert f"| {name.removesuffix('_train')} | {slope} | {' | '.join(row)} |" in guide
