"""From study guides to banks with drafted rubrics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.options import json_option
from examsim.cli.output import say, say_json, tell
from examsim.cli.sources import read_bytes
from examsim.domain.errors import InputError
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.cli.composition import Program
    from examsim.importing import Draft


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--bank", "bank_id", help="Id of the new bank; default: from its title.")
@click.option("--title", help="Its title; default: from the guide's headings, or the file's name.")
@click.option("--into", type=click.Path(path_type=Path), help="Folder to write to; default: your own banks.")
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
    dry_run: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Turn each study guide into a bank of questions and a drafted rubric.

    Writes DIR/question_bank/ID.yaml and DIR/rubrics/ID.yaml, and reports every line it could not understand. Look
    through both files before you trust the marks: a drafted rubric is a beginning.
    """
    from examsim.authoring import import_guide, keep_all

    if len(files) > 1 and (bank_id or title):
        raise InputError("--bank and --title fit one file.", remedy="Import the files one by one to name them.")
    # All are read and have their place before any is written: a mistake in the last leaves nothing half done.
    drafts = [import_guide(read_bytes(name), Path(name).name, bank_id, title) for name in files]
    folder = program.places.data if into is None else into
    kept = keep_all([draft.bank for draft in drafts], folder, may_replace=force, is_rehearsal=dry_run)
    for draft, paths in zip(drafts, kept, strict=True):
        if as_json:
            say_json(_report(draft, paths))
        else:
            _say_report(draft, paths, is_rehearsal=dry_run)


def _report(draft: Draft, paths: Sequence[Path]) -> dict[str, Any]:
    return {
        "bank": draft.bank.id,
        "questions": len(draft.bank.questions),
        "merged_duplicates": draft.merged_duplicates,
        "not_understood": [{"line": part.line, "text": part.text} for part in draft.not_understood],
        "files": [str(path) for path in paths],
    }


def _say_report(draft: Draft, paths: Sequence[Path], *, is_rehearsal: bool) -> None:
    merged = f", {counted(draft.merged_duplicates, 'duplicate')} merged" if draft.merged_duplicates else ""
    say(f"{draft.bank.title}: {counted(len(draft.bank.questions), 'question')}{merged}")
    say("Would write:" if is_rehearsal else "Wrote:")
    for path in paths:
        say(f"  {path}")
    if draft.not_understood:
        tell(f"Not understood, and left out ({counted(len(draft.not_understood), 'place')}):")
        for part in draft.not_understood:
            tell(f"  line {part.line}: {part.text}")
    if not is_rehearsal:
        tell(f"Look through them, then: examsim take {paths[0]}")
