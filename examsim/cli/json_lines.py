"""JSON lines: one value a line, blank lines between them allowed."""

from __future__ import annotations

import json
from typing import Any

from examsim.domain.errors import Problem


def read_json_lines(text: str, source: str) -> tuple[list[tuple[int, Any]], list[Problem]]:
    """Every value with the number of its line, and every line that is no JSON."""
    values: list[tuple[int, Any]] = []
    problems: list[Problem] = []
    # Not splitlines: a JSON string may hold other line separators as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            values.append((number, json.loads(line)))
        except json.JSONDecodeError as error:
            problems.append(Problem(source, number, error.colno, f"not JSON: {error.msg}"))
        except (RecursionError, ValueError) as error:  # nested or long beyond what anybody means
            problems.append(Problem(source, number, 1, f"not JSON that can be read: {error}"))
    return values, problems
