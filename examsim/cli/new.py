"""Beginning a bank of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examsim.cli.options import json_option
from examsim.cli.output import say, say_json, tell

if TYPE_CHECKING:
    from examsim.cli.composition import Program


@click.command("new")
@click.argument("bank")
@click.option("--title", help="What it is called; default: its name as words.")
@click.option("--into", type=click.Path(path_type=Path), help="Folder to write to; default: your own banks.")
@json_option
@click.pass_obj
def command(program: Program, bank: str, *, title: str | None, into: Path | None, as_json: bool) -> None:
    """Begin BANK, named in lowercase letters, digits and hyphens.

    Writes DIR/question_bank/BANK.yaml and DIR/rubrics/BANK.yaml with one question that shows everything a question and
    its rubric can say, and that can be sat as it is: write your own over it.
    """
    from examsim.authoring import require_id
    from examsim.keeping.beginning import begin

    require_id(bank)
    called = " ".join((title or "").split()) or bank.replace("-", " ").capitalize()
    paths = begin(bank, called, program.places.data if into is None else into)
    if as_json:
        say_json({"bank": bank, "title": called, "files": [str(path) for path in paths]})
        return
    say(f"{called}: a bank with one question to write over")
    for path in paths:
        say(f"  {path}")
    name = bank if into is None else str(paths[0])
    tell(f"Then: examsim check {' '.join(map(str, paths))}\n      examsim take {name}")
