"""Opening the screens."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from examsim.domain.errors import MachineError

if TYPE_CHECKING:
    from examsim.cli.composition import Program
    from examsim.domain.exam import Exam
    from examsim.tui.app import ExamsimApp
    from examsim.tui.backstage import Backstage
    from examsim.tui.use_cases import UseCases


_RARELY = (10_000, 50, 1_000)
"""When Python looks for rubbish. By its own measure it looks through all the words that marking knows, again and again:
a tenth of a second each time, in which no key is painted."""


def open_screens(program: Program, exam: Exam | None = None) -> int:
    """Show the home screen, or start an exam at once; what it gives back is the exit code."""
    _require_terminal(program)
    gc.set_threshold(*_RARELY)
    app = make_app(program, exam)
    app.run()
    return app.return_code or 0


def make_app(program: Program, exam: Exam | None = None) -> ExamsimApp:
    """The screens, joined to everything they need."""
    from examsim.cli.trial import try_model
    from examsim.storage.choices import ChoiceMemory
    from examsim.tui.app import ExamsimApp
    from examsim.tui.preferences import Preferences

    choices = ChoiceMemory(program.places.choices)
    preferences = Preferences(program.settings_store, choices, has_colours=_has_colours(program))
    preferences.trial = partial(try_model, program)
    return ExamsimApp(
        _use_cases(program), program.clock, exam=exam, preferences=preferences, backstage=_backstage(program)
    )


def _use_cases(program: Program) -> UseCases:
    # What most who sit an exam never ask for is made when it is asked for.
    from examsim.tui.use_cases import UseCases

    return UseCases(
        program.simulator,
        program.history,
        program.judging,
        teaching=lambda: program.teaching,
        advising=lambda: program.advising,
        reporting=lambda: program.reporting,
        replaying=lambda: program.replaying,
        sharing=lambda: program.sharing,
        encoder_state=program.graders.in_words,
    )


def _backstage(program: Program) -> Backstage:
    from examsim.tui.backstage import Backstage

    salvaged = program.store.salvaged
    return Backstage(
        encoder_state=program.graders.in_words,
        when_painted=program.settle_in,
        each_hour=program.back_up,
        news=str(salvaged) if salvaged else "",
        changed=program.changed,
        studying=lambda: program.studying,
        browsing=lambda: program.browsing,
        intake=lambda: program.intake,
    )


def _has_colours(program: Program) -> bool:
    if program.environ.get("NO_COLOR"):
        return False
    os.environ.pop("NO_COLOR", None)  # set and empty it asks for nothing, and Textual would obey it all the same
    return True


def _require_terminal(program: Program) -> None:
    if program.environ.get("TEXTUAL_DRIVER"):  # the screens are shown elsewhere: `examsim serve`
        return
    if program.environ.get("TERM", "") in {"", "dumb", "unknown"}:
        reason = "This terminal says it cannot show screens (TERM is dumb, or not set)."
    elif not (sys.stdin.isatty() and sys.stdout.isatty()):
        reason = "The screens need a terminal, and standard input or output is not one."
    else:
        return
    raise MachineError(reason, remedy="`examsim take BANK --plain` works everywhere; `examsim locate` lists the banks.")
