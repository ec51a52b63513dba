"""A store, a library of one bank, and a learner who sits it: for tests of what to study next."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.attempt import Attempt
from examsim.domain.exam import Exam, Item, Mode
from examsim.domain.session import Typed
from examsim.storage.library import Library
from examsim.storage.paths import BankFolder
from examsim.studying import Studying
from tests.exams import START, grade, session
from tests.storage.bank_files import write

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from examsim.storage.attempts import AttemptStore

NOW = START + timedelta(days=9)
BANK = """schema: 1
id: symmetries
title: Symmetries
questions:
  - {id: equivariance, topic: symmetry, prompt: Define equivariance., points: 4, minutes: 3,
     answer: The output shifts and turns together with its input.}
  - {id: invariance, topic: symmetry, prompt: Define invariance., points: 4, minutes: 3,
     answer: The result remains identical whatever happens.}
  - {id: pooling, topic: layers, prompt: What is pooling?, points: 4, minutes: 3,
     answer: Neighbouring activations are summarised by one number.}
  - {id: stride, topic: layers, prompt: What is a stride?, points: 2, minutes: 1,
     answer: How far a kernel moves between two positions.}
"""
MIXED_UP = "the result remains identical whatever happens"


class Desk:
    """A store, a library of one bank, and a learner who sits it."""

    def __init__(self, folder: Path, store: AttemptStore) -> None:
        self.file = write(folder / "question_bank" / "symmetries.yaml", BANK)
        self.library = Library([BankFolder.below(folder, "user")], folder / "catalogue.json")
        self.store = store
        self.studying = Studying(self.library, store)

    def sit(
        self, number: int, *given: tuple[str, str, float], at: datetime | None = None, of: str = "symmetries"
    ) -> None:
        """Answer some questions, each by id with what is typed and what it earns."""
        at = at or START + timedelta(days=number)
        bank = self.library.open(of)
        asked = [question for name, _, _ in given for question in bank.questions if question.id == name]
        begun = session(number, Exam("Symmetries", tuple(Item(bank.id, q) for q in asked), Mode.PRACTICE), at)
        self.store.begin(begun)
        for index, (_, text, _) in enumerate(given):
            begun = begun.after(typed := Typed(at + timedelta(seconds=index), index, text))
            self.store.journal(begun.id, typed)
        self.store.seal(Attempt.seal(begun, at + timedelta(minutes=5)))
        for index, (name, text, points) in enumerate(given):
            self.store.add_grade(begun.id, index, grade(points, name, text))
        for _ in self.studying.catch_up():
            pass
