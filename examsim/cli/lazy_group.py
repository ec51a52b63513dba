"""Commands under one name, each in a module of its own that is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping


_WHOLE = 1000
"""Longer than any sentence of help."""


class OpenGroup(click.Group):
    """A group that says what each of its commands does in a whole sentence, however narrow the terminal."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List them, in as many lines as that takes."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.get_short_help_str(_WHOLE)) for name, each in commands if each])


class LazyGroup(click.Group):
    """A group that knows of each command its module in ``examsim.cli`` and one line of help.

    A command of two words is another form of the command of its first word.
    """

    def __init__(self, *arguments: Any, commands_of: Mapping[str, tuple[str, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._commands_of = commands_of

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Their names."""
        return list(self._commands_of)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """One of them, imported now."""
        if cmd_name not in self._commands_of:
            return None
        module, _ = self._commands_of[cmd_name]
        command: click.Command = import_module(f"examsim.cli.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with, and the rest of them."""
        two = " ".join(args[:2])
        if len(args) > 1 and two in self._commands_of:
            return two, self.get_command(ctx, two), args[2:]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List them without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in self._commands_of.items()])
