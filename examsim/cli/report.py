"""A finished exam in words and in JSON."""

from __future__ import annotations

from dataclasses import asdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from examsim.cli.marks import grade_json, points, standing_in_words, standing_json, sum_in_words
from examsim.cli.output import one_line
from examsim.domain.durations import time_spent
from examsim.domain.own_marks import apart_in_words, in_words
from examsim.exporting.document import asked, remarks, sat
from examsim.tui.figures import counted, date, percent, spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from examsim.domain.attempt import Attempt, AttemptSummary
    from examsim.domain.exam import Item
    from examsim.domain.judgement import KeptJudgement
    from examsim.domain.own_marks import OwnMarks
    from examsim.domain.session import Draft
    from examsim.domain.standing import Standing


def attempt_in_words(attempt: Attempt, advice: Mapping[tuple[int, str], str] | None = None) -> Iterator[str]:
    """A finished exam for people, line by line; with what would have earned criteria, by question and id."""
    yield attempt.exam.title
    yield f"{sat(attempt, date)}."
    if attempt.is_graded and attempt.max_points:
        least, most = attempt.range
        share = f", {percent(least / attempt.max_points)}" if least == most else ""
        yield f"{spread((least, most))} of {points(attempt.max_points)}{share}."
    else:
        yield f"Not marked yet: `examsim resume {attempt.id}` marks it."
    yield from remarks(attempt, date)
    if attempt.unsure:
        places = counted(attempt.unsure, "place")
        yield f"In {places} the grader is unsure: compare with the verified solution, and judge on the results screen."
    if attempt.first_to_look_at:
        yield f"Sure and wrong: {attempt.first_to_look_at}."
    together = zip(attempt.exam.items, attempt.drafts, attempt.standings, strict=True)
    for index, (item, draft, standing) in enumerate(together, 1):
        mine = {name: words for (at, name), words in (advice or {}).items() if at == index - 1}
        yield from _question_in_words(index, item, draft, standing, mine)
        if (sure := attempt.sureness_of(index - 1)) is not None:
            yield f"Before the marks: {sure}."
        yield from own_in_words(attempt.own_marks_of(index - 1), standing)
        for earlier in attempt.earlier_of(index - 1):
            yield f"{earlier.in_words(date)}."


def own_in_words(own: OwnMarks | None, standing: Standing | None) -> Iterator[str]:
    """Where the learner's own marks and the grader's differ; nothing where none were given."""
    if own is not None and standing is not None and (said := in_words(own, standing.grade)):
        yield said
        yield from (f"  {one_line(line, None)}" for line in apart_in_words(own, standing.grade))


def _question_in_words(
    index: int, item: Item, draft: Draft, standing: Standing | None, advice: Mapping[str, str]
) -> Iterator[str]:
    yield ""
    yield f"Question {index}"
    yield asked(item.question)
    yield f"Time: {time_spent(draft.seconds, item.question.minutes)}."
    yield "Your response:"
    yield _indented(draft.text if draft.text.strip() else "(blank)")
    yield from marks_in_words(item, standing, advice)


def marks_in_words(
    item: Item, standing: Standing | None, advice: Mapping[str, str] = MappingProxyType({})
) -> Iterator[str]:
    """The marks of one response, if it has any yet, and the verified solution."""
    if standing is not None:
        yield f"Marks: {spread(standing.range)} of {points(standing.max_points)}"
        yield from standing_in_words(standing, advice)
        yield from sum_in_words(standing)
    yield from solution_in_words(item)
    if item.question.explanation:
        yield _indented(item.question.explanation)


def solution_in_words(item: Item) -> Iterator[str]:
    """The verified solution to compare with."""
    yield "Verified solution:"
    yield _indented(item.question.answer)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.rstrip().split("\n"))


def summary_json(summary: AttemptSummary) -> dict[str, Any]:
    """A line of the history for programs."""
    return {
        "id": summary.id,
        "title": summary.title,
        "banks": list(summary.bank_ids),
        "mode": summary.mode,
        "started": summary.started.isoformat(),
        "finished": summary.finished.isoformat(),
        "questions": summary.questions,
        "points": summary.points,
        "max_points": summary.max_points,
        "score": summary.score,
        "made_by": [asdict(maker) for maker in summary.made_by],
    }


def attempt_json(attempt: Attempt) -> dict[str, Any]:
    """A finished exam for programs."""
    return {
        "id": attempt.id,
        "title": attempt.exam.title,
        "mode": attempt.exam.mode,
        "started": attempt.started.isoformat(),
        "finished": attempt.finished.isoformat(),
        "ending": attempt.ending,
        "seed": attempt.exam.seed,
        "clock_jumps": [{"at": jump.at.isoformat(), "seconds": jump.by.total_seconds()} for jump in attempt.jumps],
        "points": attempt.points if attempt.is_graded else None,
        "max_points": attempt.max_points,
        "questions": [_question_json(attempt, index) for index in range(len(attempt.exam.items))],
    }


def _question_json(attempt: Attempt, index: int) -> dict[str, Any]:
    """A question of a finished exam: what was asked, written and given for it."""
    item, draft, standing = attempt.exam.items[index], attempt.drafts[index], attempt.standings[index]
    own = attempt.own_marks_of(index)
    return {
        "bank": item.bank_id,
        "question": item.question.id,
        "prompt": item.question.prompt,
        "answer": item.question.answer,
        "rubric": _lines_of(item),
        "response": draft.text,
        "seconds": round(draft.seconds, 3),
        "is_flagged": draft.is_flagged,
        "sureness": attempt.sureness[index] if attempt.sureness else None,
        "grade": grade_json(standing.grade) if standing is not None else None,
        "own_marks": own.by_name if own is not None else None,
        "earlier": [
            {
                "replaced": each.replaced.isoformat(),
                "points": each.points,
                "max_points": each.max_points,
                "versions": asdict(each.versions),
            }
            for each in attempt.earlier_of(index)
        ],
        "standing": standing_json(standing, _said_of(attempt, index)) if standing is not None else None,
    }


def _lines_of(item: Item) -> list[dict[str, Any]]:
    """The lines of the rubric that points lead to, as they were when the exam was sat; none without a rubric."""
    criteria = item.rubric.criteria if item.rubric is not None else ()
    return [{"id": each.id, "points": each.points, "statement": each.statement} for each in criteria]


def _said_of(attempt: Attempt, index: int) -> list[KeptJudgement]:
    return [each for each in attempt.judgements if each.index == index]
