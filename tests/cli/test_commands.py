"""What every command promises."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click
import pytest

from examsim.cli.commands import _examsim, dispatch
from examsim.cli.composition import Program
from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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


@pytest.mark.parametrize(
    ("arguments", "way"),
    [
        (["resume", "--plain"], "Leave it out: all that `examsim resume` writes is in plain lines."),
        (["stats", "--plain"], "Leave it out: all that `examsim stats` writes is in plain lines."),
        (
            ["review", "--plain"],
            "in plain lines. `examsim review drill --plain` is a dialogue in them. `examsim review redo",
        ),
        (["review", "goal", "b", "--plain"], "Leave it out: all that `examsim review goal` writes is in plain lines."),
        (["--plain"], "`examsim take BANK --plain` sits an exam in plain lines."),
        (["resume", "--plan"], "`examsim resume --help` shows how."),
    ],
)
def test_plain_lines_asked_of_what_has_no_option_for_them_are_shown_the_way(
    tmp_path: Path, arguments: list[str], way: str
) -> None:
    with Program(os.environ, tmp_path) as program, pytest.raises(InputError) as refused:
        dispatch(arguments, program)
    assert way in (refused.value.remedy or "")
