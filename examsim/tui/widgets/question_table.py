"""Questions with how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui.plain_text import one_line
from examsim.tui.widgets.question_strip import FLAG, SYMBOLS
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examsim.domain.session import Session


class QuestionTable(Table):
    """One line per question; its row's id is its number."""

    def __init__(self) -> None:
        super().__init__(Column(), choose="choose")

    def show_questions(
        self, session: Session, numbers: Iterable[int], *, first: Iterable[Row] = (), at: int = 0
    ) -> None:
        """These questions, below any other rows, the pointer on one of them or on the first row."""
        self.show([*first, *(_row(session, number) for number in numbers)], at=str(at))


def _row(session: Session, number: int) -> Row:
    draft = session.drafts[number - 1]
    state = f"{FLAG if draft.is_flagged else ' '}{SYMBOLS[draft.progress]} {draft.progress:<8}"
    prompt = one_line(session.exam.items[number - 1].question.prompt)
    width = len(str(len(session.drafts)))
    return Row(str(number), (Content.assemble(f"{number:>{width}} ", (state, "$quiet"), "  ", prompt),))
