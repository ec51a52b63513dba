"""What was sat before."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.domain.history import Which
from examsim.tui import figures
from examsim.tui.again import Again
from examsim.tui.background import in_thread
from examsim.tui.key_names import key_for
from examsim.tui.plain_text import plain
from examsim.tui.screens.compare import CompareScreen
from examsim.tui.screens.export import export
from examsim.tui.screens.filter import FilterScreen, in_words
from examsim.tui.screens.grader import GraderScreen
from examsim.tui.screens.notices import notice, tried
from examsim.tui.screens.page import Page
from examsim.tui.screens.replay import replay
from examsim.tui.screens.results import ResultsScreen
from examsim.tui.widgets.attempt_table import AttemptTable
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.table import Table

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.history import Place
    from examsim.tui.use_cases import UseCases

_AT_ONCE = 200
"""Attempts read at a time; more come as the pointer nears the last."""
_AHEAD = 50
_NOTHING = "Nothing here yet. Finish an exam and it is kept here with its marks."
_NOTHING_FITS = "No exam fits this. f changes what is shown."


class HistoryScreen(Page[tuple[str, Again] | None]):
    """Finished attempts, the latest first; enter shows one as it was marked; gives one with what is to be sat again."""

    CSS_PATH = "history.tcss"
    HELP = (
        "Every exam you have finished, the latest first; {oldest} goes to the first of all. {choose} opens one with "
        "its marks and what earned them; {filter} shows only some of them. {compare} compares the one under the "
        "pointer with the one before it of the same bank, or any two marked with {mark-attempt}; {replay} shows how "
        "its responses grew; {export} writes all that are shown to a file. {delete} deletes one: it leaves every list "
        "and figure at once, {put-back} puts it back, and after a day it is erased. {grader} shows how far the grader "
        "agrees with you, and what you taught it."
    )
    SPARE_ACTIONS = ("grader", "mark", "replay", "export")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", "filter", id="filter"),
        Binding("space", "mark", "mark", tooltip="mark this one, to compare it with another", id="mark-attempt"),
        Binding("c", "compare", "compare", tooltip="compare two attempts", id="compare"),
        Binding("v", "replay", "replay", tooltip="see how the responses grew", id="replay"),
        Binding("e", "export", "export", tooltip="write these exams to a file", id="export"),
        Binding("d,delete", "delete", "delete", id="delete"),
        Binding("g", "grader", "grader", tooltip="how far the grader agrees with you", id="grader"),
        # With priority, or the table would go to the last of those that were read.
        Binding("end", "oldest", "oldest", priority=True, show=False, id="oldest"),
        Binding("home", "newest", "newest", priority=True, show=False, id="newest"),
        Binding("u", "undelete", "put back", id="put-back"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, use_cases: UseCases, clock: Clock) -> None:
        super().__init__()
        self._use_cases = use_cases
        self._simulator = use_cases.simulator
        self._history = use_cases.history
        self._clock = clock
        self._which = Which()
        self._banks: dict[str, str] = {}
        """Titles of everything that was ever asked from, by id."""
        self._first: datetime | None = None
        """When the first of all was finished."""
        self._above: Place | None = None
        """After which those shown come, where they do not begin with the latest."""
        self._rest: Place | None = None
        self._asked: Place | None = None
        """What is being read on from, so that it is not read twice."""
        self._shown = 0
        self._deleted: str | None = None
        """What would be put back."""

    def compose(self) -> ComposeResult:
        """A table, or what to do while it is empty."""
        yield PageHeader(Content.styled("History", "bold"))
        yield AttemptTable()
        yield Static(id="empty")
        yield Static(id="makers")
        yield Static(id="said")
        yield KeyFooter()

    def on_screen_resume(self) -> None:
        """Read the attempts anew: some may have been marked meanwhile."""
        self._read()

    @work(exclusive=True)
    async def _read(self, at: str | None = None) -> None:
        try:
            # As many as were shown, so that the pointer stays where it was.
            size = max(self._shown, _AT_ONCE)
            page = await in_thread("history", self._history.page, self._which, self._above, size)
            makers = await in_thread("makers", self._history.makers, self._which)
            count = await in_thread("count", self._history.count, self._which)
            self._banks = await in_thread("banks", self._titles)
            self._first = await in_thread("first", self._history.first)
            self._deleted = await in_thread("deleted", self._history.last_deleted)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            return
        if self not in self.app.screen_stack:  # left meanwhile, to sit something again
            return
        self._rest, self._shown = page.rest, len(page.attempts)
        empty, table = self.query_one("#empty", Static), self.query_one(AttemptTable)
        empty.update(Content(_NOTHING if self._which == Which() else _NOTHING_FITS))
        empty.display = not page.attempts
        table.display = bool(page.attempts)
        table.show_attempts(page.attempts, makers.letters, at=at)
        table.focus()
        mixed = self.query_one("#makers", Static)
        mixed.display = makers.is_mixed
        mixed.update(Content.assemble(("! ", "bold $text-warning"), plain(makers.legend)))
        said = " · ".join(filter(None, (in_words(self._which, self._banks), figures.counted(count, "attempt"))))
        self.query_one(PageHeader).right = Content.styled(said, "$quiet")
        self.refresh_bindings()

    def action_grader(self) -> None:
        """See how far the grader agrees with what was said of its marks."""
        self.app.push_screen(GraderScreen(self._use_cases, self._clock))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what can be done now is offered."""
        if action in {"oldest", "newest"}:  # where all is shown, the table goes there by itself
            return (self._rest if action == "oldest" else self._above) is not None
        if action in {"delete", "mark", "compare", "replay", "export"}:
            return self._shown > 0
        return action != "undelete" or self._deleted is not None

    def _titles(self) -> dict[str, str]:
        titles = {bank.id: bank.title for bank in self._simulator.library.summaries()}
        return {name: titles.get(name, name) for name in self._history.banks()}

    def on_table_pointed(self, event: Table.Pointed) -> None:
        """Read on before the end is reached, either of them."""
        if self._rest is not None and self._rest != self._asked and event.table.is_near_end(_AHEAD):
            self._asked = self._rest
            self._read_on(self._rest)
        elif self._above is not None and self._above != self._asked and event.table.is_near_beginning(_AHEAD):
            self._asked = self._above
            self._read_up(self._above)

    @work(group="more")
    async def _read_on(self, rest: Place) -> None:
        page = await tried(self.app, "history", self._history.page, self._which, rest, _AT_ONCE)
        if page is not None and self._rest == rest:  # it may have been left for the other end meanwhile
            self.query_one(AttemptTable).add_attempts(page.attempts)
            self._rest, self._shown = page.rest, self._shown + len(page.attempts)

    @work(group="more")
    async def _read_up(self, above: Place) -> None:
        page = await tried(self.app, "history", self._history.page_up, self._which, above, _AT_ONCE)
        if page is not None and self._above == above:
            self.query_one(AttemptTable).add_attempts_above(page.attempts)
            self._above, self._shown = page.above, self._shown + len(page.attempts)

    @work(exclusive=True, group="end")
    async def action_oldest(self) -> None:
        """Go to the very first exam, without all that lie between."""
        page = await tried(self.app, "history", self._history.page_up, self._which, None, _AT_ONCE)
        if page is not None and page.attempts:
            self._above, self._shown = page.above, len(page.attempts)
            self._read(at=page.attempts[-1].id)

    def action_newest(self) -> None:
        """Go back to the latest exam."""
        self._above, self._shown = None, 0
        self._read(at="")

    @work(exclusive=True, group="open")
    async def action_filter(self) -> None:
        """Look at some of them."""
        chosen = FilterScreen(self._banks, self._which, self._clock.now(), self._first)
        which = await self.app.push_screen_wait(chosen)
        if which is not None:
            self._which, self._above, self._shown = which, None, 0

    def action_mark(self) -> None:
        """Mark the exam under the pointer to be compared."""
        self.query_one(AttemptTable).mark()

    @work(exclusive=True, group="open")
    async def action_compare(self) -> None:
        """Lay two attempts beside each other."""
        table = self.query_one(AttemptTable)
        try:
            pair = table.pair
            if pair is None and (here := table.alone) is not None:
                # It may stand further below than is read so far.
                before = await in_thread("before", self._history.before, here, self._which)
                pair = (before, here.id) if before is not None else None
            if pair is None:
                why = table.why_no_pair(key_for(self, "mark-attempt"))
                self.query_one("#said", Static).update(Content.styled(why, "$quiet"))
                return
            found = await in_thread("compare", self._history.compare, *pair)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
        else:
            self.app.push_screen(CompareScreen(found))

    @work(exclusive=True, group="open")
    async def action_replay(self) -> None:
        """See how the responses of the exam under the pointer grew."""
        here = self.query_one(AttemptTable).pointed
        attempt = await tried(self.app, "attempt", self._simulator.attempt, here)
        if attempt is not None:
            await replay(self.app, self._use_cases, attempt)

    @work(exclusive=True, group="open")
    async def action_export(self) -> None:
        """Write all that the filter lets through to a file."""
        title = f"Export these exams: {in_words(self._which, self._banks) or 'all'}"
        said = await export(self.app, self._use_cases, self._clock.now(), self._which, title=title)
        if said is not None:
            self.query_one("#said", Static).update(plain(said, "$quiet"))

    @work(group="delete")
    async def action_delete(self) -> None:
        """Delete the exam under the pointer, which goes on to the next."""
        table = self.query_one(Table)
        if table.pointed is not None:
            beside = table.beside
            said = await tried(self.app, "delete", self._delete, table.pointed)
            if said:
                self._tell(said, at=beside)

    def _delete(self, attempt_id: str) -> str:
        learned = self._use_cases.teaching().learned()
        taught = figures.still_taught(sum(each.phrasing.attempt == attempt_id for each in learned))
        self._history.delete(attempt_id, self._clock.now())
        listed = f" {taught}: {key_for(self, 'grader')} lists them." if taught else ""
        return f"Deleted. {key_for(self, 'put-back')} puts it back; after a day it is erased.{listed}"

    @work(group="delete")
    async def action_undelete(self) -> None:
        """Put back what was deleted last."""
        back = await tried(self.app, "undelete", self._history.undelete)
        if back:
            self._tell("It is back.", at=back)

    def _tell(self, said: str, at: str | None) -> None:
        self.query_one("#said", Static).update(Content.styled(said, "$quiet"))
        self._read(at)

    @work(exclusive=True, group="open")
    async def on_table_chosen(self, event: Table.Chosen) -> None:
        """Open an attempt."""
        attempt = await tried(self.app, "attempt", self._simulator.attempt, event.row)
        if attempt is not None:
            again = await self.app.push_screen_wait(ResultsScreen(self._use_cases, attempt, self._clock))
            if again is not None:
                self.dismiss((attempt.id, again))
