"""Options that several commands share."""

from __future__ import annotations

import math
from typing import Any

import click

json_option = click.option("--json", "as_json", is_flag=True, help="Write JSON, for programs.")
plain_option = click.option(
    "--plain", is_flag=True, help="A dialogue in plain lines: for pipes, scripts and screen readers."
)


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
