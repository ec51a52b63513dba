"""Errors as a person reads them, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from examsim.domain.errors import ExamsimError
from examsim.tui.background import in_thread
from examsim.tui.screens.trouble import TroubleScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

Result = TypeVar("Result")


def notice(error: Exception) -> TroubleScreen:
    """A screen that says what happened and what to do next."""
    if isinstance(error, ExamsimError):
        return TroubleScreen(error.message, error.remedy)
    return TroubleScreen(str(error) or type(error).__name__, "The log says more: `examsim locate` shows where it is.")


async def tried(app: App[object], name: str, work: Callable[..., Result], *arguments: object) -> Result | None:
    """What work comes to in a thread; where it fails, nothing, once a person has read why."""
    try:
        return await in_thread(name, work, *arguments)
    except ExamsimError as error:
        await app.push_screen_wait(notice(error))
        return None
