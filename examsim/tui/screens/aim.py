"""When the exam is, and how long to practise each day until then."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from examsim.domain.errors import ExamsimError
from examsim.domain.study import DRILL_MINUTES
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.study import Goal
    from examsim.studying import Studying

_HOUR = 9
"""When an exam begins of which the day alone is known."""


class AimScreen(Dialog[bool]):
    """Sets the goal of a bank; whether anything was changed."""

    CSS_PATH = "aim.tcss"
    AUTO_FOCUS = "#day"
    HELP = (
        "Type the day as year-month-day, such as 2026-12-04, and the minutes you have on each day; tab goes from one "
        "to the other. {confirm} keeps both, and an empty day takes the plan away. The plan is made anew after every "
        "exam and drill."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", priority=True, id="confirm"),
        Binding("escape", "dismiss(False)", "as before", id="back"),
    ]

    def __init__(self, studying: Studying, clock: Clock, bank_id: str, title: str, goal: Goal | None) -> None:
        super().__init__()
        self._studying = studying
        self._clock = clock
        self._bank_id = bank_id
        self._bank_title = title
        self._goal = goal

    def compose(self) -> ComposeResult:
        """The bank, the day, the minutes, what is wrong with them."""
        day = f"{self._goal.exam.astimezone():%Y-%m-%d}" if self._goal is not None else ""
        minutes = self._goal.minutes if self._goal is not None else DRILL_MINUTES
        with Vertical(classes="dialog"):
            yield Static(Content.assemble(("When is the exam? ", "bold"), (one_line(self._bank_title), "$quiet")))
            yield Static("Day, as 2026-12-04; empty for none", classes="label")
            yield Input(day, placeholder="year-month-day", id="day", compact=True)
            yield Static("Minutes to practise on each day", classes="label")
            yield Input(f"{minutes:g}", id="minutes", compact=True)
            yield Static(id="wrong")
            yield KeyFooter()

    @work(exclusive=True)
    async def action_keep(self) -> None:
        """Keep the goal, or say what is wrong with it."""
        day = self.query_one("#day", Input).value.strip()
        try:
            if day:
                exam, minutes = _instant(day), _number(self.query_one("#minutes", Input).value)
                now = self._clock.now()
                await in_thread("aim", self._studying.aim, self._bank_id, exam, now, minutes)
            else:
                await in_thread("aim", self._studying.give_up, self._bank_id)
        except ValueError:
            self._say("That is no day: write year-month-day, such as 2026-12-04.")
        except ExamsimError as error:
            self._say(f"{error.message} {error.remedy}")
        else:
            self.dismiss(result=True)

    def _say(self, words: str) -> None:
        self.query_one("#wrong", Static).update(plain(words, "$text-error"))


def _instant(day: str) -> datetime:
    return datetime.strptime(day, "%Y-%m-%d").replace(hour=_HOUR).astimezone()


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0  # the use case says what is wanted
