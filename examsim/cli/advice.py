"""What would have earned what was missed, where it is asked for: it has to be marked again, which takes seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from examsim.cli.composition import Program
    from examsim.domain.attempt import Attempt

advice_option = click.option(
    "--advice", "with_advice", is_flag=True, help="Say too what would have earned what was missed; takes some seconds."
)


def advise(program: Program, attempt: Attempt) -> dict[tuple[int, str], str]:
    """A line for each criterion that words of the solution would have earned, by question (from 0) and id."""
    asked = [
        (index, criterion.grade.id)
        for index, standing in enumerate(attempt.standings)
        if standing is not None
        for criterion in standing.criteria
        if not criterion.lacks_nothing
    ]
    found = {(index, name): program.advising.addition(attempt, index, name) for index, name in asked}
    return {place: addition.in_words for place, addition in found.items() if addition is not None}
