"""What the marks come to: one picture at a time, its numbers by one key, and a sentence that says what to conclude."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.domain.figures import Scope
from examsim.review.conclusions import conclusion
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.pictures import VIEWS, as_picture
from examsim.tui.plain_text import plain
from examsim.tui.screens.filter import FilterScreen, in_words
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Page
from examsim.tui.unbroken import Unbroken
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.score_plot import ScorePlot, legend
from examsim.tui.widgets.table import Table

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.figures import Figures
    from examsim.tui.pictures import Picture
    from examsim.tui.use_cases import UseCases

_ONE = "One exam makes no line yet. Its points, its criteria and its times are to the right."
_FILTERED = "Nothing fits what is chosen. f changes it."


class StatsScreen(Page[None]):
    """Scores over time, points lost, criteria, times."""

    CSS_PATH = "stats.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "What all your marks come to. {previous-picture} and {next-picture} turn to the next picture: scores over "
        "time, points lost by topic, criteria in the last exams, minutes beside those suggested. {picture-numbers} "
        "shows the numbers of a picture as a table and the picture again; {filter} looks at one bank, topic, mode or "
        "period alone. `examsim stats` says the same in words."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, or a table would scroll sideways, where nothing is.
        Binding("left", "turn(-1)", "picture", priority=True, show=False, id="previous-picture"),
        Binding("right", "turn(1)", "picture", priority=True, key_display="← →", id="next-picture"),
        Binding("n", "numbers", "numbers", id="picture-numbers"),
        Binding("f", "filter", "filter", id="filter"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, use_cases: UseCases, clock: Clock) -> None:
        super().__init__()
        self._use_cases = use_cases
        self._clock = clock
        self._scope = Scope()
        self._banks: dict[str, str] = {}
        self._topics: tuple[str, ...] = ()
        """Of everything, whatever is shown."""
        self._first: datetime | None = None
        """When the first of all was finished."""
        self._found: Figures | None = None
        self._view = 0
        self._are_numbers = False

    def compose(self) -> ComposeResult:
        """The conclusion, the pictures there are, and one of them."""
        yield PageHeader(Content.styled("Stats", "bold"))
        yield Static(Content.styled("Adding your marks up …", "$quiet"), id="conclusion")
        yield Static(id="views")
        yield Vertical(id="picture")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Add the marks up."""
        self._read()

    @work(exclusive=True, group="figures")
    async def _read(self) -> None:
        try:
            offset = self._clock.now().astimezone().utcoffset() or timedelta()
            found, titles = await in_thread("figures", self._add_up, offset)
            if self._scope == Scope():
                self._first = await in_thread("first", self._use_cases.history.first)
                self._topics = tuple(sorted({each.topic for each in found.topics if each.topic}))
                self._banks = {each.bank_id: titles.get(each.bank_id, each.bank_id) for each in found.topics}
            self._found = found.with_titles(titles)
            await self._show()
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))

    def _add_up(self, offset: timedelta) -> tuple[Figures, dict[str, str]]:
        summaries = self._use_cases.simulator.library.summaries()
        titles = {bank.id: bank.title for bank in summaries if bank.title}
        return self._use_cases.history.figures(self._scope, offset), titles

    async def _show(self) -> None:
        found = self._found
        if found is None:
            return
        is_empty = not found.total.tries
        said = _FILTERED if is_empty and self._scope != Scope() else conclusion(found)
        mixed = Content.assemble("\n", ("! ", "bold $text-warning"), plain(found.makers.note))
        self.query_one("#conclusion", Static).update(
            Unbroken.of(Content.assemble(plain(said), mixed if found.makers.is_mixed else ""))
        )
        self.query_one(PageHeader).right = Content.styled(self._in_short(found), "$quiet")
        views = self.query_one("#views", Static)
        views.display = not is_empty
        views.update(self._names())
        place = self.query_one("#picture", Vertical)
        with self.app.batch_update():
            await place.remove_children()
            if not is_empty:
                await self._draw(found, place)
        self.refresh_bindings()

    async def _draw(self, found: Figures, place: Vertical) -> None:
        view = VIEWS[self._view]
        numbers = view.numbers(found)
        if self._are_numbers and numbers is not None:
            await self._draw_table(as_picture(numbers), place)
        elif view.picture is not None:
            await self._draw_table(view.picture(found), place)
        elif len(found.moments) < 2:
            await place.mount(Static(Content.styled(_ONE, "$quiet"), classes="caption"))
        else:
            plot = ScorePlot()
            await place.mount(Static(legend(found), classes="caption"), plot)
            plot.show(found)

    async def _draw_table(self, picture: Picture, place: Vertical) -> None:
        table = Table(*picture.columns, choose="")
        await place.mount(Static(Content.styled(picture.title, "$quiet"), classes="caption", markup=False), table)
        table.show(picture.rows)
        table.focus()

    def _in_short(self, found: Figures) -> str:
        chosen = in_words(self._scope, self._banks)
        score = figures.percent(found.total.score) if found.total.score is not None else ""
        return " · ".join(filter(None, (chosen, figures.counted(found.attempts, "exam"), score)))

    def _names(self) -> Content:
        names = (
            Content.styled(f" {view.name} ", "reverse" if number == self._view else "$quiet")
            for number, view in enumerate(VIEWS)
        )
        return Content.assemble("‹ ", Content("  ").join(names), " ›")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing is turned over where there is nothing."""
        has_any = self._found is not None and self._found.total.tries > 0
        return has_any if action in {"turn", "numbers"} else has_any or self._scope != Scope() or action != "filter"

    @work(exclusive=True, group="show")
    async def action_turn(self, by: int) -> None:
        """Show the next picture."""
        self._view = (self._view + by) % len(VIEWS)
        await self._show()

    @work(exclusive=True, group="show")
    async def action_numbers(self) -> None:
        """Show the numbers in place of the picture, or the picture again."""
        self._are_numbers = not self._are_numbers
        await self._show()

    @work(exclusive=True, group="filter")
    async def action_filter(self) -> None:
        """Look at some of it."""
        scope = await self.app.push_screen_wait(
            FilterScreen(self._banks, self._scope, self._clock.now(), self._first, topics=self._topics)
        )
        if isinstance(scope, Scope):
            self._scope = scope
            self._read()
