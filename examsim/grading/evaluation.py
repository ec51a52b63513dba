"""How far the grader agrees with people, measured on responses that people have marked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

import numpy as np

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, MarkedExample, Rubric
from examsim.grading.agreement import macro_f1, pearson, pearson_within, rmse, weighted_kappa, weighted_rmse
from examsim.grading.submission import Submission

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from examsim.domain.grade import Grade
    from examsim.grading.dataset import MarkedResponse
    from examsim.grading.submission import GradesMany

_POINTS = 100.0
"""Questions are marked out of this, so that quarter points are finer than any person's marks."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the grader says to one line."""

    question_id: str
    score: float
    predicted: float | None
    """None where the line served as a marked example."""
    criteria: tuple[float, ...] = ()
    """Credit for each element of the line's rubric."""
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """The measures; None where the data do not allow one."""

    responses: int
    questions: int
    pearson_within: float | None
    pearson: float | None
    rmse: float | None
    wrmse: float | None
    kappa: float | None
    macro_f1: float | None
    unsure: float
    """Share of responses with a criterion the learner is asked to judge."""
    error_sure: float | None
    """Mean distance from the person's score where the grader is sure."""
    error_unsure: float | None
    label_means: Mapping[str, tuple[int, float]]
    """For each label of the data, how many lines it has and their mean predicted score."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Predictions line by line, and how they agree."""

    predictions: tuple[Prediction, ...]
    agreement: Agreement


def evaluate(
    rows: Sequence[MarkedResponse],
    grader: GradesMany,
    examples: int = 0,
    on_progress: Callable[[int], None] | None = None,
) -> Evaluation:
    """Mark every line and compare; the first ``examples`` lines of each question serve as its marked examples."""
    shown = _examples(rows, examples)
    scored = [row for index, row in enumerate(rows) if index not in shown]
    given = {
        question: tuple(rows[index] for index in indices) for question, indices in _by_question(rows, shown).items()
    }
    submissions = [_submission(row, given.get(row.question_id, ())) for row in scored]
    grades = iter(grader.grade_all(submissions, on_progress))
    predictions = tuple(
        Prediction(row.question_id, row.score, None) if index in shown else _prediction(row, next(grades))
        for index, row in enumerate(rows)
    )
    return Evaluation(predictions, agreement(rows, predictions, grader.full_from))


def agreement(rows: Sequence[MarkedResponse], predictions: Sequence[Prediction], full_from: float) -> Agreement:
    """The measures over the lines that were scored."""
    pairs = [(row, p, p.predicted) for row, p in zip(rows, predictions, strict=True) if p.predicted is not None]
    person = np.array([row.score for row, _, _ in pairs], float)
    graded = np.array([predicted for _, _, predicted in pairs], float)
    unsure = np.array([p.unsure for _, p, _ in pairs], bool)
    questions = [row.question_id for row, _, _ in pairs]
    away = np.abs(person - graded)
    by_label = groupby(sorted((row.label, predicted) for row, _, predicted in pairs if row.label), lambda each: each[0])
    means = {label: [predicted for _, predicted in group] for label, group in by_label}
    return Agreement(
        responses=len(pairs),
        questions=len(set(questions)),
        pearson_within=pearson_within(person, graded, questions),
        pearson=pearson(person, graded),
        rmse=rmse(person, graded),
        wrmse=weighted_rmse(person, graded),
        kappa=weighted_kappa(person, graded),
        macro_f1=macro_f1(person, graded, full_from),
        unsure=float(unsure.mean()) if pairs else 0.0,
        error_sure=float(away[~unsure].mean()) if (~unsure).any() else None,
        error_unsure=float(away[unsure].mean()) if unsure.any() else None,
        label_means={label: (len(values), float(np.mean(values))) for label, values in means.items()},
    )


def _examples(rows: Sequence[MarkedResponse], count: int) -> frozenset[int]:
    """Lines that come first of their question."""
    seen: dict[str, int] = {}
    shown = set()
    for index, row in enumerate(rows):
        seen[row.question_id] = seen.get(row.question_id, 0) + 1
        if seen[row.question_id] <= count:
            shown.add(index)
    return frozenset(shown)


def _by_question(rows: Sequence[MarkedResponse], indices: Iterable[int]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for index in sorted(indices):
        grouped.setdefault(rows[index].question_id, []).append(index)
    return grouped


def _submission(row: MarkedResponse, examples: Sequence[MarkedResponse]) -> Submission:
    question = Question(row.question_id, row.prompt, row.references, points=_POINTS)
    return Submission(row.response, question, _rubric(row, examples))


def _rubric(row: MarkedResponse, examples: Sequence[MarkedResponse]) -> Rubric:
    """The line's elements as criteria; without any, no criteria, and the references' sentences take their place."""
    scale = _POINTS / row.most if row.elements else 1.0
    criteria = tuple(
        Criterion(str(number), points * scale, statement) for number, (statement, points) in enumerate(row.elements, 1)
    )
    marked = tuple(MarkedExample(example.response, example.score * _POINTS) for example in examples)
    return Rubric(row.question_id, criteria, examples=marked)


def _score(row: MarkedResponse, grade: Grade) -> float:
    """Share of what the elements are counted up to; a question that lists more than it asks for counts the best.

    Traces of a dozen elements would otherwise add up to full marks for naming none.
    """
    worths = sorted((points for _, points in row.elements), reverse=True)
    enough = next((n for n, total in enumerate(accumulate(worths), 1) if total >= row.most - 1e-9), len(worths))
    best = sorted((criterion.points for criterion in grade.criteria), reverse=True)
    return min(sum(best[: enough or None]) / _POINTS, 1.0)


def _prediction(row: MarkedResponse, grade: Grade) -> Prediction:
    return Prediction(
        row.question_id,
        row.score,
        round(_score(row, grade), 4),
        tuple(round(c.points / c.max_points, 4) if c.max_points else 0.0 for c in grade.criteria)
        if row.elements
        else (),
        grade.unsure,
    )
