"""The banks, with what was reached on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui import figures
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.table import Row, Table
from examsim.tui.widgets.table_line import Column

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from examsim.domain.attempt import Record
    from examsim.domain.bank import BankSummary
    from examsim.tui.desk import Desk


class BankTable(Table):
    """One line per bank; enter starts it."""

    def __init__(self) -> None:
        super().__init__(
            Column("Bank", least=30),  # the end of a title is often what tells it from the next
            Column("questions", 9, is_number=True, priority=2),
            Column("minutes", 7, is_number=True, priority=3),
            Column("last", 5, is_number=True, priority=1),
            Column("", 9, priority=1),
            Column("best", 5, is_number=True, priority=1),
            Column("due", 3, is_number=True, priority=2),
            choose="start",
            id="banks",
        )

    def show_desk(self, desk: Desk, now: datetime, due: Mapping[str, int]) -> None:
        """The banks of a desk, with their records and how many of their questions are due."""
        self.show([Row(b.id, _cells(b, _record_cells(desk, b.id, now), due.get(b.id, 0))) for b in desk.banks])


def _cells(bank: BankSummary, reached: tuple[Content, ...], due: int) -> tuple[Content, ...]:
    title = Content(one_line(bank.title or bank.id))
    if bank.problems:
        problems = (f"✗ {figures.counted(bank.problems, 'problem')}  ", "$text-error")
        return (
            Content.assemble(problems, title),
            *[Content.styled("–", "$quiet")] * 3,
            Content(),
            Content(),
            Content(),
        )
    return (
        title,
        Content(str(bank.questions)),
        Content(figures.number(round(bank.minutes))),
        *reached,
        Content(str(due)) if due else Content.styled("–", "$quiet"),
    )


def _record_cells(desk: Desk, bank_id: str, now: datetime) -> tuple[Content, ...]:
    record, practice = desk.record(bank_id), desk.practice(bank_id)
    none = Content.styled("–", "$quiet")
    if record is not None:
        score = Content(figures.percent(record.last_score)) if record.last_score is not None else Content("…")
        best = Content(figures.percent(record.best_score)) if record.best_score is not None else none
        return score, _age(record, now), best
    if practice is not None:  # its score stays out, which would stand among those of exams as one of them
        return Content.styled("tried", "$quiet"), _age(practice, now), none
    return Content.styled("new", "$quiet"), Content(), none


def _age(record: Record, now: datetime) -> Content:
    return Content.styled(figures.age(record.last, now), "$quiet")
