"""The criteria of one question with what each earned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui import figures
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.marks import criterion_verdict
from examsim.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from examsim.domain.grade import CriterionGrade, Grade


class Criteria(Table):
    """One line per criterion; the one under the pointer has its evidence shown below."""

    def __init__(self) -> None:
        super().__init__(
            Column("Mark", 8),
            Column("points", 11, is_number=True),
            Column("criterion"),
            choose="",
            id="criteria",
        )

    def show_grade(self, grade: Grade | None) -> None:
        """The criteria of a grade, the pointer on the first that lost points."""
        criteria = grade.criteria if grade else ()
        lost = [index for index, criterion in enumerate(criteria) if criterion.points < criterion.max_points]
        rows = [Row(str(index), _cells(criterion)) for index, criterion in enumerate(criteria)]
        self.show(rows, at=str(lost[0] if lost else 0))


def _cells(criterion: CriterionGrade) -> tuple[Content, ...]:
    found = criterion_verdict(criterion)
    return (
        Content.styled(f"{found.symbol} {found.word}", found.style),
        Content(f"{figures.number(criterion.points)} of {figures.number(criterion.max_points)}"),
        Content(one_line(criterion.statement)),
    )
