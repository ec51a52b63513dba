"""Set-up: under which conditions, and what will happen at the end of time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError, InputError
from examsim.domain.exam import Chosen, Exam, ExamPlan, Mode, Order, assemble
from examsim.tui import exam_choices
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import BeginsWithEnter, Page
from examsim.tui.screens.pick import PickScreen
from examsim.tui.widgets.choice_line import Choice, ChoiceLine, PickLine
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.bank import Bank
    from examsim.tui.first_choices import Shelf


@dataclass(frozen=True, slots=True)
class SetUp:
    """An exam as it was set up, and the choices that made it."""

    exam: Exam
    chosen: Chosen


class SetUpScreen(BeginsWithEnter, Page[SetUp | None]):
    """Chooses the conditions of an exam; begins with what was chosen last time."""

    CSS_PATH = "set_up.tcss"
    AUTO_FOCUS = "#mode"
    HELP = (
        "{line-above} and {line-below} go to a line, {choice-before} and {choice-after} change it, digits jump to a "
        "number, {start} starts. On banks and topics, {pick} picks several; seed and extra time can be typed. An exam "
        "has a hard limit and its marks come at the end; practice has no limit unless you set one, and can mark each "
        "question at once. The same seed gives the same order again. What you choose is remembered for this bank."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "start", id="start"),
        Binding("up", "app.focus_previous", "line above", show=False, id="line-above"),
        Binding("down", "app.focus_next", "choose", key_display="↑ ↓", id="line-below"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, banks: tuple[Bank, ...], shelf: Shelf, seed: int, chosen: Chosen) -> None:
        super().__init__()
        self._banks = banks
        self._shelf = shelf
        self._seed = seed
        self._first = chosen

    def compose(self) -> ComposeResult:
        """One choice a line, then what they come to."""
        yield PageHeader(Content.assemble((one_line(self._banks[0].title), "bold"), (" · set-up", "$quiet")))
        plan, banks = self._first.plan, self._banks
        topics, counts = exam_choices.topics(banks, plan.topics), exam_choices.counts(banks, plan.topics)
        minutes, suggested = exam_choices.minutes(banks, plan)
        with Vertical(id="choices"):
            yield ChoiceLine(
                "Mode", exam_choices.MODES, index=exam_choices.at(exam_choices.MODES, plan.mode), id="mode"
            )
            yield PickLine("Banks", [self._banks_chosen()], id="banks")
            yield PickLine("Topics", topics, index=exam_choices.at(topics, plan.topics), id="topics")
            index = exam_choices.at(counts, plan.count, len(counts) - 1)
            yield ChoiceLine("Questions", counts, index=index, id="count")
            index = exam_choices.at(exam_choices.ORDERS, plan.order)
            yield ChoiceLine("Order", exam_choices.ORDERS, index=index, id="order")
            yield ChoiceLine("Seed", [Choice(self._seed, str(self._seed))], read=exam_choices.seed, id="seed")
            index = exam_choices.at(minutes, plan.minutes, suggested)
            yield ChoiceLine("Minutes", minutes, index=index, id="minutes")
            yield ChoiceLine("Extra time", exam_choices.EXTRA_TIME, read=exam_choices.extra_time, id="extra")
            index = int(self._first.is_timer_hidden)
            yield ChoiceLine("Time left", exam_choices.TIMERS, index=index, id="timer")
        yield Static(id="summary")
        yield Static(id="conditions")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Say what the first choices come to."""
        factor = self._first.plan.extra_time
        self._line("extra").choose(Choice(factor, f"× {factor:g}"))
        self._line("banks").display = len(self._shelf.titles) > 1
        self._update()

    def on_choice_line_changed(self, event: ChoiceLine.Changed) -> None:
        """The suggested minutes depend on the questions; what it all comes to, on everything."""
        if event.line.id == "topics":
            counts = exam_choices.counts(self._banks, self._plan().topics)
            self._line("count").offer(counts, len(counts) - 1)
        if event.line.id in {"mode", "count", "topics"}:
            self._line("minutes").offer(*exam_choices.minutes(self._banks, self._plan()))
        self._update()

    @work(exclusive=True)
    async def on_pick_line_picking(self, event: PickLine.Picking) -> None:
        """Pick several banks or topics."""
        if event.line.id == "banks":
            ids = tuple(bank.id for bank in self._banks)
            picked = await self.app.push_screen_wait(PickScreen("Which banks?", self._shelf.titles, ids))
            if picked:
                await self._take_banks(picked)
        else:
            labels = {topic: topic for topic in exam_choices.every_topic(self._banks)}
            picked = await self.app.push_screen_wait(PickScreen("Which topics?", labels, self._plan().topics))
            if picked is not None:
                everything = len(picked) == len(labels)
                self._offer_topics(() if everything else picked)

    def action_start(self) -> None:
        """Give the exam, or say why there is none."""
        exam = self._update()
        if exam is not None:
            ids = tuple(bank.id for bank in self._banks)
            self.dismiss(SetUp(exam, Chosen(self._plan(), ids, self._is_timer_hidden)))

    async def _take_banks(self, ids: tuple[str, ...]) -> None:
        try:
            self._banks = tuple([await in_thread("bank", self._shelf.open, bank_id) for bank_id in ids])
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            return
        self._line("banks").offer([self._banks_chosen()], 0)
        known = exam_choices.every_topic(self._banks)
        self._offer_topics(tuple(topic for topic in self._plan().topics if topic in known))

    def _offer_topics(self, chosen: tuple[str, ...]) -> None:
        offered = exam_choices.topics(self._banks, chosen)
        line = self._line("topics")
        line.offer(offered, exam_choices.at(offered, chosen))
        line.post_message(ChoiceLine.Changed(line))

    def _banks_chosen(self) -> Choice:
        return Choice(self._banks, exam_choices.banks_in_words(self._banks))

    def _line(self, name: str) -> ChoiceLine:
        return self.query_one(f"#{name}", ChoiceLine)

    @property
    def _is_timer_hidden(self) -> bool:
        return self._line("timer").value is True

    def _plan(self) -> ExamPlan:
        order, count, minutes = (self._line(name).value for name in ("order", "count", "minutes"))
        topics, seed = self._line("topics").value, self._line("seed").value
        return ExamPlan(
            mode=Mode(str(self._line("mode").value)),
            topics=topics if isinstance(topics, tuple) else (),
            count=count if isinstance(count, int) else None,
            order=Order(str(order)),
            seed=seed if order is Order.SHUFFLED and isinstance(seed, int) else None,
            minutes=float(minutes) if isinstance(minutes, int) else None,
            extra_time=float(str(self._line("extra").value)),
        )

    def _update(self) -> Exam | None:
        self._line("seed").display = self._line("order").value is Order.SHUFFLED
        summary, conditions = self.query_one("#summary", Static), self.query_one("#conditions", Static)
        try:
            exam = replace(assemble(self._banks, self._plan()), is_timer_hidden=self._is_timer_hidden)
        except InputError as error:
            summary.update(plain(error.message, "bold $text-error"))
            conditions.update(plain(error.remedy))
            return None
        summary.update(Content.styled(exam_choices.summary(exam), "bold"))
        conditions.update(Content(exam_choices.conditions(exam)))
        return exam
