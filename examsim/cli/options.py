"""Options that several commands share."""

from __future__ import annotations

import math
import sys
from datetime import datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from examsim.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from examsim.domain.settings import Value

JSON_OF_A_SITTING = "with the words on standard error and the marks as JSON on standard output."
STANDARD_OUTPUT = Path("-")
out_option = click.option(
    "--out", type=click.Path(path_type=Path), help="File to write; default, and for a dash: standard output."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, for programs.")


def file_of(out: Path | None, *, is_text: bool, name: str, example: str) -> Path | None:
    """The file that is to be written, none for standard output; what is no text only goes there through a pipe."""
    if not is_text and (out == STANDARD_OUTPUT or (out is None and sys.stdout.isatty())):
        raise InputError(f"{name} is no text for a terminal.", remedy=f"Give --out {example}.")
    return None if out == STANDARD_OUTPUT else out


class Amount(click.ParamType[float]):
    """A number above zero, and below a limit that keeps slips of the finger out."""

    name = "number"

    def __init__(self, most: float) -> None:
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Read the number, or say what is wrong with it."""
        try:
            number = float(value)
        except ValueError:
            self.fail(f"{value} is not a number.", param, ctx)
        if not (math.isfinite(number) and 0 < number <= self._most):
            self.fail(f"{value} is not a number above 0 and at most {self._most:g}.", param, ctx)
        return number


class Given(click.ParamType[tuple[str, "Value"]]):
    """A setting as NAME=VALUE."""

    name = "name=value"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Value]:
        """Read the setting, or say what is wrong with it."""
        from examsim.domain.settings import BY_NAME
        from examsim.storage.suggestion import did_you_mean

        name, separator, given = str(value).partition("=")
        if not separator:
            self.fail(f"{value} has no value: write {name}=VALUE.", param, ctx)
        if name not in BY_NAME:
            self.fail(f"unknown setting '{name}'{did_you_mean(name, BY_NAME)}", param, ctx)
        try:
            return name, BY_NAME[name].read(given)
        except ValueError as error:
            self.fail(f"{name} {error}", param, ctx)


class Day(click.ParamType[datetime]):
    """A day on the learner's calendar, as the instant it begins, or the one it is over, or a time of that day."""

    name = "day"

    def __init__(self, *, is_last: bool = False, has_time: bool = False) -> None:
        self._is_last, self._has_time = is_last, has_time

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the day, or say what is wrong with it."""
        form = "%Y-%m-%dT%H:%M" if self._has_time and "T" in str(value) else "%Y-%m-%d"
        try:
            day = datetime.strptime(str(value), form)  # noqa: DTZ007 - the zone is the machine's, below
            return (day + timedelta(days=self._is_last)).astimezone()
        except (ValueError, OverflowError):
            self.fail(f"{value} is not a day: write it as 2025-12-31.", param, ctx)


def sitting_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options on how an exam is sat, given to the command as one ``voice``; None is the screens."""

    @click.option("--plain", is_flag=True, help="A dialogue in plain lines: for pipes, scripts and screen readers.")
    @click.option("--json", "as_json", is_flag=True, help=f"As --plain, {JSON_OF_A_SITTING}")
    @wraps(command)
    def heard(*arguments: Any, plain: bool, as_json: bool, **options: Any) -> Any:
        from examsim.cli.voice import Voice

        return command(*arguments, voice=Voice(as_json=as_json) if plain or as_json else None, **options)

    return heard


def which_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Options that choose exams, given to the command as one ``which``."""

    @wraps(command)
    def chosen(
        *arguments: Any,
        bank: str | None,
        mode: str | None,
        since: datetime | None,
        until: datetime | None,
        **options: Any,
    ) -> Any:
        from examsim.domain.exam import Mode
        from examsim.domain.history import Which

        return command(*arguments, which=Which(bank, Mode(mode) if mode else None, since, until), **options)

    for option in (
        click.option("--until", type=Day(is_last=True), help="Only exams finished on this day or before."),
        click.option("--since", type=Day(), help="Only exams finished on this day or later, as 2025-12-31."),
        click.option("--mode", type=click.Choice(["exam", "practice", "drill"]), help="Only exams of this mode."),
        click.option("--bank", help="Only exams with questions of this bank."),
    ):
        chosen = option(chosen)
    return chosen
