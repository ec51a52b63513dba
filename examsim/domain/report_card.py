"""How far the grader agrees with its learner: cases added up to a report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from examsim.domain.cases import Case

_OFTEN = 2
"""Overrides in one direction from which on a line of a rubric is worth mending."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Cases of one kind, counted."""

    judged: int
    agreed: int
    raised: int
    lowered: int

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Tally:
        """Count cases."""
        known = list(cases)
        return cls(
            len(known),
            sum(case.agrees for case in known),
            sum(case.is_raised for case in known),
            sum(case.is_lowered for case in known),
        )

    @property
    def overridden(self) -> int:
        """How many the grader had otherwise."""
        return self.raised + self.lowered


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion of some rubric with what was said of it; without an id, a whole question."""

    bank_id: str
    question_id: str
    criterion: str
    statement: str
    tally: Tally
    guards: tuple[str, ...] = ()
    """Those that fired where the grader was overridden."""

    @property
    def to_mend(self) -> str:
        """What its author might do; empty where nothing shows yet."""
        if self.tally.raised >= _OFTEN and self.guards:
            return f"Right answers run into a guard ({', '.join(self.guards)}): accept their wording."
        if self.tally.raised >= _OFTEN:
            return "Too strict: accept more wordings, or drop a keyword."
        if self.tally.lowered >= _OFTEN:
            return "Too lenient: ask for a keyword more, or name the misconception."
        return ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that judgements say of the grader."""

    whole: Tally
    asked: Tally
    """Of those, what the grader was unsure about."""
    blind: Tally
    """Of those, what was judged before the grader's mark was shown."""
    silent: int
    """Criteria beside them that the learner let stand."""
    periods: tuple[tuple[str, Tally], ...]
    """Month by month, as 2026-05."""
    lines: tuple[Line, ...]
    """The most overridden first."""
    guards: tuple[tuple[str, Tally], ...]


def report(known: Sequence[Case], silent: int, period: Callable[[datetime], str]) -> Report:
    """Add cases up; ``period`` is the month of an instant where the learner is."""
    by_period = sorted(known, key=lambda case: period(case.at))
    return Report(
        Tally.of(known),
        Tally.of(case for case in known if case.was_asked),
        Tally.of(case for case in known if case.is_blind),
        silent,
        tuple((month, Tally.of(of_it)) for month, of_it in groupby(by_period, key=lambda case: period(case.at))),
        tuple(sorted(_lines(known), key=lambda line: -line.tally.overridden)),
        tuple(_by_guard(known)),
    )


def _lines(known: Sequence[Case]) -> Iterator[Line]:
    def place(case: Case) -> tuple[str, str, str]:
        return case.bank_id, case.question_id, case.criterion

    for where, grouped in groupby(sorted(known, key=place), key=place):
        of_it = sorted(grouped, key=lambda case: case.at)
        guards = Counter(guard for case in of_it if not case.agrees for guard in case.guards)
        yield Line(*where, of_it[-1].statement, Tally.of(of_it), tuple(guard for guard, _ in guards.most_common()))


def _by_guard(known: Sequence[Case]) -> Iterator[tuple[str, Tally]]:
    for guard in sorted({guard for case in known for guard in case.guards}):
        yield guard, Tally.of(case for case in known if guard in case.guards)
