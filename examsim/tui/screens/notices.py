"""Errors as a person reads them, in one place."""

from __future__ import annotations

from examsim.domain.errors import ExamsimError
from examsim.tui.screens.trouble import TroubleScreen


def notice(error: Exception) -> TroubleScreen:
    """A screen that says what happened and what to do next."""
    if isinstance(error, ExamsimError):
        return TroubleScreen(error.message, error.remedy)
    return TroubleScreen(str(error) or type(error).__name__, "The log says more: `examsim locate` shows where it is.")
