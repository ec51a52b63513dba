from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from examsim.storage.bank_writing import bank_text, rubrics_text
from examsim.storage.library import json_schemas
from examsim.storage.schemas import shipped_texts
from tests.storage.bank_strategies import banks

if TYPE_CHECKING:
    from examsim.domain.bank import Bank

QUESTION = {"id": "a", "prompt": "What?", "answer": "That."}
RUBRIC = {"criteria": [{"id": "c", "points": 4, "statement": "That."}]}


def _errors(kind: str, data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(json_schemas()[kind]).iter_errors(data)]


def _bank(**question: object) -> dict[str, Any]:
    return {"schema": 1, "id": "bank", "title": "Bank", "questions": [QUESTION | question]}


def _rubrics(**rubric: object) -> dict[str, Any]:
    return {"schema": 1, "bank": "bank", "rubrics": {"a": RUBRIC | rubric}}


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    for path, text in shipped_texts().items():
        assert path.read_text("utf-8") == text, "run `python -m tools.schemas`"


@pytest.mark.parametrize("kind", ["bank", "rubric"])
def test_the_schemas_are_schemas_and_explain_every_key(kind: str) -> None:
    schema = json_schemas()[kind]

    Draft202012Validator.check_schema(schema)
    objects = [schema, *schema["$defs"].values()]
    assert all(field["description"] for part in objects for field in part["properties"].values())
    assert all(part["additionalProperties"] is False for part in objects)


@given(banks())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_editors_accept_what_examsim_writes(bank: Bank) -> None:
    assert _errors("bank", yaml.safe_load(bank_text(bank))) == []
    assert _errors("rubric", yaml.safe_load(rubrics_text(bank))) == []


@pytest.mark.parametrize(
    "data",
    [
        _bank() | {"schema": 2},
        _bank() | {"id": "Not An Id"},
        _bank() | {"questions": []},
        _bank(promt="x"),
        _bank(prompt=" "),
        _bank(prompt=7),
        _bank(topic=None),
        _bank(points=0),
        _bank(points=0.3),
        _bank(points="4"),
        _bank(kind="essay"),
        _bank(kind="numeric"),
        _bank(unit="m"),
        _bank(answer=[]),
        {**_bank(), "questions": [{"id": "a", "prompt": "x"}]},
        {**_bank(), "questions": [{"id": "a", "prompt": "x", "kind": "short_answer"}]},
    ],
)
def test_editors_refuse_what_is_wrong_with_a_bank(data: dict[str, Any]) -> None:
    assert _errors("bank", _bank()) == []
    assert _errors("bank", data) != []


@pytest.mark.parametrize(
    "data",
    [
        _rubrics(criteria=[]),
        _rubrics(best=0),
        _rubrics(misconceptions=[{"statement": "x"}]),
        _rubrics(misconceptions=[{"statement": "x", "cap": None}]),
        _rubrics(examples=[{"response": "x"}]),
        _rubrics(criteria=[{"id": "c", "points": 4, "statement": "x", "keywords": [[]]}]),
        _rubrics(criteria=[{"id": "c", "points": 4, "statement": "x", "feedback": "Good."}]),
    ],
)
def test_editors_refuse_what_is_wrong_with_rubrics(data: dict[str, Any]) -> None:
    assert _errors("rubric", _rubrics()) == []
    assert _errors("rubric", data) != []


def test_editors_accept_a_single_text_where_examsim_does() -> None:
    criterion = {"id": "c", "points": 4, "statement": "x", "keywords": ["x", ["y", "z"]]}

    assert _errors("rubric", _rubrics(criteria=[criterion])) == []
    assert _errors("bank", _bank(answer=["x", "y"])) == []
