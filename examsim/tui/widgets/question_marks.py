"""One question as it was marked: criteria, the reason, and the response beside the verified solution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.tui import figures
from examsim.tui.plain_text import plain, unwrapped
from examsim.tui.widgets.criteria import Criteria
from examsim.tui.widgets.evidence import highlighted
from examsim.tui.widgets.marks import criterion_verdict
from examsim.tui.widgets.question_pane import QuestionPane

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from examsim.domain.grade import CriterionGrade, Grade
    from examsim.domain.question import Question
    from examsim.domain.session import Draft
    from examsim.tui.widgets.table import Table

SIDE_BY_SIDE = 82
"""From this width on, response and solution stand beside each other."""


class QuestionMarks(Vertical):
    """Shows a question's grade; the pointer in the criteria chooses whose evidence is highlighted."""

    DEFAULT_CSS = """
    QuestionMarks {
        & > #criteria { max-height: 9; margin: 1 1 0 1; }
        & > #detail { height: 1fr; margin-top: 1; padding: 0 2; scrollbar-size-vertical: 1; }
        #why { height: auto; margin-bottom: 1; }
        #texts { height: auto; layout: grid; grid-size: 1; grid-rows: auto; grid-gutter: 1 4; }
        &.-beside #texts { grid-size: 2; }
        #texts > Static { height: auto; }
    }
    """

    _draft: Draft | None = None
    _question: Question | None = None
    _grade: Grade | None = None

    def compose(self) -> ComposeResult:
        """The eye lands on the criteria; everything below is about the one pointed at."""
        yield QuestionPane()
        yield Criteria()
        with VerticalScroll(id="detail", can_focus=False):
            yield Static(id="why")
            with Container(id="texts"):
                yield Static(id="response")
                yield Static(id="solution")

    def show(self, number: int, question: Question, draft: Draft, grade: Grade | None) -> None:
        """Put a question with its marks on the screen."""
        self._question, self._draft, self._grade = question, draft, grade
        self.query_one(QuestionPane).show(number, question, _worth(question, grade))
        criteria = self.query_one(Criteria)
        criteria.display = grade is not None and bool(grade.criteria)
        criteria.show_grade(grade)
        self._show_detail(criteria.pointed)

    def on_resize(self, event: events.Resize) -> None:
        """Stand the texts beside each other where there is room."""
        self.set_class(event.size.width >= SIDE_BY_SIDE, "-beside")

    def on_table_pointed(self, event: Table.Pointed) -> None:
        """Highlight the evidence of the criterion pointed at."""
        event.stop()
        self._show_detail(event.row)

    def scroll_detail(self, lines: int) -> None:
        """Scroll what is below the criteria."""
        self.query_one("#detail", VerticalScroll).scroll_relative(y=lines, animate=False)

    def _show_detail(self, row: str | None) -> None:
        if self._question is None or self._draft is None:
            return
        grade = self._grade
        criterion = grade.criteria[int(row)] if grade and row is not None and int(row) < len(grade.criteria) else None
        earning = criterion.evidence if criterion else ()
        costing = [span for wrong in grade.misconceptions for span in wrong.evidence] if grade else []
        self.query_one("#why", Static).update(_why(grade, criterion))
        took = figures.time_spent(self._draft.seconds, self._question.minutes)
        self.query_one("#response", Static).update(
            _titled(f"Your response · {took}", highlighted(self._draft.text, earning, costing))
        )
        self.query_one("#solution", Static).update(_titled("Verified solution", _solution(self._question)))


def _worth(question: Question, grade: Grade | None) -> Content:
    if grade is None:
        return Content.styled(f"– of {figures.number(question.points)}", "$quiet")
    return Content.styled(f"{figures.number(grade.points)} of {figures.number(grade.max_points)}", "bold")


def _why(grade: Grade | None, criterion: CriterionGrade | None) -> Content:
    if grade is None:
        return Content.styled("Not marked yet.", "$quiet")
    lines = []
    if criterion is not None:
        found = criterion_verdict(criterion)
        lines.append(Content.assemble((f"{found.symbol} ", found.style), plain(criterion.statement, "bold")))
        if criterion.reason:
            lines.append(plain(criterion.reason))
    for wrong in grade.misconceptions:
        says = plain(f"Misconception, {wrong.effect}: {wrong.statement} {wrong.feedback}".rstrip())
        lines.append(Content.assemble(("✗ ", "$text-error"), says))
    lines += [Content.assemble(("! ", "bold $text-warning"), plain(note)) for note in grade.notes]
    return Content("\n").join(lines)


def _solution(question: Question) -> Content:
    texts = [question.answer, question.explanation]
    return Content("\n\n").join([plain(unwrapped(text)) for text in texts if text.strip()])


def _titled(title: str, text: Content) -> Content:
    return Content.assemble((f"{title}\n", "$quiet"), text)
