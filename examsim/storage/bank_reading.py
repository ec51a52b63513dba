"""Reading a bank with its rubrics: the bank, or every problem that keeps it from being used."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from examsim.domain.bank import Bank
from examsim.storage.checks import check_match
from examsim.storage.quoting import shown
from examsim.storage.suggestion import did_you_mean
from examsim.storage.validation import BANK_FORM, MOST_PROBLEMS, RUBRIC_FORM, checked, in_order
from examsim.storage.yaml_document import Document, read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from examsim.domain.errors import Problem
    from examsim.storage.bank_model import BankFile
    from examsim.storage.rubric_model import RubricFile
    from examsim.storage.shelf import BankFiles

    Read = Callable[[Path], tuple[Document | None, list[Problem]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a bank's files."""

    files: BankFiles
    bank: Bank | None
    """None where there are problems."""
    problems: tuple[Problem, ...]
    id: str
    """From the file if it has one, else from the file's name; so is the title."""
    title: str


def read_bank(files: BankFiles, read: Read = read_document) -> Reading:
    """Read a bank and its rubrics, and check them by themselves and against each other."""
    bank = checked(*read(files.questions), BANK_FORM)
    problems = bank.problems
    if bank.document is not None:
        twins = [bank.document.problem(("id",), f"the bank in {twin} has the same id") for twin in files.twins]
        problems = in_order([*problems, *twins])
    entries = []
    for path in files.rubrics:
        rubrics = checked(*read(path), RUBRIC_FORM)
        problems += in_order([*rubrics.problems, *_beside(rubrics.document, bank.document, files)])
        entries.append(rubrics.entry)
    return Reading(
        files,
        None if problems or bank.entry is None else _bank(bank.entry, entries),
        tuple(problems),
        _text(bank.document, "id") or files.questions.stem,
        _text(bank.document, "title") or files.questions.stem,
    )


def read_stray(path: Path, ids: Sequence[str]) -> list[Problem]:
    """The problems of a rubric file that belongs to none of the banks beside it."""
    rubrics = checked(*read_document(path), RUBRIC_FORM)
    named = _text(rubrics.document, "bank")
    if rubrics.document is None or not named:
        return rubrics.problems
    message = f"there is no bank '{shown(named)}' beside these rubrics{did_you_mean(named, ids)}"
    return in_order([*rubrics.problems, rubrics.document.problem(("bank",), message)])


def _beside(rubrics: Document | None, bank: Document | None, files: BankFiles) -> Iterable[Problem]:
    if rubrics is None:
        return
    if rubrics.path != files.rubrics[0]:
        yield rubrics.problem(("bank",), f"the rubrics of this bank are in {files.rubrics[0]} already")
    if bank is not None:
        yield from islice(check_match(rubrics, bank), MOST_PROBLEMS + 1)


def _bank(bank: BankFile, rubric_files: Iterable[RubricFile | None]) -> Bank:
    rubrics = {
        question_id: entry.rubric(question_id)
        for rubric_file in rubric_files
        if rubric_file is not None
        for question_id, entry in rubric_file.rubrics.items()
    }
    return Bank(bank.id, bank.title, tuple(entry.question() for entry in bank.questions), rubrics)


def _text(document: Document | None, key: str) -> str:
    value = document.data.get(key) if document is not None else None
    return value.strip() if isinstance(value, str) else ""
