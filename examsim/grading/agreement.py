"""How far marks agree with a person's: the usual measures, each a function of the person's scores and the grader's.

Pearson's r within questions is read first: a grader that only knows which questions are hard, or that long answers
earn more, looks good in the pooled r and is of no use to a learner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

FEWEST_RESPONSES = 8
"""Questions with fewer responses say nothing about agreement within a question."""
_BINS = 10
_MOST_LEVELS = 11
FULL = 0.999


def pearson(person: Scores, grader: Scores) -> float | None:
    """Correlation; None where one side never varies."""
    if len(person) < 2 or np.ptp(person) == 0 or np.ptp(grader) < 1e-9:
        return None
    return float(np.corrcoef(person, grader)[0, 1])


def pearson_within(person: Scores, grader: Scores, questions: Sequence[Hashable]) -> float | None:
    """Mean correlation over questions that have enough responses and more than one score."""
    places: dict[Hashable, list[int]] = {}
    for index, question in enumerate(questions):
        places.setdefault(question, []).append(index)
    values = [
        pearson(person[rows], grader[rows]) or 0.0  # a grader that never varies agrees with nobody
        for rows in places.values()
        if len(rows) >= FEWEST_RESPONSES and np.ptp(person[rows]) > 0
    ]
    return float(np.mean(values)) if values else None


def rmse(person: Scores, grader: Scores) -> float | None:
    """Root mean squared error."""
    return float(np.sqrt(np.mean((person - grader) ** 2))) if len(person) else None


def weighted_rmse(person: Scores, grader: Scores) -> float | None:
    """Root mean squared error in which every tenth of the scale that occurs weighs the same."""
    if not len(person):
        return None
    bins = np.minimum((person * _BINS).astype(int), _BINS - 1)
    return float(np.sqrt(np.mean([np.mean((person - grader)[bins == b] ** 2) for b in np.unique(bins)])))


def weighted_kappa(person: Scores, grader: Scores) -> float | None:
    """Quadratic weighted kappa where a person's scores are few; the grader's go to the nearest of them."""
    levels = np.unique(person)
    if not 2 <= len(levels) <= _MOST_LEVELS:
        return None
    truth = np.searchsorted(levels, person)
    guess = np.abs(grader[:, None] - levels[None, :]).argmin(axis=1)
    observed = np.zeros((len(levels), len(levels)))
    np.add.at(observed, (truth, guess), 1)
    chance = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / len(person)
    weights = np.subtract.outer(np.arange(len(levels)), np.arange(len(levels))) ** 2
    expected = float((weights * chance).sum())
    return 1.0 - float((weights * observed).sum()) / expected if expected else None


def macro_f1(person: Scores, grader: Scores, full_from: float) -> float | None:
    """Mean F1 of full marks and not, the grader's being full from its own threshold on."""
    if not len(person):
        return None
    truth, guess = person >= FULL, grader >= full_from
    return (_f1(truth, guess) + _f1(~truth, ~guess)) / 2


def _f1(truth: NDArray[np.bool_], guess: NDArray[np.bool_]) -> float:
    both = int((truth & guess).sum())
    either = int(truth.sum()) + int(guess.sum())
    return 2 * both / either if either else 1.0
