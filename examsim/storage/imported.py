"""What was drafted from a source last time, kept beside the banks.

It is the third side when the source is imported again: what a person has changed since, and what the source has, can
be told apart only by it. It lies in a hidden folder beside each of the two files, so it travels with them, into git
for instance, and no bank is ever taken from it.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from examsim.storage.atomic import write_together
from examsim.storage.bank_editing import STEPS, edited_texts
from examsim.storage.bank_reading import read_bank
from examsim.storage.bank_writing import bank_text, rubrics_text, texts_of
from examsim.storage.paths import QUESTIONS, RUBRICS
from examsim.storage.shelf import BankFiles, arrange
from examsim.storage.telling import nobody
from examsim.storage.text_file import read_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examsim.domain.bank import Bank
    from examsim.storage.bank_reading import Reading
    from examsim.storage.telling import Tell

FOLDER = ".imported"


def kept_bank(bank_id: str, folder: Path) -> Reading | None:
    """The bank of an id that is kept below a folder, with its problems, if there is one."""
    questions = folder / QUESTIONS / f"{bank_id}.yaml"
    shelf = arrange(folder / QUESTIONS, folder / RUBRICS)
    if bank_id in shelf.ids:
        named = [files for files in shelf.banks if shelf.ids_of[files.questions] == bank_id]
        return read_bank(named[0])
    return read_bank(BankFiles(questions)) if questions.exists() else None


def last_import(bank_id: str, folder: Path) -> Bank | None:
    """What was drafted last time, if that is known."""
    questions, rubrics = _places(bank_id, folder)
    return read_bank(BankFiles(questions, (rubrics,))).bank if questions.exists() and rubrics.exists() else None


def save_first(bank: Bank, folder: Path, on_written: Callable[[int], None]) -> tuple[Path, Path]:
    """Write a drafted bank as ``library.save_bank`` does, in place of whatever is there."""
    texts = texts_of(bank, folder, on_written)
    questions, rubrics = texts
    # The same on all sides as yet, and to be worked out once: of thousands of questions that takes seconds.
    as_imported = dict(zip(_places(bank.id, folder), texts.values(), strict=True))
    write_together({**texts, **as_imported})
    return questions, rubrics


def changed_files(reading: Reading, after: Bank, folder: Path, tell: Tell = nobody) -> dict[Path, str]:
    """Those files of a bank that say something else after it has changed, with what they say then."""
    if reading.bank is None:
        return {}
    on_step = _counted(tell, "Changing the bank", STEPS)
    texts = edited_texts(reading.files, reading.bank, after, folder / RUBRICS / f"{after.id}.yaml", on_step)
    return {path: text for path, text in texts.items() if not path.exists() or read_text(path) != text}


def save_again(changed: dict[Path, str], drafted: Bank, folder: Path, tell: Tell = nobody) -> None:
    """Write the files of a bank that have changed, and remember what its source was when they were."""
    on_entry = _counted(tell, "Writing", len(drafted.questions) + len(drafted.rubrics))
    questions, rubrics = _places(drafted.id, folder)
    as_imported = {questions: bank_text(drafted, on_entry), rubrics: rubrics_text(drafted, on_entry)}
    write_together({**changed, **as_imported})


def _counted(tell: Tell, what: str, total: int) -> Callable[[], None]:
    """What to call each time that one more of so many is done."""
    done = count(1)
    return lambda: tell(what, next(done), total)


def _places(bank_id: str, folder: Path) -> tuple[Path, Path]:
    return folder / QUESTIONS / FOLDER / f"{bank_id}.yaml", folder / RUBRICS / FOLDER / f"{bank_id}.yaml"
