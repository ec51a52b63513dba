"""The banks, with what was reached on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui import figures
from examsim.tui.plain_text import one_line
from examsim.tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from datetime import datetime

    from examsim.domain.attempt import Record
    from examsim.domain.bank import BankSummary
    from examsim.tui.desk import Desk


class BankTable(Table):
    """One line per bank; enter starts it."""

    def __init__(self) -> None:
        super().__init__(
            Column("Bank"),
            Column("questions", 9, is_number=True, priority=1),
            Column("minutes", 7, is_number=True, priority=2),
            Column("last", 5, is_number=True),
            Column("", 9),
            Column("best", 5, is_number=True),
            choose="start",
            id="banks",
        )

    def show_desk(self, desk: Desk, now: datetime) -> None:
        """The banks of a desk, with their records."""
        self.show([Row(bank.id, _cells(bank, desk.record(bank.id), now)) for bank in desk.banks])


def _cells(bank: BankSummary, record: Record | None, now: datetime) -> tuple[Content, ...]:
    title = Content(one_line(bank.title or bank.id))
    if bank.problems:
        problems = (f"✗ {figures.counted(bank.problems, 'problem')}  ", "$text-error")
        return (Content.assemble(problems, title), *[Content.styled("–", "$quiet")] * 3, Content(), Content())
    return (
        title,
        Content(str(bank.questions)),
        Content(figures.number(round(bank.minutes))),
        *_record_cells(record, now),
    )


def _record_cells(record: Record | None, now: datetime) -> tuple[Content, ...]:
    if record is None:
        return Content.styled("new", "$quiet"), Content(), Content.styled("–", "$quiet")
    return (
        Content(figures.percent(record.last_score) if record.last_score is not None else "…"),
        Content.styled(figures.age(record.last, now), "$quiet"),
        Content(figures.percent(record.best_score) if record.best_score is not None else "–"),
    )
