"""The screens in a browser."""

from __future__ import annotations

import asyncio
import secrets
import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from examsim.cli.options import json_option
from examsim.cli.output import say, say_json, tell
from examsim.cli.signals import Stopped

if TYPE_CHECKING:
    from examsim.cli.composition import Program

_KEY_BYTES = 18


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on: of this machine alone.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@json_option
@click.pass_obj
def command(program: Program, *, host: str, port: int, as_json: bool) -> None:
    """Show the screens in a browser, at the address that is printed.

    Whoever knows the address can use examsim as you: keep it to yourself. Each page is an examsim of its own; closing
    it is like closing a terminal: everything is saved, and the clock of an exam runs on.
    """
    from examsim.cli.serving.access import is_this_machine
    from examsim.cli.serving.server import Server

    if not is_this_machine(host):
        tell(f"{host} can be reached from other machines, and what is sent is not encrypted.")
    given = [part for name, value in program.flags.items() for part in ("--set", f"{name}={value}")]
    server = Server(host, port, secrets.token_urlsafe(_KEY_BYTES), given)
    raise Stopped(asyncio.run(server.serve(partial(_show, as_json=as_json))))


def _show(address: str, *, as_json: bool) -> None:
    if as_json:
        say_json({"address": address})
    else:
        say(address)
    sys.stdout.flush()
    tell("Open this address in a browser; ctrl+c ends it.")
