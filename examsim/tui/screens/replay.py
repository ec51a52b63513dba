"""How a response grew, step by step, and when each point of it was first earned."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError, NotMarked
from examsim.domain.replay import caution, earned
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line
from examsim.tui.replaying import ABOUT, gain_in_words, on_question, time_line
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Page
from examsim.tui.widgets.evidence import highlighted
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import Grade
    from examsim.domain.replay import Earned, Recording
    from examsim.replaying import Replaying
    from examsim.tui.use_cases import UseCases

_SIGNS = ((1.0, "✓"), (0.01, "◐"))
_COLUMNS = (Column("", 1), Column("", 1), Column("criterion"), Column("first earned", 34, priority=1))


async def replay(app: App[object], use_cases: UseCases, attempt: Attempt, here: int = 0) -> None:
    """Show how the responses of an attempt grew, beginning with one question."""
    try:
        replaying = await in_thread("replaying", use_cases.replaying)
        found = await in_thread("journal", replaying.recordings, attempt)
    except ExamsimError as error:
        await app.push_screen_wait(notice(error))
    else:
        await app.push_screen_wait(ReplayScreen(replaying, attempt, found, here))


class ReplayScreen(Page[None]):
    """Shows the texts of a journal; marks come as they are made, and can be stopped."""

    CSS_PATH = "replay.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "A journal has what you typed about every second. {previous-step} and {next-step} go through it: where you "
        "stopped, deleted something or had written a few words more. Each of these texts is marked as if it had been "
        "handed in then; on the line of time a number stands where that criterion was first earned, and {choose} on a "
        "criterion goes there. Times are those spent on the question. {stop-marking} stops the marking and goes on "
        "with it; nothing is kept."
    )
    SPARE_ACTIONS = ("quit", "stop", "turn(1)")
    BINDINGS: ClassVar[list[BindingType]] = [
        # With priority, or the table would scroll sideways, where nothing is.
        Binding("left", "step(-1)", "step", priority=True, show=False, id="previous-step"),
        Binding("right", "step(1)", "step", priority=True, key_display="← →", id="next-step"),
        Binding("home", "step(-9999)", "first", priority=True, show=False, id="first-step"),
        Binding("end", "step(9999)", "last", priority=True, show=False, id="last-step"),
        Binding("n,ctrl+n,tab", "turn(1)", "next question", priority=True, key_display="n", id="next-replay"),
        Binding("b,ctrl+b,shift+tab", "turn(-1)", "question before", priority=True, show=False, id="previous-replay"),
        Binding("s", "stop", "stop or go on", tooltip="stop marking, or go on", id="stop-marking"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, replaying: Replaying, attempt: Attempt, recordings: Sequence[Recording], here: int = 0) -> None:
        super().__init__()
        self._replaying = replaying
        self._attempt = attempt
        self._recordings = tuple(recordings)
        self._grades: list[list[Grade | None]] = [[None] * len(each.steps) for each in recordings]
        self._steps = [0 for _ in recordings]
        """Which step of each question is shown."""
        self._here = here
        self._is_stopped = False

    def compose(self) -> ComposeResult:
        """Where one is, the line of time, what was written by then, and what it earned."""
        yield PageHeader(Content.styled(one_line(f"Replay · {self._attempt.exam.title}"), "bold"))
        yield Static(id="prompt")
        yield PageHeader(Content(), id="state")
        yield Static(id="line")
        with VerticalScroll(id="written", can_focus=False):
            yield Static(id="text")
        yield Static(id="about")
        yield Table(*_COLUMNS, choose="go there")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the first text, and begin to mark."""
        self._show()
        self._mark()
        self.query_one(Table).focus()

    @work(exclusive=True, group="marking")
    async def _mark(self) -> None:
        """Mark what is not marked yet of this question; whoever turns to another or leaves ends it."""
        index, recording = self._here, self._recordings[self._here]
        grades = self._grades[index]
        failed: ExamsimError | None = None
        for place, step in enumerate(recording.steps):
            if grades[place] is not None:
                continue
            try:
                grades[place] = await in_thread("replay", self._replaying.mark, self._attempt, index, step.text)
            except NotMarked as error:
                failed = error  # the others may be marked all the same
            except ExamsimError as error:
                failed = error
                break
            self._show()
        if failed is not None:
            self._is_stopped = True
            self._show()
            await self.app.push_screen_wait(notice(failed))

    def on_resize(self) -> None:
        """Draw the line of time as long as there is room."""
        self._show()

    def action_step(self, by: int) -> None:
        """Go to another text."""
        self._go_to(self._steps[self._here] + by)

    def action_turn(self, by: int) -> None:
        """Turn to another question."""
        self._here = (self._here + by) % len(self._recordings)
        self._show()
        if not self._is_stopped:
            self._mark()

    def action_stop(self) -> None:
        """Stop marking, or go on with it."""
        self._is_stopped = not self._is_stopped
        if self._is_stopped:
            self.workers.cancel_group(self, "marking")
        else:
            self._mark()
        self._show()

    def on_table_chosen(self, event: Table.Chosen) -> None:
        """Go to where the criterion was first earned."""
        point = earned(self._grades[self._here])[int(event.row)]
        if point.gains:
            self._go_to(point.gains[0].step)

    def _go_to(self, step: int) -> None:
        last = len(self._recordings[self._here].steps) - 1
        self._steps[self._here] = max(min(step, last), 0)
        self._show()
        self.query_one("#written").scroll_end(animate=False)

    def _show(self) -> None:
        recording, grades = self._recordings[self._here], self._grades[self._here]
        question = self._attempt.exam.items[self._here].question
        of = f"question {self._here + 1} of {len(self._recordings)}"
        self.query_one(PageHeader).right = Content.styled(of, "$quiet")
        self.query_one("#prompt", Static).update(Content.styled(one_line(question.prompt), "bold"))
        self._show_step(recording, grades)
        points = earned(grades)
        width = max(self.size.width - 4, 10)
        line, arrow = time_line(recording, points, self._steps[self._here], width) if recording.steps else ("", "")
        self.query_one("#line", Static).update(Content.assemble((line, "$quiet"), "\n", (arrow, "bold $text-accent")))
        said = ABOUT[recording.journal] if not recording.steps else caution(self._attempt, recording, grades)
        about = self.query_one("#about", Static)
        about.display = bool(said)
        about.update(Content.styled(said, "$quiet"))
        self._show_points(recording, points)

    def _show_step(self, recording: Recording, grades: Sequence[Grade | None]) -> None:
        state = self.query_one("#state", PageHeader)
        self.query_one("#written").display = bool(recording.steps)
        if not recording.steps:
            state.left = state.right = Content()
            return
        here = self._steps[self._here]
        step, grade = recording.steps[here], grades[here]
        where = f"step {here + 1} of {len(recording.steps)}"
        state.left = Content(f"{where} · {on_question(step)} · {figures.words(len(step.text.split()))}")
        state.right = _progress(grade, grades, is_stopped=self._is_stopped)
        evidence = [found for each in grade.criteria for found in each.evidence] if grade is not None else []
        self.query_one("#text", Static).update(highlighted(step.text, evidence))

    def _show_points(self, recording: Recording, points: Sequence[Earned]) -> None:
        grade = self._grades[self._here][self._steps[self._here]] if recording.steps else None
        now = {each.id: each.own_points for each in grade.criteria} if grade is not None else {}
        rows = [
            Row(
                str(index),
                (
                    Content.styled(str(index + 1) if index < 9 else "+", "$quiet"),
                    Content(_sign(now.get(point.id), point.max_points)),
                    Content(one_line(point.statement)),
                    Content(gain_in_words(point, recording)),
                ),
            )
            for index, point in enumerate(points)
        ]
        self.query_one(Table).display = bool(rows)
        self.query_one(Table).show(rows)


def _sign(points: float | None, most: float) -> str:
    if points is None:
        return "·"
    share = points / most if most else 1.0
    return next((sign for least, sign in _SIGNS if share >= least), "✗")


def _progress(grade: Grade | None, grades: Sequence[Grade | None], *, is_stopped: bool) -> Content:
    done = sum(each is not None for each in grades)
    points = "" if grade is None else f"{figures.number(grade.points)} of {figures.number(grade.max_points)}"
    word = "stopped after" if is_stopped else "marking"
    still = f"{word} {done} of {len(grades)}" if done < len(grades) else ""
    return Content("   ").join([Content.styled(still, "$quiet")] * bool(still) + [Content.styled(points, "bold")])
