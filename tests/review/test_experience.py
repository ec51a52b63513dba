from __future__ import annotations

import random

import pytest

from examsim.domain.study import Foresight
from examsim.review.experience import Experience


def seen(tries: int, score: float, gap: float = 1.0) -> Foresight:
    chance, total = random.Random(1), Foresight()
    for _ in range(tries):
        known = chance.random()
        total += Foresight.of(known, gap * chance.random(), min(max(score * known + chance.gauss(0, 0.05), 0), 1))
    return total


def test_without_experience_things_are_known_a_little_better_than_they_seem_and_fade() -> None:
    novice = Experience.of(Foresight())
    assert [novice.at(known, 1) for known in (0, 0.4, 1)] == pytest.approx([0.15, 0.49, 1])
    assert novice.at(0.4, 14**0.5) == pytest.approx(0.49 - 0.05 * (14**0.5 - 1))


def test_what_a_few_days_bring_is_laid_to_the_reading_and_not_to_the_rest() -> None:
    total = Foresight()
    for _ in range(12):  # all remembered a day later
        total += Foresight.of(0.33, 1.0, 1.0)
    before, after = Experience.of(Foresight()).weights, Experience.of(total).weights
    assert after[0] - before[0] > 3 * (after[2] - before[2]) > 0


def test_no_rest_makes_anything_better_known_whatever_tries_seem_to_say() -> None:
    chance, total = random.Random(2), Foresight()
    for day in range(300):  # someone who gets better elsewhere, asked at ever longer intervals
        known, gap = chance.uniform(0.2, 0.4), day**0.5 / 3
        total += Foresight.of(known, gap, min(0.3 + day / 400, 1.0))
    found = Experience.of(total)
    assert found.weights[2] == 0
    assert found.at(0.3, 9) == found.at(0.3, 0) < found.at(0.4, 0)
    assert found.at(0.3, 4) == pytest.approx(total.earned / total.tries, abs=0.1)
    assert found.doubt((1, 0.3, 4)) > 0


def test_experience_corrects_what_is_expected() -> None:
    assert Experience.of(seen(400, 0.5)).at(0.8, 0.5) == pytest.approx(0.4, abs=0.04)


def test_a_few_tries_bend_little() -> None:
    assert Experience.of(seen(2, 0.0)).at(0.8, 0.5) > 0.55


def test_experience_makes_surer() -> None:
    few, many = (Experience.of(seen(tries, 0.9)) for tries in (3, 300))
    assert many.doubt((10, 5, 5)) < few.doubt((10, 5, 5))
    assert many.variance < few.variance


def test_sums_add_up() -> None:
    one, other = Foresight.of(0.5, 1, 1), Foresight.of(0.25, 2, 0)
    assert (one + other).sums == tuple(a + b for a, b in zip(one.sums, other.sums, strict=True))
