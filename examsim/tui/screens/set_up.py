"""Set-up: under which conditions, and what will happen at the end of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from examsim.domain.errors import InputError
from examsim.domain.exam import Exam, ExamPlan, Mode, Order, assemble
from examsim.tui import exam_choices
from examsim.tui.plain_text import one_line, plain
from examsim.tui.widgets.choice_line import ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.bank import Bank


class SetUpScreen(Screen[Exam | None]):
    """Chooses the conditions of an exam on one bank; gives the exam, or None."""

    CSS_PATH = "set_up.tcss"
    AUTO_FOCUS = "#mode"
    HELP = (
        "Up and down go to a line, left and right change it, digits jump to a number, enter starts. An exam has a "
        "hard limit and its marks come at the end; practice has no limit unless you set one, and can mark each "
        "question at once."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "start"),
        Binding("up", "app.focus_previous", "line above", show=False),
        Binding("down", "app.focus_next", "choose", key_display="↑ ↓"),
        Binding("escape", "dismiss(None)", "back"),
    ]

    def __init__(self, bank: Bank, seed: int, mode: Mode = Mode.EXAM) -> None:
        super().__init__()
        self._bank = bank
        self._seed = seed
        self._mode = mode

    def compose(self) -> ComposeResult:
        """One choice a line, then what they come to."""
        yield PageHeader(Content.assemble((one_line(self._bank.title), "bold"), (" · set-up", "$foreground 65%")))
        counts = exam_choices.counts(self._bank)
        minutes, default = exam_choices.minutes(self._bank, ExamPlan(mode=self._mode))
        with Vertical(id="choices"):
            yield ChoiceLine("Mode", exam_choices.MODES, index=self._mode is Mode.PRACTICE, id="mode")
            yield ChoiceLine("Questions", counts, index=len(counts) - 1, id="count")
            yield ChoiceLine("Topics", exam_choices.topics(self._bank), id="topic")
            yield ChoiceLine("Order", exam_choices.ORDERS, id="order")
            yield ChoiceLine("Minutes", minutes, index=default, id="minutes")
            yield ChoiceLine("Extra time", exam_choices.EXTRA_TIME, id="extra")
        yield Static(id="summary")
        yield Static(id="conditions")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Say what the first choices come to."""
        self._update()

    def on_choice_line_changed(self, event: ChoiceLine.Changed) -> None:
        """The suggested minutes depend on the questions; what it all comes to, on everything."""
        if event.line.id in {"mode", "count", "topic"}:
            self.query_one("#minutes", ChoiceLine).offer(*exam_choices.minutes(self._bank, self._plan()))
        self._update()

    def action_start(self) -> None:
        """Give the exam, or say why there is none."""
        exam = self._update()
        if exam is not None:
            self.dismiss(exam)

    def _plan(self) -> ExamPlan:
        chosen = {line.id: line.value for line in self.query(ChoiceLine)}
        topic, count, minutes, extra = (chosen[name] for name in ("topic", "count", "minutes", "extra"))
        order = Order(str(chosen["order"]))
        return ExamPlan(
            mode=Mode(str(chosen["mode"])),
            topics=() if topic is None else (str(topic),),
            count=count if isinstance(count, int) else None,
            order=order,
            seed=self._seed if order is Order.SHUFFLED else None,
            minutes=float(minutes) if isinstance(minutes, int) else None,
            extra_time=extra if isinstance(extra, float) else 1.0,
        )

    def _update(self) -> Exam | None:
        summary, conditions = self.query_one("#summary", Static), self.query_one("#conditions", Static)
        try:
            exam = assemble([self._bank], self._plan())
        except InputError as error:
            summary.update(plain(error.message, "bold $text-error"))
            conditions.update(plain(error.remedy))
            return None
        summary.update(Content.styled(exam_choices.summary(exam), "bold"))
        conditions.update(Content(exam_choices.conditions(exam)))
        return exam
