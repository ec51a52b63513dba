"""A copy of what was written, for when the store cannot take it: plain text that any program opens."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from examsim.domain.errors import MachineError
from examsim.storage.atomic import write_together

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from examsim.domain.session import Session


def file_name(session: Session) -> str:
    """What a copy is called unless somebody names it otherwise."""
    return f"examsim-{session.id}.txt"


def as_text(session: Session) -> str:
    """Every question with its response, as it stands."""
    parts = [f"{session.exam.title}, begun {session.started:%Y-%m-%d %H:%M} UTC ({session.id})"]
    for number, (item, draft) in enumerate(zip(session.exam.items, session.drafts, strict=True), 1):
        parts.append(f"Question {number}. {item.question.prompt.strip()}\n\n{draft.text}")
    return "\n\n".join(parts) + "\n"


def write_copy(session: Session, target: Path) -> Path:
    """Write a copy, beside whatever has its name already; raises MachineError where that cannot be."""
    # A lone surrogate is no text to a file; it is one to the store.
    text = as_text(session).encode("utf-8", "replace").decode()
    path = _free(target)
    write_together({path: text})
    return path


def write_copy_somewhere(session: Session, folders: Iterable[Path]) -> Path | None:
    """Write a copy into the first of these folders that takes it; None where none does."""
    for folder in folders:
        try:
            return write_copy(session, folder / file_name(session))
        except MachineError:
            continue
    return None


def _free(target: Path) -> Path:
    numbered = (target.with_stem(f"{target.stem}-{number}") for number in count(2))
    return target if not target.exists() else next(path for path in numbered if not path.exists())
