"""Two attempts beside each other, in words and in JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from examsim.cli.output import table
from examsim.cli.report import summary_json
from examsim.domain.attempt import AttemptSummary
from examsim.tui.comparing import SIGNS, change_in_words, is_yours, points_of, sums_in_words
from examsim.tui.figures import date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.comparison import ComparedCriterion, ComparedQuestion, Comparison, Side


def comparison_in_words(found: Comparison) -> Iterator[str]:
    """For people, line by line."""
    yield found.now.exam.title
    for name, attempt in (("Then", found.then), ("Now", found.now)):
        yield f"{name}: {date(attempt.finished)}, {attempt.exam.mode}, {attempt.id}"
    yield f"{sums_in_words(found)}."
    if found.caution:
        yield found.caution
    yield ""
    yield table(("question", "then", "now", "change"), [_row(each) for each in found.questions])
    for number, each in enumerate(found.questions, 1):
        yield from _question(number, each)


def _row(each: ComparedQuestion) -> tuple[str, ...]:
    differently = f" ({', '.join(each.made_differently)} changed)" if each.made_differently else ""
    change = f"{SIGNS[each.outcome]} {change_in_words(each)}{differently}"
    return each.newest.item.question.id, _points(each.then), _points(each.now), change


def _points(side: Side | None) -> str:
    return f"{points_of(side)} (yours)" if is_yours(side) else points_of(side)


def _question(number: int, each: ComparedQuestion) -> Iterator[str]:
    yield ""
    yield f"Question {number}: {each.newest.item.question.id}, {change_in_words(each)}"
    yield each.newest.item.question.prompt.rstrip()
    for criterion in each.criteria:
        then, now = (_criterion_points(criterion, of) for of in ("then", "now"))
        yield f"{SIGNS[criterion.outcome]} {criterion.outcome}: {then} → {now}: {criterion.statement}"
    for name, side in (("Then", each.then), ("Now", each.now)):
        if side is not None:
            yield from (f"! {name.lower()}: {what}" for what in side.misconceptions)
            yield f"{name} you wrote:"
            yield "\n".join(f"  {line}" for line in (side.response.rstrip() or "(blank)").split("\n"))


def _criterion_points(criterion: ComparedCriterion, of: str) -> str:
    standing = getattr(criterion, of)
    return f"{standing.points:g} of {standing.grade.max_points:g}" if standing is not None else "–"


def comparison_json(found: Comparison) -> dict[str, Any]:
    """For programs."""
    (then, most_then), (now, most_now) = found.sums
    return {
        "then": summary_json(AttemptSummary.of(found.then)),
        "now": summary_json(AttemptSummary.of(found.now)),
        "shared": {
            "questions": len(found.shared),
            "points_then": then,
            "max_points_then": most_then,
            "points_now": now,
            "max_points_now": most_now,
        },
        "is_alike": not found.made_differently,
        "made_differently": dict(found.made_differently),
        "caution": found.caution,
        "questions": [_question_json(each) for each in found.questions],
    }


def _question_json(each: ComparedQuestion) -> dict[str, Any]:
    newest = each.newest.item
    return {
        "bank": newest.bank_id,
        "question": newest.question.id,
        "prompt": newest.question.prompt,
        "outcome": each.outcome,
        "change": each.change,
        "made_differently": list(each.made_differently),
        "then": _side_json(each.then),
        "now": _side_json(each.now),
        "criteria": [_criterion_json(criterion) for criterion in each.criteria],
    }


def _side_json(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    standing = side.standing
    return {
        "number": side.number,
        "response": side.response,
        "seconds": round(side.seconds, 3),
        "points": side.points,
        "max_points": side.max_points,
        "misconceptions": list(side.misconceptions),
        "is_manual": standing.is_manual if standing is not None else None,
        "versions": asdict(standing.grade.versions) if standing is not None else None,
    }


def _criterion_json(each: ComparedCriterion) -> dict[str, Any]:
    return {
        "id": each.id,
        "statement": each.statement,
        "outcome": each.outcome,
        "then": each.then.points if each.then is not None else None,
        "max_then": each.then.grade.max_points if each.then is not None else None,
        "now": each.now.points if each.now is not None else None,
        "max_now": each.now.grade.max_points if each.now is not None else None,
    }
