"""How responses grew and when each point was first earned, in words and in JSON."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from examsim.cli.output import one_line, table, tell
from examsim.cli.progress import progress
from examsim.domain.errors import InputError, NotMarked
from examsim.domain.replay import Journal, caution, earned
from examsim.tui.figures import counted, number
from examsim.tui.replaying import ABOUT, gain_in_words, on_question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.cli.composition import Program
    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import Grade
    from examsim.domain.replay import Earned, Recording

_TAIL = 40
"""Characters of a step's end that a line shows."""


@dataclass(frozen=True, slots=True)
class Replay:
    """A recording with the mark of each of its steps."""

    recording: Recording
    grades: tuple[Grade | None, ...]
    """None where a step could not be marked."""


def replays(program: Program, attempt: Attempt, question: int | None) -> list[Replay]:
    """Mark every step of the question asked for, from 1, or of all; raises InputError where no journal is there."""
    found = program.replaying.recordings(attempt)
    if question is not None and question > len(found):
        raise InputError(f"{attempt.id} has no question {question}.", remedy=f"It has {len(found)}.")
    chosen = [each for each in found if question in {None, each.index + 1}]
    if all(each.journal is Journal.GONE for each in chosen):
        raise InputError(
            f"The journal of {attempt.id} is not there any more: only what was handed in is kept.",
            remedy=f"`examsim history show {attempt.id}` shows that.",
        )
    steps = [(each, step) for each in chosen for step in each.steps]
    grades: dict[int, list[Grade | None]] = {each.index: [] for each in chosen}
    with progress("Marking", len(steps), program) as show:
        for done, (each, step) in enumerate(steps, 1):
            try:
                grades[each.index].append(program.replaying.mark(attempt, each.index, step.text))
            except NotMarked as error:
                tell(error.message)
                grades[each.index].append(None)
            show(done)
    return [Replay(each, tuple(grades[each.index])) for each in chosen]


def replays_in_words(attempt: Attempt, found: Sequence[Replay]) -> Iterator[str]:
    """For people, line by line."""
    yield attempt.exam.title
    for each in found:
        recording = each.recording
        question = attempt.exam.items[recording.index].question
        yield ""
        yield f"Question {recording.index + 1}: {question.id}"
        yield question.prompt.rstrip()
        if not recording.steps:
            yield ABOUT[recording.journal]
            continue
        yield table(("step", "time", "words", "points", "earned", "ends in"), list(_rows(each)))
        for point in earned(each.grades):
            yield f"{gain_in_words(point, recording)}: {point.statement}"
        if said := caution(attempt, recording, each.grades):
            yield said
        yield f"{counted(len(recording.steps), 'step')} of {counted(recording.journalled, 'text')} in the journal."


def _rows(each: Replay) -> Iterator[tuple[str, ...]]:
    gains = _gains(earned(each.grades))
    for place, (step, grade) in enumerate(zip(each.recording.steps, each.grades, strict=True)):
        end = one_line(step.text, len(step.text) + 1)[-_TAIL:]
        points = f"{number(grade.points)} of {number(grade.max_points)}" if grade is not None else "not marked"
        words = str(len(step.text.split()))
        yield str(place + 1), on_question(step), words, points, ", ".join(gains.get(place, ())), end


def _gains(points: Sequence[Earned]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for point in points:
        for gain in point.gains:
            found.setdefault(gain.step, []).append(f"{point.id} {number(gain.points)}")
    return found


def replays_json(attempt: Attempt, found: Sequence[Replay]) -> dict[str, Any]:
    """For programs."""
    return {
        "id": attempt.id,
        "title": attempt.exam.title,
        "questions": [_question_json(attempt, each) for each in found],
    }


def _question_json(attempt: Attempt, each: Replay) -> dict[str, Any]:
    recording, item = each.recording, attempt.exam.items[each.recording.index]
    standing = attempt.standing(recording.index)
    last = each.grades[-1] if each.grades else None
    return {
        "number": recording.index + 1,
        "bank": item.bank_id,
        "question": item.question.id,
        "prompt": item.question.prompt,
        "journal": recording.journal,
        "journalled": recording.journalled,
        "steps": [
            {
                "at": step.at.isoformat(),
                "seconds": round(step.seconds, 3),
                "text": step.text,
                "points": grade.points if grade is not None else None,
                "max_points": grade.max_points if grade is not None else None,
            }
            for step, grade in zip(recording.steps, each.grades, strict=True)
        ],
        "criteria": [_earned_json(point, recording) for point in earned(each.grades)],
        "versions": asdict(last.versions) if last is not None else None,
        "stands": standing.points if standing is not None else None,
        "caution": caution(attempt, recording, each.grades),
    }


def _earned_json(point: Earned, recording: Recording) -> dict[str, Any]:
    return {
        "id": point.id,
        "statement": point.statement,
        "max_points": point.max_points,
        "gains": [
            {"step": gain.step + 1, "seconds": round(recording.steps[gain.step].seconds, 3), "points": gain.points}
            for gain in point.gains
        ],
        "points": point.points,
    }
