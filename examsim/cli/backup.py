"""The whole home in one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examsim import __version__
from examsim.cli.options import json_option
from examsim.cli.output import say_json, tell
from examsim.cli.progress import stages
from examsim.cli.signals import endings, stoppable
from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from examsim.cli.composition import Program


@click.command("backup")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@json_option
@click.pass_obj
def command(program: Program, *, file: Path | None, force: bool, as_json: bool) -> None:
    """Put attempts, your own banks and rubrics, and settings into FILE, a zip archive.

    Without FILE: examsim-backup-DATE.zip in this folder. `examsim restore` puts them back, here or elsewhere.
    """
    from examsim.storage.home_archive import pack
    from examsim.storage.home_restore import has_anything

    now = program.clock.now()
    target = file or program.cwd / f"examsim-backup-{now.astimezone():%Y-%m-%d}.zip"
    if target.exists() and not force:
        raise InputError(f"{target} exists already.", remedy="Choose another name, or give --force to replace it.")
    if not has_anything(program.places):
        raise InputError("There is nothing to back up yet.", remedy="`examsim locate` says where things are kept.")
    with stoppable(endings()), stages(program) as tell_how_far:
        pack(program.places, target, now, __version__, tell_how_far)
    if as_json:
        say_json({"file": str(target), "bytes": target.stat().st_size})
    tell(f"Wrote {target} ({target.stat().st_size / 1e6:.1f} MB). Put it back with: examsim restore {target}")
