"""One exam with its marks explained, as a document to read, keep or hand to somebody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from examsim.cli.advice import advice_option, advise
from examsim.cli.export_history import by_ending, sink
from examsim.cli.options import file_of, out_option
from examsim.cli.output import tell
from examsim.cli.report import attempt_json
from examsim.cli.unfinished import read_desk_of
from examsim.tui.figures import date

if TYPE_CHECKING:
    from pathlib import Path

    from examsim.cli.composition import Program
    from examsim.domain.attempt import Attempt

FORMATS = ("markdown", "md", "html", "json")
_BY_ENDING = {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json"}


@click.command("attempt")
@click.argument("attempt")
@click.option("--to", "form", type=click.Choice(FORMATS), help="Format; default: by the file's ending, else markdown.")
@out_option
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
@advice_option
@click.pass_obj
def command(
    program: Program, attempt: str, *, form: str | None, out: Path | None, force: bool, with_advice: bool
) -> None:
    """Write ATTEMPT down with its marks explained: its name, the beginning of it, or `last`.

    HTML is one page that needs nothing else; in it, the words that a mark rests on are highlighted.
    """
    read_desk_of(program)
    found = program.simulator.attempt(program.history.find(attempt))
    chosen = form or by_ending(out, _BY_ENDING, "markdown")
    out = file_of(out, is_text=True, name=chosen, example="exam.md")
    text = _written(program, found, chosen, with_advice=with_advice)
    with sink(out, may_replace=force) as file:
        file.write(text.encode("utf-8", "replace"))
    if out is not None:
        tell(f"Wrote {found.id} to {out}.")


def _written(program: Program, attempt: Attempt, form: str, *, with_advice: bool) -> str:
    from examsim.exporting.markdown import markdown
    from examsim.exporting.page import page

    if form == "json":
        return json.dumps(attempt_json(attempt)) + "\n"
    known = advise(program, attempt) if with_advice else {}
    document = (page if form == "html" else markdown)(date, known)
    return "".join(document.written([attempt]))
