"""What was sat before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line
from examsim.tui.screens.notices import notice
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.attempt import AttemptSummary
    from examsim.simulator import Simulator

_COLUMNS = (
    Column("Date", 16),
    Column("exam"),
    Column("mode", 8),
    Column("time", 8, is_number=True, priority=1),
    Column("points", 12, is_number=True, priority=2),
    Column("score", 9, is_number=True),
)


class HistoryScreen(Screen[None]):
    """Finished attempts, the latest first; enter shows one as it was marked."""

    CSS_PATH = "history.tcss"
    HELP = "Every exam you have finished, the latest first. Enter opens one with its marks and what earned them."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", id="back")]

    def __init__(self, simulator: Simulator) -> None:
        super().__init__()
        self._simulator = simulator

    def compose(self) -> ComposeResult:
        """A table, or what to do while it is empty."""
        yield PageHeader(Content.styled("History", "bold"))
        yield Table(*_COLUMNS)
        yield Static(Content("Nothing here yet. Finish an exam and it is kept here with its marks."), id="empty")
        yield KeyFooter()

    def on_screen_resume(self) -> None:
        """Read the attempts anew: some may have been marked meanwhile."""
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        try:
            history = await in_thread("history", self._simulator.history)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            return
        self.query_one("#empty").display = not history
        table = self.query_one(Table)
        table.display = bool(history)
        table.show([_row(attempt) for attempt in history])
        table.focus()
        self.query_one(PageHeader).right = Content.styled(figures.counted(len(history), "attempt"), "$quiet")

    @work(exclusive=True, group="open")
    async def on_table_chosen(self, event: Table.Chosen) -> None:
        """Open an attempt."""
        try:
            attempt = await in_thread("attempt", self._simulator.attempt, event.row)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
        else:
            await self.app.push_screen_wait(ResultsScreen(self._simulator, attempt))


def _row(attempt: AttemptSummary) -> Row:
    marked = attempt.points is not None and attempt.score is not None
    points = f"{figures.number(attempt.points or 0)} of {figures.number(attempt.max_points)}" if marked else "–"
    score = figures.percent(attempt.score) if attempt.score is not None else "unmarked"
    cells = (
        Content(figures.date(attempt.finished)),
        Content(one_line(attempt.title)),
        Content.styled(str(attempt.mode), "$quiet"),
        Content.styled(figures.duration(attempt.finished - attempt.started), "$quiet"),
        Content(points),
        Content.styled(score, "bold" if marked else "$quiet"),
    )
    return Row(attempt.id, cells)
