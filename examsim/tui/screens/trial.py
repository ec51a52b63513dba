"""What another model would make of everything the learner judged, before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line
from examsim.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

    from examsim.domain.retrial import Retrial, Retrials

_MOST_CASES, _QUOTED = 3, 100


async def is_wanted(app: App[object], trial: Callable[[str], Retrials], model: str) -> bool:
    """Whether to take a model: where the grader would agree less with the learner, they see the cases first."""
    found = await in_thread("trial", trial, model)
    if not found.worse:
        return True
    answer = await app.push_screen_wait(AskScreen("The grader would agree less with you. Take it?", in_words(found)))
    return bool(answer)


def how_it_agrees(found: Retrials) -> str:
    """The first thing to know of a trial of what is in force now."""
    if found.worse:
        return "The grader agrees less with you than it did where you judged."
    return "The grader agrees with you as it did" + (", and more." if found.better else ".")


def in_words(found: Retrials) -> str:
    """Cases made worse, the worst first, and how many there are."""
    tried = sum(each.now is not None for each in found.all)
    lines = [
        f"Of {figures.counted(tried, 'mark')} you judged it agreed on {found.agreed_before}, and would on "
        f"{found.agree_now}."
    ]
    lines += [_case(each) for each in found.worst[:_MOST_CASES]]
    if (more := len(found.worse) - _MOST_CASES) > 0:
        lines.append(f"And {more} more: `examsim grader check` lists them all.")
    return "\n".join(lines)


def _case(each: Retrial) -> str:
    said = one_line(each.case.response)
    quoted = said if len(said) <= _QUOTED else f"{said[:_QUOTED]}…"
    given = f"you gave {figures.number(each.case.points)}, it would give {figures.number(each.now or 0.0)}"
    return f"{each.case.question_id}: {given}: “{quoted}”"
