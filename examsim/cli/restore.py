"""A home put back from its backup."""

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
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from examsim.cli.composition import Program


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", "may_replace", is_flag=True, help="Replace what is here; it is packed as a backup first.")
@json_option
@click.pass_obj
def command(program: Program, *, file: Path, may_replace: bool, as_json: bool) -> None:
    """Put everything from FILE, which `examsim backup` wrote, in the place of what is here.

    To add another machine's exams to these instead, use `examsim export history` there and `examsim import history`
    here.
    """
    from examsim.storage.failures import backups_of
    from examsim.storage.home_restore import has_anything, opened, restore

    places, now = program.places, program.clock.now()
    kept = backups_of(places.store) / f"before-restore-{now:%Y%m%dT%H%M%S}.zip"
    with opened(file) as backup:
        is_replacing = has_anything(places)
        if is_replacing and not may_replace:
            raise InputError(
                "There are attempts, banks or settings here already.",
                remedy="Give --replace to put the backup in their place (they are packed as a backup first), or move "
                "exams alone with `examsim export history` and `examsim import history`.",
            )
        with stoppable(endings()), stages(program) as tell_how_far:
            restore(places, backup, kept, now, __version__, tell_how_far)
        tell(f"Restored {counted(len(backup.files), 'file')} of {backup.created[:16].replace('T', ' ')} UTC.")
        if as_json:
            before = str(kept) if kept.exists() else None
            say_json({"files": len(backup.files), "created": backup.created, "kept_before": before})
    if kept.exists():
        tell(f"What was here before is kept as {kept}.")
