"""In practice: one's own marks, before the grader's are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content

from examsim.domain.own_marks import OwnPoints
from examsim.domain.quarters import to_quarter
from examsim.tui import figures
from examsim.tui.plain_text import one_line, plain, unwrapped
from examsim.tui.screens.contest import points_line
from examsim.tui.screens.page import Dialog, Page
from examsim.tui.widgets.asked_texts import AskedTexts, counted
from examsim.tui.widgets.choice_line import ChoiceLine
from examsim.tui.widgets.key_footer import KeyFooter
from examsim.tui.widgets.page_header import PageHeader

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from examsim.domain.rubric import Criterion
    from examsim.domain.session import Session

_STEP = 0.5
Given = tuple[OwnPoints, ...]


def own_marks_screen(session: Session) -> Page[Given] | Dialog[Given]:
    """Asks of each criterion, where there are several to tell apart; of the whole question otherwise."""
    # Imported here: an exam that asks for no marks needs no part of the grader.
    from examsim.grading.drafting import told_apart  # noqa: PLC0415

    criteria = told_apart(session.item.question, session.item.rubric)
    return OwnMarksScreen(session, criteria) if criteria else OwnMarkScreen(session)


class OwnMarksScreen(Page[Given]):
    """Asks how far each criterion is met, one key each; gives what was said."""

    CSS_PATH = "judge.tcss"
    HELP = (
        "Mark yourself before you see the grader's marks: does your response say what the criterion asks for? Where "
        "you and the grader differ is where to look, and the grader's report counts where you agree. {back} shows its "
        "marks at once."
    )
    SPARE_ACTIONS = ("scroll(5)", "quit", "help")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,m,1", "say(1.0)", "yes", key_display="y", id="met"),
        Binding("p,2", "say(0.5)", "partly", key_display="p", id="partly"),
        Binding("n,3", "say(0.0)", "no", key_display="n", id="not-met"),
        Binding("s,right,space", "skip", "skip", key_display="s", id="skip"),
        Binding("left", "back", "the one before", key_display="←", id="one-before"),
        Binding("pagedown", "scroll(5)", "scroll", id="scroll-down"),
        Binding("pageup", "scroll(-5)", "scroll up", show=False, id="scroll-up"),
        Binding("escape", "stop", "the grader's marks", id="back"),
    ]

    def __init__(self, session: Session, criteria: tuple[Criterion, ...]) -> None:
        super().__init__()
        self._session = session
        self._criteria = criteria
        self._at = 0
        self._said: dict[str, float] = {}

    def compose(self) -> ComposeResult:
        """What is asked, and both texts."""
        yield PageHeader(Content())
        yield AskedTexts()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Ask of the first."""
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Before the first there is none."""
        return action != "back" or self._at > 0

    def action_say(self, share: float) -> None:
        """Note it, and go on."""
        criterion = self._criteria[self._at]
        self._said[criterion.id] = to_quarter(criterion.points * share)
        self._go()

    def action_skip(self) -> None:
        """Say nothing of this one, and go on."""
        self._said.pop(self._criteria[self._at].id, None)
        self._go()

    def action_back(self) -> None:
        """Ask again of the one before."""
        self._at -= 1
        self._show()

    def action_stop(self) -> None:
        """On to the grader's marks."""
        self.dismiss(tuple(OwnPoints(name, points) for name, points in self._said.items()))

    def action_scroll(self, lines: int) -> None:
        """Scroll the texts."""
        self.query_one(AskedTexts).scroll_relative(y=lines, animate=False)

    def _go(self) -> None:
        self._at += 1
        if self._at >= len(self._criteria):
            self.action_stop()
        else:
            self._show()

    def _show(self) -> None:
        criterion, question = self._criteria[self._at], self._session.item.question
        header = self.query_one(PageHeader)
        header.left = counted("Mark yourself first", self._at, len(self._criteria))
        said = self._said.get(criterion.id)
        given = "" if said is None else f" You said {figures.number(said)}."
        asked = Content("\n").join([
            plain(f"{self._session.here + 1}  {one_line(question.prompt)}", "$quiet"),
            Content.assemble("Does your response say this?  ", plain(criterion.statement, "bold")),
            plain(f"Worth {figures.counted_points(criterion.points)}.{given}"),
        ])  # fmt: skip
        self.query_one(AskedTexts).show(asked, *_texts(self._session))
        self.refresh_bindings()


class OwnMarkScreen(Dialog[Given]):
    """Lays the response beside the verified solution and asks for points of the whole question."""

    CSS_PATH = "contest.tcss"
    HELP = (
        "How many points would you give your response? {choice-before} and {choice-after} choose, or type them; "
        "{confirm} shows what the grader gave: where you and it differ is where to look. {back} shows it without your "
        "mark."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "set", "set", priority=True, id="confirm"),
        Binding("escape", "skip", "skip", id="back"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        """Both texts, and the points on one line."""
        with Vertical(classes="dialog"):
            yield AskedTexts(classes="texts")
            yield points_line(self._session.item.question.points, _STEP)
            yield KeyFooter()

    def on_mount(self) -> None:
        """Show the texts, and begin with the points."""
        self.query_one(AskedTexts).show(None, *_texts(self._session))
        self.query_one(ChoiceLine).focus()

    def action_set(self) -> None:
        """Answer with what is chosen."""
        points = self.query_one(ChoiceLine).value
        self.dismiss((OwnPoints("", points),) if isinstance(points, float) else ())

    def action_skip(self) -> None:
        """Answer with nothing."""
        self.dismiss(())


def _texts(session: Session) -> tuple[Content, Content]:
    """The response, and the verified solution."""
    return plain(session.draft.text), plain(unwrapped(session.item.question.answer))
