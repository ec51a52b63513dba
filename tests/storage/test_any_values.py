"""Whatever stands in the two files, they are read or refused in words, and never crash the program."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examsim.storage.bank_model import BankFile, QuestionEntry
from examsim.storage.bank_reading import read_bank
from examsim.storage.rubric_model import (
    CriterionEntry,
    ExampleEntry,
    FeedbackEntry,
    MisconceptionEntry,
    RubricEntry,
    RubricFile,
)
from examsim.storage.shelf import BankFiles
from examsim.storage.yaml_document import parse_document

_MODELS = (
    BankFile, QuestionEntry, RubricFile, RubricEntry, CriterionEntry, MisconceptionEntry, ExampleEntry, FeedbackEntry
)  # fmt: skip
_KEYS = sorted({field.alias or name for model in _MODELS for name, field in model.model_fields.items()})
_WORDS = st.sampled_from([*_KEYS, "a", "b", "numeric", "short_answer", "", " ", "criteria", "0"])
_SCALARS = st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | _WORDS | st.text(max_size=5)
_VALUES = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_WORDS, inner, max_size=5), max_leaves=25
)


def _entries(optional: dict[str, st.SearchStrategy[Any]], **required: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What an entry should look like, and now and then something odd instead of one of its values or beside them."""
    good = st.fixed_dictionaries(required, optional=optional)
    odd = st.dictionaries(_WORDS | st.sampled_from([*required, *optional]), _VALUES, min_size=1, max_size=2)
    return good | good | st.builds(lambda entry, other: {**entry, **other}, good, odd)


_IDS = st.sampled_from(["a", "b", "c"])
_POINTS = st.sampled_from([1, 2, 4, 0.3])
_TEXT = st.just("x")
_TEXTS = st.lists(_TEXT, min_size=1, max_size=3)
_QUESTION = _entries(
    {"kind": st.sampled_from(["numeric", "short_answer"]), "points": _POINTS, "accept": _TEXTS, "value": _POINTS},
    id=_IDS,
    prompt=_TEXT,
    answer=_TEXTS,
)
_CRITERION = _entries({"keywords": st.lists(_TEXTS), "at_least": _POINTS}, id=_IDS, points=_POINTS, statement=_TEXT)
_RUBRIC = _entries(
    {
        "best": st.integers(0, 3),
        "misconceptions": st.lists(_entries({"cap": _POINTS, "deduct": _POINTS}, statement=_TEXT), max_size=2),
        "examples": st.lists(_entries({}, response=_TEXT, points=_POINTS), max_size=2),
    },
    criteria=st.lists(_CRITERION, min_size=1, max_size=2),
)
_QUESTIONS = st.lists(_QUESTION, min_size=1, max_size=3)
_BANK_FILES = _entries({}, schema=st.just(1), id=_IDS, title=_TEXT, questions=_QUESTIONS)
_RUBRIC_FILES = _entries({}, schema=st.just(1), bank=_IDS, rubrics=st.dictionaries(_IDS, _RUBRIC, max_size=2))


@given(_BANK_FILES | _VALUES, _RUBRIC_FILES | _VALUES)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_values_are_read_or_refused(bank: Any, rubrics: Any) -> None:
    first, second = Path("bank.yaml"), Path("rubrics.yaml")
    texts = {first: json.dumps(bank, ensure_ascii=False), second: json.dumps(rubrics, ensure_ascii=False)}

    reading = read_bank(BankFiles(first, (second,)), lambda path: parse_document(texts[path], path))

    assert (reading.bank is None) == bool(reading.problems)
    for problem in reading.problems:
        assert Path(problem.path) in texts
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message.isprintable()
        assert len(problem.message) < 400
