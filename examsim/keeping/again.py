"""Importing a source a second time: the use case, from the drafted bank to what is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError, ProblemsError
from examsim.keeping.merging import merge
from examsim.storage.imported import changed_files, kept_bank, last_import, save_again
from examsim.storage.telling import nobody

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from examsim.domain.bank import Bank
    from examsim.importing import Unsaid
    from examsim.keeping.merging import Merge
    from examsim.keeping.trio import Choice
    from examsim.matching import Model
    from examsim.storage.bank_reading import Reading
    from examsim.storage.telling import Tell

_READING = "Reading the bank"


@dataclass(frozen=True, slots=True)
class Again:
    """A bank that is there, and what its source would change."""

    reading: Reading
    merge: Merge
    folder: Path

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files of the bank."""
        return (self.reading.files.questions, *self.reading.files.rubrics)

    def after(self, taken: Collection[Choice], title: str | None = None) -> Bank:
        """The bank with the source's side of these choices, and a new title where one is given."""
        bank = self.merge.bank(taken)
        return replace(bank, title=title) if title else bank

    def save(
        self, after: Bank, *, is_decided: bool, is_rehearsal: bool = False, tell: Tell = nobody
    ) -> tuple[Path, ...]:
        """Write the bank, and say which files have changed; what is not decided will be asked again."""
        changed = changed_files(self.reading, after, self.folder, tell)
        if not is_rehearsal:
            save_again(changed, self.merge.drafted(is_decided=is_decided), self.folder, tell)
        return tuple(changed)


def again(
    drafted: Bank,
    folder: Path,
    model: Model | None = None,
    *,
    may_be_another: bool = False,
    unsaid: Mapping[str, Unsaid] | None = None,
    tell: Tell = nobody,
) -> Again | None:
    """What is to be said where a drafted bank exists already below a folder; None where it does not.

    ``unsaid`` is what the source leaves to drafting, about which nobody is asked as long as the answer is the same.

    Raises ProblemsError where that bank cannot be read, and InputError where it is quite another one, unless it is
    meant to take in another source.
    """
    tell(_READING, 0, 2)
    reading = kept_bank(drafted.id, folder)
    if reading is None:
        return None
    if reading.bank is None:
        raise ProblemsError(reading.problems, remedy="Mend these places and import again, or replace it with --force.")
    tell(_READING, 1, 2)
    before = last_import(drafted.id, folder)
    tell(_READING, 2, 2)
    found = Again(reading, merge(before, reading.bank, drafted, model, unsaid), folder)
    if not may_be_another and not found.merge.is_of_one_source:
        raise InputError(
            f"{' and '.join(map(str, found.paths))} exist already, and are of another source; nothing was written.",
            remedy=f"Add to that bank with --bank {drafted.id}, choose another id, or replace it with --force.",
        )
    return found
