"""What of an attempt is sat again, as its results are left."""

from __future__ import annotations

from enum import Enum, auto


class Again(Enum):
    """The answer of the results."""

    ALL = auto()
    """The same exam."""
    QUESTIONS = auto()
    """Questions that failed as a whole."""
    CRITERIA = auto()
    """Questions that missed a criterion."""
