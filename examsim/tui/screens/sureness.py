"""How sure one is, asked before the marks are shown: one response after the other, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

from examsim.domain.attempt import SURENESS
from examsim.tui.plain_text import plain
from examsim.tui.screens.page import Page
from examsim.tui.widgets.asked_texts import AskedTexts, counted
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.attempt import Attempt


class SurenessScreen(Page[dict[int, int]]):
    """Asks of each response that is not blank; gives 1 to 3 for each question that was answered."""

    CSS_PATH = "judge.tcss"
    HELP = (
        "How sure are you that your response is right? {guess} is a guess, {sure} is sure. The marks come afterwards, "
        "and what you were sure of and got wrong comes first: that is what to look at."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "say(1)", SURENESS[1], id="guess"),
        Binding("2", "say(2)", SURENESS[2], id="fairly-sure"),
        Binding("3", "say(3)", SURENESS[3], id="sure"),
        Binding("s,right,space", "skip", "skip", key_display="s", id="skip"),
        Binding("left", "back", "the one before", key_display="←", id="one-before"),
        Binding("escape", "stop", "straight to the marks", id="back"),
    ]

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt
        self._asked = asked(attempt)
        self._at = 0
        self._said: dict[int, int] = {}

    def compose(self) -> ComposeResult:
        """What was asked, and what was written."""
        yield PageHeader(Content())
        yield AskedTexts()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Ask of the first."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Before the first there is none."""
        return action != "back" or self._at > 0

    def action_say(self, sure: int) -> None:
        """Note it, and go on."""
        self._said[self._asked[self._at]] = sure
        self._go()

    def action_skip(self) -> None:
        """Say nothing of this one, and go on."""
        self._said.pop(self._asked[self._at], None)
        self._go()

    def _go(self) -> None:
        self._at += 1
        if self._at >= len(self._asked):
            self.action_stop()
        else:
            self._show()

    def action_back(self) -> None:
        """Ask again of the one before."""
        self._at = max(self._at - 1, 0)
        self._show()

    def action_stop(self) -> None:
        """On to the marks."""
        self.dismiss(self._said)

    def _show(self) -> None:
        index = self._asked[self._at]
        header = self.query_one(PageHeader)
        header.left = counted("Before the marks: how sure are you?", self._at, len(self._asked))
        prompt = " ".join(self._attempt.exam.items[index].question.prompt.split())
        asked = plain(f"{index + 1}  {prompt}", "bold")
        if index in self._said:
            asked += Content(f"\nYou said: {SURENESS[self._said[index]]}.")
        self.query_one(AskedTexts).show(asked, plain(self._attempt.drafts[index].text))
        self.refresh_bindings()


def asked(attempt: Attempt) -> list[int]:
    """The questions to ask about: those with a response."""
    return [index for index, draft in enumerate(attempt.drafts) if draft.text.strip()]
