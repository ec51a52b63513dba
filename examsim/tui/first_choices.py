"""What the set-up begins with: the choices of last time, or what the settings say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.domain.exam import Chosen, ExamPlan
from examsim.tui.exam_choices import every_topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from examsim.domain.bank import Bank
    from examsim.domain.exam import Mode
    from examsim.storage.library import Library
    from examsim.tui.preferences import Preferences


@dataclass(frozen=True, slots=True)
class Shelf:
    """The banks that can be added to the one an exam is set up from."""

    titles: Mapping[str, str]
    """By id, in the order they are listed in."""
    open: Callable[[str], Bank]


def first_choices(preferences: Preferences, bank_id: str, mode: Mode | None) -> Chosen:
    """The choices to begin with; a mode that is asked for wins over the one of last time."""
    settings = preferences.settings
    last = preferences.last_choices(bank_id)
    if last is None:
        plan = ExamPlan(mode=mode or settings.mode, extra_time=settings.extra_time)
        return Chosen(plan, (bank_id,), settings.is_timer_hidden)
    if mode is None or mode is last.plan.mode:
        return last
    # The minutes of an exam are none of practice's.
    return replace(last, plan=replace(last.plan, mode=mode, minutes=None))


def open_banks(library: Library, chosen: Chosen) -> tuple[tuple[Bank, ...], Shelf, Chosen]:
    """The banks chosen, those there are to choose from, and the choices that still fit them.

    The first bank has to be there; others may have been renamed, broken or emptied since last time.
    """
    titles = {bank.id: bank.title or bank.id for bank in library.summaries() if not bank.problems}
    banks = [library.open(chosen.bank_ids[0])]
    for bank_id in chosen.bank_ids[1:]:
        try:
            banks.append(library.open(bank_id))
        except ExamsimError:
            continue
    topics = _still_there(chosen.plan.topics, banks)
    fitting = replace(chosen, plan=replace(chosen.plan, topics=topics), bank_ids=tuple(bank.id for bank in banks))
    return tuple(banks), Shelf(titles, library.open), fitting


def _still_there(topics: Sequence[str], banks: Sequence[Bank]) -> tuple[str, ...]:
    known = every_topic(banks)
    return tuple(topic for topic in topics if topic in known)
