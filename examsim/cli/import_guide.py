"""From study guides to banks with drafted rubrics."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from examsim.cli.import_report import report, say_report
from examsim.cli.options import json_option
from examsim.cli.output import say_json
from examsim.cli.progress import progress
from examsim.cli.signals import endings, stoppable
from examsim.cli.sources import STANDARD_INPUT, read_guide

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.cli.composition import Program
    from examsim.importing import Draft
    from examsim.importing.files.content import Content


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--bank", "bank_id", help="Id of the new bank; default: from its title.")
@click.option("--title", help="Its title; default: from the guide's headings, or the file's name.")
@click.option("--into", type=click.Path(path_type=Path), help="Folder to write to; default: your own banks.")
@click.option("--each", is_flag=True, help="Make a bank of each file, rather than one of them all.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--theirs", "side", flag_value="theirs", help="Imported again: take what the source has otherwise.")
@click.option("--ours", "side", flag_value="ours", help="Imported again: keep the bank's side, and add what is new.")
@click.option(
    "--force", "side", flag_value="force", help="Replace a bank that exists already, with everything edited in it."
)
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
    side: str | None,
    as_json: bool,
) -> None:
    """Turn study guides into a bank of questions and a drafted rubric.

    Reads text in the shapes people have, Markdown, PDF, Word, web pages, GIFT, Moodle XML, Aiken, CSV, TSV, JSON, and
    what Anki and Quizlet export; a dash reads standard input. What a file is, it shows itself, whatever its name.
    Several files become one bank.

    Writes DIR/question_bank/ID.yaml and DIR/rubrics/ID.yaml, and reports every line it could not understand. Look
    through both files before you trust the marks: a drafted rubric is a beginning.

    Imported again, after the source or the bank was edited, new questions are added and what you edited stays, under
    the ids it had, so its history stays too. What the source has changed is shown and asked about, or decided by
    --theirs or --ours; where nobody can be asked, the bank stays as it is until you decide.
    """
    from examsim.cli.import_again import Wishes, keep_or_settle

    folder = program.places.data if into is None else into
    wishes = Wishes(side, title, may_be_another=bank_id is not None, may_ask=not as_json, is_rehearsal=dry_run)
    # Asked to end, it takes the bar and what it had begun to write away first.
    with stoppable(endings()):
        # All are read and have their place before any is written: a mistake in the last leaves nothing half done.
        drafts = [_compared(program, draft) for draft in _drafts(program, files, bank_id, title, each=each)]
        kept = keep_or_settle(program, drafts, folder, wishes)
    for draft, (written, settled) in zip(drafts, kept, strict=True):
        if as_json:
            say_json(report(draft, written, settled))
        else:
            say_report(draft, written, settled, is_rehearsal=dry_run)


def _drafts(
    program: Program, files: Sequence[str], bank_id: str | None, title: str | None, *, each: bool
) -> list[Draft]:
    from examsim.authoring import import_guides
    from examsim.domain.errors import InputError

    if each and len(files) > 1 and (bank_id or title):
        raise InputError("--bank and --title fit one bank.", remedy="Leave out --each, or import the files one by one.")
    contents = [_content(name) for name in files]
    groups = [[content] for content in contents] if each else [contents]
    drafts: list[Draft] = []
    with progress("Reading", sum(len(content.data) for content in contents), program) as on_read:
        done = 0
        for group in groups:
            drafts.append(import_guides(group, bank_id, title, partial(_further, on_read, done)))
            done += sum(len(content.data) for content in group)
    return drafts


def _further(on_read: Callable[[int], None], before: int, read: int) -> None:
    on_read(before + read)


def _compared(program: Program, draft: Draft) -> Draft:
    """The draft with the questions that are probably the same in other words."""
    if len(draft.bank.questions) < 2:
        return draft
    from examsim.keeping.doubles import with_doubles

    encoder = program.graders.encoder
    with progress("Comparing", 2 * len(draft.bank.questions), program) as on_encoded:
        return with_doubles(draft, encoder, on_encoded)


def _content(name: str) -> Content:
    from examsim.importing import Content

    return Content(read_guide(name), "stdin" if name == STANDARD_INPUT else str(Path(name)))
