"""Banks looked over as a careful colleague would: what could be better, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.errors import Problem
from examsim.keeping.neighbours import twins
from examsim.keeping.options import look_at_options
from examsim.keeping.prompts import look_at_questions
from examsim.keeping.rubrics import look_at_rubrics
from examsim.storage.yaml_document import read_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from examsim.domain.bank import Bank
    from examsim.grading.encoder import Encoder
    from examsim.keeping.advice import Advice
    from examsim.storage.bank_reading import Reading
    from examsim.storage.yaml_document import Document, Location


@dataclass(frozen=True, slots=True)
class Found:
    """Advice with its place in a file."""

    rule: str
    place: Problem


def look_over(readings: Sequence[Reading], encoder: Encoder | None = None) -> list[Found]:
    """The advice on all banks that can be used, bank by bank and in the order of their files."""
    usable = [(reading, reading.bank) for reading in readings if reading.bank is not None]
    banks = [bank for _, bank in usable]
    neighbours = twins(banks, encoder)
    found: list[Found] = []
    for number, (reading, bank) in enumerate(usable):
        advice = [*alone(bank), *(one.advice for one in neighbours if one.bank == number)]
        places = Places(reading)
        located = [Found(one.rule, places.problem(one)) for one in advice]
        found += sorted(located, key=lambda one: (one.place.path, one.place.line, one.place.column))
    return found


def alone(bank: Bank) -> list[Advice]:
    """The advice on one bank by itself."""
    return [*look_at_questions(bank), *look_at_options(bank), *look_at_rubrics(bank)]


class Places:
    """Where in a bank's files things stand; a file is read when the first place in it is asked for."""

    def __init__(self, reading: Reading) -> None:
        self._files = reading.files
        self._documents: dict[Path, Document | None] = {}

    def problem(self, advice: Advice) -> Problem:
        """Advice as something at a place of a file."""
        return self.at(advice.location, advice.message, is_in_rubrics=advice.is_in_rubrics)

    def at(self, location: Location, message: str, *, is_in_rubrics: bool) -> Problem:
        """A message at a place of the bank's file, or of its rubrics'."""
        path = self._files.rubrics[0] if is_in_rubrics else self._files.questions
        if path not in self._documents:
            self._documents[path] = read_document(path)[0]
        document = self._documents[path]
        # It may have been changed since it was read, and be no YAML any more.
        is_key = location[-1:] in (("keywords",), ("questions",))
        return document.problem(location, message, at_key=is_key) if document else Problem(str(path), 1, 1, message)
