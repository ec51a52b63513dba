"""A sentence for whatever is wrong with the shape of a file, as a teacher would say it and not as pydantic does.

Every field says in its model what it must be; a sentence puts that beside what is there, and names the usual cause.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.storage.quoting import shown
from examsim.storage.shape import Shape, shape_at
from examsim.storage.suggestion import did_you_mean

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from examsim.domain.errors import Problem
    from examsim.storage.fields import Entry
    from examsim.storage.yaml_document import Document, Location, Marks

_LONGEST_SLUG = 40


def shape_problem(error: ErrorDetails, document: Document, model: type[Entry]) -> Problem:
    """What one of pydantic's errors means, where it is."""
    location = error["loc"]
    if error["type"] == "extra_forbidden":
        message = _unknown_key(str(location[-1]), shape_at(model, location[:-1]))
        return document.problem(location, message, at_key=True)
    if error["type"] == "missing":
        key = str(location[-1])
        what = shape_at(model, location[:-1]).description(key).rstrip(".")
        return document.problem(location[:-1], f"'{key}' is missing: {what[:1].lower()}{what[1:]}", at_key=True)
    return document.problem(location, _wrong_value(error, shape_at(model, location), document.marks_at(location)))


def described(value: object, marks: Marks) -> str:
    """What stands in a file, to go on after "not"."""
    match value:
        case bool():
            reading = "true" if value else "false"
            return f"`{marks.written}`" + (f", which means {reading}" if marks.written.lower() != reading else "")
        case int() | float():
            return f"the number {shown(marks.written)}"
        case str():
            return f"the text '{shown(value)}'"
        case list():
            return "a list"
        case dict():
            return "keys with values"
        case _:
            return "nothing"


def _unknown_key(key: str, around: Shape) -> str:
    meant = did_you_mean(key, around.keys) or f"; the keys here are {', '.join(around.keys)}"
    return f"unknown key '{shown(key)}'{meant}"


def _wrong_value(error: ErrorDetails, shape: Shape, marks: Marks) -> str:
    name, value = _name(error["loc"]), error["input"]
    if value is None:
        return f"{name} has no value: write one, or leave it out"
    if value in ("", [], {}) or (isinstance(value, str) and not value.strip()):
        return f"{name} is empty: write something, or leave it out"
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    breaks_rule = error["type"] == "string_too_long" or (is_number and shape.annotation in (int, float))
    wanted = shape.wanted.rule if breaks_rule and shape.wanted.rule else shape.wanted.words
    return f"{name} must be {wanted}, not {described(value, marks)}{_advice(value, shape, marks)}"


def _name(location: Location) -> str:
    *around, last = location
    if around and around[-1] == "rubrics":
        return f"the rubric of '{shown(str(last))}'"
    if isinstance(last, str):
        return last
    return f"an entry of {[step for step in around if isinstance(step, str)][-1]}"


def _advice(value: object, shape: Shape, marks: Marks) -> str:
    """What to do about it, where there is a likely cause."""
    wants_text = "text" in shape.wanted.words
    if isinstance(value, str):
        return _advice_on_text(value, shape)
    if isinstance(value, dict | list) and wants_text:
        return ": a text with a colon in it, or beginning with a bracket, needs quotes"
    if shape.annotation is str or wants_text:
        return f': put it in quotes, "{shown(marks.written)}"'
    return ""


def _advice_on_text(value: str, shape: Shape) -> str:
    if shape.options:
        return did_you_mean(value, shape.options)
    if shape.annotation is str:
        slug = re.sub(r"[^a-z0-9]+", "-", value.casefold()).strip("-")
        return f" (perhaps '{slug}')" if slug and len(slug) <= _LONGEST_SLUG else ""
    if "list of texts" in shape.wanted.words:
        return f": put it in brackets, [{shown(value)}]"
    if shape.annotation in (int, float) and re.fullmatch(r"[-+.\d]+", value):
        return ": leave the quotes out"
    return ""
