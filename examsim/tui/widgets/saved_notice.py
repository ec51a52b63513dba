"""Whether what was typed is on the disk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui import figures
from examsim.tui.plain_text import one_line

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Saved:
    """Everything written so far has been committed."""

    at: datetime


@dataclass(frozen=True, slots=True)
class NotSaved:
    """The last commit failed; it is being tried again."""

    reason: str
    since: datetime | None
    """When something was last committed, if ever."""
    is_handing_in: bool = False
    """Whether the exam is over, and nothing more can be written."""


def saved_notice(state: Saved | None) -> Content:
    """The quiet word after a commit."""
    return Content.styled(f"saved {figures.clock_time(state.at)}", "$quiet") if state else Content()


def alarm(state: NotSaved, copy_key: str) -> Content:
    """The loud one after a failed commit; it stays until a commit succeeds."""
    since = f" since {figures.clock_time(state.since)}" if state.since else ""
    if state.is_handing_in:
        what, kept = "NOT HANDED IN yet", "What you wrote is kept in memory and handing in is tried again."
    else:
        what, kept = f"NOT SAVED{since}", "Keep writing: your text is kept in memory and saving is tried again."
    copying = f"{copy_key} writes a copy elsewhere."
    return Content.assemble((f"✗ {what}. ", "bold"), f"{kept} {copying} {one_line(state.reason)}")
