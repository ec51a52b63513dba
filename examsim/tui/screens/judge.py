"""Judging what the grader is unsure of: one criterion after the other, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.content import Content

from examsim.domain.errors import ExamsimError
from examsim.domain.judgement import Subject
from examsim.domain.quarters import to_quarter
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import plain
from examsim.tui.screens.notices import notice
from examsim.tui.screens.page import Page
from examsim.tui.widgets.asked_texts import AskedTexts, counted
from examsim.tui.widgets.evidence import highlighted, highlighted_solution
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.clock import Clock
    from examsim.domain.attempt import Attempt
    from examsim.domain.judgement import KeptJudgement
    from examsim.domain.standing import CriterionStanding
    from examsim.judging import Judging


class JudgeScreen(Page["Attempt"]):
    """Asks about each open criterion once; gives the attempt as it stands afterwards."""

    CSS_PATH = "judge.tcss"
    HELP = (
        "Here the evidence is ambiguous, and you are the judge: does your response say what the criterion asks for? "
        "Be as strict as your teacher. What you skip stays open, and the score says what it lies between."
    )
    SPARE_ACTIONS = ("quit", "scroll(5)")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,m,1", "judge(1.0)", "yes", key_display="y", id="met"),
        Binding("p,2", "judge(0.5)", "partly", key_display="p", id="partly"),
        Binding("n,3", "judge(0.0)", "no", key_display="n", id="not-met"),
        Binding("s,right,space", "skip", "skip", key_display="s", id="skip"),
        Binding("z,ctrl+z", "undo", "undo", key_display="z", id="undo"),
        Binding("pagedown", "scroll(5)", "scroll", id="scroll-down"),
        Binding("pageup", "scroll(-5)", "scroll up", show=False, id="scroll-up"),
        Binding("escape", "stop", "skip the rest", id="back"),
    ]

    def __init__(self, judging: Judging, attempt: Attempt, clock: Clock) -> None:
        super().__init__()
        self._judging = judging
        self._attempt = attempt
        self._clock = clock
        self._asked = [
            (index, criterion.grade.id)
            for index, standing in enumerate(attempt.standings)
            if standing is not None
            for criterion in standing.open
        ]
        self._at = 0
        self._said = 0
        self._is_busy = False
        """Whether an answer is being kept: a key held down answers nothing that was not seen."""
        self._is_leaving = False

    def compose(self) -> ComposeResult:
        """What is asked, and the evidence for it."""
        yield PageHeader(Content())
        yield AskedTexts()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Ask the first."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Only what was said here is taken back here."""
        return action != "undo" or self._said > 0

    def action_judge(self, share: float) -> None:
        """Say how far the criterion is met, and go on to the next."""
        index, name = self._asked[self._at]
        points = to_quarter(self._criterion.grade.max_points * share)
        judging, now = self._judging, self._clock.now()
        self._keep(lambda: (judging.judge(self._attempt, index, Subject.CRITERION, name, points, now), None))

    def action_undo(self) -> None:
        """Take back the last answer, and ask again."""
        judging, now = self._judging, self._clock.now()
        self._keep(lambda: judging.undo(self._attempt, now))

    def _keep(self, change: Callable[[], tuple[Attempt, KeptJudgement | None]]) -> None:
        if not self._is_busy:
            self._is_busy = True  # at once: the next key may come before the worker has begun
            self._keep_slowly(change)

    @work
    async def _keep_slowly(self, change: Callable[[], tuple[Attempt, KeptJudgement | None]]) -> None:
        try:
            self._attempt, taken_back = await in_thread("judging", change)
        except ExamsimError as error:
            await self.app.push_screen_wait(notice(error))
            return
        finally:
            self._is_busy = False
        self._went_on(taken_back)

    def _went_on(self, taken_back: KeptJudgement | None) -> None:
        """To the next after an answer, to the one that was taken back, or out where the learner wants to leave."""
        self._said += 1 if taken_back is None else -1
        if taken_back is None or self._is_leaving:
            self._go()
        else:
            self._at = self._asked.index((taken_back.index, taken_back.judgement.name))
            self._show()

    def action_skip(self) -> None:
        """Leave it open."""
        if not self._is_busy:
            self._go()

    def action_stop(self) -> None:
        """Leave the rest open; what is being kept is waited for."""
        self._is_leaving = True
        if not self._is_busy:
            self._go()

    def action_scroll(self, lines: int) -> None:
        """Scroll the texts."""
        self.query_one(AskedTexts).scroll_relative(y=lines, animate=False)

    def _go(self) -> None:
        self._at += 1
        if self._is_leaving or self._at >= len(self._asked):
            self.dismiss(self._attempt)
        else:
            self._show()

    @property
    def _criterion(self) -> CriterionStanding:
        index, name = self._asked[self._at]
        standing = self._attempt.standing(index)
        if standing is None:
            raise LookupError(name)
        return next(each for each in standing.criteria if each.grade.id == name)

    def _show(self) -> None:
        index, _ = self._asked[self._at]
        criterion, item = self._criterion.grade, self._attempt.exam.items[index]
        header = self.query_one(PageHeader)
        header.left = counted("You are the judge", self._at, len(self._asked))
        header.right = Content(f"{figures.spread(self._attempt.range)} of {figures.number(self._attempt.max_points)}")
        asked = Content("\n").join([
            plain(f"{index + 1}  {' '.join(item.question.prompt.split())}", "$quiet"),
            Content.assemble("Does your response say this?  ", plain(criterion.statement, "bold")),
            plain(f"Worth {figures.counted_points(criterion.max_points)}. {criterion.reason}"),
        ])  # fmt: skip
        response = highlighted(self._attempt.drafts[index].text, criterion.evidence, nearest=criterion.nearest)
        solution = highlighted_solution(item.question.answer, criterion.solution)
        self.query_one(AskedTexts).show(asked, response, solution)
        self.refresh_bindings()
