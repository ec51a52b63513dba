"""All exams or some, written for spreadsheets, for reading, or for another machine."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

import click

from examsim.cli.options import file_of, out_option, which_options
from examsim.cli.output import tell
from examsim.cli.progress import progress
from examsim.cli.signals import endings, stoppable
from examsim.cli.unfinished import read_desk_of
from examsim.domain.errors import InputError
from examsim.sharing import ENDINGS
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from examsim.cli.composition import Program
    from examsim.domain.history import Which

_BY_ENDING = {ending: form for form, ending in ENDINGS.items()} | {".htm": "html"}


@click.command("history")
@click.option(
    "--to", "form", type=click.Choice(list(ENDINGS)), help="Format; default: by the file's ending, else jsonl."
)
@out_option
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@which_options
@click.pass_obj
def command(program: Program, *, form: str | None, out: Path | None, force: bool, which: Which) -> None:
    """Write exams down: everything typed, the points with their reasons, and what made the marks.

    JSON and JSON lines (one exam a line) hold all that is kept and can be read back with `examsim import history`,
    here or on another machine. CSV has a row for each response; Markdown and HTML are for reading. `--to anki` makes a
    card of every point that was missed the last time its question was asked; importing a later one again updates them.
    """
    read_desk_of(program)
    done = 0
    chosen = form or by_ending(out, _BY_ENDING, "jsonl")
    out = file_of(out, is_text=chosen != "anki", name="An Anki package", example="missed.apkg")
    with (
        stoppable(endings()),
        sink(out, may_replace=force) as file,
        progress("Writing exams", program.history.count(which), program) as show,
    ):
        for done, part in program.sharing.parts(chosen, program.clock.now(), which):
            file.write(part)
            show(done)
    if out is not None:
        tell(f"Wrote {counted(done, 'exam')} to {out}.")


def by_ending(out: Path | None, forms: Mapping[str, str], usual: str) -> str:
    """The format that the name of the file asks for; a name that asks for none we have is no silent choice."""
    ending = out.suffix.lower() if out is not None else ""
    if ending and ending not in forms:
        raise InputError(
            f"{out} does not say which format to write: none ends in {ending}.",
            remedy=f"Say it with --to, or end the name in one of {', '.join(forms)}.",
        )
    return forms.get(ending, usual)


@contextmanager
def sink(out: Path | None, *, may_replace: bool) -> Iterator[BinaryIO]:
    """A new file, or standard output; what is there is replaced only where that was said."""
    from examsim.storage.atomic import written

    if out is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
    elif out.exists() and not may_replace:
        raise InputError(f"{out} exists already.", remedy="Choose another name, or give --force to replace it.")
    else:
        with written(out) as file:
            yield file
