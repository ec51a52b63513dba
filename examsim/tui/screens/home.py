"""Home, which answers: what should I do now."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from examsim.domain.exam import Mode
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.backstage import no_studies
from examsim.tui.desk import Desk, read_desk
from examsim.tui.exam_clock import now_for
from examsim.tui.home_words import EMPTY, in_settings, ran_out, reading_banks, trouble_in_words
from examsim.tui.key_names import key_for
from examsim.tui.marking import mark_all
from examsim.tui.plain_text import plain
from examsim.tui.screens.page import Page
from examsim.tui.widgets.bank_table import BankTable
from examsim.tui.widgets.continue_panel import ContinuePanel
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.news import News
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.today_line import TodayLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.exam import Exam
    from examsim.domain.session import Session
    from examsim.tui.backstage import Backstage
    from examsim.tui.preferences import Preferences
    from examsim.tui.screens.journeys import Journeys
    from examsim.tui.use_cases import UseCases
    from examsim.tui.widgets.table import Table

HISTORY = "look('history')"
_TICK_SECONDS = 1.0
_MOST_SECONDS = 0.5
"""That what can wait waits for the line on today."""


class HomeScreen(Page[None]):
    """Where every exam starts and where one comes back to."""

    AUTO_FOCUS = ""
    HELP = (
        "Choose a bank and press {choose} to set up an exam on it; {practice} sets up practice, with marks after each "
        "question. An exam you left is offered on top with the time that is really left. Last and best are timed "
        "exams; a bank that was only practised or drilled was tried."
    )
    SPARE_ACTIONS = ("resume", "settings", "browse")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "practice", "practice", id="practice"),
        Binding("c", "resume", "continue", id="continue"),
        Binding("g", "mark", "mark now", id="mark-again"),
        Binding("r", "review", "review", id="review"),
        Binding("b", "browse", "browse", id="browse"),
        Binding("i", "take_in", "import", id="import"),
        Binding("s", "look('stats')", "stats", id="stats"),
        Binding("h", HISTORY, "history", id="history"),
        Binding("comma", "settings", "settings", key_display=",", id="settings"),
    ]

    def __init__(
        self, use_cases: UseCases, clock: Clock, backstage: Backstage, exam: Exam | None, preferences: Preferences
    ) -> None:
        super().__init__()
        self._use_cases = use_cases
        self._simulator = use_cases.simulator
        self._clock = clock
        self._backstage = backstage
        self._when_painted: Callable[[], None] | None = backstage.when_painted
        self._exam = exam
        self._preferences = preferences
        self._desk = Desk()
        self._due: Mapping[str, int] = {}
        self._marking_trouble = ""
        self._begun: Journeys | None = None
        self._is_told = asyncio.Event()
        """Set once the line on today stands, or there will be none."""

    def compose(self) -> ComposeResult:
        """What is unfinished, what there is, what goes on."""
        yield PageHeader(Content.styled("examsim", "bold $text-accent"))
        yield ContinuePanel()
        yield TodayLine(self._backstage.studying, self._clock.now)
        yield BankTable()
        yield Static(Content(EMPTY), id="empty")
        yield News()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Keep the times true while the screen is open."""
        self.set_interval(_TICK_SECONDS, self._tick)
        self.query_one("#empty").display = False  # until that is known
        self.query_one(ContinuePanel).leads_down_to(self.query_one(BankTable))
        self._say("store", self._backstage.news)
        self._say("settings", in_settings(self._preferences.in_force.problems))

    def on_screen_resume(self) -> None:
        """Start the exam asked for on the command line, or show what there is now."""
        if self._exam is not None:
            exam, self._exam = self._exam, None
            self._begin(exam)
            self._is_told.set()
            self._settle_in()
        else:
            self._say("expired", "")
            self._read()

    # What there is

    @work(exclusive=True, group="desk")
    async def _read(self) -> None:
        await self._read_banks()
        self._desk = await in_thread("desk", read_desk, self._simulator, self._clock)
        self._show_desk()
        self._say("trouble", trouble_in_words(self._desk))
        if self._desk.expired:
            self._say("expired", ran_out(self._desk, key_for(self, "history")))
        if self._desk.unmarked and not self._marking_trouble:
            self.action_mark()
        self.call_after_refresh(self.query_one(TodayLine).look_ahead)  # beside the first paint: nobody waits for it
        self.call_after_refresh(self._settle_in)

    async def _read_banks(self) -> None:
        steps = self._simulator.library.read_changed()
        while step := await in_thread("banks", next, steps, None):
            self._say("banks", reading_banks(*step))

    def on_today_line_known(self, event: TodayLine.Known) -> None:
        """Show what is due of each bank."""
        self._is_told.set()
        self._say("renamed", event.renamed)
        if event.due != self._due:
            self._due = event.due
            self.query_one(BankTable).show_desk(self._desk, self._clock.now(), self._due)

    @work(group="settling")
    async def _settle_in(self) -> None:
        # Once there is something to read: a thread that imports would only slow the way there.
        with suppress(TimeoutError):
            await asyncio.wait_for(self._is_told.wait(), _MOST_SECONDS)
        if self._when_painted is not None:
            work, self._when_painted = self._when_painted, None
            await in_thread("screens", import_module, "examsim.tui.screens.journeys")
            await in_thread("painted", work)
            self._say("changed", await in_thread("changed", self._backstage.changed))

    def _show_desk(self) -> None:
        desk, now = self._desk, self._clock.now()
        table, unfinished = self.query_one(BankTable), self.query_one(ContinuePanel)
        table.display = bool(desk.banks)
        self.query_one("#today").display = bool(desk.banks) and self._backstage.studying is not None
        self.query_one("#empty").display = not desk.banks
        table.show_desk(desk, now, self._due)
        unfinished.show_sessions(desk.unfinished, self._now_for)
        is_new = bool(desk.unfinished) and not unfinished.display
        unfinished.display = bool(desk.unfinished)
        if is_new:
            unfinished.focus()
        elif desk.banks and not table.has_focus_within and not unfinished.has_focus_within:
            table.focus()
        self._tick()
        self.refresh_bindings()

    def _tick(self) -> None:
        if self.app.screen is not self:
            return  # Textual would paint the whole of the screen above again, every second of an exam
        self.query_one(PageHeader).right = self._summary()
        if any(session.is_expired(self._now_for(session)) for session in self._desk.unfinished):
            self._read()
        else:
            self.query_one(ContinuePanel).show_sessions(self._desk.unfinished, self._now_for)

    def _now_for(self, session: Session) -> datetime:
        return now_for(self._clock, session)

    def _summary(self) -> Content:
        banks = self._desk.banks
        counts = [figures.counted(len(banks), "bank"), figures.counted(sum(b.questions for b in banks), "question")]
        return plain(" · ".join(filter(None, [*(counts if banks else []), self._backstage.encoder_state()])), "$quiet")

    def _say(self, about: str, words: str) -> None:
        for news in self.query(News):  # none, while everything is being taken away
            news.say(about, words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done now is offered."""
        possible = {
            "practice": bool(self._desk.banks),
            "resume": bool(self._desk.unfinished),
            "mark": bool(self._marking_trouble),
            "review": self._backstage.studying is not None and bool(self._desk.banks),
            "take_in": self._backstage.intake is not None,
            "browse": self._backstage.browsing is not None and bool(self._desk.banks),
        }
        return possible.get(action, True)

    # What to do

    def on_table_chosen(self, event: Table.Chosen) -> None:
        """Go on with an exam, or set one up."""
        if event.table.id == "continue":
            self._resume(event.row)
        else:
            self._set_up(event.row, None)

    def action_practice(self) -> None:
        """Set up practice on the bank under the pointer."""
        if (bank_id := self.query_one(BankTable).pointed) is not None:
            self._set_up(bank_id, Mode.PRACTICE)

    def action_resume(self) -> None:
        """Go on with the exam under the pointer."""
        if (session_id := self.query_one(ContinuePanel).pointed) is not None:
            self._resume(session_id)

    @work(exclusive=True, group="journey")
    async def action_review(self) -> None:
        """See what to study next."""
        if self._backstage.studying is not None:
            await self._journeys().review()

    @work(exclusive=True, group="journey")
    async def action_browse(self) -> None:
        """Look through the bank under the pointer."""
        bank_id = self.query_one(BankTable).pointed
        if self._backstage.browsing is not None and bank_id is not None:
            await self._journeys().browse(self._backstage.browsing, bank_id)

    @work(exclusive=True, group="journey")
    async def action_take_in(self) -> None:
        """Make a bank of a study guide."""
        self._say("import", await self._journeys().take_in(self._backstage.intake))

    @work(exclusive=True, group="journey")
    async def action_look(self, at: str) -> None:
        """Look at finished attempts, or at what their marks come to."""
        await (self._journeys().add_up() if at == "stats" else self._journeys().look_back())

    @work(exclusive=True, group="journey")
    async def action_settings(self) -> None:
        """Look at the settings and change them."""
        await self._journeys().settle()
        self._say("settings", in_settings(self._preferences.in_force.problems))

    @work(exclusive=True, group="journey")
    async def _set_up(self, bank_id: str, mode: Mode | None) -> None:
        await self._journeys().set_up(bank_id, mode)

    @work(exclusive=True, group="journey")
    async def _resume(self, session_id: str) -> None:
        await self._journeys().resume(session_id)

    @work(exclusive=True, group="journey")
    async def _begin(self, exam: Exam) -> None:
        await self._journeys().begin(exam)

    def _journeys(self) -> Journeys:
        from examsim.tui.screens.journeys import Journeys  # noqa: PLC0415  # not on the way to the first paint

        if self._begun is None:
            self._begun = Journeys(
                self.app, self._use_cases, self._clock, self._preferences, self._backstage.studying or no_studies
            )
        return self._begun

    @work(exclusive=True, group="marking")
    async def action_mark(self) -> None:
        """Mark what was handed in and not marked: grading that was cut short is taken up again."""
        self._marking_trouble = await mark_all(self._simulator, self._desk.unmarked, partial(self._say, "marking"))
        again = f" {key_for(self, 'mark-again')} tries again." if self._marking_trouble else ""
        self._say("marking", self._marking_trouble + again)
        self.refresh_bindings()
        self._desk = await in_thread("desk", read_desk, self._simulator, self._clock)
        self._show_desk()
        self.query_one(TodayLine).look_ahead()
