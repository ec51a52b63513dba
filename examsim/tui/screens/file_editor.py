"""A file in its author's own editor, at a line of it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.tui.screens.external_editor import editor_command, not_opened, suspended
from examsim.tui.screens.trouble import TroubleScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

_PLUS = frozenset(
    {"vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "ne", "mg", "jed"}
)
_COLON = frozenset({"hx", "helix", "subl", "zed", "mate"})
_GOTO = frozenset({"code", "codium", "code-insiders", "cursor", "windsurf"})


async def open_file(app: App[object], path: Path, line: int) -> bool:
    """Open a file, and come back once its editor is left; whether that worked."""
    try:
        command = editor_command(os.environ)
    except ValueError as error:
        trouble = TroubleScreen(f"The editor that is set is no command: {error}.", "Set EDITOR, for example to nano.")
        await app.push_screen_wait(trouble)
        return False
    if not command:
        await app.push_screen_wait(TroubleScreen("No editor is set.", f"Set EDITOR, or open {path} yourself."))
        return False
    try:
        suspended(app, lambda: subprocess.run(at_line(command, path, line), check=False))  # noqa: S603  # their own
    except OSError as error:
        await app.push_screen_wait(not_opened(command, error))
        return False
    return True


def at_line(command: Sequence[str], path: Path, line: int) -> list[str]:
    """The command that opens a file at a line, in the editors whose way of saying so is known."""
    name = Path(command[0]).name.removesuffix(".exe")
    if name in _PLUS:
        return [*command, f"+{line}", str(path)]
    if name in _COLON:
        return [*command, f"{path}:{line}"]
    if name in _GOTO:
        return [*command, "--goto", f"{path}:{line}"]
    return [*command, str(path)]
