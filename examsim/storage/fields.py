"""What the fields of bank and rubric files have in common.

A model says what shape an entry has, for reading it and for the JSON Schema that editors check by. Rules that join
several fields are in ``checks``: pydantic would not come to them where one field is wrong, and a person wants to hear
of everything at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from examsim.domain.quarters import QUARTER

SCHEMA = 1
"""The version of the files this program reads and writes."""
MAX_ID = 80
MAX_POINTS = 1000.0
MAX_MINUTES = 1440.0
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_FILLED = r"\S"
_QUARTERS = "in quarters (0.25, 0.5, …)"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a value must be, to go on after "must be"."""

    words: str
    rule: str = ""
    """The same in more words, for a value that is of the right kind and breaks one of them."""


class Entry(BaseModel):
    """Keys with values in a file; keys it does not know are problems, and no value is bent into another type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def one_or_more(value: object) -> object:
    """A single text as a list of one, for the fields where that is a convenience."""
    return [value] if isinstance(value, str) else value


def text_or_texts(description: str) -> WithJsonSchema:
    """The JSON Schema of a field that takes one text or a list of them."""
    text = {"type": "string", "pattern": _FILLED}
    texts = {"type": "array", "items": text, "minItems": 1}
    return WithJsonSchema({"anyOf": [text, texts], "description": description})


def _given(value: object) -> object:
    if value is None:
        raise PydanticCustomError("no_value", "no value")
    return value


GIVEN = BeforeValidator(_given)
"""For fields that may be left out, but if they are there have a value."""

SchemaVersion = Annotated[
    Literal[1], Field(alias="schema", description="Version of this file's form; this examsim knows 1.")
]
Id = Annotated[
    str,
    Field(pattern=ID_PATTERN, max_length=MAX_ID),
    Wanted("lowercase letters, digits and hyphens", f"at most {MAX_ID} characters long"),
]
"""Safe as a file name, in a URL and on a command line."""
Text = Annotated[str, Field(pattern=_FILLED), Wanted("a text")]
"""Not blank."""
Texts = Annotated[list[Text], Field(min_length=1), Wanted("a list of texts")]
TextOrTexts = Annotated[
    list[Text], Field(min_length=1), BeforeValidator(one_or_more), Wanted("a text or a list of texts")
]
Number = Annotated[float, Field(allow_inf_nan=False), Wanted("a number", "an ordinary number")]
NumberFromZero = Annotated[float, Field(ge=0, allow_inf_nan=False), Wanted("a number, zero or above")]
Points = Annotated[
    float,
    Field(gt=0, le=MAX_POINTS, multiple_of=QUARTER, allow_inf_nan=False),
    Wanted("a number above zero", f"a number above zero, at most {MAX_POINTS:g}, {_QUARTERS}"),
]
PointsFromZero = Annotated[
    float,
    Field(ge=0, le=MAX_POINTS, multiple_of=QUARTER, allow_inf_nan=False),
    Wanted("a number, zero or above", f"a number, zero or above, at most {MAX_POINTS:g}, {_QUARTERS}"),
]
Minutes = Annotated[
    float,
    Field(gt=0, le=MAX_MINUTES, allow_inf_nan=False),
    Wanted("a number above zero", f"a number above zero, at most {MAX_MINUTES:g}"),
]
Count = Annotated[int, Field(ge=1), Wanted("a whole number above zero")]
CountFromZero = Annotated[int, Field(ge=0), Wanted("a whole number, zero or more")]
