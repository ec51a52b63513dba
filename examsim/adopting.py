"""What a learner taught, taken over by a rubric's author: wordings as alternatives, overridden responses as examples.

Joins the stages and holds no state. Nothing gets into a shared rubric but what its author chose, one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.cases import cases
from examsim.domain.rubric import MarkedExample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from examsim.domain.bank import Bank
    from examsim.domain.learned import Learned
    from examsim.domain.rubric import Criterion, Rubric
    from examsim.storage.attempts import AttemptStore
    from examsim.storage.library import Library


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that a rubric could take over."""

    question_id: str
    text: str
    """A wording, or a whole response."""
    at: datetime
    attempt: str
    criterion: str = ""
    """Whose alternative it would be; empty for a marked example."""
    points: float | None = None
    """What a person gave the response; None for a wording."""


class Adopting:
    """What an author can take over from their own learning, whichever front end asks."""

    def __init__(
        self, library: Library, store: AttemptStore, learned: Callable[[str | None], tuple[Learned, ...]]
    ) -> None:
        self._library = library
        self._store = store
        self._learned = learned

    def proposals(self, name: str) -> tuple[Bank, tuple[Proposal, ...]]:
        """A bank, and what its rubrics do not have yet: wordings first, then responses that were overridden."""
        bank = self._library.open(name)
        return bank, (*self._wordings(bank), *dict.fromkeys(self._examples(bank)))

    def write(self, name: str, after: Bank) -> tuple[Path, ...]:
        """Change the files of a bank and leave the rest of them as their author wrote it; gives those that changed.

        Raises InputError where the bank came with examsim, MachineError where the disk refuses.
        """
        return self._library.change(name, after)

    def _wordings(self, bank: Bank) -> Iterator[Proposal]:
        for each in self._learned(bank.id):
            said = each.phrasing
            criterion = _criterion(bank.rubrics.get(each.question_id), said.criterion)
            if said.counts and criterion is not None and not _has(criterion, said.words):
                yield Proposal(each.question_id, _line(said.words), each.at, said.attempt, said.criterion)

    def _examples(self, bank: Bank) -> Iterator[Proposal]:
        for name in self._store.judgements.judged():
            attempt = self._store.attempt(name)
            overridden = {case.index: case.at for case in cases(attempt)
                          if not (case.agrees or case.is_blind) and case.bank_id == bank.id}  # fmt: skip
            for index, at in sorted(overridden.items()):
                question_id, standing = attempt.exam.items[index].question.id, attempt.standing(index)
                rubric, response = bank.rubrics.get(question_id), attempt.drafts[index].text.strip()
                if rubric is None or standing is None or not rubric.criteria or not response:
                    continue
                known = {" ".join(example.response.split()) for example in rubric.examples}
                if " ".join(response.split()) not in known and standing.points <= rubric.max_points:
                    yield Proposal(question_id, response, at, name, points=standing.points)


def adopted(bank: Bank, chosen: Iterable[Proposal]) -> Bank:
    """The bank with what was chosen in its rubrics."""
    rubrics = dict(bank.rubrics)
    for each in chosen:
        rubrics[each.question_id] = _with(rubrics[each.question_id], each)
    return replace(bank, rubrics=rubrics)


def _with(rubric: Rubric, each: Proposal) -> Rubric:
    if each.points is not None:
        known = [example for example in rubric.examples if example.response != each.text]
        return replace(rubric, examples=(*known, MarkedExample(each.text, each.points)))
    criteria = (
        replace(criterion, accept=(*criterion.accept, each.text))
        if criterion.id == each.criterion and not _has(criterion, each.text)
        else criterion
        for criterion in rubric.criteria
    )
    return replace(rubric, criteria=tuple(criteria))


def _criterion(rubric: Rubric | None, name: str) -> Criterion | None:
    return next((each for each in rubric.criteria if each.id == name), None) if rubric is not None else None


def _has(criterion: Criterion, words: str) -> bool:
    return _line(words).casefold() in {_line(known).casefold() for known in (criterion.statement, *criterion.accept)}


def _line(words: str) -> str:
    return " ".join(words.split())
