"""A response that was tried, kept in the rubric as a marked example: what it is worth, a person says."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from examsim.domain.errors import ExamsimError
from examsim.domain.quarters import QUARTER
from examsim.tui import figures
from examsim.tui.background import in_thread
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.contest import points_line
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.choice_line import ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

_QUOTED = 300


class KeepExampleScreen(Dialog[str | None]):
    """Asks what a response is worth and writes it down; gives what to say of it, None where it was left."""

    CSS_PATH = "keep_example.tcss"
    AUTO_FOCUS = "ChoiceLine"
    HELP = (
        "Say what this response is worth: type the points, or change them with {choice-before} and {choice-after}. "
        "{confirm} writes it into the rubric as a marked example: it pulls the marks of this question towards yours, "
        "and `examsim check` says whenever it comes out otherwise."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", "keep", priority=True, id="confirm"),
        Binding("escape", "dismiss(None)", "leave it", id="back"),
    ]

    def __init__(self, response: str, given: float, most: float, keeps: Callable[[float], tuple[Path, ...]]) -> None:
        super().__init__()
        self._response = response
        self._given = given
        self._most = most
        self._keeps = keeps

    def compose(self) -> ComposeResult:
        """The response, what it got, what it is worth."""
        quoted = one_line(self._response)
        got = f"The rubric gives {figures.number(self._given)} of {figures.number(self._most)}. What is it worth?"
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Keep as a marked example", "bold"))
            yield Static(plain(f"“{quoted[:_QUOTED]}{'…' if len(quoted) > _QUOTED else ''}”"), id="response")
            yield Static(plain(got, "$quiet"))
            yield points_line(self._most, QUARTER, self._given)
            yield Static(id="wrong")
            yield KeyFooter()

    @work(exclusive=True)
    async def action_keep(self) -> None:
        """Write it, or say why that fails."""
        points = self.query_one(ChoiceLine).value
        if not isinstance(points, float):
            return
        try:
            paths = await in_thread("keep", self._keeps, points)
        except ExamsimError as error:
            self.query_one("#wrong", Static).update(plain(f"{error.message} {error.remedy}".strip(), "$text-error"))
            return
        where = f"in {paths[0].name}" if paths else "there already"
        self.dismiss(f"Kept as an example worth {figures.number(points)}, {where}.")
