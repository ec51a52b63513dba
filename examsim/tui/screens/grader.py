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
from examsim.tui.key_names import key_for
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.ask import AskScreen
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Page
from examsim.tui.screens.trial import how_it_agrees, in_words
from examsim.tui.unbroken import Unbroken
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

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
_TALL = 30
_MOST_TALL, _MOST_LOW = (4, 6, 4), (1, 3, 1)
"""Months, criteria and guards that are shown from that height on, and below it; the terminal lists them all."""
_NOTHING = (
    "You have judged nothing yet. In the results of an exam you can contest any mark, answer where the grader is "
    "unsure, and teach it your wording; what you say is compared and kept here."
)

_RESET = (
    "What is asked no longer follows your judgements of before; those from here on count anew. No mark and no "
    "judgement is changed."
)


class GraderScreen(Page[None]):
    """Agreement over time, by criterion and guard; below it everything that was taught, to be taken back."""

    CSS_PATH = "grader.tcss"
    HELP = (
        "Each mark you judged, beside what the grader gave: strict where you gave more, lenient where you gave less, "
        "by month, criterion and guard. Below are the wordings you taught it; {delete} takes the one under the "
        "pointer back. {check} marks all you judged again, with the rubrics and settings of now, and shows where the "
        "grader agreed with you and would not any more; nothing is kept. `examsim grader report` and `examsim grader "
        "check` say all of this in a terminal, and `examsim rubric adopt` writes what you taught into a rubric of your "
        "own."
    )
    SPARE_ACTIONS = ("quit",)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "check", "mark again", tooltip="mark all you judged again, as things are now", id="check"),
        Binding("d,delete", "forget", "forget wording", id="delete"),
        Binding("r", "reset", "ask as usual", tooltip="ask by the usual limits, learn them anew", id="reset-limits"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, use_cases: UseCases, clock: Clock) -> None:
        super().__init__()
        self._use_cases = use_cases
        self._clock = clock
        self._learned: tuple[Learned, ...] = ()
        self._otherwise: dict[int, str] = {}
        self._report: Report | None = None
        self._band: Band | None = None

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
        yield Static(id="lesson")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Gather what there is."""
        self.query_one("#figures").can_focus = False
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what was taught can be forgotten, only what was judged be tried, and only what was learned be reset."""
        if action == "check":
            return self._report is not None and self._report.whole.judged > 0
        if action == "reset":
            return self._band is not None and self._band.is_own
        return action != "forget" or bool(self._learned)

    @work(exclusive=True)
    async def _read(self) -> None:
        try:
            report, band, self._learned, self._otherwise = await in_thread("report", self._gathered)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            return
        self._report, self._band = report, band
        self._show(report, band)

    def on_resize(self) -> None:
        """Show as much of the report as there is room for beside what was taught."""
        if self._report is not None and self._band is not None:
            self._show(self._report, self._band)

    def on_table_pointed(self, event: Table.Pointed) -> None:  # noqa: ARG002  # only what was taught is pointed at
        """Say the wording under the pointer in full."""
        self._show_lesson()

    @work(exclusive=True, group="check")
    async def action_reset(self) -> None:
        """Ask by the usual limits again."""
        if not await self.app.push_screen_wait(AskScreen("Ask by the usual limits again?", _RESET)):
            return
        try:
            await in_thread("reset", self._use_cases.reporting().reset, self._clock.now())
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
        self._read()

    @work(exclusive=True)
    async def action_forget(self) -> None:
        """Take the wording under the pointer back."""
        pointed = self.query_one("#taught", Table).pointed
        if pointed is None:
            return
        number, now = int(pointed), self._clock.now()
        words = next(each.phrasing.words for each in self._learned if each.number == number)
        consequence = f"“{one_line(words)}” is as if you had not taught it, from the next mark on."
        if not await self.app.push_screen_wait(AskScreen("Take this wording back?", consequence)):
            return
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

    def _gathered(self) -> tuple[Report, Band, tuple[Learned, ...], dict[int, str]]:
        from examsim.grading.calibration import shipped  # noqa: PLC0415 - it reads a file

        reporting = self._use_cases.reporting()
        taught = self._use_cases.teaching().learned()
        return reporting.report(figures.month), reporting.band(shipped().doubt), taught, reporting.out_of_place(taught)

    def _show(self, report: Report, band: Band) -> None:
        whole, is_tall = report.whole, self.size.height >= _TALL
        summary = _summary(report, mended=2 if is_tall else 1) if whole.judged else Content(_NOTHING)
        self.query_one("#summary", Static).update(Unbroken.of(summary))
        self.query_one("#figures", Table).display = whole.judged > 0
        self.query_one("#figures", Table).show(_rows(report, _MOST_TALL if is_tall else _MOST_LOW))
        limits = _band(band, key_for(self, "reset-limits"))
        self.query_one("#band", Static).update(Unbroken.of(Content.styled(limits, "$quiet")))
        taught = self.query_one("#taught", Table)
        taught.display = bool(self._learned)
        taught.show([_lesson(each) for each in reversed(self._learned)])
        taught.focus()
        self._show_lesson()
        self.refresh_bindings()

    def _show_lesson(self) -> None:
        pointed = self.query_one("#taught", Table).pointed if self._learned else None
        lesson = next((each for each in self._learned if str(each.number) == pointed), None)
        self.query_one("#lesson").display = lesson is not None
        if lesson is not None:
            # What has changed comes first: there may be room for three lines alone.
            otherwise = one_line(self._otherwise.get(lesson.number, ""))
            said = " ".join(filter(None, (otherwise, _in_full(lesson))))
            self.query_one("#lesson", Static).update(plain(said, "$quiet"))


def _summary(report: Report, mended: int) -> Content:
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
    lines += [plain(f"To mend: {_name(line)}. {line.to_mend}") for line in report.lines if line.to_mend][:mended]
    return Content("\n").join(lines)


def _rows(report: Report, most: tuple[int, int, int]) -> list[Row]:
    months, lines, guards = most
    named = [
        *((month, tally) for month, tally in report.periods[-months:]),
        *((_name(line), line.tally) for line in report.lines[:lines]),
        *((("before the marks", report.blind),) if report.blind.judged else ()),
        *((f"guard: {guard}", tally) for guard, tally in report.guards[:guards]),
    ]
    return [Row(str(n), (Content(one_line(name)), *_cells(tally))) for n, (name, tally) in enumerate(named)]


def _cells(tally: Tally) -> tuple[Content, ...]:
    agreed = figures.percent(tally.agreed / tally.judged)
    return tuple(Content(text) for text in (str(tally.judged), agreed, str(tally.raised), str(tally.lowered)))


def _name(line: Line) -> str:
    return f"{line.bank_id}/{line.question_id}/{line.criterion or '(all)'}"


def _band(band: Band, reset_key: str) -> str:
    limits = f"Unsure, and asked of you: credit from {figures.percent(band.low)} to {figures.percent(band.high)}"
    if band.is_own:
        return f"{limits}, by {band.judgements} of your judgements; {reset_key} goes back to the usual."
    return f"{limits}. After {band.needed} judgements that tell more ({band.judgements} so far) this follows you."


def _in_full(learned: Learned) -> str:
    said = learned.phrasing
    says = "says" if said.counts else "does not say"
    where = f"question {said.index + 1} of exam {said.attempt}, {learned.bank_id}"
    return f"“{one_line(said.words)}” ({where}) {says}: {one_line(said.statement)}"


def _lesson(learned: Learned) -> Row:
    said = learned.phrasing
    day, counts = f"{learned.at.astimezone():%Y-%m-%d}", "yes" if said.counts else "no"
    where = f"{learned.question_id}/{said.criterion}"
    return Row(str(learned.number), tuple(Content(one_line(each)) for each in (day, counts, said.words, where)))
