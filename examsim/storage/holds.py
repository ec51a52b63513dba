"""Who sits at which session: a claim that the kernel takes back when its process dies, however it dies.

A row in the database would outlive a killed process; a lock on a file does not.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from examsim.domain.errors import SessionHeld

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Hold:
    """The right to write one session's journal."""

    path: Path
    descriptor: int

    @classmethod
    def take(cls, path: Path, what: str = "This exam") -> Hold:
        """Claim the file at ``path``; raises SessionHeld naming the process that has it."""
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                holder = _holder(descriptor)
                os.close(descriptor)
                raise SessionHeld(
                    f"{what} is open in another examsim ({holder}).",
                    remedy="Go on there, or close it and try again. What was saved is safe.",
                ) from None
            except BaseException:
                os.close(descriptor)
                raise
            if _is_still(path, descriptor):
                with suppress(OSError):  # a full disk: whom others are told of is worth less than the exam
                    os.ftruncate(descriptor, 0)
                    os.write(descriptor, str(os.getpid()).encode())
                return cls(path, descriptor)
            os.close(descriptor)  # its last holder removed the file between our opening and our locking it

    def release(self) -> None:
        """Let others have it."""
        self.path.unlink(missing_ok=True)  # before the lock goes: whoever opens it now finds a file of their own
        os.close(self.descriptor)


@contextmanager
def holding(path: Path, what: str) -> Iterator[None]:
    """Hold for the length of a block."""
    hold = Hold.take(path, what)
    try:
        yield
    finally:
        hold.release()


def _holder(descriptor: int) -> str:
    since = datetime.fromtimestamp(os.fstat(descriptor).st_mtime, UTC)
    process = os.pread(descriptor, 20, 0).decode("ascii", "replace") or "just starting"
    return f"process {process}, since {since:%Y-%m-%d %H:%M} UTC"


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
