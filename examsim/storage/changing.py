"""Changing the files of a bank in force, and nothing of them that stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.storage.atomic import write_together
from examsim.storage.bank_search import folders_around
from examsim.storage.imported import changed_files

if TYPE_CHECKING:
    from pathlib import Path

    from examsim.domain.bank import Bank
    from examsim.storage.bank_reading import Reading


def change(reading: Reading, after: Bank, *, is_shipped: bool) -> tuple[Path, ...]:
    """Write the files of a bank that say something else after it has changed; gives them."""
    path = reading.files.questions
    if is_shipped:
        raise InputError(
            f"The bank {after.id} came with examsim, and an update would undo the change.",
            remedy=f"Copy {path} and its rubrics into a folder of your own, and work there.",
        )
    _, rubrics = folders_around(path)
    changed = changed_files(reading, after, rubrics.parent)
    write_together(changed)
    return tuple(changed)
