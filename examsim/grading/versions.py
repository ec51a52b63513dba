"""What makes a grade, by name: to tell it from an older one, and to know when another might come out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from examsim.domain.grade import Versions

if TYPE_CHECKING:
    from examsim.grading.submission import Submission

VERSION = "1"


def versions_of(submission: Submission, encoder: str | None) -> Versions:
    """What makes a grade of this: the grader, the model (None for none), question and rubric, and what was taught."""
    rubric = _digest((submission.question, submission.rubric))
    return Versions(VERSION, encoder or "none", rubric, _digest(submission.taught) if submission.taught else "")


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:12]
