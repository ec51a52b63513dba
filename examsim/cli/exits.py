"""The one place where errors become messages and exit codes.

0 ok, 1 the thing asked for failed, 2 usage or bad input, 3 the surroundings failed, 130 interrupted. An error nobody
foresaw gets 3 as well: a script that runs `check` must not take it for "problems found".
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from examsim.cli.output import tell
from examsim.cli.signals import Stopped
from examsim.domain.errors import ExamsimError, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OK, FAILED, UNUSABLE, SURROUNDINGS, INTERRUPTED = 0, 1, 2, 3, 130
BROKEN_PIPE = 128 + 13
"""What a shell reports for any program whose reader went away."""
_log = logging.getLogger(__name__)


def guarded(action: Callable[[], int], log: Path) -> int:
    """Do something, and turn whatever goes wrong into a message and an exit code; ``log`` has the details."""
    try:
        code = action()
        sys.stdout.flush()
    except ExamsimError as error:
        # Editors and terminals find their way by lines that begin with the file.
        tell(str(error) if isinstance(error, ProblemsError) else f"examsim: {error}")
        return error.exit_code
    except KeyboardInterrupt as interruption:
        tell(f"examsim: {str(interruption) or 'interrupted'}")
        return interruption.exit_code if isinstance(interruption, Stopped) else INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        return BROKEN_PIPE
    except OSError as error:
        return _machine_failed(error, log)
    except Exception as error:  # noqa: BLE001 - the last line of defence; details go to the log
        return _unforeseen(error, log)
    return code


def _machine_failed(error: OSError, log: Path) -> int:
    _log.error("The machine refused", exc_info=error)
    _discard_output()
    where = f": {error.filename}" if error.filename else ""
    tell(f"examsim: {error.strerror or error}{where}\nIf that says too little, the details are in {log}.")
    return SURROUNDINGS


def _unforeseen(error: Exception, log: Path) -> int:
    _log.critical("Unforeseen", exc_info=error)
    tell(
        f"examsim: something went wrong that should not have: {type(error).__name__}: {error}\n"
        f"What you typed in an exam is saved. The details are in {log}; please send them with a report."
    )
    return SURROUNDINGS


def _discard_output() -> None:
    # The interpreter flushes standard output once more at its end, and would complain about the same thing again.
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
