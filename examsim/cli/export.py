"""What can be taken elsewhere, each kind in a module of its own."""

from __future__ import annotations

import click

from examsim.cli.lazy_group import LazyGroup

_COMMANDS = {
    "attempt": ("export_attempt", "One exam with its marks explained: for reading."),
    "bank": ("export_bank", "A bank: for Moodle, for Anki, for spreadsheets, for reading."),
    "history": ("export_history", "All exams or some: for spreadsheets, for reading, for another machine."),
}


class _Exports(LazyGroup):
    """What is no kind of thing to export is the name of a bank: `export BANK` is `export bank BANK`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Say which command is meant, where it is not said."""
        is_said = not args or args[0] in _COMMANDS or args[0] in ctx.help_option_names
        return super().parse_args(ctx, args if is_said else ["bank", *args])


@click.group("export", cls=_Exports, commands_of=_COMMANDS)
def command() -> None:
    """Write banks and exams down for other programs and other people.

    `examsim export BANK --to FORMAT` does for a bank.
    """
