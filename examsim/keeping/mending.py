"""What `check --fix` mends by itself: only what can be meant in one way, and takes nothing from anybody.

A key that is a letter or two from one that is known, and has a value; entries of a list that stand there twice; the
points of a question whose author wrote none, where its criteria add up to something else than the usual. Everything
else needs a person, and is left to one.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from examsim.domain.quarters import QUARTER
from examsim.domain.question import DEFAULT_POINTS
from examsim.storage.atomic import write_together
from examsim.storage.bank_model import BankFile
from examsim.storage.fields import MAX_POINTS
from examsim.storage.quoting import shown
from examsim.storage.rubric_model import RubricFile
from examsim.storage.shape import shape_at
from examsim.storage.suggestion import only_likely
from examsim.storage.text_file import read_text
from examsim.storage.yaml_document import read_document
from examsim.storage.yaml_editing import edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from examsim.domain.errors import Problem
    from examsim.storage.fields import Entry
    from examsim.storage.shelf import BankFiles
    from examsim.storage.yaml_document import Document, Location

    Done = tuple[Location, str]
    """Where something was mended, and what."""

_OF_QUESTIONS = ("tags", "accept", "answer")
_OF_CRITERIA = ("accept", "keywords")


def mend(banks: Iterable[BankFiles]) -> list[Problem]:
    """Mend the files of banks, and say where what was done; the places are those before."""
    done: list[Problem] = []
    for files in banks:
        paths = [files.questions, *files.rubrics[:1]]
        documents = [document for path in paths if (document := read_document(path)[0]) is not None]
        wanted = [deepcopy(document.data) for document in documents]
        if len(documents) < len(paths) or not all(isinstance(data, dict) for data in wanted):
            continue
        texts: dict[Path, str] = {}
        for document, data, found in zip(documents, wanted, _mended(wanted), strict=True):
            if found:
                done += [document.problem(location, message) for location, message in found]
                texts[document.path] = _text(document, data)
        if texts:
            write_together(texts)
    return done


def _text(document: Document, data: dict[str, Any]) -> str:
    return edited(read_text(document.path), data)


def _mended(wanted: Sequence[dict[str, Any]]) -> list[list[Done]]:
    """What is done to each of a bank's files; the data is changed."""
    bank, *rubrics = wanted
    done = [[*_keys(bank, BankFile, ()), *_lists_of_questions(bank)]]
    for data in rubrics:
        done.append([*_keys(data, RubricFile, ()), *_lists_of_rubrics(data)])
        done[0] += _points(bank, data)
    return done


# Keys


def _keys(data: Any, model: type[Entry], location: Location) -> Iterator[Done]:
    if isinstance(data, dict):
        shape = shape_at(model, location)
        if shape.entry is not None:
            yield from _renamed(data, shape.keys, location)
            known = set(shape.keys)
        else:
            known = set(data)
        for key in [key for key in data if key in known]:
            if key != "schema":  # a number; and its field has another name
                yield from _keys(data[key], model, (*location, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            if isinstance(value, dict):
                yield from _keys(value, model, (*location, index))


def _renamed(data: dict[str, Any], known: Sequence[str], location: Location) -> Iterator[Done]:
    for key in [key for key in data if key not in known]:
        meant = only_likely(str(key), known)
        if meant is None or meant in data or data[key] is None:
            continue
        # In its place: the order of keys is their author's.
        items = [(meant if name == key else name, value) for name, value in data.items()]
        data.clear()
        data.update(items)
        yield (*location, key), f"'{shown(str(key))}' is now '{meant}'"


# Entries there twice


def _lists_of_questions(bank: dict[str, Any]) -> Iterator[Done]:
    for index, question in _entries(bank.get("questions")):
        for name in _OF_QUESTIONS:
            yield from _once(question, name, ("questions", index))


def _lists_of_rubrics(data: dict[str, Any]) -> Iterator[Done]:
    rubrics = data.get("rubrics")
    for name, rubric in rubrics.items() if isinstance(rubrics, dict) else ():
        if not isinstance(rubric, dict):
            continue
        yield from _once(rubric, "examples", ("rubrics", name))
        for index, criterion in _entries(rubric.get("criteria")):
            here: Location = ("rubrics", name, "criteria", index)
            yield from _alternatives(criterion, here)
            for key in _OF_CRITERIA:
                # How many groups there are counts where so many of them suffice.
                if key != "keywords" or "at_least" not in criterion:
                    yield from _once(criterion, key, here)


def _alternatives(criterion: dict[str, Any], location: Location) -> Iterator[Done]:
    groups = criterion.get("keywords")
    if isinstance(groups, list):
        for number, group in enumerate(groups):
            if isinstance(group, list):
                held = {"group": group}
                for _, message in _once(held, "group", ()):
                    groups[number] = held["group"]
                    yield (*location, "keywords", number), message


def _once(data: dict[str, Any], name: str, location: Location) -> Iterator[Done]:
    values = data.get(name)
    if not isinstance(values, list):
        return
    kept: list[Any] = []
    for value in values:
        if value not in kept:
            kept.append(value)
    if len(kept) < len(values):
        data[name] = kept
        yield (*location, name), f"entries that stood here twice stand here once ({len(values) - len(kept)} fewer)"


# Points


def _points(bank: dict[str, Any], rubrics: dict[str, Any]) -> Iterator[Done]:
    by_id = rubrics.get("rubrics")
    for index, question in _entries(bank.get("questions")):
        rubric = by_id.get(question.get("id")) if isinstance(by_id, dict) else None
        if "points" in question or not isinstance(rubric, dict):
            continue
        total = _sum(rubric)
        if total is not None and total != DEFAULT_POINTS:
            question["points"] = total
            yield ("questions", index), f"points: {total:g} is written here, which is what the criteria add up to"


def _sum(rubric: dict[str, Any]) -> float | None:
    """What the criteria add up to, if they do."""
    criteria = rubric.get("criteria")
    points: list[Any] = [one.get("points") if isinstance(one, dict) else None for one in criteria or ()]
    if "best" in rubric or not points or not all(_is_points(each) for each in points):
        return None
    total = float(sum(points))
    return total if total <= MAX_POINTS else None


def _is_points(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and value > 0 and value % QUARTER == 0


def _entries(values: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    for index, value in enumerate(values if isinstance(values, list) else ()):
        if isinstance(value, dict):
            yield index, value
