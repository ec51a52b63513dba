"""What the models say a value at some place of a file must be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from examsim.storage.fields import Entry, Wanted

if TYPE_CHECKING:
    from examsim.storage.yaml_document import Location

_FEW = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """The type of a place, and what a value there must be."""

    annotation: Any
    wanted: Wanted

    @property
    def entry(self) -> type[Entry] | None:
        """The model of what is here, if it is keys with values."""
        is_entry = isinstance(self.annotation, type) and issubclass(self.annotation, Entry)
        return self.annotation if is_entry else None

    @property
    def options(self) -> tuple[str, ...]:
        """The words to choose from, if it is a choice."""
        return get_args(self.annotation) if get_origin(self.annotation) is Literal else ()

    @property
    def keys(self) -> list[str]:
        """The keys that may be here, as they are written."""
        fields = self.entry.model_fields if self.entry is not None else {}
        return [info.alias or name for name, info in fields.items()]

    def description(self, key: str) -> str:
        """What one of the keys is for."""
        field = self.entry.model_fields.get(key) if self.entry is not None else None
        return (field.description if field is not None else None) or ""


def shape_at(model: type[Entry], location: Location) -> Shape:
    """The shape of the place that one of pydantic's errors is about."""
    shape = _shape(model)
    for step in location:
        if shape.entry is not None:
            shape = _shape(_hints(shape.entry)[str(step)])
        else:
            # The last argument is what a list has of, and what a dictionary has for values.
            shape = _shape(get_args(shape.annotation)[-1])
    return shape


def _shape(annotation: Any) -> Shape:
    wanted: list[Wanted] = []
    while True:
        if get_origin(annotation) is Annotated:
            wanted += [part for part in annotation.__metadata__ if isinstance(part, Wanted)]
            annotation = annotation.__origin__
        elif get_origin(annotation) in (Union, UnionType):
            annotation = get_args(annotation)[0]
        else:
            break
    shape = Shape(annotation, wanted[-1] if wanted else Wanted(""))
    return shape if wanted else Shape(annotation, Wanted(_in_general(shape)))


def _in_general(shape: Shape) -> str:
    if shape.entry is not None:
        few = shape.keys if len(shape.keys) <= _FEW else [*shape.keys[:_FEW], "…"]
        return f"keys with values ({', '.join(few)})"
    if shape.options:
        return f"{', '.join(shape.options[:-1])} or {shape.options[-1]}"
    if shape.annotation is bool:
        return "true or false"
    return "a list" if get_origin(shape.annotation) is list else "keys with values"


@cache
def _hints(entry: type[Entry]) -> dict[str, Any]:
    return get_type_hints(entry, include_extras=True)
