"""What can be taken elsewhere, each kind in a module of its own."""

from __future__ import annotations

import click

from examsim.cli.lazy_group import LazyGroup

_COMMANDS = {
    "history": ("export_history", "All exams or some: for spreadsheets, for reading, for another machine."),
}


@click.group("export", cls=LazyGroup, commands_of=_COMMANDS)
def command() -> None:
    """Write exams down for other programs and other people."""
