"""Which rows are meant by a filter, as conditions of SQL with the values to put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.storage.codec import microseconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.history import Which


def mode_and_time(which: Which) -> Iterator[tuple[str, object]]:
    """What rows that tell their mode and when they were finished must fulfil, each with the value to put in."""
    if which.mode is not None:
        yield "mode = ?", which.mode
    if which.since is not None:
        yield "finished >= ?", microseconds(which.since)
    if which.until is not None:
        yield "finished < ?", microseconds(which.until)
