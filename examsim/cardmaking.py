"""Cards brought up to the marks that they are made of.

Joins the stages and holds no state. After an exam it takes an instant, after a change of the rule or a restore some
seconds or, with years of marks, longer, said step by step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import ExamsimError
from examsim.review.cards import fold
from examsim.review.confusion import Answers, confusions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.study import Card, Confusion, Try, Written
    from examsim.review.rating import Rule
    from examsim.storage.library import Library
    from examsim.storage.studies import StudyStore


def catch_up(library: Library, studies: StudyStore, rule: Rule) -> Iterator[tuple[int, int]]:
    """Bring the cards up to the marks; gives how many of how many are made, after each step."""
    total = studies.waiting(rule.name)
    answers = _AnswersOfBanks(library)

    def folded(bank_id: str, question_id: str, tries: Sequence[Try]) -> Card | None:
        return fold(bank_id, question_id, tries, rule.thresholds, rule.parameters)

    def mixed_up(bank_id: str, question_id: str, written: Sequence[Written]) -> Sequence[Confusion]:
        if not written or (known := answers.of(bank_id)) is None:
            return ()
        return confusions(bank_id, question_id, written, known)

    done = 0
    for made in studies.make_cards(folded, mixed_up, rule.thresholds.hard, answers.of) if total else ():
        done += made
        yield min(done, total), total


class _AnswersOfBanks:
    """Read once each, and only where something went wrong."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, Answers | None] = {}

    def of(self, bank_id: str) -> Answers | None:
        """The answers of a bank; None where it is gone or broken."""
        if bank_id not in self._known:
            self._known[bank_id] = _answers(self._library, bank_id)
        return self._known[bank_id]


def _answers(library: Library, bank_id: str) -> Answers | None:
    try:
        bank = library.open(bank_id)
    except ExamsimError:
        return None
    return Answers({q.id: (*q.answers, *q.accept) for q in bank.questions}, {q.id: q.prompt for q in bank.questions})
