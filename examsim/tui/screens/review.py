"""Review, which answers: what should I do next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.review.rating import Thresholds
from examsim.tui.background import in_thread
from examsim.tui.plain_text import plain
from examsim.tui.review_words import MOST_LEECHES, MOST_QUESTIONS, Closer, forecast_in_words, offer, reasons, standing
from examsim.tui.screens.aim import AimScreen
from examsim.tui.screens.notices import notice, tried
from examsim.tui.screens.page import Page
from examsim.tui.unbroken import Unbroken
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.mastery_table import MasteryTable
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.study import Goal
    from examsim.review.board import TopicStanding
    from examsim.review.overview import Overview
    from examsim.review.plan import Plan
    from examsim.studying import Studying
    from examsim.tui.widgets.table import Table

_STEP, _LEAST, _MOST = 4, 4, 120


@dataclass(frozen=True, slots=True)
class DrillWanted:
    """What to drill, and for how long."""

    minutes: float
    bank_id: str | None = None
    """None for all banks."""
    topic: str | None = None
    """None for all topics, mixed."""
    is_contrast: bool = False
    """What is mixed up alone, pair by pair."""


class ReviewScreen(Page[DrillWanted | None]):
    """Shows where the learner stands; gives the drill to sit, or None for none."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "Mastery is the share of a topic's points to expect now, with how unsure that is: a topic seen once is never "
        "at 100 %. {choose} starts a drill of the minutes shown: the questions worth most, what you mix up side by "
        "side, topics mixed. {drill-topic} drills the topic under the pointer alone, {drill-mixed-up} what you mix "
        "up, the two of a pair side by side; {drill-shorter} and {drill-longer} change the minutes; {exam-date} sets "
        "the day of an exam, and a plan leads there. Tab goes to the reasons below, up and down read on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "drill_topic", "topic", id="drill-topic"),
        Binding("c", "contrast", "mixed up", id="drill-mixed-up"),
        Binding("d", "aim", "exam", id="exam-date"),
        # With priority, or the list would scroll sideways, where nothing is.
        Binding("left", "minutes(-1)", "minutes", priority=True, show=False, id="drill-shorter"),
        Binding("right", "minutes(1)", "time", priority=True, key_display="← →", id="drill-longer"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, studying: Studying, clock: Clock, titles: Mapping[str, str], minutes: float) -> None:
        super().__init__()
        self._studying = studying
        self._clock = clock
        self._titles = titles
        self._minutes = minutes
        self._overview: Overview | None = None
        self._closer = Closer("", (), clock.now())
        self._ratings = Thresholds()
        self._plans: dict[str, Plan] = {}

    def compose(self) -> ComposeResult:
        """How it stands in one line, the topics, and the reasons."""
        yield PageHeader(Content.styled("Review", "bold"))
        yield Static(Content.styled("Looking through your marks …", "$quiet"), id="standing")
        yield MasteryTable()
        with VerticalScroll(id="why"):
            yield Static(id="reasons")
        yield Static(id="offer")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Look at everything."""
        self._read()

    @work(exclusive=True, group="overview")
    async def _read(self) -> None:
        try:
            await self._catch_up()
            now = self._clock.now()
            offset = now.astimezone().utcoffset()
            row = int(self.query_one(MasteryTable).pointed or 0)
            overview, self._closer = await in_thread("overview", self._look, now, offset, row)
            self._overview, self._ratings = overview, self._studying.thresholds
            self._show()
            for goal in overview.goals:
                if goal.exam > now:
                    self._plans[goal.bank_id] = await in_thread("plan", self._studying.plan, goal, now)
                    self._show()
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))

    def _look(self, now: datetime, offset: timedelta | None, row: int) -> tuple[Overview, Closer]:
        overview = self._studying.overview(now, offset or timedelta(), most_leeches=MOST_LEECHES)
        topics = overview.board.topics
        return overview, self._closely(topics[row] if row < len(topics) else None, now)

    def _closely(self, topic: TopicStanding | None, now: datetime) -> Closer:
        if topic is None:
            return Closer("", (), now)
        questions = self._studying.questions(now, [topic.bank_id], topic.topic, MOST_QUESTIONS)
        return Closer(topic.topic, questions, now)

    async def _catch_up(self) -> None:
        steps = self._studying.catch_up()
        while step := await in_thread("cards", next, steps, None):
            words = f"Looking through your marks: {step[0]} of {step[1]} questions"
            self.query_one("#standing", Static).update(Content.styled(words, "$quiet"))

    def _show(self) -> None:
        overview = self._overview
        if overview is None:
            return
        table = self.query_one(MasteryTable)
        table.display = bool(overview.board.topics)
        table.show_overview(overview, self._titles)
        if not self.query_one("#why").has_focus:
            table.focus()
        self.query_one("#standing", Static).update(standing(overview))
        goal = self._nearest()
        self.query_one(PageHeader).right = (
            forecast_in_words(goal, self._plans.get(goal.bank_id)) if goal is not None else Content()
        )
        self._show_reasons()
        self._show_offer()
        self.refresh_bindings()

    def _nearest(self) -> Goal | None:
        goals = self._overview.goals if self._overview is not None else ()
        return next((goal for goal in goals if goal.exam > self._clock.now()), None)

    def _show_reasons(self) -> None:
        if self._overview is not None:
            found = reasons(self._overview, self._closer, self._nearest(), self._plans, self._ratings, self._titles)
            self.query_one("#reasons", Static).update(Unbroken.of(found))

    @work(exclusive=True, group="closer")
    async def _look_closer(self) -> None:
        closer = await tried(self.app, "closer", self._closely, self._pointed, self._clock.now())
        if closer is not None:
            self._closer = closer
            self._show_reasons()

    def _show_offer(self) -> None:
        board = self._overview.board if self._overview is not None else None
        words = plain(offer(board, self._minutes), "$text-accent") if board is not None and board.topics else Content()
        self.query_one("#offer", Static).update(words)

    @property
    def _pointed(self) -> TopicStanding | None:
        row = self.query_one(MasteryTable).pointed
        topics = self._overview.board.topics if self._overview is not None else ()
        return topics[int(row)] if row is not None and topics else None

    @property
    def _can_drill(self) -> bool:
        return self._overview is not None and bool(self._overview.board.topics)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without questions there is nothing to choose."""
        if action == "contrast":
            return self._overview is not None and bool(self._overview.board.confusions)
        return action not in {"drill_topic", "aim", "minutes"} or self._can_drill

    # What to do

    def on_table_pointed(self, _: Table.Pointed) -> None:
        """The reasons are those of the topic under the pointer."""
        self._look_closer()

    def on_table_chosen(self, event: Table.Chosen) -> None:
        """Drill everything, mixed."""
        event.stop()
        self.dismiss(DrillWanted(self._minutes))

    def action_drill_topic(self) -> None:
        """Drill the topic under the pointer alone."""
        if (topic := self._pointed) is not None:
            self.dismiss(DrillWanted(self._minutes, topic.bank_id, topic.topic))

    def action_contrast(self) -> None:
        """Drill what is mixed up, side by side."""
        self.dismiss(DrillWanted(self._minutes, is_contrast=True))

    def action_minutes(self, step: int) -> None:
        """A longer or a shorter drill."""
        self._minutes = min(max(self._minutes + step * _STEP, _LEAST), _MOST)
        self._show_offer()

    @work(exclusive=True, group="aim")
    async def action_aim(self) -> None:
        """Set the day of an exam."""
        topic, overview = self._pointed, self._overview
        if topic is None or overview is None:
            return
        goal = next((goal for goal in overview.goals if goal.bank_id == topic.bank_id), None)
        title = self._titles.get(topic.bank_id, topic.bank_id)
        if await self.app.push_screen_wait(AimScreen(self._studying, self._clock, topic.bank_id, title, goal)):
            self._plans.clear()
            self._read()
