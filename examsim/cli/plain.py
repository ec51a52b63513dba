"""From the first question to the marks in plain lines, and what to say when an exam is left on the way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from examsim.cli import paper
from examsim.cli.dialogue import RETRY_SECONDS, Dialogue
from examsim.cli.exits import FAILED, OK
from examsim.cli.line_input import LineInput, Silence
from examsim.cli.output import tell
from examsim.cli.signals import Stopped, stoppable
from examsim.cli.sources import require_input
from examsim.domain.errors import ExamsimError, NotMarked
from examsim.tui.copies import copied_in_words

if TYPE_CHECKING:
    from examsim.cli.composition import Program
    from examsim.cli.voice import Voice
    from examsim.clock import Clock
    from examsim.domain.attempt import Attempt
    from examsim.domain.exam import Exam
    from examsim.domain.session import Session

_TRIES = 15
"""Half a minute: longer than most troubles of a disk that pass, and a script does not hang for ever."""


def begin_plainly(program: Program, exam: Exam, voice: Voice) -> int:
    """Say what an exam will be like, and sit it once the learner is ready; what it gives back is the exit code.

    Somebody at a terminal is asked for a key. A script is not: its first line is the first response.
    """
    lines = LineInput(require_input().fileno())
    _open(program, exam, voice)
    if lines.is_terminal:
        voice.say("Press enter to start the clock, or ctrl+d to leave.")
        if lines.next(None) is Silence.ENDED:
            tell("Nothing has begun.")
            return FAILED
    return _sit(program, program.simulator.start(exam, program.clock.now(), program.clock.anchor), lines, voice)


def sit_plainly(program: Program, session: Session, voice: Voice) -> int:
    """Take an exam up on standard input and output; what it gives back is the exit code."""
    _open(program, session.exam, voice)
    return _sit(program, session, LineInput(require_input().fileno()), voice)


def _open(program: Program, exam: Exam, voice: Voice) -> None:
    voice.say(paper.opening(exam))
    if warning := program.graders.foreseen():
        tell(warning)


def _sit(program: Program, session: Session, lines: LineInput, voice: Voice) -> int:
    program.graders.load()
    clock = program.clock.of(session)
    dialogue = Dialogue(
        program.simulator,
        session,
        clock,
        lines,
        voice.say,
        asks_own_marks=program.in_force.settings.asks_own_marks,
        model_state=program.graders.in_words,
    )
    try:
        with stoppable():
            attempt = _hand_in(program, dialogue, clock) if dialogue.sit() else None
    except (Stopped, ExamsimError):
        _leave(dialogue, clock)
        raise
    if attempt is None:
        tell("The input ended before the exam did.")
        _leave(dialogue, clock)
        return FAILED
    voice.say("\nHanded in.")
    code = mark_aloud(program, attempt, voice)
    program.back_up()
    return code


def mark_aloud(program: Program, attempt: Attempt, voice: Voice) -> int:
    """Mark what is not marked yet, question by question, and say the result; what it gives back is the exit code."""
    # Another process may have marked all of it meanwhile.
    so_far, trouble = attempt, None
    try:
        for number, marked in enumerate(program.simulator.grade(attempt), 1):
            voice.say(f"Marked {number} of {attempt.grades.count(None)}.")
            so_far = marked
    except NotMarked as error:
        trouble = error
    voice.show(so_far)
    if trouble is None:
        return OK
    tell(str(trouble))
    return FAILED


def _hand_in(program: Program, dialogue: Dialogue, clock: Clock) -> Attempt:
    """Seal the session as it stands now; a disk that refuses is asked again for a while."""
    now = clock.now()
    for attempt in range(_TRIES):
        try:
            return program.simulator.seal(dialogue.session, now)
        except ExamsimError as error:
            if not attempt:
                tell(f"NOT HANDED IN, and tried again: {error}")
        time.sleep(RETRY_SECONDS)
    return program.simulator.seal(dialogue.session, now)


def _leave(dialogue: Dialogue, clock: Clock) -> None:
    sheet = dialogue.sheet
    sheet.leave()
    session = sheet.session
    if sheet.unsaved_texts:
        tell("NOT everything you wrote is saved. What is not, to be copied from here:")
        for index, text in sheet.unsaved_texts.items():
            tell(f"Question {index + 1}:\n{text}")
        tell(copied_in_words(session))
    else:
        tell("Everything you wrote is saved.")
    # A pause that is not on the disk is none.
    state = "The clock stands" if session.can_pause and sheet.is_saved else "The clock runs on"
    tell(f"{state}. {paper.time_left(session, clock.now())}")
    tell(f"Go on with: examsim resume {session.id}")
