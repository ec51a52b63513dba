"""How sure one is, asked before the marks are shown: one response after the other, one key each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.content import Content

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
        Binding("1", "say(1)", "a guess", id="guess"),
        Binding("2", "say(2)", "fairly sure", id="fairly-sure"),
        Binding("3", "say(3)", "sure", id="sure"),
        Binding("s,right,space", "skip", "skip", key_display="s", id="skip"),
        Binding("left", "back", "the one before", show=False, id="one-before"),
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

    def action_say(self, sure: int) -> None:
        """Note it, and go on."""
        self._said[self._asked[self._at]] = sure
        self.action_skip()

    def action_skip(self) -> None:
        """Go on to the next."""
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
        asked, response = plain(f"{index + 1}  {prompt}", "bold"), plain(self._attempt.drafts[index].text)
        self.query_one(AskedTexts).show(asked, response)


def asked(attempt: Attempt) -> list[int]:
    """The questions to ask about: those with a response."""
    return [index for index, draft in enumerate(attempt.drafts) if draft.text.strip()]
