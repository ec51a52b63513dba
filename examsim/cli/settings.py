"""The settings in force and where each comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from examsim.cli.exits import FAILED, OK
from examsim.cli.options import json_option
from examsim.cli.output import say, say_json, table, tell
from examsim.domain.settings import OPTIONS
from examsim.tui.figures import number

if TYPE_CHECKING:
    from examsim.cli.composition import Program
    from examsim.domain.settings import Value
    from examsim.storage.settings import InForce


@click.command("settings")
@click.option("--init", is_flag=True, help="Write a file that explains every setting, unless there is one.")
@json_option
@click.pass_obj
def command(program: Program, *, init: bool, as_json: bool) -> int:
    """Show the settings in force and where each comes from; exits with 1 when something is wrong with them.

    A flag (--set) counts more than a variable of the environment, this more than examsim.toml in the folder examsim
    is started in, this more than your own file, and this more than the default.
    """
    store, in_force = program.settings_store, program.in_force
    if init:
        tell(f"{'Written' if store.write_template() else 'There already'}: {store.path}")
    if as_json:
        say_json(_as_json(in_force, str(store.path)))
    elif not init:
        found = [(option.name, in_force.setting(option.name)) for option in OPTIONS]
        rows = [(name, _shown(setting.value), setting.origin.rpartition("/")[2]) for name, setting in found]
        say(table(("Setting", "value", "from"), rows))
        say(f"\nYour file: {store.path}{'' if store.path.exists() else ' (not there yet: --init writes it)'}")
    for problem in in_force.problems:
        tell(str(problem))
    return FAILED if in_force.problems else OK


def _as_json(in_force: InForce, path: str) -> dict[str, Any]:
    return {
        "file": path,
        "settings": {
            option.name: {
                "value": in_force.setting(option.name).value,
                "from": in_force.setting(option.name).origin,
                "variable": option.variable,
            }
            for option in OPTIONS
        },
        "problems": [
            {"path": problem.path, "line": problem.line, "column": problem.column, "message": problem.message}
            for problem in in_force.problems
        ],
    }


def _shown(value: Value) -> str:
    return number(value) if isinstance(value, float) else value or '""'
