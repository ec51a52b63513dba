"""Results, which answer: what did I get, and why, and what if I was right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.domain.history import Which
from examsim.domain.judgement import Subject, last_in_force
from examsim.tui.again import Again
from examsim.tui.background import in_thread
from examsim.tui.key_names import key_for
from examsim.tui.plain_text import visible
from examsim.tui.screens.advice import Adviser
from examsim.tui.screens.export import export
from examsim.tui.screens.grader import GraderScreen
from examsim.tui.screens.judgeable import JudgeableScreen
from examsim.tui.screens.notices import notice
from examsim.tui.screens.replay import replay
from examsim.tui.widgets.attempt_score import meanwhile, question_row, remarks, score, time_taken, title
from examsim.tui.widgets.criteria import Criteria
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.marks import grade_mark
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.question_marks import QuestionMarks
from examsim.tui.widgets.question_strip import QuestionStrip
from examsim.tui.widgets.table import Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.attempt import Attempt
    from examsim.tui.use_cases import UseCases

WITH_SIDE_PANEL = 118
"""From this width on, the questions are listed at the left; below it, on a strip."""


class ResultsScreen(JudgeableScreen):
    """Shows an attempt's marks as they come, and stays usable while they do; gives what is to be sat again."""

    CSS_PATH = "results.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "✓ is earned, ◐ partly, ✗ missed, ? unsure: there the evidence is ambiguous and you are the judge. The words "
        "underlined in your response and in the solution are those the criterion under the pointer rests on. Up and "
        "down choose a criterion. Do you think that a mark is wrong? {accept} says that you were right, {refuse} that "
        "you were not, {contest} sets points of your own, {set-question} those of the whole question; your mark wins, "
        "and {undo} takes it back. {teach} teaches the grader your wording, so that it counts in later exams too; "
        "{grader} lists what you taught. "
        "{redo-missed} asks the questions that failed once more, {redo-points} all that missed a point of the rubric. "
        "{replay} shows how the response grew, and when each point was first earned; {export} writes the exam to a "
        "file."
    )
    SPARE_ACTIONS = (
        "replay", "numbers", "scroll_detail(5)", "contest_question", "export", "turn(-1)", "quit", "grader", "refuse",
        "turn(1)", "again('CRITERIA')", "again('ALL')", "again('QUESTIONS')", "contest",
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,b,ctrl+b,shift+tab", "turn(-1)", "back", priority=True, key_display="←", id="previous-marks"),
        Binding("right,n,ctrl+n,tab", "turn(1)", "next", priority=True, key_display="→", id="next-marks"),
        Binding("u", "judge_unsure", "judge", tooltip="judge what the grader is unsure of", id="judge-unsure"),
        Binding("a", "accept", "I was right", tooltip="I was right: give me these points", id="accept"),
        Binding("c", "contest", "contest", tooltip="set the points of this criterion yourself", id="contest"),
        Binding("z,ctrl+z", "undo", "undo", tooltip="take back what you said last", key_display="z", id="undo"),
        Binding("x", "refuse", "not right", tooltip="this should not count: take the points away", id="refuse"),
        Binding("t", "teach", "teach", tooltip="teach the grader your wording", id="teach"),
        Binding("q", "contest_question", "set question", tooltip="set the points of the question", id="set-question"),
        Binding("i", "numbers", "numbers", tooltip="show the numbers behind the words", id="numbers"),
        Binding("pagedown,space", "scroll_detail(5)", "scroll", priority=True, id="scroll-down"),
        Binding("pageup", "scroll_detail(-5)", "scroll up", priority=True, show=False, id="scroll-up"),
        Binding("m", "again('QUESTIONS')", "redo", tooltip="redo the questions you missed", id="redo-missed"),
        Binding(
            "p",
            "again('CRITERIA')",
            "redo points",
            tooltip="redo all that missed a criterion, each question whole",
            id="redo-points",
        ),
        Binding("r", "again('ALL')", "again", tooltip="try the whole again", id="try-again"),
        Binding("e", "export", "export", tooltip="write this exam to a file", id="export"),
        Binding("g", "grader", "grader", tooltip="how far the grader agrees with you, what you taught", id="grader"),
        Binding("v", "replay", "replay", tooltip="see how this response grew", id="replay"),
        Binding("escape", "dismiss(None)", "done", id="back"),
    ]

    def __init__(
        self,
        use_cases: UseCases,
        attempt: Attempt,
        clock: Clock,
        *,
        can_try_again: bool = False,
        is_new: bool = False,
    ) -> None:
        super().__init__(use_cases, attempt, clock)
        self._use_cases = use_cases
        self._simulator = use_cases.simulator
        self._adviser = Adviser(use_cases.advising)
        self._can_try_again = can_try_again
        self._asks = is_new
        """Whether the learner is asked about what is unsure as soon as all is marked, without a key."""
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
        self._here = next(iter(self._attempt.sure_and_wrong), 0)
        self._show_attempt()
        self._show_question()
        if not self._attempt.is_graded:
            self._mark()

    def on_resize(self, event: events.Resize) -> None:
        """Drop the side panel before any content."""
        self.set_class(event.size.width >= WITH_SIDE_PANEL, "-with-panel")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What was practised can be tried again, and not from the history; only what is marked can be judged."""
        if action == "judge_unsure":
            return bool(self._attempt.unsure) and not self._is_marking
        if action == "undo":
            return last_in_force(self._attempt.judgements) is not None
        if action in {"accept", "refuse", "contest", "contest_question", "numbers", "teach"}:
            return self._attempt.grades[self._here] is not None and self._can(action)
        if action == "again" and parameters != ("ALL",):
            return self._attempt.is_graded and self._attempt.points < self._attempt.max_points
        return action != "again" or self._can_try_again

    def _can(self, action: str) -> bool:
        """Whether there is something in it for the line under the pointer."""
        if action in {"accept", "refuse"}:
            return self._can_say(is_right=action == "accept")
        return action != "teach" or self._subject[0] is Subject.CRITERION

    # Marking

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
        if self._asks and self._attempt.sure_and_wrong:
            self._turn_to(self._attempt.sure_and_wrong[0])
        self._show_attempt()
        self._advise()
        self.refresh_bindings()
        if self._asks and self._attempt.unsure and self.is_current:
            self.action_judge_unsure()

    def on_key(self) -> None:
        """Whoever has begun to look around is not interrupted: the next key is meant for what they see."""
        self._asks = False

    def _arrived(self, attempt: Attempt) -> None:
        is_new = self._attempt.grades[self._here] is None and attempt.grades[self._here] is not None
        # The marks alone: what was judged while they came is not in an attempt that was there before.
        grades = tuple(new or old for new, old in zip(attempt.grades, self._attempt.grades, strict=True))
        self._attempt = replace(self._attempt, grades=grades)
        self._show_attempt()
        if is_new:
            self._show_question()

    # Getting around

    def action_again(self, name: str) -> None:
        """Leave, and sit some of it once more."""
        self.dismiss(Again[name])

    @work(exclusive=True, group="replay")
    async def action_replay(self) -> None:
        """See how the response on the screen grew."""
        await replay(self.app, self._use_cases, self._attempt, self._here)

    @work(exclusive=True, group="replay")
    async def action_export(self) -> None:
        """Write this exam to a file."""
        only = (self._attempt.id,)
        said = await export(self.app, self._use_cases, self._clock.now(), Which(), only, title="Export this exam")
        if said is not None:
            self._told = visible(said)
            self._show_attempt()

    def action_grader(self) -> None:
        """See how far the grader agrees with what was said of its marks."""
        self.app.push_screen(GraderScreen(self._use_cases, self._clock))

    def action_turn(self, step: int) -> None:
        """Turn to another question."""
        self._turn_to((self._here + step) % len(self._attempt.exam.items))

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the texts below the criteria."""
        self.query_one(QuestionMarks).scroll_detail(lines)

    def action_numbers(self) -> None:
        """Show the numbers behind the words, or hide them."""
        self.query_one(QuestionMarks).toggle_numbers()

    def on_question_strip_chosen(self, event: QuestionStrip.Chosen) -> None:
        """Turn to the question that was clicked."""
        self._turn_to(event.index)

    def on_table_pointed(self, event: Table.Pointed) -> None:
        """Turn to the question that was clicked in the side panel."""
        if event.table.id == "questions" and int(event.row) != self._here:
            self._turn_to(int(event.row))
        elif event.table.id == "criteria":
            self._advise()
            self.refresh_bindings()

    @work(exclusive=True, group="advice")
    async def _advise(self) -> None:
        """Say what would have earned the criterion under the pointer."""
        attempt, here = self._attempt, self._here
        if not self._is_marking:
            response, grade = attempt.drafts[here].text, attempt.grades[here]
            await self._adviser.say(self.query_one(QuestionMarks), attempt.exam, here, response, grade)

    def _turn_to(self, index: int) -> None:
        self._here, self._told = index, ""
        self._show_attempt()
        self._show_question()
        self.refresh_bindings()

    def _show_question(self, at: int | None = None) -> None:
        attempt, here = self._attempt, self._here
        marks = self.query_one(QuestionMarks)
        question, draft = attempt.exam.items[here].question, attempt.drafts[here]
        standing, earlier = attempt.standing(here), attempt.earlier_of(here)
        own = attempt.own_marks_of(here)
        marks.show(here + 1, question, draft, standing, at=at, earlier=earlier, own=own)
        marks.query_one(Criteria).focus()
        self._advise()

    def _show_attempt(self) -> None:
        attempt = self._attempt
        header = self.query_one("#score", PageHeader)
        header.left, header.middle, header.right = title(attempt), score(attempt), time_taken(attempt)
        strip = self.query_one(QuestionStrip)
        strip.marks = tuple(map(grade_mark, attempt.standings))
        strip.here, strip.hints = self._here, _around(self, attempt, self._here)
        rows = [question_row(attempt, index) for index in range(len(attempt.grades))]
        self.query_one("#questions", Table).show(rows, at=str(self._here))
        self.query_one("#jumps", Static).update(remarks(attempt))
        self.query_one("#jumps").display = bool(remarks(attempt).plain)
        state, key = self._use_cases.encoder_state(), key_for(self, "judge-unsure")
        words = meanwhile(attempt, self._told, key, is_marking=self._is_marking, encoder_state=state)
        self.query_one("#meanwhile", Static).display = bool(words.plain)
        self.query_one("#meanwhile", Static).update(words)


def _around(screen: ResultsScreen, attempt: Attempt, here: int) -> tuple[str, ...]:
    """The keys that lead around, which the footer has no room for."""
    turn = f"{key_for(screen, 'previous-marks')} {key_for(screen, 'next-marks')} question"
    standing = attempt.standing(here)
    has_lines = standing is not None and len(standing.criteria) + len(standing.misconceptions) > 1
    scroll = f"{key_for(screen, 'scroll-down')} scroll"
    return *[turn] * (len(attempt.grades) > 1), *["↑ ↓ criterion"] * has_lines, scroll
