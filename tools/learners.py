"""Tries the plan and the forecast on learners whose memory is known: python -m tools.learners [LEARNERS] [SEED]."""

from __future__ import annotations

import random
import statistics
import sys
from datetime import timedelta

from examsim.review.forecast import Outlook, forecast
from examsim.review.plan import plan
from tests.review.simulated import BEGIN, SimulatedLearner, at_random, by_plan, weakest_alone

DAYS, MINUTES = 21, 15.0
CHOICES = {"by plan": by_plan, "weakest first": weakest_alone, "at random": at_random}


def main() -> None:
    """Print the figures."""
    learners, seed = (int(given) for given in (*sys.argv[1:], *("100", "1")[len(sys.argv) - 1 :]))
    exam = BEGIN + timedelta(days=DAYS + 1)
    print(f"{learners} learners, 40 questions, {DAYS} days of {MINUTES:g} minutes; mean score on the day, in %:")
    for name, choose in CHOICES.items():
        print(f"  {name:14}", end="")
        some = [_learner(seed, number) for number in range(learners)]
        for begin, days in ((0, 0), (0, 7), (7, 14), (14, 21)):
            for learner in some:
                learner.practise(choose, days - begin, MINUTES, exam, BEGIN + timedelta(days=begin))
            mean = statistics.mean(learner.expected(exam) for learner in some)
            print(f"  after {days:2} days {100 * mean:5.1f}", end="")
        print()
    print("How often the score lies within the range that is to hold it in 80 % of cases:")
    for days in (0, 2, 7, 21):
        inside, width, bias = coverage(learners, seed, days)
        print(f"  after {days:2} days {100 * inside:5.1f} %, range of {100 * width:4.1f}, off by {100 * bias:+.1f}")
    inside, width, bias = coverage_with_plan(learners, seed)
    print(f"  plan followed from day 7 {100 * inside:5.1f} %, range of {100 * width:4.1f}, off by {100 * bias:+.1f}")


def coverage(learners: int, seed: int, days: int) -> tuple[float, float, float]:
    """How often a score lies within its range when nothing more is done, how wide that is, and how far off."""
    hits, widths, errors = [], [], []
    for number in range(learners):
        learner = _learner(seed, number)
        exam = BEGIN + timedelta(days=days + 14)
        learner.practise(at_random, days, MINUTES, exam)
        prospects, known = learner.known()
        found = forecast(map(Outlook.of, prospects), exam, known)
        score = learner.sat(exam)
        hits.append(found.low <= score <= found.high)
        widths.append(found.high - found.low)
        errors.append(found.mean - learner.expected(exam))
    return statistics.mean(hits), statistics.mean(widths), statistics.mean(errors)


def coverage_with_plan(learners: int, seed: int) -> tuple[float, float, float]:
    """The same for the forecast made on the seventh day, the plan then being followed for two weeks."""
    hits, widths, errors = [], [], []
    exam = BEGIN + timedelta(days=DAYS + 1)
    for number in range(learners):
        learner = _learner(seed, number)
        learner.practise(by_plan, 7, MINUTES, exam)
        prospects, known = learner.known()
        now = BEGIN + timedelta(days=7)
        found = plan(prospects, now, exam, MINUTES, known).with_plan
        learner.practise(by_plan, DAYS - 7, MINUTES, exam, now)
        hits.append(found.low <= learner.sat(exam) <= found.high)
        widths.append(found.high - found.low)
        errors.append(found.mean - learner.expected(exam))
    return statistics.mean(hits), statistics.mean(widths), statistics.mean(errors)


def _learner(seed: int, number: int) -> SimulatedLearner:
    return SimulatedLearner(random.Random(f"{seed} {number}"))  # noqa: S311  # nobody is to guess it: it is to come again


if __name__ == "__main__":
    main()
