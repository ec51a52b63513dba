"""Another model tried on everything that was judged, before it is taken."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from examsim.cli.composition import Program
    from examsim.domain.retrial import Retrials


def try_model(program: Program, model: str) -> Retrials:
    """Mark everything that was judged again, with the model in a process of its own; nothing is kept."""
    from examsim.grading.encoder_process import EncoderProcess
    from examsim.grading.grader import Grader

    if model == "none" or not program.reporting.count():
        return program.reporting.by(Grader(None)).check()
    with closing(EncoderProcess(model or None, program.places.log)) as encoder:
        encoder.start()
        return program.reporting.by(Grader(encoder)).check()
