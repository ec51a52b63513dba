"""In practice: one's own mark, before the grader's is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from examsim.tui import figures
from examsim.tui.plain_text import plain, unwrapped
from examsim.tui.widgets.choice_line import Choice, ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.session import Session

_STEP = 0.5


class OwnMarkScreen(ModalScreen[float | None]):
    """Lays the response beside the verified solution and asks for points; None where that is skipped."""

    CSS_PATH = "contest.tcss"
    HELP = (
        "How many points would you give your response? Left and right choose, enter shows what the grader gave: where "
        "you and it differ is where to look. Escape shows it without your mark."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "set", "set", priority=True, id="confirm"),
        Binding("escape", "dismiss(None)", "skip", id="back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Both texts, and the points on one line."""
        question = self._session.item.question
        most = figures.number(question.points)
        points = [step * _STEP for step in range(round(question.points / _STEP) + 1)]
        choices = [Choice(each, f"{figures.number(each)} of {most}") for each in points]
        with Vertical(classes="dialog"):
            with VerticalScroll(can_focus=False, classes="texts"):
                yield Static(Content.assemble(("Your response\n", "$quiet"), plain(self._session.draft.text)))
                yield Static(Content.assemble(("Verified solution\n", "$quiet"), plain(unwrapped(question.answer))))
            yield ChoiceLine("Your mark", choices)
            yield KeyFooter()

    def on_mount(self) -> None:
        """Begin with the points."""
        self.query_one(ChoiceLine).focus()

    def action_set(self) -> None:
        """Answer with what is chosen."""
        points = self.query_one(ChoiceLine).value
        self.dismiss(points if isinstance(points, float) else None)


def beside(own: float, points: float, most: float) -> str:
    """One's own mark beside the grader's."""
    said = f"You gave {figures.number(own)}, the grader {figures.number(points)} of {figures.number(most)}"
    return f"{said}: look at where you differ." if own != points else f"{said}."
