"""What `examsim review` says, in words and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from examsim.cli.makers import makers_as_json
from examsim.cli.output import one_line, table
from examsim.tui.figures import counted, date, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from examsim.domain.study import Confusion, Goal, Prospect
    from examsim.review.board import TopicStanding
    from examsim.review.closer import QuestionStanding
    from examsim.review.mastery import Estimate
    from examsim.review.overview import Leech, Overview
    from examsim.review.plan import Plan
    from examsim.studying import Studying

_SENTENCE = 400
_DAYS = 7
"""Of a plan, in words; JSON has them all."""


@dataclass(frozen=True, slots=True)
class Found:
    """Everything there is to say."""

    overview: Overview
    plans: tuple[tuple[Goal, Plan | None], ...]
    """None where the day is past."""
    ratings: str
    questions: Sequence[QuestionStanding] = ()
    """With all that is known of each; in words there is only what goes wrong again and again."""


def gather(
    studying: Studying, now: datetime, bank_ids: Sequence[str], offset: timedelta | None, *, closely: bool
) -> Found:
    """Look at everything, in some banks or all; only if wanted at each question, of which there may be thousands."""
    found = studying.overview(now, offset or timedelta(), bank_ids)
    plans = tuple((goal, studying.plan(goal, now) if goal.exam > now else None) for goal in found.goals)
    questions = studying.questions(now, bank_ids) if closely else ()
    return Found(found, plans, studying.thresholds.in_words, questions)


def as_json(found: Found) -> dict[str, Any]:
    """Everything as plain values."""
    board, overview = found.overview.board, found.overview
    return {
        "due": board.due,
        "missed": board.missed,
        "unseen": board.unseen,
        "topics": [_topic(topic, overview) for topic in board.topics],
        "questions": [_question(each) for each in found.questions],
        "confusions": [_confusion(each) for each in board.confusions],
        "leeches": [_leech(each) for each in overview.leeches],
        "goals": [_goal(goal, plan) for goal, plan in found.plans],
        "banks_away": list(overview.away),
        "banks_broken": list(overview.broken),
        "days_practised": overview.days,
        **makers_as_json(overview.makers),
        "ratings": found.ratings,
    }


def in_words(found: Found) -> Iterator[str]:
    """Everything as lines to read, what to do first of all."""
    board, overview = found.overview.board, found.overview
    yield one_line(overview.what_is_away, _SENTENCE) or _next_step(overview)
    if overview.broken:
        yield one_line(overview.what_is_broken, _SENTENCE)
    if not board.topics:
        return
    yield ""
    yield table(
        ("topic", "bank", "mastery", "met", "due", "missed", "lost most on"),
        [
            (t.topic or "–", t.bank_id, t.mastery.percent if t.met else "never seen", f"{t.met} of {t.questions}",
             str(t.due), str(t.missed), "; ".join(one_line(said, 30) for said in overview.lost.get(t.key, ())))
            for t in board.topics
        ],
    )  # fmt: skip
    if board.confusions:
        yield ""
        yield from (f"You answered {c.other_id} for {c.question_id}, {_times(c.times)}." for c in board.confusions)
    for leech in overview.leeches:
        yield ""
        yield f"Again and again: {leech.prospect.question_id} ({leech.prospect.prompt}). You wrote:"
        yield from (f"  {date(w.at)}  {percent(w.score):>5}  {one_line(w.text) or '(nothing)'}" for w in leech.typed)
    for goal, plan in found.plans:
        yield ""
        yield from _plan_in_words(goal, plan)
    yield ""
    if overview.makers.note:
        yield overview.makers.note
    yield f"Practised on {counted(overview.days, 'day')}. Marks count as: {found.ratings}."


def _next_step(overview: Overview) -> str:
    board = overview.board
    if not board.topics and overview.broken:
        return "There is nothing to review."
    if not board.topics:
        return "There is nothing to review yet: import a study guide (`examsim import GUIDE`)."
    if board.weakest is None:
        return f"Nothing was tried yet, {counted(board.unseen, 'question')} wait. Begin: examsim review drill"
    weakest = board.weakest
    parts = [f"{board.due} due", f"{board.missed} missed last time", f"{board.unseen} never seen"]
    where = f", in {weakest.bank_id}" if weakest.topic and board.is_of_many else ""
    said = f"weakest: {weakest.topic or weakest.bank_id} {weakest.mastery.percent}{where}"
    return f"{' · '.join(parts)} · {said}. Next: examsim review drill"


def _plan_in_words(goal: Goal, plan: Plan | None) -> Iterator[str]:
    if plan is None:
        yield f"The exam on {goal.bank_id} was on {date(goal.exam)}."
        yield f"  Take it away with: examsim review goal {goal.bank_id} --clear"
        return
    yield (
        f"{goal.bank_id}, exam on {date(goal.exam)}: {plan.without.percent} as things stand, "
        f"{plan.with_plan.percent} with {goal.minutes:g} minutes a day."
    )
    for day in plan.days[:_DAYS]:
        asked = ", ".join(prospect.question_id for prospect in day.prospects) or "nothing is due"
        yield f"  {day.at.astimezone():%a %d %b}  {day.minutes:4.0f} min  {one_line(asked)}"
    if len(plan.days) > _DAYS:
        yield f"  … and {counted(len(plan.days) - _DAYS, 'more day')}."
    if plan.dropped:
        yield f"  No time for: {one_line(', '.join(prospect.question_id for prospect in plan.dropped))}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _topic(topic: TopicStanding, overview: Overview) -> dict[str, Any]:
    return {
        "bank": topic.bank_id,
        "topic": topic.topic,
        "questions": topic.questions,
        "met": topic.met,
        "mastery": round(topic.mastery.mean, 4) if topic.met else None,
        "deviation": round(topic.mastery.deviation, 4) if topic.met else None,
        "due": topic.due,
        "missed": topic.missed,
        "trend": [round(score, 4) for score in overview.trends.get(topic.key, ())],
        "lost": list(overview.lost.get(topic.key, ())),
    }


def _question(each: QuestionStanding) -> dict[str, Any]:
    return {
        "bank": each.prospect.bank_id,
        "question": each.prospect.question_id,
        "topic": each.prospect.topic,
        "earlier": list(each.earlier),
        "tries": each.card.tries,
        "failures": each.card.failures,
        "last_score": round(each.card.last_score, 4),
        "due": each.card.memory.due.isoformat(),
        **_estimate(each.mastery),
        "criteria": [
            {"id": c.id, "statement": c.statement, "tries": c.tries, "last_score": round(c.last_score, 4)}
            | _estimate(c.mastery)
            for c in each.criteria
        ],
    }


def _estimate(found: Estimate) -> dict[str, float]:
    return {"mastery": round(found.mean, 4), "deviation": round(found.deviation, 4)}


def _confusion(each: Confusion) -> dict[str, Any]:
    return {
        "bank": each.bank_id,
        "question": each.question_id,
        "answered": each.other_id,
        "times": each.times,
        "last": each.last.isoformat(),
    }


def _leech(leech: Leech) -> dict[str, Any]:
    typed = [{"at": w.at.isoformat(), "text": w.text, "score": w.score} for w in leech.typed]
    return {"bank": leech.prospect.bank_id, "question": leech.prospect.question_id, "typed": typed}


def _goal(goal: Goal, plan: Plan | None) -> dict[str, Any]:
    said: dict[str, Any] = {"bank": goal.bank_id, "exam": goal.exam.isoformat(), "minutes": goal.minutes}
    if plan is None:
        return said
    return said | {
        "without": _range(plan.without.low, plan.without.high),
        "with_plan": _range(plan.with_plan.low, plan.with_plan.high),
        "days": [
            {"day": day.at.astimezone().date().isoformat(), "questions": _names(day.prospects), "minutes": day.minutes,
             "points": round(day.points, 3)}
            for day in plan.days
        ],
        "dropped": _names(plan.dropped),
    }  # fmt: skip


def _range(low: float, high: float) -> list[float]:
    return [round(low, 4), round(high, 4)]


def _names(prospects: Sequence[Prospect]) -> list[str]:
    return [prospect.question_id for prospect in prospects]
