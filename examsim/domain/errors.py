"""The one family of errors a person may see.

    ExamsimError
    ├── InputError            what was given cannot be used        exit 2
    │   ├── UnknownBank
    │   └── ProblemsError     files with problems, each located
    ├── NotMarked             some responses have no marks yet     exit 1
    └── MachineError          the surroundings failed              exit 3
        ├── StoreError
        │   └── SessionHeld   another process has it
        └── EncoderUnavailable

A message says what happened and where; ``remedy`` says what to do next. Front ends turn these into exit codes
and notices in one place each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExamsimError(Exception):
    """Anything examsim reports to a person instead of crashing."""

    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}\n{self.remedy}" if self.remedy else self.message


class InputError(ExamsimError):
    """What was given on the command line or in a file cannot be used."""

    exit_code = 2


class UnknownBank(InputError):
    """No bank of this id is in force."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one place of a file a person keeps."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class ProblemsError(InputError):
    """Files cannot be used; every problem of every file is listed."""

    def __init__(self, problems: Sequence[Problem], *, remedy: str = "") -> None:
        super().__init__("\n".join(map(str, problems)), remedy=remedy)
        self.problems = tuple(problems)


class NotMarked(ExamsimError):
    """Responses that the marker cannot cope with have no marks; the others have theirs."""


class MachineError(ExamsimError):
    """The surroundings failed: the disk, the store, the model."""

    exit_code = 3


class StoreError(MachineError):
    """Attempts cannot be read or written."""


class SessionHeld(StoreError):
    """Another process has this open."""


class EncoderUnavailable(MachineError):
    """No usable model: marks rest on keywords alone."""
