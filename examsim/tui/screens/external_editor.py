"""A response in the learner's own editor.

The exam goes on meanwhile: when its time is up, or somebody asks examsim to end, the editor is ended, and what it had
saved by then is taken.
"""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import SuspendNotSupported

from examsim.domain.durations import duration
from examsim.tui.screens.ask import AskScreen
from examsim.tui.screens.trouble import TroubleScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from textual.app import App

Made = TypeVar("Made")
_ENDING = (signal.SIGTERM, signal.SIGHUP)
_GRACE_SECONDS = 1.0
_SLICE_SECONDS = 1.0
_AT_ONCE_SECONDS = 0.5
"""Nobody has read a text and left an editor by then."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of a text in an editor."""

    text: str
    """As it was saved there at last."""
    trouble: TroubleScreen | None = None
    """What to tell the learner about the editor, if it did not just end."""


async def write_elsewhere(app: App[object], text: str, time_left: Callable[[], timedelta | None]) -> Edited | None:
    """Open a text in the learner's editor, once it is said that the clock runs on; gives what was saved there."""
    try:
        command = editor_command(os.environ)
    except ValueError as error:
        trouble = TroubleScreen(f"The editor that is set is no command: {error}.", "Set EDITOR, for example to nano.")
        await app.push_screen_wait(trouble)
        return None
    if not command:
        await app.push_screen_wait(TroubleScreen("No editor is set.", "Set EDITOR, for example to nano."))
        return None
    if not await app.push_screen_wait(AskScreen(f"Open {command[0]}?", _consequence(time_left()))):
        return None
    try:
        return suspended(app, lambda: edit(text, command, time_left))
    except OSError as error:
        await app.push_screen_wait(not_opened(command, error))
        return None


class NoTerminalError(OSError):
    """The screens are in a browser."""


def not_opened(command: Sequence[str], error: OSError) -> TroubleScreen:
    """Why an editor could not be opened, and what to do."""
    remedy = "Open examsim in a terminal for it." if isinstance(error, NoTerminalError) else "Set EDITOR anew."
    return TroubleScreen(f"{command[0]} cannot be opened here: {error}", remedy)


def suspended(app: App[object], act: Callable[[], Made]) -> Made:
    """What came of something done while the app is away. Raises OSError, when the app is back, where it failed."""
    failed: OSError | None = None
    made: list[Made] = []
    try:
        with app.suspend():  # what is raised in here would leave the app away for ever
            try:
                made.append(act())
            except OSError as error:
                failed = error
    except SuspendNotSupported:
        raise NoTerminalError("there is no terminal to open it in.") from None
    if failed is not None:
        raise failed
    return made[0]


def _consequence(left: timedelta | None) -> str:
    saving = "What you save there is taken over when you leave it."
    if left is None:
        return saving
    return f"{saving} The clock runs on: {duration(left)} left. When the time is up, the editor is closed."


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The editor the learner has set, as a command; empty where none is. Raises ValueError where it is no command."""
    return shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "")


def edit(text: str, command: Sequence[str], time_left: Callable[[], timedelta | None]) -> Edited:
    """Open the text in the editor until its time is up; gives what was saved. Raises OSError where it cannot run."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="examsim-") as folder:
        path = Path(folder) / "response.txt"
        path.write_text(text, encoding="utf-8")
        with _heard() as heard, subprocess.Popen([*command, str(path)]) as process:  # noqa: S603  # the learner's own
            ended = _wait(process, lambda: timedelta(0) if heard else time_left())
        saved = _saved(path, text)
    is_at_once = saved == text and time.monotonic() - began < _AT_ONCE_SECONDS
    return Edited(saved, _trouble(Path(command[0]).name, ended, is_changed=saved != text, is_at_once=is_at_once))


def _saved(path: Path, text: str) -> str:
    try:
        saved = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:  # deleted there, by mistake or instead of leaving without saving
        return text
    return text if saved == text else saved.removesuffix("\n")


def _trouble(name: str, ended: int, *, is_changed: bool, is_at_once: bool) -> TroubleScreen | None:
    kept = "What it had saved was taken over." if is_changed else "Your response is as it was before."
    if ended > 0:
        return TroubleScreen(f"{name} ended with an error (exit code {ended}).", kept)
    if ended < 0:
        return TroubleScreen(f"{name} was ended from outside (signal {-ended}).", kept)
    waits = "One with a window of its own has to be told to wait, as in EDITOR='code --wait'."
    return TroubleScreen(f"{name} came back at once, with nothing changed.", waits) if is_at_once else None


@contextmanager
def _heard() -> Iterator[list[int]]:
    # The loop, which stands still meanwhile, is told of every signal afterwards, whoever handles it here.
    heard: list[int] = []
    before = {each: signal.signal(each, lambda number, _: heard.append(number)) for each in _ENDING}
    try:
        yield heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait(process: subprocess.Popen[bytes], time_left: Callable[[], timedelta | None]) -> int:
    # How it ended; well, where it was the time that ended it.
    # In slices: what a wait is measured by stands still while the machine sleeps, and the exam's clock does not.
    while (left := time_left()) is None or left > timedelta(0):
        with suppress(subprocess.TimeoutExpired):
            return process.wait(_SLICE_SECONDS if left is None else min(left.total_seconds(), _SLICE_SECONDS))
    _end(process)
    return 0


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
