"""A bank for other programs and other people."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from examsim.cli.options import STANDARD_OUTPUT, file_of, out_option
from examsim.cli.output import say, tell
from examsim.domain.errors import InputError
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from examsim.cli.composition import Program
    from examsim.domain.bank import Bank

OWN = "examsim"
FORMATS = ("gift", "moodle-xml", "csv", "anki", "markdown", OWN)
_BY_ENDING = {".gift": "gift", ".xml": "moodle-xml", ".csv": "csv", ".apkg": "anki", ".md": "markdown"}


@click.command("bank")
@click.argument("bank")
@click.option("--to", "form", type=click.Choice(FORMATS), help="Format; default: by the file's ending.")
@out_option
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@click.pass_obj
def command(program: Program, bank: str, *, form: str | None, out: Path | None, force: bool) -> None:
    """Write BANK down for other programs: Moodle (gift, moodle-xml), Anki, spreadsheets (csv), or for reading.

    BANK is a bank's id, or a path to its file. What can be carried over is; what the format has no place for is said.
    `--to examsim` writes both files of the bank, to the letter as examsim reads them, below the folder --out.
    """
    opened = program.library.open(bank)
    chosen = form or (_BY_ENDING.get(out.suffix.lower()) if out is not None else None)
    if chosen is None:
        raise InputError("The format is missing.", remedy=f"Give --to with one of {', '.join(FORMATS)}.")
    if chosen == OWN:
        _write_own(opened, out, may_replace=force)
    else:
        _write(program, opened, chosen, out, may_replace=force)


def _write_own(bank: Bank, out: Path | None, *, may_replace: bool) -> None:
    from examsim.authoring import keep

    if out is None or out == STANDARD_OUTPUT:
        raise InputError("A bank has two files.", remedy="Give the folder they go below with --out.")
    for path in keep(bank, out, may_replace=may_replace):
        say(str(path))


def _write(program: Program, bank: Bank, chosen: str, out: Path | None, *, may_replace: bool) -> None:
    from examsim.exporting.banks.formats import FORMATS as KNOWN
    from examsim.exporting.banks.formats import losses
    from examsim.storage.atomic import written

    form = KNOWN[chosen]
    out = file_of(out, is_text=form.is_text, name=form.name, example=f"{bank.id}{form.ending}")
    if out is not None and out.exists() and not may_replace:
        raise InputError(f"{out} exists already.", remedy="Choose another name, or give --force to replace it.")
    content = form.write(bank, program.clock.now())
    if out is not None:
        with written(out) as file:
            file.write(content)
        tell(f"Wrote {counted(len(bank.questions), 'question')} to {out}.")
    elif sys.stdout.isatty():
        say(content.decode().rstrip("\n"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    _tell_losses(form.name, losses(bank, form))


def _tell_losses(name: str, lost: Sequence[tuple[str, int]]) -> None:
    if not lost:
        return
    by_count: dict[int, list[str]] = {}
    for aspect, count in lost:
        by_count.setdefault(count, []).append(aspect)
    told = "; ".join(f"{', '.join(aspects)} (of {counted(count, 'question')})" for count, aspects in by_count.items())
    tell(f"{name} has no place for: {told}.")
