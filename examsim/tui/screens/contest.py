"""Setting points of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from examsim.domain.judgement import Subject
from examsim.domain.quarters import QUARTER
from examsim.tui import figures
from examsim.tui.plain_text import plain
from examsim.tui.screens.page import Dialog
from examsim.tui.widgets.choice_line import Choice, ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.attempt import Attempt

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
    is_open: bool = False
    """Whether the grader is unsure, and nobody has judged."""
    are_points: bool = False
    """Whether the choices are points, rather than words."""


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
        title, points, automatic, most, is_open = (
            f"Question {index + 1}", standing.points, standing.grade.points, standing.max_points, False
        )  # fmt: skip
    else:
        each = next(each for each in standing.criteria if each.grade.id == name)
        title, points, is_open = each.grade.statement, each.points, each.is_open
        automatic, most = each.grade.own_points, each.grade.max_points
    steps = _steps(most, QUARTER)
    return Contestable(title, points, automatic, steps, best=most, worst=0.0, is_open=is_open, are_points=True)


def points_line(most: float, step: float, points: float = 0.0) -> ChoiceLine:
    """Points to choose from, or to type, beginning with some."""
    steps = _steps(most, step)
    at = next((index for index, (offered, _) in enumerate(steps) if offered == points), 0)
    return _line(steps, at, are_points=True)


def _steps(most: float, step: float) -> tuple[tuple[float, str], ...]:
    return tuple(
        (count * step, f"{figures.number(count * step)} of {figures.number(most)}")
        for count in range(round(most / step) + 1)
    )


def _line(choices: Sequence[tuple[float, str]], at: int, *, are_points: bool) -> ChoiceLine:
    offered = [Choice(points, words) for points, words in choices]

    def read(typed: str) -> Choice | None:
        # Half a number is the first that it may become: "2.2" on its way to 2.25.
        number = f"0{typed}" if typed.startswith(".") else typed
        said = (c for c, (points, _) in zip(offered, choices, strict=True) if f"{points:.2f}".startswith(number))
        return next(said, None) if number else None

    return ChoiceLine("Your mark", offered, index=at, read=read if are_points else lambda _: None)


class ContestScreen(Dialog[Contested | None]):
    """Asks for points, and why if one likes."""

    CSS_PATH = "contest.tcss"
    HELP = (
        "Type the points, or change them with {choice-before} and {choice-after}; tab goes to the reason, {confirm} "
        "sets them. Your mark wins; what the grader gave stays in sight, and {undo} on the results takes yours back."
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
        at = next((i for i, (points, _) in enumerate(what.choices) if points == what.points), 0)
        given = next((words for points, words in what.choices if points == what.automatic), "")
        with Vertical(classes="dialog"):
            yield Static(plain(what.title, "bold"))
            yield Static(Content.styled(f"The grader says: {given or figures.number(what.automatic)}", "$quiet"))
            yield _line(what.choices, at, are_points=what.are_points)
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
