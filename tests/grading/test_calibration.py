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
