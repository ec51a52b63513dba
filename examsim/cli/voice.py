"""Where an exam in plain lines speaks."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.cli.output import say, say_json, tell
from examsim.cli.report import attempt_in_words, attempt_json

if TYPE_CHECKING:
    from examsim.domain.attempt import Attempt


@dataclass(frozen=True, slots=True)
class Voice:
    """The dialogue and the marks on standard output; for programs, the marks alone, as JSON."""

    as_json: bool = False

    def say(self, text: str) -> None:
        """Say something of the dialogue, at once."""
        if self.as_json:
            tell(text)
        else:
            say(text)
            sys.stdout.flush()

    def show(self, attempt: Attempt) -> None:
        """Show what was written and marked."""
        if self.as_json:
            say_json(attempt_json(attempt))
            return
        say()
        for line in attempt_in_words(attempt):
            say(line)
