"""The real program, started as a person or a script starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.readied import readied

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SHIPPED = "cs7643-quiz-1"
PROGRAM = (sys.executable, "-m", "examsim")


def surroundings(**changes: str) -> dict[str, str]:
    """The environment of a started program: marks by keywords unless a test asks for the model, which takes seconds."""
    # What was compiled is kept, as on every machine that does not forbid it: else every start compiles all of examsim.
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**ours, "EXAMSIM_ENCODER": "none", "OMP_NUM_THREADS": "1", **changes}


def examsim(
    *arguments: str | Path, typed: str | bytes = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program to its end with something typed on standard input."""
    content = typed.encode() if isinstance(typed, str) else typed
    folder = cwd or Path(environment.get("EXAMSIM_HOME", os.environ["EXAMSIM_HOME"])).parent
    # What Python reads as it starts needs a Python that starts.
    run = _afresh if any(name.startswith("PYTHON") for name in environment) else readied().run
    code, output, words = run([*map(str, arguments)], content, folder, surroundings(**environment))
    return subprocess.CompletedProcess(arguments, code, output.decode(), words.decode())


def _afresh(
    arguments: Sequence[str], typed: bytes, folder: Path, environment: Mapping[str, str]
) -> tuple[int, bytes, bytes]:
    command = [*PROGRAM, *arguments]
    done = subprocess.run(
        command, input=typed, capture_output=True, cwd=folder, env=environment, timeout=280, check=False
    )
    return done.returncode, done.stdout, done.stderr
