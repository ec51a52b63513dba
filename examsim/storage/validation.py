"""From the plain values of a file to a validated model, with every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import ValidationError

from examsim.domain.errors import Problem
from examsim.storage.bank_model import BankFile
from examsim.storage.checks import check_bank, check_rubrics
from examsim.storage.fields import SCHEMA, Entry
from examsim.storage.paths import QUESTIONS, RUBRICS
from examsim.storage.rubric_model import RubricFile
from examsim.storage.wording import described, shape_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from examsim.storage.yaml_document import Document

Model = TypeVar("Model", bound=Entry)

MOST_PROBLEMS = 200
"""Of one file; what is wrong in more places than this is wrong in the same way in most of them."""


@dataclass(frozen=True, slots=True)
class Form(Generic[Model]):
    """A kind of file: its model, and the rules that join its values."""

    noun: str
    folder: str
    key: str
    """The key that tells it from the other kind."""
    model: type[Model]
    check: Callable[[Document], Iterator[Problem]]


BANK_FORM = Form("a bank", QUESTIONS, "questions", BankFile, check_bank)
RUBRIC_FORM = Form("a file of rubrics", RUBRICS, "rubrics", RubricFile, check_rubrics)


@dataclass(frozen=True, slots=True)
class Checked(Generic[Model]):
    """A file as far as it could be read."""

    document: Document | None
    """None where there is nothing to check further."""
    entry: Model | None
    """None where there are problems of shape."""
    problems: list[Problem]


def checked(document: Document | None, problems: list[Problem], form: Form[Model]) -> Checked[Model]:
    """The model of a file that was read, with every problem it has by itself."""
    if document is None:
        return Checked(None, None, problems)
    fatal = _other_kind(document, form) or _newer_schema(document)
    if fatal is not None:
        return Checked(None, None, [*problems, fatal])
    entry, shape_problems = _entry(document, form.model)
    joint_problems = islice(form.check(document), MOST_PROBLEMS + 1)
    return Checked(document, entry, in_order([*problems, *_schema(document), *shape_problems, *joint_problems]))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems of one file as they stand in it, each once, and not more than anyone would read."""
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))
    if len(ordered) <= MOST_PROBLEMS:
        return ordered
    last = ordered[MOST_PROBLEMS - 1]
    more = Problem(last.path, last.line, last.column, "there are more problems from here on")
    return [*ordered[:MOST_PROBLEMS], more]


def _other_kind(document: Document, form: Form[Model]) -> Problem | None:
    data = document.data
    if not isinstance(data, dict):
        message = f"this is {described(data, document.marks)}: {form.noun} begins with `schema: {SCHEMA}`"
        return document.problem((), message)
    for other in (BANK_FORM, RUBRIC_FORM):
        if other.key in data and form.key not in data:
            return document.problem((other.key,), f"this is {other.noun}: it belongs in {other.folder}/", at_key=True)
    return None


def _newer_schema(document: Document) -> Problem | None:
    version = document.data.get("schema")
    if not isinstance(version, int) or version <= SCHEMA:
        return None
    message = f"this file is in schema {version}, and this examsim reads schema {SCHEMA}: upgrade examsim to use it"
    return document.problem(("schema",), message)


def _schema(document: Document) -> list[Problem]:
    if "schema" not in document.data:
        return [document.problem((), f"'schema' is missing: begin the file with `schema: {SCHEMA}`")]
    version = document.data["schema"]
    if version == SCHEMA and isinstance(version, int) and not isinstance(version, bool):
        return []
    found = described(version, document.marks_at(("schema",)))
    return [document.problem(("schema",), f"schema must be the number {SCHEMA}, not {found}")]


def _entry(document: Document, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    try:
        # The schema has been looked at; pydantic would take True for 1.
        return model.model_validate({**document.data, "schema": SCHEMA}), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        return None, [shape_problem(detail, document, model) for detail in details[: MOST_PROBLEMS + 1]]
