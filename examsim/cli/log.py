"""The log: one file, because nothing may print beneath the screens."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 1_000_000


def start_log(path: Path) -> None:
    """Send log records and Python's warnings to a file; a run without trouble leaves no file behind."""
    with contextlib.suppress(OSError):
        if path.stat().st_size > _LARGEST:
            path.replace(path.with_suffix(".old"))
    logging.raiseExceptions = False  # a log that cannot be written must not paint over the screen
    logging.captureWarnings(capture=True)
    logging.basicConfig(
        level=logging.WARNING,
        format="%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s",
        handlers=[_LateFile(path)],
        force=True,
    )


class _LateFile(logging.FileHandler):
    """Makes its folder and its file with the first record."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            super().emit(record)
