"""From study guides to banks with drafted rubrics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from examsim.cli.import_report import report, say_report
from examsim.cli.options import json_option
from examsim.cli.output import say_json
from examsim.cli.sources import MEGABYTE, STANDARD_INPUT, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.cli.composition import Program
    from examsim.importing import Draft
    from examsim.importing.files.content import Content

_LARGEST = 256 * MEGABYTE
"""A deck of cards comes with its pictures and sounds."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--bank", "bank_id", help="Id of the new bank; default: from its title.")
@click.option("--title", help="Its title; default: from the guide's headings, or the file's name.")
@click.option("--into", type=click.Path(path_type=Path), help="Folder to write to; default: your own banks.")
@click.option("--each", is_flag=True, help="Make a bank of each file, rather than one of them all.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--force", is_flag=True, help="Replace a bank that exists already.")
@json_option
@click.pass_obj
def command(  # noqa: PLR0913 - one argument for each option
    program: Program,
    files: Sequence[str],
    *,
    bank_id: str | None,
    title: str | None,
    into: Path | None,
    each: bool,
    dry_run: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Turn study guides into a bank of questions and a drafted rubric.

    Reads text in the shapes people have, Markdown, PDF, Word, web pages, GIFT, Moodle XML, Aiken, CSV and TSV, and what
    Anki and Quizlet export; a dash reads standard input. What a file is, it shows itself, whatever its name. Several
    files become one bank.

    Writes DIR/question_bank/ID.yaml and DIR/rubrics/ID.yaml, and reports every line it could not understand. Look
    through both files before you trust the marks: a drafted rubric is a beginning.
    """
    from examsim.authoring import keep_all

    # All are read and have their place before any is written: a mistake in the last leaves nothing half done.
    drafts = _drafts(files, bank_id, title, each=each)
    folder = program.places.data if into is None else into
    kept = keep_all([draft.bank for draft in drafts], folder, may_replace=force, is_rehearsal=dry_run)
    for draft, paths in zip(drafts, kept, strict=True):
        if as_json:
            say_json(report(draft, paths))
        else:
            say_report(draft, paths, is_rehearsal=dry_run)


def _drafts(files: Sequence[str], bank_id: str | None, title: str | None, *, each: bool) -> list[Draft]:
    from examsim.authoring import import_guides
    from examsim.domain.errors import InputError

    if each and len(files) > 1 and (bank_id or title):
        raise InputError("--bank and --title fit one bank.", remedy="Leave out --each, or import the files one by one.")
    groups = [[name] for name in files] if each else [files]
    return [import_guides([_content(name) for name in group], bank_id, title) for group in groups]


def _content(name: str) -> Content:
    from examsim.importing.files.content import Content

    return Content(read_bytes(name, _LARGEST), "stdin" if name == STANDARD_INPUT else name)
