"""Two attempts of the same exam beside each other: what was gained, and what was lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.domain.comparison import Outcome
from examsim.domain.durations import time_spent
from examsim.tui import figures
from examsim.tui.comparing import SIGNS, change_in_words, is_yours, points_of, sums_in_words
from examsim.tui.plain_text import one_line, plain
from examsim.tui.screens.page import Page
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.comparison import ComparedCriterion, ComparedQuestion, Comparison, Side
    from examsim.domain.standing import CriterionStanding

_STYLES = {Outcome.GAINED: "$text-success", Outcome.LOST: "$text-error"}
_SIDE_BY_SIDE = 100
"""From this width on, the two texts stand beside each other."""
_COLUMNS = (
    Column("", 2, is_number=True),
    Column("Question"),
    Column("then", 10, is_number=True),
    Column("now", 10, is_number=True),
    Column("change", 12),
)


class CompareScreen(Page[None]):
    """Shows a comparison, a question at a time in full."""

    CSS_PATH = "compare.tcss"
    AUTO_FOCUS = "OptionList"
    HELP = (
        "Two attempts, the earlier one first. ▲ is gained, ▼ lost, = the same; a question or a point that only one of "
        "them has says so and is not added up. Up and down choose a question, below which each of its points and both "
        "texts stand. Where the two were not marked alike, by the same grader, model and rubric, that is said on top: "
        "a difference may then come from the marking. `examsim regrade` marks both alike."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll_detail(5)", "scroll", priority=True, id="scroll-down"),
        Binding("pageup", "scroll_detail(-5)", "scroll up", priority=True, show=False, id="scroll-up"),
        Binding("escape", "dismiss(None)", "back", id="back"),
    ]

    def __init__(self, found: Comparison) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        """What both came to, what to beware of, the questions, and one of them in full."""
        found = self._found
        yield PageHeader(Content.styled(one_line(f"Compare · {found.now.exam.title}"), "bold"), _when(found))
        yield Static(Content.styled(sums_in_words(found), "bold"), id="sums")
        if found.caution:
            yield Static(Content.assemble(("! ", "bold $text-warning"), found.caution), id="caution")
        yield Table(*_COLUMNS, choose="")
        with VerticalScroll(id="detail", can_focus=False):
            yield Static(id="points")
            with Container(id="texts"):
                yield Static(id="then")
                yield Static(id="now")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show the questions, the pointer on the first that changed."""
        rows = [_row(index, each) for index, each in enumerate(self._found.questions)]
        changed = [index for index, each in enumerate(self._found.questions) if each.change]
        self.query_one(Table).show(rows, at=str(next(iter(changed), 0)))
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        """Stand the texts beside each other where there is room."""
        self.set_class(event.size.width >= _SIDE_BY_SIDE, "-beside")

    def on_table_pointed(self) -> None:
        """Show the question under the pointer."""
        self._show()
        self.query_one("#detail").scroll_home(animate=False)

    def action_scroll_detail(self, lines: int) -> None:
        """Scroll the points and texts."""
        self.query_one("#detail", VerticalScroll).scroll_relative(y=lines, animate=False)

    def _show(self) -> None:
        each = self._found.questions[int(self.query_one(Table).pointed or 0)]
        self.query_one("#points", Static).update(Content("\n").join(_points(each)))
        self.query_one("#then", Static).update(_text("Then you wrote", each.then))
        self.query_one("#now", Static).update(_text("Now you wrote", each.now))


def _when(found: Comparison) -> Content:
    return Content.styled(f"{figures.date(found.then.finished)} → {figures.date(found.now.finished)}", "$quiet")


def _row(index: int, each: ComparedQuestion) -> Row:
    differently = " !" if each.made_differently else ""
    change = f"{SIGNS[each.outcome]} {change_in_words(each)}"
    cells = (
        Content.styled(str(index + 1), "$quiet"),
        Content(one_line(each.newest.item.question.prompt)),
        Content(points_of(each.then)),
        Content(points_of(each.now)),
        Content.assemble((change, _STYLES.get(each.outcome, "")), (differently, "$text-warning")),
    )
    return Row(str(index), cells)


def _points(each: ComparedQuestion) -> list[Content]:
    lines = [_criterion(criterion) for criterion in each.criteria]
    for name, side in (("then", each.then), ("now", each.now)):
        found = side.misconceptions if side is not None else ()
        lines += [Content.styled(one_line(f"! {name}, {what}"), "$text-error") for what in found]
    if each.made_differently:
        lines.append(Content.styled(f"! not marked alike: {', '.join(each.made_differently)} changed", "$text-warning"))
    return lines or [Content.styled("Not marked.", "$quiet")]


def _criterion(criterion: ComparedCriterion) -> Content:
    return Content.assemble(
        (f"{SIGNS[criterion.outcome]} {criterion.outcome:<9}", _STYLES.get(criterion.outcome, "")),
        f" {_earned(criterion.then)} → {_earned(criterion.now)}  ",
        one_line(criterion.statement),
    )


def _earned(standing: CriterionStanding | None) -> str:
    return f"{standing.points:g} of {standing.grade.max_points:g}" if standing is not None else "–"


def _text(title: str, side: Side | None) -> Content:
    if side is None:
        return Content.styled(f"{title}\n(not asked)", "$quiet")
    took = time_spent(side.seconds, side.item.question.minutes)
    written = plain(side.response.rstrip()) if side.response.strip() else Content.styled("(blank)", "$quiet")
    judged = " · mark set by you" if is_yours(side) else ""
    return Content.assemble((f"{title} · {took}{judged}\n", "$quiet"), written)
