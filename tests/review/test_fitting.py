from __future__ import annotations

import math
import random
from datetime import timedelta

import fsrs
import pytest

from examsim.domain.errors import InputError, MachineError
from examsim.domain.study import Try
from examsim.review.fitting import LEAST, fit
from examsim.review.rating import Thresholds
from examsim.review.scheduler import reviewed
from tests.exams import START

USUAL = Thresholds()


def log(chance: random.Random, tries: int = 9, half_life: float = 2.0) -> list[Try]:
    """Someone who forgets far faster than the usual parameters suppose."""
    at, made = START, []
    for _ in range(tries):
        gap = chance.choice([1, 2, 4, 8, 16])
        at += timedelta(days=gap)
        made.append(Try(at, 1.0 if chance.random() < math.exp2(-gap / half_life) else 0.0))
    return made


def logs(count: int) -> list[list[Try]]:
    chance = random.Random(6)
    return [log(chance) for _ in range(count)]


def test_too_short_a_log_is_not_fitted_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fsrs, "Optimizer", list, raising=False)
    with pytest.raises(InputError, match=f"{LEAST} are needed"):
        fit(lambda: logs(10), USUAL)


def test_tries_of_one_day_tell_nothing_of_forgetting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fsrs, "Optimizer", list, raising=False)
    in_a_day = [[Try(START + timedelta(minutes=n), 1.0) for n in range(9)]] * 900
    with pytest.raises(InputError, match=f"has 0 later tries to fit to, and {LEAST} are needed"):
        fit(lambda: in_a_day, USUAL, lambda _: pytest.fail("it does not begin"))


def test_without_the_optimiser_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: object) -> None:
        raise ImportError

    monkeypatch.setattr(fsrs, "Optimizer", missing, raising=False)
    with pytest.raises(MachineError, match="not installed"):
        fit(lambda: pytest.fail("the log was read before that was known"), USUAL)


@pytest.mark.parametrize(("forgets", "is_better"), [(0.0001, True), (None, False)])
def test_parameters_are_judged_by_questions_that_they_were_not_fitted_on(
    monkeypatch: pytest.MonkeyPatch, forgets: float | None, is_better: bool
) -> None:
    usual = fsrs.Scheduler().parameters
    found = [*usual[:8], *usual[8:]] if forgets is None else [0.1, 0.1, 0.1, 0.1, *usual[4:8], 0.2, *usual[9:]]
    seen = []

    class Optimizer:
        def __init__(self, said: list[fsrs.ReviewLog]) -> None:
            seen.extend(said)

        def compute_optimal_parameters(self) -> list[float]:
            return found

    monkeypatch.setattr(fsrs, "Optimizer", Optimizer, raising=False)
    fitted = fit(lambda: logs(90), USUAL)
    assert len({each.card_id for each in seen}) == 72, "one in five is left out"
    assert fitted.parameters == tuple(found)
    assert fitted.is_better is is_better


def test_the_loss_is_the_surprise_by_the_packages_own_curve_at_what_was_left_out_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [*fsrs.Scheduler().parameters[:-1], 0.5]

    class Optimizer:
        def __init__(self, said: list[fsrs.ReviewLog]) -> None: ...

        def compute_optimal_parameters(self) -> list[float]:
            return found

    monkeypatch.setattr(fsrs, "Optimizer", Optimizer, raising=False)
    later = START + timedelta(days=10)
    kept, lost = ([Try(START, 1.0), Try(later, score)] for score in (1.0, 0.0))
    begun = list[int]()
    fitted = fit(lambda: [lost if number % 5 else kept for number in range(LEAST // 4 * 5)], USUAL, begun.append)
    assert begun == [LEAST]
    assert fitted.tries == LEAST, "as many as are needed are enough"
    for loss, parameters in ((fitted.usual_loss, None), (fitted.loss, tuple(found))):
        memory = reviewed(None, USUAL.rating(1.0, 0), START, parameters)
        card = fsrs.Card(0, fsrs.State.Review, None, memory.stability, memory.difficulty, START, memory.last)
        curve = fsrs.Scheduler(found) if parameters else fsrs.Scheduler()
        assert loss == pytest.approx(-math.log(curve.get_card_retrievability(card, later)))
