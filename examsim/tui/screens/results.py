"""Results, which answer: what did I get, and why."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from examsim.domain.attempt import Ending
from examsim.domain.errors import ExamsimError
from examsim.domain.exam import Mode
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line
from examsim.tui.screens.notices import notice
from examsim.tui.widgets.criteria import Criteria
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.marks import grade_mark, question_verdict
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.question_marks import QuestionMarks
from examsim.tui.widgets.question_strip import QuestionStrip
from examsim.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.attempt import Attempt
    from examsim.simulator import Simulator

WITH_SIDE_PANEL = 118
"""From this width on, the questions are listed at the left; below it, on a strip."""


class ResultsScreen(Screen[bool]):
    """Shows an attempt's marks as they come, and stays usable while they do; True asks for the same once more."""

    CSS_PATH = "results.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "✓ is earned, ◐ partly, ✗ missed, ? unsure: there the evidence is ambiguous and you are the judge. "
        "The words underlined in your response are those the criterion under the pointer rests on. "
        "Up and down choose a criterion; tab goes to the next question too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,b,ctrl+b,shift+tab", "turn(-1)", "back", priority=True, key_display="←", id="previous-marks"),
        Binding("right,n,ctrl+n,tab", "turn(1)", "next", priority=True, key_display="→", id="next-marks"),
        Binding("pagedown,space", "scroll_detail(5)", "scroll", priority=True, id="scroll-down"),
        Binding("pageup", "scroll_detail(-5)", "scroll up", priority=True, show=False, id="scroll-up"),
        Binding("r", "dismiss(True)", "try again", id="try-again"),
        Binding("escape", "dismiss(False)", "done", id="back"),
    ]

    def __init__(self, simulator: Simulator, attempt: Attempt, *, can_try_again: bool = False) -> None:
        super().__init__()
        self._simulator = simulator
        self._attempt = attempt
        self._can_try_again = can_try_again
        self._here = 0
        self._is_marking = not attempt.is_graded

    def compose(self) -> ComposeResult:
        """The score on top, the questions at the side or on a strip, one question in full."""
        yield PageHeader(Content(), id="score")
        yield QuestionStrip()
        with Horizontal():
            yield Table(
                Column("", 1), Column("Question"), Column("points", 6, is_number=True), choose="", id="questions"
            )
            yield QuestionMarks()
        yield Static(id="jumps")
        yield Static(id="meanwhile")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show what is marked, and mark the rest."""
        self._show_attempt()
        self._show_question()
        self.query_one("#jumps", Static).update(_jumps(self._attempt))
        self.query_one("#jumps").display = bool(self._attempt.jumps)
        if not self._attempt.is_graded:
            self._mark()

    def on_resize(self, event: events.Resize) -> None:
        """Drop the side panel before any content."""
        self.set_class(event.size.width >= WITH_SIDE_PANEL, "-with-panel")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was practised can be tried again, and not from the history."""
        return (action, parameters) != ("dismiss", (True,)) or self._can_try_again

    @work(exclusive=True, group="marking")
    async def _mark(self) -> None:
        self._is_marking = True
        steps = self._simulator.grade(self._attempt)
        try:
            while attempt := await in_thread("marking", next, steps, None):
                self._arrived(attempt)
        except ExamsimError as error:
            self._is_marking = False
            self._show_attempt()
            await self.app.push_screen_wait(notice(error))
        self._is_marking = False
        self._show_attempt()

    def _arrived(self, attempt: Attempt) -> None:
        is_new = self._attempt.grades[self._here] is None and attempt.grades[self._here] is not None
        self._attempt = attempt
        self._show_attempt()
        if is_new:
            self._show_question()

    def action_turn(self, step: int) -> None:
        """Turn to another question."""
        self._turn_to((self._here + step) % len(self._attempt.exam.items))

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the texts below the criteria."""
        self.query_one(QuestionMarks).scroll_detail(lines)

    def on_question_strip_chosen(self, event: QuestionStrip.Chosen) -> None:
        """Turn to the question that was clicked."""
        self._turn_to(event.index)

    def on_table_pointed(self, event: Table.Pointed) -> None:
        """Turn to the question that was clicked in the side panel."""
        if event.table.id == "questions" and int(event.row) != self._here:
            self._turn_to(int(event.row))

    def _turn_to(self, index: int) -> None:
        self._here = index
        self._show_attempt()
        self._show_question()

    def _show_question(self) -> None:
        attempt, here = self._attempt, self._here
        marks = self.query_one(QuestionMarks)
        marks.show(here + 1, attempt.exam.items[here].question, attempt.drafts[here], attempt.grades[here])
        marks.query_one(Criteria).focus()

    def _show_attempt(self) -> None:
        attempt = self._attempt
        header = self.query_one("#score", PageHeader)
        header.left = Content.assemble((one_line(attempt.exam.title), "bold"), (f" · {attempt.exam.mode}", "$quiet"))
        header.middle, header.right = _score(attempt), _time(attempt)
        strip = self.query_one(QuestionStrip)
        strip.marks = tuple(map(grade_mark, attempt.grades))
        strip.here = self._here
        rows = [_row(attempt, index) for index in range(len(attempt.grades))]
        self.query_one("#questions", Table).show(rows, at=str(self._here))
        meanwhile, words = self.query_one("#meanwhile", Static), self._meanwhile()
        meanwhile.display = bool(words.plain)
        meanwhile.update(words)

    def _meanwhile(self) -> Content:
        marked = sum(grade is not None for grade in self._attempt.grades)
        total = len(self._attempt.grades)
        if self._is_marking or marked == total:
            progress = f"marking {marked + 1} of {total} …" if marked < total else ""
            return Content.styled(progress, "$quiet")
        return Content.styled(
            "Not all is marked. What you wrote is safe; it is tried again at the next start.", "$text-warning"
        )


def _score(attempt: Attempt) -> Content:
    if not attempt.is_graded:
        return Content()
    points = f"{figures.number(attempt.points)} of {figures.number(attempt.max_points)}"
    share = attempt.points / attempt.max_points if attempt.max_points else 0.0
    unsure = f"   {attempt.unsure} unsure" if attempt.unsure else ""
    return Content.assemble((f"{points} · {figures.percent(share)}", "bold $text-accent"), (unsure, "$quiet"))


def _time(attempt: Attempt) -> Content:
    taken = figures.duration(_time_taken(attempt))
    limit = f" of {figures.duration(attempt.exam.limit)}" if attempt.exam.limit else ""
    ending = "time was up · " if attempt.ending is Ending.TIME_UP else ""
    return Content.styled(f"{ending}{taken}{limit}", "$quiet")


def _jumps(attempt: Attempt) -> Content:
    said = [f"{figures.jump(jump.by)} at {figures.clock_time(jump.at)}" for jump in attempt.jumps]
    return Content.assemble(
        ("! ", "bold $text-warning"),
        f"The machine's clock was set {', '.join(said)}. The time of the exam was not moved by it.",
    )


def _time_taken(attempt: Attempt) -> timedelta:
    if attempt.exam.mode is Mode.EXAM:
        return attempt.finished - attempt.started
    return timedelta(seconds=sum(draft.seconds for draft in attempt.drafts))


def _row(attempt: Attempt, index: int) -> Row:
    grade = attempt.grades[index]
    found = question_verdict(grade)
    cells = (
        Content.styled(found.symbol, found.style),
        Content(f"{index + 1} {one_line(attempt.exam.items[index].question.prompt)}"),
        Content(figures.number(grade.points) if grade else "–"),
    )
    return Row(str(index), cells)
