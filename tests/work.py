"""Work counted in calls: the same on every machine and in every run, which seconds are not.

What calls do not show, such as a pattern that backtracks for minutes, runs into the time limit of the test itself.
"""

from __future__ import annotations

import cProfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """How many calls a piece of work makes, those into C included."""
    profile = cProfile.Profile()
    with profile:
        work()
    return sum(entry.callcount for entry in profile.getstats())


def is_in_proportion(work: Callable[[str], object], part: str, times: int) -> bool:
    """Whether four times a text takes about four times the work; sixteen times would be quadratic."""
    work(part)  # word lists are loaded, patterns compiled
    return calls(lambda: work(part * (4 * times))) < 5 * calls(lambda: work(part * times))
