"""Writing files so that each is either as before or complete, whatever happens on the way.

New content goes to a file beside the old one and onto the disk before it takes the old one's name. Files that belong
together are all written out first, so that a full disk is noticed while every old file still stands.
"""

from __future__ import annotations

import contextlib
import errno
import glob
import os
from itertools import count
from typing import TYPE_CHECKING, BinaryIO

from examsim.domain.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_REMEDIES = {
    errno.ENOSPC: "The disk is full: make room and try again.",
    errno.EDQUOT: "Your quota of disk space is used up: make room and try again.",
    errno.EACCES: "Choose a folder you may write to, or change its permissions.",
    errno.EPERM: "Choose a folder you may write to, or change its permissions.",
    errno.EROFS: "This disk can only be read: choose another folder.",
    errno.ENOTDIR: "A file stands where a folder is needed: choose another folder.",
    errno.EEXIST: "A file stands where a folder is needed: choose another folder.",
    errno.EISDIR: "A folder has the name of the file: move it away.",
}
_OTHER_REMEDY = "Nothing was changed: try another folder."


def write_together(contents: Mapping[Path, str]) -> None:
    """Write files, making their folders; raises MachineError with the old files in place."""
    staged: dict[Path, Path] = {}
    path = next(iter(contents))
    try:
        for path, content in contents.items():
            # A link stays a link: what it points at is replaced.
            target = path.resolve()
            staged[target] = _stage(target, content.encode())
        for path, temporary in staged.items():
            temporary.replace(path)
        for folder in {target.parent for target in staged}:
            _sync(folder)
    except (OSError, RuntimeError, ValueError) as error:
        raise _failure(path, error) from error
    finally:
        for temporary in staged.values():
            _remove(temporary)


@contextlib.contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, little by little, that takes its name once all is in it; raises MachineError."""
    try:
        target = path.resolve()
        _prepare(target)
        temporary, file = _open_beside(target)
    except (OSError, RuntimeError, ValueError) as error:
        raise _failure(path, error) from error
    try:
        with file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        _sync(target.parent)
    except OSError as error:
        raise _failure(path, error) from error
    finally:
        _remove(temporary)


def _prepare(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    _sweep(target)


def _stage(target: Path, content: bytes) -> Path:
    _prepare(target)
    temporary, file = _open_beside(target)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o7777)
    except BaseException:  # an interruption too: nobody else knows of the file yet
        _remove(temporary)
        raise
    return temporary


def _open_beside(target: Path) -> tuple[Path, BinaryIO]:
    # Not by tempfile, whose files nobody else may read: these are for sharing. A file left by a killed process, or put
    # there by somebody else, is never written to.
    for number in count():
        temporary = target.with_name(f".{target.name}.{os.getpid()}-{number}.tmp")
        with contextlib.suppress(FileExistsError):
            return temporary, temporary.open("xb")
    raise AssertionError("counting never ends")


def _sweep(target: Path) -> None:
    # What killed processes left beside it; what one that lives has there may still be wanted.
    for path in target.parent.glob(f".{glob.escape(target.name)}.*.tmp"):
        process = path.name.removeprefix(f".{target.name}.").partition("-")[0]
        if process.isdecimal() and not _is_running(int(process)):
            _remove(path)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass  # somebody else's
    return True


def _remove(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink()


def _sync(folder: Path) -> None:
    # The new names have to reach the disk as well. Some file systems cannot sync a folder; there the rename must do.
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _failure(path: Path, error: OSError | RuntimeError | ValueError) -> MachineError:
    number = error.errno if isinstance(error, OSError) else None
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return MachineError(f"{path} cannot be written: {reason}.", remedy=_REMEDIES.get(number or 0, _OTHER_REMEDY))
