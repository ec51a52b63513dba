"""One question as it was marked: criteria, the reason, and the response beside the verified solution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from examsim.domain.durations import time_spent
from examsim.domain.standing import CriterionStanding, MisconceptionStanding
from examsim.tui import figures
from examsim.tui.key_names import key_for
from examsim.tui.plain_text import plain, unwrapped
from examsim.tui.widgets.criteria import Criteria
from examsim.tui.widgets.evidence import highlighted, highlighted_solution
from examsim.tui.widgets.question_pane import QuestionPane
from examsim.tui.widgets.reasons import sum_line, versions, why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from examsim.domain.grade import Evidence
    from examsim.domain.own_marks import OwnMarks
    from examsim.domain.question import Question
    from examsim.domain.regrade import EarlierGrade
    from examsim.domain.session import Draft
    from examsim.domain.standing import Standing
    from examsim.tui.widgets.table import Table

SIDE_BY_SIDE = 82
"""From this width on, response and solution stand beside each other."""


class QuestionMarks(Vertical):
    """Shows where a question stands; the pointer in the criteria chooses whose evidence is highlighted."""

    DEFAULT_CSS = """
    QuestionMarks {
        & > #criteria { max-height: 9; margin: 1 1 0 1; }
        & > #sum { height: auto; max-height: 2; padding: 0 4; }
        & > #detail { height: 1fr; margin-top: 1; padding: 0 2; scrollbar-size-vertical: 1; }
        #why { height: auto; margin-bottom: 1; }
        #texts { height: auto; layout: grid; grid-size: 1; grid-rows: auto; grid-gutter: 1 4; }
        &.-beside #texts { grid-size: 2; }
        #texts > Static { height: auto; }
        #versions { height: auto; margin-top: 1; }
    }
    """

    _draft: Draft | None = None
    _question: Question | None = None
    _standing: Standing | None = None
    _own: OwnMarks | None = None
    _advice = ""
    _is_in_numbers = False

    def compose(self) -> ComposeResult:
        """The eye lands on the criteria; everything below is about the one pointed at."""
        yield QuestionPane()
        yield Criteria()
        yield Static(id="sum")
        with VerticalScroll(id="detail", can_focus=False):
            yield Static(id="why")
            with Container(id="texts"):
                yield Static(id="response")
                yield Static(id="solution")
            yield Static(id="versions")

    def show(
        self,
        number: int,
        question: Question,
        draft: Draft,
        standing: Standing | None,
        *,
        at: int | None = None,
        earlier: Sequence[EarlierGrade] = (),
        own: OwnMarks | None = None,
    ) -> None:
        """Put a question with its marks on the screen, the pointer on one line."""
        self._question, self._draft, self._standing, self._own = question, draft, standing, own
        self.query_one(QuestionPane).show(number, question, _worth(question, standing))
        criteria = self.query_one(Criteria)
        criteria.display = standing is not None and bool(standing.criteria)
        criteria.show_standing(standing, at, own)
        self.query_one("#sum").display = standing is not None and len(standing.terms) > 1
        if standing is not None:
            self.query_one("#sum", Static).update(sum_line(standing))
            self.query_one("#versions", Static).update(versions(standing.grade, earlier))
        self.advise("")

    def on_resize(self, event: events.Resize) -> None:
        """Stand the texts beside each other where there is room."""
        self.set_class(event.size.width >= SIDE_BY_SIDE, "-beside")

    def on_table_pointed(self, event: Table.Pointed) -> None:  # noqa: ARG002  # whoever shows this may want to know
        """Highlight the evidence of the line pointed at."""
        self.advise("")

    def advise(self, words: str) -> None:
        """Say how the line pointed at could have been earned."""
        self._advice = words
        self._show_detail()

    def toggle_numbers(self) -> None:
        """Show the numbers behind the words, or hide them."""
        self._is_in_numbers = not self._is_in_numbers
        self._show_detail()

    def scroll_detail(self, lines: int) -> None:
        """Scroll what is below the criteria."""
        self.query_one("#detail", VerticalScroll).scroll_relative(y=lines, animate=False)

    def _show_detail(self) -> None:
        if self._question is None or self._draft is None:
            return
        standing, here = self._standing, self.query_one(Criteria).here
        undo = key_for(self, "undo")
        told = why(standing, here, self._advice, undo, in_numbers=self._is_in_numbers, own=self._own)
        self.query_one("#why", Static).update(told)
        took = time_spent(self._draft.seconds, self._question.minutes)
        response = _response(self._draft.text, standing, here)
        self.query_one("#response", Static).update(_titled(f"Your response · {took}", response))
        saying = here.grade.solution if isinstance(here, CriterionStanding) else ()
        solution = [highlighted_solution(self._question.answer, saying), plain(unwrapped(self._question.explanation))]
        self.query_one("#solution", Static).update(
            _titled("Verified solution", Content("\n\n").join([text for text in solution if text.plain.strip()]))
        )


def _response(
    response: str, standing: Standing | None, here: CriterionStanding | MisconceptionStanding | None
) -> Content:
    if isinstance(here, CriterionStanding):
        return highlighted(response, here.grade.evidence, nearest=here.grade.nearest)
    costing: list[Evidence] = list(here.found.evidence) if isinstance(here, MisconceptionStanding) else []
    return highlighted(response, (), costing if standing else ())


def _worth(question: Question, standing: Standing | None) -> Content:
    if standing is None:
        return Content.styled(f"– of {figures.number(question.points)}", "$quiet")
    return Content.styled(f"{figures.spread(standing.range)} of {figures.number(standing.max_points)}", "bold")


def _titled(title: str, text: Content) -> Content:
    return Content.assemble((f"{title}\n", "$quiet"), text)
