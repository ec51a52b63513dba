"""What was sat, a page at a time and by what is looked for: years of it are never held at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.attempt import AttemptSummary
    from examsim.domain.exam import Mode


@dataclass(frozen=True, slots=True)
class Which:
    """The attempts that are meant; what is not said leaves none out."""

    bank: str | None = None
    """With a question of this bank."""
    mode: Mode | None = None
    since: datetime | None = None
    """Finished at this instant or later."""
    until: datetime | None = None
    """Finished before this instant."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ends; it stays where it is whatever is added meanwhile."""

    finished: datetime
    id: str


@dataclass(frozen=True, slots=True)
class Page:
    """Some attempts, the latest first."""

    attempts: tuple[AttemptSummary, ...]
    rest: Place | None
    """After which there are more; None where there are none."""
    above: Place | None = None
    """After which these come, where later ones were found before them."""


class Fate(StrEnum):
    """What became of an attempt that came from elsewhere."""

    ADDED = "added"
    COMPLETED = "completed"
    """It was here, and got what was said of its marks there."""
    KNOWN = "known"
    DELETED = "deleted"
    """It was deleted here, and stays so."""
    ANOTHER = "another"
    """Another attempt has its name here, or it is still being sat here."""
