"""The parts of a question and its rubric that can change one without another, and the question made of parts again.

Points are no part where there is a rubric: they are what its criteria add up to.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Rubric
from examsim.matching import alike

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Part = tuple[str, ...]
"""A name, such as ("prompt",), ("criterion", "formula", "statement") or ("example", the response)."""
Parts = dict[Part, Any]
"""What each part says; what is not there has no part."""

_NOT_COMPARED = frozenset({"id", "source", "points", "numeric"})
_SIMPLE = tuple(field.name for field in fields(Question) if field.name not in _NOT_COMPARED)
OF_RUBRICS = frozenset({"points", "best", "criterion", "misconception", "example"})
"""Beginnings of the parts that are about marks."""
_CRITERION = ("statement", "points", "accept", "required", "feedback")
_REWORDED = 0.75
"""How alike two statements are of which one is the other, gone over."""


def parts_of(question: Question, rubric: Rubric | None) -> Parts:
    """A question with its rubric, taken apart."""
    parts: Parts = {(name,): getattr(question, name) for name in _SIMPLE}
    parts["kind",] = (question.kind, question.numeric)
    if rubric is None:
        parts["points",] = question.points
        return parts
    parts["best",] = rubric.best
    for criterion in rubric.criteria:
        parts.update({("criterion", criterion.id, name): getattr(criterion, name) for name in _CRITERION})
        parts["criterion", criterion.id, "keywords"] = (criterion.keywords, criterion.at_least)
    parts.update({("misconception", one.statement): one for one in rubric.misconceptions})
    parts.update({("example", one.response): one for one in rubric.examples})
    return parts


def put_together(question: Question, parts: Parts) -> tuple[Question, Rubric | None]:
    """The question that parts make, and its rubric; what has no part is as in the question given."""
    kind, numeric = parts["kind",]
    simple = {name: parts[name,] for name in _SIMPLE if name != "kind"}
    made = replace(question, kind=kind, numeric=numeric, **simple)
    ids = dict.fromkeys(part[1] for part in parts if part[0] == "criterion")
    if not ids:
        return replace(made, points=parts.get(("points",), question.points)), None
    rubric = Rubric(
        made.id,
        tuple(_criterion(name, parts) for name in ids),
        tuple(value for part, value in parts.items() if part[0] == "misconception"),
        tuple(value for part, value in parts.items() if part[0] == "example"),
        parts.get(("best",)),
    )
    if rubric.best is not None and rubric.best > len(rubric.criteria):
        rubric = replace(rubric, best=None)
    return replace(made, points=rubric.max_points), rubric


def _criterion(name: str, parts: Parts) -> Criterion:
    keywords, at_least = parts["criterion", name, "keywords"]
    return Criterion(
        name, keywords=keywords, at_least=at_least, **{key: parts["criterion", name, key] for key in _CRITERION}
    )


def criteria_in(*sides: Parts) -> set[str]:
    """The ids of the criteria that are not on every one of these sides."""
    ids = [{part[1] for part in side if part[0] == "criterion"} for side in sides]
    return {name for name in set().union(*ids) if not all(name in each for each in ids)}


def with_criteria_named(rubric: Rubric | None, like: Rubric | None) -> Rubric | None:
    """A rubric drafted anew, its criteria under the ids they had where they are the same, if in other words."""
    if rubric is None or like is None:
        return rubric
    names = _names(rubric.criteria, like.criteria)
    taken = set(names.values())
    criteria = []
    for criterion in rubric.criteria:
        name = names.get(criterion.id) or _free(criterion.id, taken)
        taken.add(name)
        criteria.append(replace(criterion, id=name))
    return replace(rubric, criteria=tuple(criteria))


def _names(new: Iterable[Criterion], old: Iterable[Criterion]) -> dict[str, str]:
    scored = sorted(
        ((_likeness(one, other), one.id, other.id) for one in new for other in old), key=lambda each: -each[0]
    )
    names: dict[str, str] = {}
    for score, name, other in scored:
        if score >= _REWORDED and name not in names and other not in names.values():
            names[name] = other
    return names


def _likeness(one: Criterion, other: Criterion) -> float:
    return alike(one.statement, other.statement) + (one.id == other.id) * 0.2


def _free(name: str, taken: Iterable[str]) -> str:
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def in_words(value: Any) -> str:
    """What a part says, on a line of its own or several; nothing for what is not there."""
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, tuple):
        return "; ".join(filter(None, map(in_words, value)))
    if hasattr(value, "response"):
        return f"{value.response} ({value.points:g})"
    return str(getattr(value, "statement", value))


def said_of(parts: Mapping[Part, Any], part: Part) -> str:
    """What one side says of a part, in words; a criterion as a whole is its statement."""
    if part[0] == "criterion" and len(part) == 2:
        return in_words(parts.get((*part, "statement")))
    if part[2:] == ("keywords",) and part in parts:
        return _keywords(*parts[part])
    return in_words(parts.get(part))


def _keywords(groups: tuple[tuple[str, ...], ...], at_least: int | None) -> str:
    """Groups of keywords, and how many of them are asked for where that is said."""
    said = "; ".join(" or ".join(group) for group in groups)
    return said if at_least is None else f"{said} (at least {at_least})"
