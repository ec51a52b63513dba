"""Where copies of responses go when the store takes nothing."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.storage.rescue import file_name, write_copy_somewhere

if TYPE_CHECKING:
    from examsim.domain.session import Session


def suggested_copy(session: Session) -> Path:
    """What to call a copy when a person is asked."""
    return _folders()[0] / file_name(session)


def copied_in_words(session: Session) -> str:
    """Write a copy wherever that is possible, and say what to know about it."""
    # Nobody is asked: whoever closes a terminal is not there to answer.
    copy = write_copy_somewhere(session, _folders())
    if copy is None:
        return "What you wrote last could NOT be saved, and a copy of it could not be written anywhere."
    return f"What you wrote last could NOT be saved. A copy of all your responses is in {copy}."


def _folders() -> list[Path]:
    return [Path.home(), Path.cwd(), Path(tempfile.gettempdir())]
