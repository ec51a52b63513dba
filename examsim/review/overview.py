"""Where a learner stands with what shows why, as screens and reports say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.domain.makers import Makers
    from examsim.domain.study import Goal, Prospect, Written
    from examsim.review.board import Board, Key


_NAMED = 3


@dataclass(frozen=True, slots=True)
class Leech:
    """A question that goes wrong again and again."""

    prospect: Prospect
    typed: tuple[Written, ...]
    """What was written where it went wrong, the latest first."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Where a learner stands, with what shows why."""

    board: Board
    trends: Mapping[Key, tuple[float, ...]]
    """What the latest attempts earned on each topic that was met, the latest last."""
    lost: Mapping[Key, tuple[str, ...]]
    """What is missed most on each topic."""
    leeches: tuple[Leech, ...]
    goals: tuple[Goal, ...]
    days: int
    """On which something was handed in."""
    makers: Makers
    """What marked all this: trends are made of marks that may not have been made alike."""
    away: tuple[str, ...] = ()
    """Where no question that is asked was ever tried: the banks that are not here and of which some were."""

    broken: tuple[str, ...] = ()
    """The banks that something was tried of and that cannot be asked, for they have problems."""

    @property
    def what_is_broken(self) -> str:
        """Which banks are left out, though they are here, and what to do; empty where none is."""
        if not self.broken:
            return ""
        return f"{_some(self.broken)} left out: `examsim check` lists what is wrong there."

    @property
    def what_is_away(self) -> str:
        """What to do where all that was tried is of banks that are not here; empty where it is not so."""
        if not self.away:
            return ""
        return (
            f"What you tried is of banks that are not here: {_some(self.away)}. "
            "It counts again once they are; `examsim locate` says where banks belong."
        )


def _some(bank_ids: Sequence[str]) -> str:
    more = f" and {len(bank_ids) - _NAMED} more" if len(bank_ids) > _NAMED else ""
    return f"{', '.join(bank_ids[:_NAMED])}{more}"
