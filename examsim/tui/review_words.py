"""What the review says in words: how it stands, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui import figures
from examsim.tui.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from examsim.domain.study import Confusion, Goal
    from examsim.review.board import Board, TopicStanding
    from examsim.review.closer import QuestionStanding
    from examsim.review.overview import Leech, Overview
    from examsim.review.plan import Day, Plan
    from examsim.review.rating import Thresholds

_TYPED = 5
"""Responses shown of what goes wrong again and again."""
_MIXED_UP = 3
MOST_LEECHES = 3
_DAYS, _MOST_DAYS = 3, 21
"""Days of a plan that are listed at once, and in all."""
MOST_QUESTIONS, _CRITERIA, _WEAK = 12, 2, 0.6
"""Questions of a topic that are listed, criteria of each, and those that are known less well than this."""
_NOTHING = "There are no questions yet. `examsim import GUIDE` makes a bank from a study guide."
_NEW = "Nothing was tried yet. Enter starts a first drill; what you get right and wrong decides what comes next."


@dataclass(frozen=True, slots=True)
class Closer:
    """The questions of the topic under the pointer."""

    topic: str
    questions: Sequence[QuestionStanding]
    now: datetime


def today(board: Board, exam: datetime | None, now: datetime, title: str) -> str:
    """In one line for the home screen; ``title`` is that of the bank that the weakest topic is of."""
    if board.weakest is None:
        return "what you tried is of banks that are not here, or cannot be asked"
    due = f"{board.due} due" if board.due else "nothing is due"
    missed = [f"{board.missed} missed"] if board.missed else []
    soon = [f"exam {_until(exam, now)}"] if exam is not None else []
    return " · ".join([due, *missed, *soon, _weakest(board.weakest, title if board.is_of_many else "")])


def _weakest(standing: TopicStanding, title: str) -> str:
    # Last of all the bank: a topic is more than where it stands, and a narrow window cuts the end.
    where = f", in {one_line(title)}" if title and standing.topic else ""
    return (
        f"weakest: {one_line(standing.topic) or one_line(title) or standing.bank_id} {standing.mastery.percent}{where}"
    )


def offer(board: Board, minutes: float) -> str:
    """What enter does, and why that."""
    counts = (board.due, "due"), (board.missed, "missed"), (board.unseen, "new")
    reasons = ", ".join(f"{count} {what}" for count, what in counts if count)
    long = figures.counted(round(minutes), "minute")
    if not reasons:
        return f"enter drills {long} of what fades first: nothing is due yet"
    return f"enter drills {long} of what is worth most: {reasons}"


def _until(exam: datetime, now: datetime) -> str:
    days = (exam.astimezone().date() - now.astimezone().date()).days
    return "today" if days == 0 else _in_days(days)


def _in_days(days: int) -> str:
    return "tomorrow" if days == 1 else f"in {days} days"


def standing(overview: Overview) -> Content:
    """What waits, and how often one was here."""
    board = overview.board
    if not board.topics:
        return Content(one_line(overview.what_is_away or overview.what_is_broken) or _NOTHING)
    if board.weakest is None:
        return Content(one_line(overview.what_is_away or overview.what_is_broken) or _NEW)
    parts = _counts(board)
    if board.confusions:
        parts.append(f"{len(board.confusions)} mixed up")
    if board.unseen:
        parts.append(f"{board.unseen} never seen")
    practised = f"{figures.counted(overview.days, 'day')} practised"
    broken = (one_line(f" · {overview.what_is_broken}"), "$text-error") if overview.broken else ""
    return Content.assemble((" · ".join(parts) or "nothing is due", "bold"), broken, (f" · {practised}", "$quiet"))


def _counts(board: Board) -> list[str]:
    due = [f"{board.due} due"] if board.due else []
    missed = [f"{board.missed} missed last time"] if board.missed else []
    return due + missed


def forecast_in_words(goal: Goal, plan: Plan | None) -> Content:
    """The exam, and the score to expect; before that is known, the exam alone."""
    when = f"exam on {_day(goal.exam)}"
    if plan is None:
        return Content.styled(f"{when} · planning …", "$quiet")
    return Content.assemble(
        f"{when}: {plan.without.percent}, with plan ", (plan.with_plan.percent, "bold $text-accent")
    )


def reasons(
    overview: Overview,
    closer: Closer,
    goal: Goal | None,
    plans: Mapping[str, Plan],
    ratings: Thresholds,
    titles: Mapping[str, str],
) -> Content:
    """Everything that stands behind the numbers, what is to be done first."""
    parts: list[Content] = []
    if goal is not None and goal.bank_id in plans:
        parts.append(_planned(goal, titles.get(goal.bank_id, goal.bank_id), plans[goal.bank_id]))
    if overview.board.confusions:
        parts.append(Content("\n".join(_confusion(each) for each in overview.board.confusions[:_MIXED_UP])))
    if closer.questions:
        lines = [line for each in closer.questions[:MOST_QUESTIONS] for line in _question(each, closer.now)]
        parts.append(_section(f"{one_line(closer.topic) or 'Questions'}, the weakest first", lines))
    parts += [_leech(leech) for leech in overview.leeches[:MOST_LEECHES]]
    if goal is not None and goal.bank_id in plans and len(plans[goal.bank_id].days) > _DAYS:
        parts.append(_section("The days after", list(_days(plans[goal.bank_id], _DAYS, _MOST_DAYS))))
    if overview.makers.is_mixed:
        parts.append(Content.assemble(("! ", "bold $text-warning"), one_line(overview.makers.note)))
    if overview.board.met:
        parts.append(Content.styled(f"Marks count as: {ratings.in_words}", "$quiet"))
    return Content("\n\n").join(parts)


def _planned(goal: Goal, title: str, plan: Plan) -> Content:
    lines = list(_days(plan, 0, _DAYS))
    if plan.dropped:
        lines.append(f"  no time for {', '.join(one_line(p.question_id) for p in plan.dropped[:8])}")
    return _section(f"Plan for {one_line(title)}, {goal.minutes:g} minutes a day", lines)


def _days(plan: Plan, first: int, end: int) -> Iterator[str]:
    for number, day in enumerate(plan.days[first:end], first):
        name = ("today", "tomorrow")[number] if number < 2 else f"{day.at.astimezone():%a %d %b}"
        yield f"  {name:10} {_asked(day)}"
    if first and len(plan.days) > end:
        yield f"  and {figures.counted(len(plan.days) - end, 'day')} more, which `examsim review --json` lists"


def _question(each: QuestionStanding, now: datetime) -> Iterator[str]:
    due = (each.card.memory.due.astimezone().date() - now.astimezone().date()).days
    when = "due now" if each.card.memory.due <= now else f"due {'later today' if due <= 0 else _in_days(due)}"
    before = f", before: {one_line(', '.join(each.earlier))}" if each.earlier else ""
    yield f"  {each.mastery.percent:10}  {one_line(each.prospect.question_id)}, {when}{before}"
    for criterion in each.criteria[:_CRITERIA]:
        if criterion.mastery.mean < _WEAK:
            yield f"     {criterion.mastery.percent:10}  {one_line(criterion.statement)}"


def _asked(day: Day) -> str:
    names = ", ".join(one_line(prospect.question_id) for prospect in day.prospects)
    return f"{round(day.minutes):2} min  {names}" if names else "nothing is due"


def _confusion(each: Confusion) -> str:
    times = {1: "once", 2: "twice"}.get(each.times, f"{each.times} times")
    return f"You answered {one_line(each.other_id)} for {one_line(each.question_id)}, {times}."


def _leech(leech: Leech) -> Content:
    typed = [
        f"  {figures.date(each.at)[:10]}  {figures.percent(each.score):>5}  {one_line(each.text) or '(nothing)'}"
        for each in leech.typed[:_TYPED]
    ]
    if more := len(leech.typed[_TYPED:]):
        typed.append(f"  and {figures.counted(more, 'time')} more, which `examsim review` lists")
    return _section(f"Again and again: {one_line(leech.prospect.prompt)}", typed)


def _section(title: str, lines: list[str]) -> Content:
    return Content.assemble((title, "bold"), "\n", "\n".join(lines))


def _day(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%b}"
