"""Responses that people have marked, as lines of a data set, checked before anything is measured on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from examsim.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


_MOST_POINTS = 1e6
"""No person gives more; it keeps infinity and numbers beyond a float out."""


@dataclass(frozen=True, slots=True)
class MarkedResponse:
    """A line of a data set: a response with a person's score."""

    question_id: str
    prompt: str
    references: tuple[str, ...]
    response: str
    score: float
    label: str = ""
    elements: tuple[tuple[str, float], ...] = ()
    """A rubric: statements and their points."""
    max_points: float | None = None
    """What the elements are counted up to; None for all of them."""

    @property
    def most(self) -> float:
        """What the elements are counted up to; a question may list more than it asks for."""
        return self.max_points or sum(points for _, points in self.elements) or 1.0


def read_rows(records: Iterable[tuple[int, Any]], path: str) -> tuple[list[MarkedResponse], list[Problem]]:
    """Lines of a data set, from line numbers and parsed values; every problem of every line."""
    rows: list[MarkedResponse] = []
    problems: list[Problem] = []
    for line, record in records:
        found = list(_problems(record))
        problems += [Problem(path, line, 1, message) for message in found]
        if not found:
            rows.append(_row(record))
    return rows, problems


def _row(record: Mapping[str, Any]) -> MarkedResponse:
    references = record["reference"]
    references = (references,) if isinstance(references, str) else tuple(references)
    question_id = record.get("question_id") or " / ".join((record["question"], *references[:1]))
    elements = tuple((element["element"], float(element["points"])) for element in record.get("rubric") or ())
    return MarkedResponse(
        question_id=str(question_id),
        prompt=record["question"],
        references=references,
        response=record["answer"],
        score=float(record["score"]),
        label=str(record.get("label") or ""),
        elements=elements,
        max_points=float(record["max_score"]) if record.get("max_score") else None,
    )


def _problems(record: Any) -> Iterator[str]:
    """What keeps a line from being used."""
    if not isinstance(record, dict):
        yield "a line must be an object with question, reference, answer and score"
        return
    for key in ("question", "answer"):
        if not isinstance(record.get(key), str):
            yield f"{key!r} must be a text"
    reference = record.get("reference")
    is_list = isinstance(reference, list) and reference and all(isinstance(each, str) for each in reference)
    if not (isinstance(reference, str) or is_list):
        yield "'reference' must be a text or a list of texts"
    if not _is_number(record.get("score")) or not 0 <= record["score"] <= 1:
        yield "'score' must be a number from 0 to 1"
    if record.get("max_score") is not None and not _is_worth(record["max_score"]):
        yield "'max_score' must be a number above 0"
    if not _is_rubric(record.get("rubric")):
        yield "'rubric' must be a list of objects with an element (a text) and points (a number above 0)"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_worth(value: Any) -> bool:
    return _is_number(value) and 0 < value <= _MOST_POINTS


def _is_rubric(value: Any) -> bool:
    if value is None:
        return True
    return isinstance(value, list) and all(
        isinstance(each, dict) and isinstance(each.get("element"), str) and _is_worth(each.get("points"))
        for each in value
    )
