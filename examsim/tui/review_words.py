"""What the review says in words: how it stands, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui import figures
from examsim.tui.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from examsim.domain.study import Confusion, Goal
    from examsim.review.board import Board, TopicStanding
    from examsim.review.plan import Day, Plan
    from examsim.review.rating import Thresholds
    from examsim.studying import Leech, Overview

_TYPED = 5
"""Responses shown of what goes wrong again and again."""
_MIXED_UP = 3
_DAYS = 3
"""Days of a plan that are listed."""
_NOTHING = "There are no questions yet. `examsim import GUIDE` makes a bank from a study guide."
_NEW = "Nothing was tried yet. Enter starts a first drill; what you get right and wrong decides what comes next."


def today(board: Board, exam: datetime | None, now: datetime) -> str:
    """In one line for the home screen; empty while nothing was tried."""
    if board.weakest is None:
        return ""
    due = f"{board.due} due" if board.due else "nothing is due"
    missed = [f"{board.missed} missed"] if board.missed else []
    soon = [f"exam {_until(exam, now)}"] if exam is not None else []
    weakest = f"weakest: {one_line(board.weakest.topic) or board.weakest.bank_id} {board.weakest.mastery.percent}"
    return " · ".join([due, *missed, *soon, weakest])


def _until(exam: datetime, now: datetime) -> str:
    days = (exam.astimezone().date() - now.astimezone().date()).days
    return {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")


def standing(overview: Overview) -> Content:
    """What waits, and how often one was here."""
    board = overview.board
    if not board.topics:
        return Content(_NOTHING)
    if board.weakest is None:
        return Content(_NEW)
    parts = _counts(board)
    if board.confusions:
        parts.append(f"{len(board.confusions)} mixed up")
    if board.unseen:
        parts.append(f"{board.unseen} never seen")
    practised = f"{figures.counted(overview.days, 'day')} practised"
    return Content.assemble((" · ".join(parts) or "nothing is due", "bold"), (f" · {practised}", "$quiet"))


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
    overview: Overview, topic: TopicStanding | None, goal: Goal | None, plans: Mapping[str, Plan], ratings: Thresholds
) -> Content:
    """Everything that stands behind the numbers, what is to be done first."""
    parts: list[Content] = []
    if goal is not None and goal.bank_id in plans:
        parts.append(_planned(goal, plans[goal.bank_id]))
    if overview.board.confusions:
        parts.append(Content("\n".join(_confusion(each) for each in overview.board.confusions[:_MIXED_UP])))
    if topic is not None and overview.lost.get(topic.key):
        lost = [f"  {one_line(said)}" for said in overview.lost[topic.key]]
        parts.append(_section(f"{one_line(topic.topic) or 'Here'}: lost most on", lost))
    parts += [_leech(leech) for leech in overview.leeches[:3]]
    if overview.board.met:
        parts.append(Content.styled(f"Marks count as: {ratings.in_words}", "$quiet"))
    return Content("\n\n").join(parts)


def _planned(goal: Goal, plan: Plan) -> Content:
    lines = [f"  {_named(number, day):9} {_asked(day)}" for number, day in enumerate(plan.days[:_DAYS])]
    if plan.dropped:
        lines.append(f"  no time for {', '.join(one_line(p.question_id) for p in plan.dropped[:8])}")
    return _section(f"Plan, {goal.minutes:g} minutes a day", lines)


def _named(number: int, day: Day) -> str:
    return ("today", "tomorrow")[number] if number < 2 else f"{day.at.astimezone():%A}"


def _asked(day: Day) -> str:
    names = ", ".join(one_line(prospect.question_id) for prospect in day.prospects)
    return f"{round(day.minutes):2} min  {names}" if names else "nothing that is worth it"


def _confusion(each: Confusion) -> str:
    times = {1: "once", 2: "twice"}.get(each.times, f"{each.times} times")
    return f"You answered {one_line(each.other_id)} for {one_line(each.question_id)}, {times}."


def _leech(leech: Leech) -> Content:
    typed = [
        f"  {figures.date(each.at)[:10]}  {figures.percent(each.score):>5}  {one_line(each.text) or '(nothing)'}"
        for each in leech.typed[:_TYPED]
    ]
    if len(leech.typed) > _TYPED:
        typed.append(f"  and {len(leech.typed) - _TYPED} more times, which `examsim review` lists")
    return _section(f"Again and again: {one_line(leech.prospect.prompt)}", typed)


def _section(title: str, lines: list[str]) -> Content:
    return Content.assemble((title, "bold"), "\n", "\n".join(lines))


def _day(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%b}"
