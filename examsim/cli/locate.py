"""Which folders and files are in force."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.options import json_option
from examsim.cli.output import say, say_json
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from examsim.cli.composition import Program


@click.command("locate")
@json_option
@click.pass_obj
def command(program: Program, *, as_json: bool) -> None:
    """Say which folders and files are in force.

    Where two folders hold a bank of the same name, the one listed first is used.
    """
    found = _located(program)
    if as_json:
        say_json(found)
        return
    say("Banks and rubrics, the first in force before the next:")
    for folder in found["folders"]:
        say(f"  {folder['origin']:<8}  {folder['questions']}\n  {'':<8}  {folder['rubrics']}")
    say("\nBanks:")
    for bank in found["banks"]:
        size = counted(bank["questions"], "question")
        say(f"  {bank['origin']:<8}  {bank['id']}  ({size}){_problems(bank['problems'])}")
    say()
    for name in ("store", "settings", "config", "cache", "log"):
        say(f"{name:<10}  {found[name]}")


def _located(program: Program) -> dict[str, Any]:
    places = program.places
    return {
        "folders": [
            {"origin": folder.origin, "questions": str(folder.questions), "rubrics": str(folder.rubrics)}
            for folder in program.folders
        ],
        "banks": [asdict(summary) for summary in program.library.summaries()],
        "store": str(places.store),
        "settings": str(program.settings_store.path),
        "config": str(places.config),
        "cache": str(places.cache),
        "log": str(places.log),
    }


def _problems(number: int) -> str:
    return f"  {counted(number, 'problem')}: `examsim check` lists them" if number else ""
