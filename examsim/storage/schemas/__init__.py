"""JSON Schemas of bank and rubric files, so that editors complete and check what is typed.

They are made from the models that read the files, and kept here as files for editors to point at; ``python -m
tools.schemas`` writes them anew.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from examsim.storage.bank_model import BankFile
from examsim.storage.rubric_model import RubricFile

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, by name."""
    return {"bank": _schema("Question bank", BankFile), "rubric": _schema("Rubrics", RubricFile)}


def shipped_texts() -> dict[Path, str]:
    """What the files kept here should say, by path."""
    folder = Path(__file__).parent
    return {
        folder / f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in json_schemas().items()
    }


def _schema(title: str, model: type[BankFile] | type[RubricFile]) -> dict[str, Any]:
    schema: dict[str, Any] = _tidy(model.model_json_schema())
    return {"$schema": _DIALECT, "title": title, **schema}


def _tidy(part: Any) -> Any:
    """A schema without what pydantic adds for itself: titles made from names, and null for what is left out."""
    if isinstance(part, list):
        return [_tidy(item) for item in part if item != {"type": "null"}]
    if not isinstance(part, dict):
        return part
    tidy = {key: _tidy(value) for key, value in part.items() if not _is_noise(key, value)}
    match tidy.get("anyOf"):
        case [only]:
            del tidy["anyOf"]
            return {**only, **tidy}
    return tidy


def _is_noise(key: str, value: object) -> bool:
    # A key called "title" in a list of properties is a field of ours, and its value is not a text.
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, "", {}))
