"""Rules that join several values of bank and rubric files.

They read the plain data, as far as it makes sense, and not the validated models: a misspelt key in one place must not
hide that points do not add up in another. What a value is by itself is the models' business; here a value of the wrong
type is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examsim.domain.question import DEFAULT_POINTS
from examsim.storage.fields import MAX_POINTS
from examsim.storage.quoting import shown
from examsim.storage.suggestion import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.domain.errors import Problem
    from examsim.storage.yaml_document import Document, Location

Numeric = ("value", "tolerance", "unit")


def check_bank(document: Document) -> Iterator[Problem]:
    """The rules within one bank file."""
    yield from _unique(document, ("questions",), "question")
    for index, question in _entries(document.data, "questions"):
        yield from _check_kind(document, ("questions", index), question)


def check_rubrics(document: Document) -> Iterator[Problem]:
    """The rules within one rubric file."""
    for question_id, rubric in rubrics_of(document).items():
        location = ("rubrics", question_id)
        yield from _unique(document, (*location, "criteria"), "criterion")
        criteria = rubric.get("criteria")
        best = _count(rubric.get("best"))
        if best is not None and isinstance(criteria, list) and best > len(criteria):
            message = f"best is {best}, but there are only {len(criteria)} criteria"
            yield document.problem((*location, "best"), message)
        for index, criterion in _entries(rubric, "criteria"):
            yield from _check_at_least(document, (*location, "criteria", index), criterion)
        yield from _check_examples(document, location, rubric)
        for index, misconception in _entries(rubric, "misconceptions"):
            if "cap" not in misconception and "deduct" not in misconception:
                message = "a misconception needs 'cap' or 'deduct': what it costs"
                yield document.problem((*location, "misconceptions", index), message)


def check_match(rubrics: Document, bank: Document) -> Iterator[Problem]:
    """The rules between a rubric file and its bank."""
    named, bank_id = rubrics.data.get("bank"), bank.data.get("id")
    if isinstance(named, str) and isinstance(bank_id, str) and named != bank_id:
        message = f"these rubrics are for '{shown(named)}', but the bank beside them is '{shown(bank_id)}'"
        yield rubrics.problem(("bank",), message)
    questions = {q["id"]: q for _, q in _entries(bank.data, "questions") if isinstance(q.get("id"), str)}
    for question_id, rubric in rubrics_of(rubrics).items():
        location = ("rubrics", question_id)
        if question_id not in questions:
            message = f"the bank has no question '{shown(question_id)}'{did_you_mean(question_id, questions)}"
            yield rubrics.problem(location, message, at_key=True)
            continue
        points = _number(questions[question_id].get("points", DEFAULT_POINTS))
        if points is not None and 0 < points <= MAX_POINTS:
            yield from _check_points(rubrics, location, rubric, points)


def rubrics_of(document: Document) -> dict[str, dict[str, Any]]:
    """The rubrics of a file that look like rubrics, by question id."""
    rubrics = document.data.get("rubrics")
    entries = rubrics.items() if isinstance(rubrics, dict) else ()
    return {question_id: rubric for question_id, rubric in entries if isinstance(rubric, dict)}


def _check_kind(document: Document, location: Location, question: dict[str, Any]) -> Iterator[Problem]:
    kind = question.get("kind", "free_response")
    if kind == "numeric":
        if "value" not in question:
            yield document.problem(location, "a numeric question needs 'value': the number that is right")
        return
    for key in Numeric:
        if key in question:
            message = f"'{key}' is for numeric questions: write `kind: numeric`, or leave it out"
            yield document.problem((*location, key), message, at_key=True)
    if kind == "short_answer" and "answer" not in question and "accept" not in question:
        yield document.problem(location, "a short_answer question needs 'accept' or 'answer'")
    if kind == "free_response" and "answer" not in question:
        yield document.problem(location, "'answer' is missing: the verified solution")


def _check_at_least(document: Document, location: Location, criterion: dict[str, Any]) -> Iterator[Problem]:
    at_least = _count(criterion.get("at_least"))
    keywords = criterion.get("keywords", [])
    if at_least is not None and isinstance(keywords, list) and at_least > len(keywords):
        message = f"at_least is {at_least}, but there are only {len(keywords)} keyword groups"
        yield document.problem((*location, "at_least"), message)


def _check_points(document: Document, location: Location, rubric: dict[str, Any], points: float) -> Iterator[Problem]:
    yield from _check_sum(document, location, rubric, points)
    for index, misconception in _entries(rubric, "misconceptions"):
        cap, deduct = _number(misconception.get("cap")), _number(misconception.get("deduct"))
        if cap is not None and cap >= points:
            message = f"a cap of {cap:g} changes nothing: the question is worth {points:g}"
            yield document.problem((*location, "misconceptions", index, "cap"), message)
        if deduct is not None and deduct > points:
            message = f"{deduct:g} points cannot be taken off a question worth {points:g}"
            yield document.problem((*location, "misconceptions", index, "deduct"), message)
    for index, example in _entries(rubric, "examples"):
        given = _number(example.get("points"))
        if given is not None and given > points:
            message = f"this response is marked {given:g}, but the question is worth {points:g}"
            yield document.problem((*location, "examples", index, "points"), message)


def _check_examples(document: Document, location: Location, rubric: dict[str, Any]) -> Iterator[Problem]:
    seen: dict[str, tuple[object, int]] = {}
    for index, example in _entries(rubric, "examples"):
        response, points = example.get("response"), example.get("points")
        here = (*location, "examples", index)
        if not isinstance(response, str):
            continue
        given, line = seen.setdefault(response, (points, document.marks_at(here).line))
        if given != points:
            yield document.problem(here, f"the same response is marked otherwise in line {line}")


def _check_sum(document: Document, location: Location, rubric: dict[str, Any], points: float) -> Iterator[Problem]:
    criteria = rubric.get("criteria")
    if not isinstance(criteria, list) or not criteria:
        return
    worth = [_number(c.get("points")) if isinstance(c, dict) else None for c in criteria]
    numbers = sorted((w for w in worth if w is not None), reverse=True)
    if len(numbers) < len(criteria):
        return
    best = _count(rubric.get("best")) if "best" in rubric else len(numbers)
    if best is None or best > len(numbers):
        return
    total = sum(numbers[:best])
    if total != points:
        which = f"the best {best} criteria" if "best" in rubric else "the criteria"
        message = f"{which} add up to {total:g}, but the question is worth {points:g}"
        yield document.problem((*location, "criteria"), message, at_key=True)


def _unique(document: Document, location: Location, noun: str) -> Iterator[Problem]:
    lines: dict[str, int] = {}
    data = document.data
    for step in location[:-1]:
        data = data[step]
    for index, entry in _entries(data, str(location[-1])):
        name = entry.get("id")
        if not isinstance(name, str):
            continue
        here = (*location, index, "id")
        if name in lines:
            message = f"{noun} id '{shown(name)}' is used a second time (first in line {lines[name]})"
            yield document.problem(here, message)
        else:
            lines[name] = document.marks_at(here).line


def _entries(data: Any, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    values: Sequence[Any] = data.get(key) if isinstance(data.get(key), list) else ()
    for index, value in enumerate(values):
        if isinstance(value, dict):
            yield index, value


def _number(value: object) -> float | None:
    return None if isinstance(value, bool) or not isinstance(value, int | float) else float(value)


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None
