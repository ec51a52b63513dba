"""The real program, started as a person or a script starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SHIPPED = "cs7643-quiz-1"
PROGRAM = (sys.executable, "-m", "examsim")


def surroundings(**changes: str) -> dict[str, str]:
    """The environment of a started program: marks by keywords unless a test asks for the model, which takes seconds."""
    return {**os.environ, "EXAMSIM_ENCODER": "none", "OMP_NUM_THREADS": "1", **changes}


def examsim(
    *arguments: str | Path, typed: str | bytes = "", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program to its end with something typed on standard input."""
    content = typed.encode() if isinstance(typed, str) else typed
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=content,
        capture_output=True,
        cwd=cwd or Path(environment.get("EXAMSIM_HOME", os.environ["EXAMSIM_HOME"])).parent,
        env=surroundings(**environment),
        timeout=100,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
