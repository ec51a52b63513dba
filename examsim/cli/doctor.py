"""Whether everything examsim needs is there, and what to do where it is not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from examsim.cli.exits import OK, SURROUNDINGS
from examsim.cli.options import json_option
from examsim.cli.output import say, say_json
from examsim.domain.errors import EncoderUnavailable, ExamsimError
from examsim.tui.figures import counted, date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.cli.composition import Program


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found."""

    name: str
    is_well: bool
    said: str
    remedy: str = ""


@click.command("doctor")
@json_option
@click.pass_obj
def command(program: Program, *, as_json: bool) -> int:
    """Say whether everything examsim needs is there; exits with 3 when something is wrong."""
    findings = [
        *_model(program),
        _store(program),
        _backups(program),
        *_banks(program),
        _settings(program),
        _terminal(program),
    ]
    if as_json:
        say_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            say(f"{'ok   ' if finding.is_well else 'WRONG'}  {finding.name:<9}  {finding.said}")
            if finding.remedy:
                say(f"{'':<18}{finding.remedy}")
    return OK if all(finding.is_well for finding in findings) else SURROUNDINGS


def _model(program: Program) -> Iterator[Finding]:
    """The weights that come with examsim, and whether the model in force loads."""
    from examsim.grading.weights import MODEL, PACKAGE, REINSTALL, find_weights

    if program.graders.model == "none":
        yield Finding("model", is_well=True, said="none, as asked for: marks rest on keywords alone")
        return
    if program.graders.model is None:
        try:
            weights = find_weights()
        except EncoderUnavailable as error:
            yield Finding("weights", is_well=False, said=error.message, remedy=error.remedy)
            return
        verdict = "as published" if weights.is_genuine else "NOT as published"
        said = f"{MODEL} from {PACKAGE} {weights.version}, sha256 {weights.sha256} {verdict}, in {weights.path}"
        yield Finding("weights", weights.is_genuine, said, "" if weights.is_genuine else REINSTALL)
    yield _loaded(program.graders.model)


def _loaded(model: str | None) -> Finding:
    from examsim.grading.sentence_encoder import SentenceEncoder

    try:
        encoder = SentenceEncoder.load(model)
        encoder.encode(["The quick brown fox jumps over the lazy dog."])
    except EncoderUnavailable as error:
        return Finding("model", is_well=False, said=error.message, remedy=error.remedy)
    return Finding("model", is_well=True, said=f"{encoder.version} loads and encodes")


def _store(program: Program) -> Finding:
    path = program.places.store
    try:
        finished, unfinished = program.history.count(), len(program.store.unfinished())
    except ExamsimError as error:
        return Finding("store", is_well=False, said=error.message, remedy=error.remedy)
    if program.store.salvaged:
        remedy = (
            "Nothing needs doing; look through `examsim history`, and keep the damaged file if something is missing."
        )
        return Finding("store", is_well=False, said=str(program.store.salvaged), remedy=remedy)
    return Finding("store", is_well=True, said=f"{path}: {finished} finished, {unfinished} unfinished")


def _backups(program: Program) -> Finding:
    from examsim.storage.backups import backups, is_sound
    from examsim.storage.failures import backups_of

    store = program.places.store
    made, folder = backups(store), backups_of(store)
    if folder.exists() and not folder.is_dir():
        remedy = "Move that file away: a backup is made once a day then."
        return Finding("backups", is_well=False, said=f"{folder} is a file where the folder should be", remedy=remedy)
    if not made:
        return Finding("backups", is_well=True, said=f"none yet; one is made once a day, in {folder}")
    newest = max(made, key=lambda path: made[path])
    when = f"{counted(len(made), 'backup')}, the newest of {date(made[newest])}"
    if is_sound(newest):
        return Finding("backups", is_well=True, said=f"{when} and sound, in {folder}")
    remedy = f"Delete {newest}; the next start makes another."
    return Finding("backups", is_well=False, said=f"{when} and DAMAGED, in {folder}", remedy=remedy)


def _banks(program: Program) -> Iterator[Finding]:
    summaries = program.library.summaries()
    broken = [summary for summary in summaries if summary.problems]
    for summary in broken:
        said = f"{summary.id}: {counted(summary.problems, 'problem')}"
        yield Finding("bank", is_well=False, said=said, remedy="`examsim check` lists them with their lines.")
    if not summaries:
        remedy = "`examsim import FILE` makes one from a study guide."
        yield Finding("banks", is_well=False, said="no bank is in force", remedy=remedy)
    elif not broken:
        yield Finding("banks", is_well=True, said=f"{counted(len(summaries), 'bank')} without problems")


def _settings(program: Program) -> Finding:
    problems = program.in_force.problems
    if problems:
        said = f"{counted(len(problems), 'problem')}, the first at {problems[0]}"
        return Finding("settings", is_well=False, said=said, remedy="`examsim settings` lists them.")
    return Finding("settings", is_well=True, said=f"{counted(len(program.in_force.found), 'setting')} changed")


def _terminal(program: Program) -> Finding:
    name = program.environ.get("TERM", "")
    if name in {"", "dumb", "unknown"}:
        said = f"TERM is {name or 'not set'}: no screens here"
        return Finding("terminal", is_well=True, said=said, remedy="`examsim take BANK --plain` works without.")
    colours = "no colours, as asked for" if program.environ.get("NO_COLOR") else "colours"
    return Finding("terminal", is_well=True, said=f"{name}, {colours}")
