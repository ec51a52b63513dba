"""The exam: the question, the words, the time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import work
from textual.binding import Binding
from textual.content import Content

from examsim.domain.exam import Mode
from examsim.domain.pace import LAST_MINUTES
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line, visible
from examsim.tui.screens.ask import AskScreen
from examsim.tui.screens.copy_elsewhere import copy_elsewhere
from examsim.tui.screens.external_editor import write_elsewhere
from examsim.tui.screens.feedback import Feedback
from examsim.tui.screens.go_to import GoToScreen
from examsim.tui.screens.leave import LeaveScreen, Leaving
from examsim.tui.screens.marks_between import MarksBetween
from examsim.tui.screens.submit import GoTo, Submit, SubmitScreen
from examsim.tui.screens.timed import TimedScreen, asks
from examsim.tui.screens.trouble import TroubleScreen
from examsim.tui.widgets.exam_paper import ExamPaper
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.session import Session
    from examsim.tui.use_cases import UseCases
    from examsim.tui.widgets.question_strip import QuestionStrip


BREATH_SECONDS = 0.1


class ExamScreen(TimedScreen):
    """Everything the learner can do in an exam."""

    CSS_PATH = "exam.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "Write your answer in the box. It is saved as you type and whenever you turn to another question. "
        "When the time is up, everything is handed in as it stands and marked. "
        "In the strip · is unseen, ○ blank, ● answered, ⚑ flagged, and [ ] is where you are. "
        "In the box, ^z takes back and ^y does again."
    )
    SPARE_ACTIONS = ("quit", "edit", "hide_time", "turn(-1)")
    # With priority, or the editor would swallow some, and keys typed right after one would reach the old question.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b,alt+left", "turn(-1)", "back", priority=True, id="previous-question"),
        Binding("ctrl+n,alt+right", "turn(1)", "next", priority=True, id="next-question"),
        Binding("f2", "flag", "flag", priority=True, id="flag"),
        Binding("f3", "hide_time", "time", priority=True, tooltip="hide or show the time", id="time"),
        Binding("f4", "edit", "editor", priority=True, tooltip="write in your own editor", id="editor"),
        Binding("f5", "pause", "pause", priority=True, id="pause"),
        Binding("f8", "hint", "hint", priority=True, id="hint"),
        Binding("f9", "mark", "mark", priority=True, tooltip="mark this answer now", id="mark"),
        Binding("f10", "finish", "finish", priority=True, id="finish"),
        Binding(
            "ctrl+o",
            "copy",
            "copy elsewhere",
            priority=True,
            tooltip="write a copy of the responses elsewhere",
            id="copy",
        ),
        Binding("ctrl+s", "save", "save now", priority=True, show=False, id="save"),
        Binding("ctrl+g", "jump", "go to a question", priority=True, show=False, id="go-to-question"),
        Binding("alt+up", "scroll_question(-1)", "scroll the question up", priority=True, show=False, id="question-up"),
        Binding(
            "alt+down", "scroll_question(1)", "scroll the question down", priority=True, show=False, id="question-down"
        ),
    ]

    def __init__(
        self,
        use_cases: UseCases,
        session: Session,
        clock: Clock,
        *,
        is_resumed: bool = False,
        asks_own_marks: bool = False,
    ) -> None:
        super().__init__(use_cases.simulator, session, clock, is_resumed=is_resumed)
        self._simulator = use_cases.simulator
        self._marks = MarksBetween(use_cases, self._sitting, asks_own_marks=asks_own_marks)

    def compose(self) -> ComposeResult:
        """Whose time it is, the paper, the keys."""
        exam = self.session.exam
        yield PageHeader(Content.assemble((one_line(exam.title), "bold"), (f" · {exam.mode}", "$quiet")))
        yield ExamPaper()
        yield KeyFooter()

    async def on_mount(self) -> None:
        """Prepare the marking from the start; what a timed screen does when it mounts, Textual does too."""
        self._get_ready()

    @work(group="getting ready")
    async def _get_ready(self) -> None:
        """Lay the questions out for marking, one after the other, so that the keys come first."""
        exam = self.session.exam
        for index in range(len(exam.items)):
            await in_thread("getting ready", self._simulator.get_ready, exam, index)
            await asyncio.sleep(BREATH_SECONDS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Hints, pauses and marks in between are for practice."""
        is_practice = self.session.exam.mode is not Mode.EXAM
        possible = {
            "hint": is_practice and bool(self.session.item.question.hint),
            "mark": is_practice,
            "pause": self.session.can_pause,
            "copy": self._trouble is not None,
        }
        return possible.get(action, True)

    # Getting around

    async def action_turn(self, step: int) -> None:
        """Turn to the next or the previous question; in practice the marks of this one come before the next."""
        await self.gather()
        if step > 0 and self._marks.are_due(self.session):
            await self._mark_and_turn()
        elif step > 0 and self._is_last:
            self._paper.notify_quietly("this is the last question; finish looks it all over")
        else:
            await self._go(self.session.here + step)

    @property
    def _is_last(self) -> bool:
        return self.session.here == len(self.session.drafts) - 1

    @asks
    async def _mark_and_turn(self) -> None:
        here = self.session.here
        if await self._show_marks(leads_on=not self._is_last) is Feedback.ON:
            await self._go(here + 1)

    async def on_question_strip_chosen(self, event: QuestionStrip.Chosen) -> None:
        """Turn to the question that was clicked."""
        await self._go(event.index)

    @asks
    async def action_jump(self) -> None:
        """Choose a question to turn to."""
        index = await self.app.push_screen_wait(GoToScreen(self.session))
        if index is not None:
            await self._go(index)

    async def _go(self, index: int) -> None:
        if index == self.session.here or index not in range(len(self.session.drafts)) or self._is_over:
            return
        await self.gather()
        self._sitting.visit(index)
        await self.keep()  # once the other question is seen, what was written before is on the disk
        await self._paper.turn_to(self.session)
        self.refresh_bindings()

    def action_scroll_question(self, lines: int) -> None:
        """Scroll a question that is longer than its place."""
        self._paper.scroll_question(lines)

    # This question

    async def action_flag(self) -> None:
        """Flag this question to come back to, or take the flag away."""
        await self.gather()
        self._sitting.toggle_flag()
        self._paper.show_progress(self.session)

    def action_hint(self) -> None:
        """Show the hint, which what was learnt is judged by too."""
        self._sitting.see_hint()
        self._paper.show_prompt(self.session, with_hint=True)

    @asks
    async def action_mark(self) -> None:
        """Mark what is written here so far."""
        await self._show_marks(leads_on=False)

    async def _show_marks(self, *, leads_on: bool) -> Feedback | None:
        answer = await self._marks.show(self.app, leads_on=leads_on)
        if answer is Feedback.AGAIN:
            self._replace_response("")
            await self.gather()
        return answer

    @asks
    async def action_edit(self) -> None:
        """Write in the learner's own editor."""
        await self._sitting.flush()
        editor = self._paper.editor
        edited = await write_elsewhere(self.app, editor.text, self._time_left)
        if edited is not None and edited.text != editor.text:
            self._replace_response(edited.text)
        await self.gather()
        self.tick()
        if edited is not None and edited.trouble is not None and not self._is_over:
            await self.app.push_screen_wait(edited.trouble)

    def _replace_response(self, text: str) -> None:
        # As an edit, so that it can be taken back.
        editor = self._paper.editor
        editor.replace(text, (0, 0), editor.document.end)

    async def action_save(self) -> None:
        """Save now; it would have been anyway."""
        await self.gather()

    @asks
    async def action_copy(self) -> None:
        """Write a copy where there is room, while the store takes nothing."""
        if told := await copy_elsewhere(self.app, self.session):
            self._paper.notify_quietly(told)

    # Time, and the end

    def action_hide_time(self) -> None:
        """Hide the clock, or show it; towards the end it stays."""
        left = self._time_left()
        if left is not None and left <= LAST_MINUTES:
            self._paper.notify_quietly("the time stays for the last five minutes")
        else:
            self._is_time_hidden = not self._is_time_hidden
            self.tick()

    @asks
    async def action_pause(self) -> None:
        """Stop the clock until the learner is back."""
        self._sitting.pause()
        goes_on = await self.app.push_screen_wait(
            AskScreen("Paused", "The clock stands still until you go on.", can_refuse=False)
        )
        if goes_on:  # leaving for home closes the question too, and the clock stands on
            self._sitting.resume()

    @asks
    async def action_finish(self) -> None:
        """Look over what there is, then submit or go on."""
        await self.keep()
        answer = await self.app.push_screen_wait(
            SubmitScreen(self.session, self._sitting.now, is_time_hidden=self._is_time_hidden)
        )
        if isinstance(answer, Submit):
            self.end()
        elif isinstance(answer, GoTo):
            await self._go(answer.index)

    def ask_to_quit(self) -> None:
        """Ask before leaving an exam that runs; once is enough."""
        if not isinstance(self.app.screen, LeaveScreen):
            self._ask_to_quit()

    @work(exclusive=True, group="leaving")
    async def _ask_to_quit(self) -> None:
        await self.gather()
        await self._sitting.flush()
        answer = await self.app.push_screen_wait(LeaveScreen(self.session, self._sitting.now, self._trouble))
        if answer is None:
            return
        told = await self.put_away()
        if answer is Leaving.HOME:
            if told:
                await self.app.push_screen_wait(TroubleScreen(told, "It is plain text, and yours to keep."))
            self.dismiss(None)
        else:
            self.app.exit(message=Text(visible(told)) if told else None)
