"""Where the program starts: straight to the screens without arguments, to the command line with some.

The way to the home screen imports as little as it can: no click, no model, no YAML unless a file changed.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examsim.cli.composition import Program


def main() -> int:
    """Run examsim; what it gives back is the exit code."""
    # While modules load there is nothing to tidy up: ctrl+c ends the program, and nobody sees a stack trace.
    answer = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from examsim.cli.composition import Program
    from examsim.cli.exits import guarded
    from examsim.cli.log import start_log
    from examsim.storage.paths import places

    log = places(os.environ).log
    start_log(log)
    signal.signal(signal.SIGINT, answer)
    return guarded(lambda: _run(Program(os.environ, Path.cwd()), sys.argv[1:]), log)


def _run(program: Program, arguments: list[str]) -> int:
    from examsim.domain.errors import MachineError

    if sys.stdout is None:
        raise MachineError("Standard output is closed.", remedy="Leave it open, or send it to a file or to /dev/null.")
    with program:
        if arguments:
            from examsim.cli.commands import dispatch

            return dispatch(arguments, program)
        from examsim.cli.screens import open_screens

        return open_screens(program)


if __name__ == "__main__":
    sys.exit(main())
