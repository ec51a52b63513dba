"""Evaluating marks every line once, keeps their order, and measures only what was not shown as an example."""

from __future__ import annotations

import pytest

from examsim.grading.calibration import shipped
from examsim.grading.dataset import MarkedResponse
from examsim.grading.encoder import HashEncoder
from examsim.grading.evaluation import Prediction, agreement, evaluate
from examsim.grading.grader import Grader

SEA = ("sea", "Why is the sea salty?", ("Rivers carry dissolved minerals into it and only water evaporates.",))
SKY = ("sky", "Why is the sky blue?", ("Air scatters short wavelengths of sunlight more than long ones.",))
RIGHT = "Rivers carry dissolved minerals into it and only water evaporates."


def row(question: tuple[str, str, tuple[str, ...]], response: str, score: float, **more: object) -> MarkedResponse:
    return MarkedResponse(*question, response, score, **more)  # type: ignore[arg-type]  # passed through


ROWS = [
    row(SEA, RIGHT, 1.0, label="correct"),
    row(SKY, "", 0.0, label="blank"),
    row(SEA, "Fish.", 0.0, label="wrong"),
    row(SEA, "Rivers carry minerals.", 0.5, label="partial"),
    row(SKY, SKY[2][0], 1.0, label="correct"),
]


@pytest.fixture(scope="module")
def grader() -> Grader:
    return Grader(HashEncoder())


def test_predictions_come_in_the_order_of_the_lines(grader: Grader) -> None:
    predictions = evaluate(ROWS, grader).predictions
    assert [(p.question_id, p.score) for p in predictions] == [(r.question_id, r.score) for r in ROWS]
    right, blank, wrong, half, other = [p.predicted or 0.0 for p in predictions]
    assert 0 == blank < wrong + 0.01 < half < min(right, other)
    assert min(right, other) > 0.95


def test_lines_that_serve_as_examples_are_not_predicted_and_not_measured(grader: Grader) -> None:
    evaluation = evaluate(ROWS, grader, examples=1)
    assert [p.predicted is None for p in evaluation.predictions] == [True, True, False, False, False]
    assert evaluation.agreement.responses == 3
    assert "blank" not in evaluation.agreement.label_means


def test_examples_of_a_question_marked_generously_raise_its_other_marks(grader: Grader) -> None:
    lines = [row(SEA, "Rivers carry minerals.", score) for score in (1.0, 1.0, 0.5)]
    plain, shown = evaluate(lines, grader).predictions, evaluate(lines, grader, examples=2).predictions
    assert (shown[2].predicted or 0) > (plain[2].predicted or 0)


def test_more_examples_than_lines_leave_nothing_to_measure(grader: Grader) -> None:
    evaluation = evaluate(ROWS, grader, examples=9)
    assert evaluation.agreement.responses == 0
    assert evaluation.agreement.pearson is None
    assert evaluate([], grader).predictions == ()


def test_a_rubric_in_the_data_is_credited_element_by_element(grader: Grader) -> None:
    elements = (("Rivers carry dissolved minerals into it.", 1.0), ("Only water evaporates.", 3.0))
    whole, half, none = (
        evaluate([row(SEA, response, 1.0, elements=elements)], grader).predictions[0]
        for response in (RIGHT, "Only water evaporates.", "")
    )
    assert min(whole.criteria) > 0.9
    assert half.criteria[0] < 0.1
    assert half.criteria[1] > 0.9
    assert half.predicted == pytest.approx(
        sum(c * w for c, w in zip(half.criteria, (0.25, 0.75), strict=True)), abs=1e-3
    )
    assert none.criteria == (0.0, 0.0)


def test_elements_beyond_the_most_points_do_not_raise_a_score_above_one(grader: Grader) -> None:
    elements = (("Rivers carry dissolved minerals into it.", 1.0), ("Only water evaporates.", 1.0))
    (prediction,) = evaluate([row(SEA, RIGHT, 1.0, elements=elements, max_points=1.0)], grader).predictions
    assert prediction.predicted == 1.0


def test_where_more_is_listed_than_asked_for_the_best_elements_count_and_traces_do_not_add_up(grader: Grader) -> None:
    listed = ("Rivers carry minerals.", "Only water evaporates.", "Rain is fresh.", "Volcanoes add salts.")
    (prediction,) = evaluate(
        [row(SEA, "Minerals; water; fresh; salts.", 0.0, elements=tuple((e, 1.0) for e in listed), max_points=1.0)],
        grader,
    ).predictions
    assert prediction.predicted == pytest.approx(max(prediction.criteria), abs=1e-3)
    assert sum(prediction.criteria) > max(prediction.criteria)


def test_progress_reaches_the_number_of_marked_lines(grader: Grader) -> None:
    heard: list[int] = []
    evaluate(ROWS, grader, examples=1, on_progress=heard.append)
    assert heard == [1, 2, 3]


def test_the_share_unsure_and_the_error_with_and_without_doubt_are_apart() -> None:
    predictions = [
        Prediction("sea", 1.0, 0.75), Prediction("sky", 0.0, 0.5, unsure=True), Prediction("sea", 0.0, None),
        Prediction("sea", 0.5, 0.75), Prediction("sky", 1.0, 1.0),
    ]  # fmt: skip
    figures = agreement(ROWS, predictions, shipped().full_from)
    assert figures.responses == 4
    assert figures.questions == 2
    assert figures.unsure == 0.25
    assert figures.error_unsure == 0.5
    assert figures.error_sure == pytest.approx((0.25 + 0.25 + 0) / 3)
    assert figures.label_means == {"correct": (2, 0.875), "blank": (1, 0.5), "partial": (1, 0.75)}
