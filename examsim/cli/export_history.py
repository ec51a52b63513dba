"""All exams or some, written for spreadsheets, for reading, or for another machine."""

from __future__ import annotations

import json
import re
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from examsim.cli.options import which_options
from examsim.cli.output import tell
from examsim.cli.progress import progress
from examsim.cli.unfinished import read_desk_of
from examsim.domain.errors import InputError
from examsim.tui.figures import counted, date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from examsim.cli.composition import Program
    from examsim.domain.history import Which
    from examsim.exporting.document import Document

FORMATS = ("csv", "json", "jsonl", "markdown", "html")
_BY_ENDING = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".html": "html", ".htm": "html"}
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""Two halves of a character that are two characters to Python; escaped they would become one."""


@click.command("history")
@click.option("--to", "form", type=click.Choice(FORMATS), help="Format; default: by the file's ending, else jsonl.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write; default: standard output.")
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@which_options
@click.pass_obj
def command(program: Program, *, form: str | None, out: Path | None, force: bool, which: Which) -> None:
    """Write exams down: everything typed, the points with their reasons, and what made the marks.

    JSON and JSON lines (one exam a line) hold all that is kept and can be read back with `examsim import history`,
    here or on another machine. CSV has a row for each response; Markdown and HTML are for reading.
    """
    read_desk_of(program)
    done = 0
    chosen = form or by_ending(out, _BY_ENDING, "jsonl")
    with (
        sink(out, may_replace=force) as file,
        progress("Writing exams", program.history.count(which), program) as show,
    ):
        for done, part in _parts(program, chosen, which):
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


def _parts(program: Program, form: str, which: Which) -> Iterator[tuple[int, bytes]]:
    """Pieces of the file, each with the number of exams that are in it by then."""
    if form in {"json", "jsonl"}:
        yield from _json_parts(program.history.portable(which), is_list=form == "json")
        return
    document, done = _document(form), 0
    yield done, document.head.encode()
    for done, attempt in enumerate(program.history.attempts(which), 1):
        yield done, document.each(attempt).encode("utf-8", "replace")
    yield done, document.tail.encode()


def _document(form: str) -> Document:
    from examsim.exporting.markdown import markdown
    from examsim.exporting.page import page
    from examsim.exporting.spreadsheet import spreadsheet

    made: dict[str, Callable[[], Document]] = {
        "csv": spreadsheet,
        "markdown": lambda: markdown(date),
        "html": lambda: page(date),
    }
    return made[form]()


def _json_parts(values: Iterable[dict[str, Any]], *, is_list: bool) -> Iterator[tuple[int, bytes]]:
    done = 0
    if is_list:
        yield done, b"["
    for done, value in enumerate(values, 1):
        yield done, (b",\n" if done > 1 else b"\n") * is_list + _json_line(value) + b"\n" * (not is_list)
    if is_list:
        yield done, b"\n]\n"


def _json_line(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False)
    # In ASCII, so that no terminal reads anything into it, wherever that says the same.
    return text.encode("utf-8", "surrogatepass") if _HALVES.search(text) else json.dumps(value).encode()
