"""The formats a bank can be written in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.exporting.banks import anki, gift, moodle_xml, reading, table
from examsim.exporting.banks.losses import lost

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question


@dataclass(frozen=True, slots=True)
class BankFormat:
    """One way to write a bank down."""

    name: str
    ending: str
    write: Callable[[Bank, datetime], bytes]
    carries: Callable[[Question], Collection[str]]
    is_text: bool = True


FORMATS = {
    "gift": BankFormat("GIFT", ".gift", lambda bank, _: gift.write(bank), gift.carries),
    "moodle-xml": BankFormat("Moodle XML", ".xml", lambda bank, _: moodle_xml.write(bank), moodle_xml.carries),
    "csv": BankFormat("CSV", ".csv", lambda bank, _: table.write(bank), lambda _: table.CARRIES),
    "anki": BankFormat("Anki", ".apkg", anki.write, lambda _: anki.CARRIES, is_text=False),
    "markdown": BankFormat("Markdown", ".md", lambda bank, _: reading.write(bank), lambda _: reading.CARRIES),
}
"""By the names they are asked for."""


def losses(bank: Bank, form: BankFormat) -> list[tuple[str, int]]:
    """What of a bank a format has no place for, with the number of questions that have it."""
    return list(lost(bank, form.carries))
