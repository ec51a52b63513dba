"""How far the grader agrees with its learner, and what it has learned from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.ask import AskScreen
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Page
from examsim.tui.screens.trial import how_it_agrees, in_words
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.learned import Learned
    from examsim.domain.report_card import Line, Report, Tally
    from examsim.reporting import Band
    from examsim.tui.use_cases import UseCases

_COUNTS = (
    Column("judged", 6, is_number=True),
    Column("agreed", 6, is_number=True),
    Column("strict", 6, is_number=True),
    Column("lenient", 7, is_number=True),
)
_MOST_MONTHS, _MOST_LINES, _MOST_GUARDS = 4, 5, 3
_NOTHING = (
    "You have judged nothing yet. In the results of an exam you can contest any mark, answer where the grader is "
    "unsure, and teach it your wording; what you say is compared and kept here."
)


class GraderScreen(Page[None]):
    """Agreement over time, by criterion and guard; below it everything that was taught, to be taken back."""

    CSS_PATH = "grader.tcss"
    HELP = (
        "Each mark you judged, beside what the grader gave: strict where you gave more, lenient where you gave less, "
        "by month, criterion and guard. Below are the wordings you taught it; {delete} takes the one under the "
        "pointer back. {check} marks all you judged again, with the rubrics and settings of now, and shows where the "
        "grader agreed with you and would not any more; nothing is kept. `examsim grader report` and `examsim grader "
        "check` say all of this in a terminal."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "check", "mark again", tooltip="mark all you judged again, as things are now", id="check"),
        Binding("d,delete", "forget", "forget wording", id="delete"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, use_cases: UseCases, clock: Clock) -> None:
        super().__init__()
        self._use_cases = use_cases
        self._clock = clock
        self._learned: tuple[Learned, ...] = ()
        self._has_cases = False

    def compose(self) -> ComposeResult:
        """What to conclude on top, then the figures, then what can be taken back."""
        yield PageHeader(Content.styled("The grader and you", "bold"))
        yield Static(id="summary")
        yield Table(Column("Where"), *_COUNTS, choose="", id="figures")
        yield Static(id="band")
        yield Table(
            Column("You taught", 10), Column("counts", 6), Column("words"), Column("criterion", 24, priority=1),
            choose="", id="taught",
        )  # fmt: skip
        yield KeyFooter()

    def on_mount(self) -> None:
        """Gather what there is."""
        self.query_one("#figures").can_focus = False
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what was taught can be forgotten, and only what was judged be tried."""
        if action == "check":
            return self._has_cases
        return action != "forget" or bool(self._learned)

    @work(exclusive=True)
    async def _read(self) -> None:
        try:
            report, band, self._learned = await in_thread("report", self._gathered)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            return
        self._show(report, band)

    @work(exclusive=True)
    async def action_forget(self) -> None:
        """Take the wording under the pointer back."""
        pointed = self.query_one("#taught", Table).pointed
        if pointed is None:
            return
        number, now = int(pointed), self._clock.now()
        try:
            await in_thread("forget", lambda: self._use_cases.teaching().remove(number, now))
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
        self._read()

    @work(exclusive=True, group="check")
    async def action_check(self) -> None:
        """Show what the grader makes of everything that was judged, as things are now."""
        band = self.query_one("#band", Static)
        before = band.content
        band.update(Content.styled("Marking all you ever judged again …", "$quiet"))
        try:
            found = await in_thread("check", lambda: self._use_cases.reporting().check())
            await self.app.push_screen_wait(AskScreen(how_it_agrees(found), in_words(found), can_refuse=False))
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
        band.update(before)

    def _gathered(self) -> tuple[Report, Band, tuple[Learned, ...]]:
        from examsim.grading.calibration import shipped  # noqa: PLC0415 - it reads a file

        reporting = self._use_cases.reporting()
        taught = self._use_cases.teaching().learned()
        return reporting.report(figures.month), reporting.band(shipped().doubt), taught

    def _show(self, report: Report, band: Band) -> None:
        whole = report.whole
        self._has_cases = whole.judged > 0
        self.query_one("#summary", Static).update(_summary(report) if whole.judged else Content(_NOTHING))
        self.query_one("#figures", Table).display = whole.judged > 0
        self.query_one("#figures", Table).show(_rows(report))
        self.query_one("#band", Static).update(Content.styled(_band(band), "$quiet"))
        taught = self.query_one("#taught", Table)
        taught.display = bool(self._learned)
        taught.show([_lesson(each) for each in reversed(self._learned)])
        taught.focus()
        self.refresh_bindings()


def _summary(report: Report) -> Content:
    whole = report.whole
    lines = [
        Content.from_markup(
            "[b]$agreed[/b] of the $judged you judged came out as you would have it; too strict $strict, too lenient "
            "$lenient.",
            agreed=figures.percent(whole.agreed / whole.judged),
            judged=figures.counted(whole.judged, "mark"),
            strict=str(whole.raised),
            lenient=str(whole.lowered),
        )
    ]
    lines += [plain(f"To mend: {_name(line)}. {line.to_mend}") for line in report.lines if line.to_mend][:2]
    return Content("\n").join(lines)


def _rows(report: Report) -> list[Row]:
    named = [
        *((month, tally) for month, tally in report.periods[-_MOST_MONTHS:]),
        *((_name(line), line.tally) for line in report.lines[:_MOST_LINES]),
        *((("before the marks", report.blind),) if report.blind.judged else ()),
        *((f"guard: {guard}", tally) for guard, tally in report.guards[:_MOST_GUARDS]),
    ]
    return [Row(str(n), (Content(one_line(name)), *_cells(tally))) for n, (name, tally) in enumerate(named)]


def _cells(tally: Tally) -> tuple[Content, ...]:
    agreed = figures.percent(tally.agreed / tally.judged)
    return tuple(Content(text) for text in (str(tally.judged), agreed, str(tally.raised), str(tally.lowered)))


def _name(line: Line) -> str:
    return f"{line.bank_id}/{line.question_id}/{line.criterion or '(all)'}"


def _band(band: Band) -> str:
    where = f"It asks you where its credit lies between {figures.percent(band.low)} and {figures.percent(band.high)}"
    if band.is_own:
        return f"{where}, as {band.judgements} of your judgements suggest."
    are = "is 1" if band.judgements == 1 else f"are {band.judgements}"
    return f"{where}; from {band.needed} telling judgements on that follows you, and there {are}."


def _lesson(learned: Learned) -> Row:
    said = learned.phrasing
    day, counts = f"{learned.at.astimezone():%Y-%m-%d}", "yes" if said.counts else "no"
    where = f"{learned.question_id}/{said.criterion}"
    return Row(str(learned.number), tuple(Content(one_line(each)) for each in (day, counts, said.words, where)))
