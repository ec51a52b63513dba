"""Setting points of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from examsim.domain.judgement import Subject
from examsim.tui import figures
from examsim.tui.plain_text import plain
from examsim.tui.widgets.choice_line import Choice, ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.attempt import Attempt

_QUARTER = 0.25
_MOST_REASON = 500


@dataclass(frozen=True, slots=True)
class Contested:
    """What the learner says the mark should be."""

    points: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Contestable:
    """What can be said of a mark."""

    title: str
    points: float
    """As they stand."""
    automatic: float
    choices: tuple[tuple[float, str], ...]
    best: float
    """What being right would give."""
    worst: float


def contestable(attempt: Attempt, index: int, subject: Subject, name: str) -> Contestable:
    """What can be said of one thing in a marked question."""
    standing = attempt.standing(index)
    if standing is None:
        raise ValueError("there is no mark to contest")
    if subject is Subject.MISCONCEPTION:
        here = next(each for each in standing.misconceptions if each.found.statement == name)
        words = ((0.0, "I did not say that: it costs nothing"), (1.0, "I said that: it costs points"))
        return Contestable(name, float(here.stands), 1.0, words, best=0.0, worst=1.0)
    if subject is Subject.QUESTION:
        title, points, automatic, most = (
            f"Question {index + 1}",
            standing.points,
            standing.grade.points,
            standing.max_points,
        )
    else:
        each = next(each for each in standing.criteria if each.grade.id == name)
        title, points = each.grade.statement, each.points
        automatic, most = each.grade.own_points, each.grade.max_points
    steps = [step * _QUARTER for step in range(round(most / _QUARTER) + 1)]
    choices = tuple((step, f"{figures.number(step)} of {figures.number(most)}") for step in steps)
    return Contestable(title, points, automatic, choices, best=most, worst=0.0)


class ContestScreen(ModalScreen[Contested | None]):
    """Asks for points, and why if one likes."""

    CSS_PATH = "contest.tcss"
    HELP = (
        "Left and right change the points, tab goes to the reason, enter sets them. Your mark wins; what the grader "
        "gave stays in sight, and z on the results takes yours back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "set", "set", priority=True, id="confirm"),
        Binding("escape", "dismiss(None)", "leave it", id="back"),
    ]

    def __init__(self, what: Contestable) -> None:
        super().__init__()
        self._what = what

    def compose(self) -> ComposeResult:
        """The points on one line, the reason on another."""
        what = self._what
        choices = [Choice(points, words) for points, words in what.choices]
        at = next((i for i, (points, _) in enumerate(what.choices) if points == what.points), 0)
        given = next((words for points, words in what.choices if points == what.automatic), "")
        with Vertical(classes="dialog"):
            yield Static(plain(what.title, "bold"))
            yield Static(Content.styled(f"The grader says: {given or figures.number(what.automatic)}", "$quiet"))
            yield ChoiceLine("Your mark", choices, index=at)
            yield Input(placeholder="why, if you like", compact=True, max_length=_MOST_REASON)
            yield KeyFooter()

    def on_mount(self) -> None:
        """Begin with the points."""
        self.query_one(ChoiceLine).focus()

    def action_set(self) -> None:
        """Answer with what is chosen."""
        points = self.query_one(ChoiceLine).value
        if isinstance(points, float):
            self.dismiss(Contested(points, self.query_one(Input).value.strip()))
