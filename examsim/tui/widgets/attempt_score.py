"""How an attempt as a whole came out: the score, the time, and a line for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.domain.attempt import Ending
from examsim.domain.durations import duration, jump
from examsim.tui import figures
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.marks import question_verdict
from examsim.tui.widgets.table import Row

if TYPE_CHECKING:
    from examsim.domain.attempt import Attempt


def title(attempt: Attempt) -> Content:
    """What was sat."""
    return Content.assemble((one_line(attempt.exam.title), "bold"), (f" · {attempt.exam.mode}", "$quiet"))


def score(attempt: Attempt) -> Content:
    """The points; where something is unsure, what they lie between."""
    if not attempt.is_graded:
        return Content()
    low, high = attempt.range
    most = attempt.max_points
    points = f"{figures.spread((low, high))} of {figures.number(most)}"
    share = f" · {figures.percent(low / most)}" if low == high and most else ""
    return Content.styled(f"{points}{share}", "bold $text-accent")


def meanwhile(attempt: Attempt, told: str, judge_key: str, *, is_marking: bool, encoder_state: str = "") -> Content:
    """What is going on, or what follows from the last key, or what waits for the learner."""
    marked = sum(grade is not None for grade in attempt.grades)
    total = len(attempt.grades)
    if marked < total and not is_marking:
        return Content.styled(
            "Not all is marked. What you wrote is safe; it is tried again at the next start.", "$text-warning"
        )
    if marked < total:
        return Content.styled(marking(f" {marked + 1} of {total}", encoder_state), "$quiet")
    return Content.styled(told, "$quiet") if told else unsure(attempt, judge_key)


def marking(what: str, encoder_state: str) -> str:
    """That marks are on their way, and what they wait for."""
    return f"marking{what}{f' · {encoder_state}' if encoder_state else ''} …"


def unsure(attempt: Attempt, judge_key: str) -> Content:
    """What only the learner can decide, and how; nothing where all is decided."""
    if not attempt.unsure:
        return Content()
    said = (
        f"In {figures.counted(attempt.unsure, 'place')} the grader is unsure: press {judge_key} to judge for yourself."
    )
    return Content.assemble(("? ", "bold $text-accent"), said)


def time_taken(attempt: Attempt) -> Content:
    """How long it took, and what ended it."""
    limit = f" of {duration(attempt.exam.limit)}" if attempt.exam.limit else ""
    ending = "time was up · " if attempt.ending is Ending.TIME_UP else ""
    return Content.styled(f"{ending}{duration(attempt.took)}{limit}", "$quiet")


def remarks(attempt: Attempt) -> Content:
    """What to look at first, and what happened to the clock."""
    return Content("\n").join(
        [_sure_and_wrong(attempt)] * bool(attempt.sure_and_wrong) + [_jumps(attempt)] * bool(attempt.jumps)
    )


def _sure_and_wrong(attempt: Attempt) -> Content:
    said = f"Sure and wrong: {attempt.first_to_look_at}. Look at this first."
    return Content.assemble(("! ", "bold $text-warning"), said)


def _jumps(attempt: Attempt) -> Content:
    said = [f"{jump(each.by)} at {figures.clock_time(each.at)}" for each in attempt.jumps]
    return Content.assemble(
        ("! ", "bold $text-warning"),
        f"The machine's clock was set {', '.join(said)}. The time of the exam was not moved by it.",
    )


def question_row(attempt: Attempt, index: int) -> Row:
    """One question in the side panel."""
    standing = attempt.standing(index)
    found = question_verdict(standing)
    mark = "! sure and wrong: " if index in attempt.sure_and_wrong else ""
    cells = (
        Content.styled(found.symbol, found.style),
        Content(f"{index + 1} {mark}{one_line(attempt.exam.items[index].question.prompt)}"),
        Content(figures.number(standing.points) if standing else "–"),
    )
    return Row(str(index), cells)
