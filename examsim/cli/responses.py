"""A file of responses to mark: CSV with a header, or one JSON object a line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from examsim.authoring import Response
from examsim.cli.json_lines import read_json_lines
from examsim.domain.errors import InputError, Problem, ProblemsError
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.bank import Bank

COLUMNS = ("question", "response", "learner")
"""What is read; the last may be missing."""


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    values: dict[str, Any]


def read_responses(text: str, source: str, bank: Bank) -> list[Response]:
    """Every response of a file, in order. Raises ProblemsError with every bad row, located."""
    if text.lstrip().startswith("["):
        problem = Problem(source, 1, 1, "JSON lines are wanted, one object a line; this is an array")
        raise ProblemsError([problem], remedy="Nothing was marked. Write each response on a line of its own.")
    reader = _Reader(source, bank)
    rows = reader.json_rows(text) if text.lstrip().startswith("{") else reader.csv_rows(text)
    responses = [response for row in rows if (response := reader.response(row)) is not None]
    if reader.problems:
        raise ProblemsError(
            sorted(reader.problems, key=lambda problem: problem.line),
            remedy="Nothing was marked. Mend these lines and try again.",
        )
    if not responses:
        raise InputError(f"{source} has no responses.", remedy="Give a line for each response.")
    return responses


class _Reader:
    def __init__(self, source: str, bank: Bank) -> None:
        self._source = source
        self._questions = {question.id for question in bank.questions}
        self.problems: list[Problem] = []

    def _problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self._source, line, 1, message))

    def json_rows(self, text: str) -> Iterator[_Row]:
        values, problems = read_json_lines(text, self._source)
        self.problems += problems
        for number, value in values:
            if isinstance(value, dict):
                yield _Row(number, value)
            else:
                self._problem(number, "each line holds one JSON object: {...}")

    def csv_rows(self, text: str) -> Iterator[_Row]:
        csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # it is the whole process's
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        try:
            header = [name.strip().casefold() for name in next(lines)]
            if not self._knows(header):
                return
            end = lines.line_num
            for cells in lines:
                first, end = end + 1, lines.line_num
                if not cells:
                    continue
                if len(cells) == len(header):
                    yield _Row(first, dict(zip(header, cells, strict=True)))
                else:
                    self._problem(first, f"{counted(len(cells), 'column')} where the header has {len(header)}")
        except csv.Error as error:
            self._problem(lines.line_num, f"not readable as CSV: {error}")

    def _knows(self, header: Sequence[str]) -> bool:
        missing = [name for name in COLUMNS[:2] if name not in header]
        if missing:
            self._problem(
                1, f"the header has no column {' and no column '.join(missing)}; it names {', '.join(header)}"
            )
        doubled = [name for name in COLUMNS if header.count(name) > 1]
        if doubled:
            self._problem(1, f"the header names {' and '.join(doubled)} more than once: which is meant?")
        return not missing and not doubled

    def response(self, row: _Row) -> Response | None:
        before = len(self.problems)
        question, response, learner = (row.values.get(name) for name in COLUMNS)
        if not isinstance(question, str) or question.strip() not in self._questions:
            self._problem(row.line, self._unknown(question))
        if not isinstance(response, str):
            self._problem(row.line, "no response: give a text, which may be empty")
        if len(self.problems) > before or not isinstance(question, str) or not isinstance(response, str):
            return None
        return Response(question.strip(), response, str(learner) if learner not in (None, "") else None)

    def _unknown(self, question: Any) -> str:
        if question is None:
            return "no question: give its id"
        near = get_close_matches(str(question), self._questions, 1)
        return f"the bank has no question {question!r}" + (f" (did you mean {near[0]!r}?)" if near else "")


def _delimiter(text: str) -> str:
    header = text.lstrip().split("\n", 1)[0]
    return max(",;\t", key=header.count)
