"""What every command promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from examsim.cli.commands import _examsim

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands(group: click.Group, context: click.Context) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        within = click.Context(found, parent=context, info_name=name)
        if isinstance(found, click.Group):
            yield from commands(found, within)
        if not isinstance(found, click.Group) or found.invoke_without_command:
            yield within.command_path.strip(), found


def test_every_command_has_json_but_those_whose_output_is_a_file_of_its_own() -> None:
    found = list(commands(_examsim, click.Context(_examsim)))
    without = {name for name, each in found if not any("--json" in parameter.opts for parameter in each.params)}
    assert len(found) > 20
    assert without == {"export attempt", "export bank", "export history", "schema"}
