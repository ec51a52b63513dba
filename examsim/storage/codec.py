"""Domain values as bytes and back.

What people typed may hold anything a Python string can: NULs, and lone surrogates that UTF-8 proper refuses. It is
kept as bytes of UTF-8 that lets surrogates pass, inside JSON too (escapes would fuse two halves into one character),
so that what is read is exactly what was written. The types of the dataclasses themselves say how to read them: a
validation library would cost more on the way to the home screen than everything else there together, and what these
tables hold was valid when it was written.
"""

from __future__ import annotations

import json
import typing
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value = TypeVar("Value")


class Unreadable(Exception):
    """Rows that examsim cannot have written."""


@contextmanager
def reading_rows() -> Iterator[None]:
    """Whatever fails while rows are made into values is the rows' fault: Unreadable."""
    try:
        yield
    except (ValueError, TypeError, AttributeError, LookupError, ArithmeticError) as error:
        raise Unreadable(f"{type(error).__name__}: {error}") from error


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_bytes(text: str) -> bytes:
    """Any text, exactly."""
    return text.encode("utf-8", "surrogatepass")


def to_text(data: bytes) -> str:
    """The text that ``to_bytes`` was given."""
    return data.decode("utf-8", "surrogatepass")


def microseconds(instant: datetime) -> int:
    """An aware instant as microseconds since 1970, exactly."""
    return (instant - _EPOCH) // _MICROSECOND


def instant(count: int) -> datetime:
    """The aware UTC instant of so many microseconds since 1970."""
    return _EPOCH + timedelta(microseconds=count)


def encode(value: object) -> bytes:
    """A dataclass, a list or a plain value as JSON."""
    return to_bytes(json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True))


def decode(kind: type[Value], data: bytes) -> Value:
    """The value that ``encode`` was given, of this type."""
    value: Value = typed(kind, json.loads(to_text(data)))
    return value


def decode_any(kind: type[Value], data: bytes | None) -> Value | None:
    """The value of a column that may be empty."""
    return decode(kind, data) if data is not None else None


def digest(data: bytes) -> str:
    """The name of some content: equal for equal content only."""
    return sha256(data).hexdigest()


def plain(value: Any) -> Any:
    """A value as JSON has it; ``typed`` makes it what it was."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if (names := _names(value.__class__)) is not None:
        return {name: plain(getattr(value, name)) for name in names}
    return microseconds(value) if isinstance(value, datetime) else value


@cache
def _names(kind: type) -> tuple[str, ...] | None:
    """The fields of a dataclass; None for anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def typed(kind: Any, value: Any) -> Any:
    """The value of this type that ``plain`` was given."""
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    # Made once for each type: to look at the types again for every value takes most of the time of opening an exam.
    arguments = typing.get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _reader_of_fields(kind)
    if typing.get_origin(kind) is tuple:
        part = _reader(arguments[0])
        return lambda value: None if value is None else tuple([part(each) for each in value])
    if arguments:  # an optional value, the only union the domain has
        return _reader(arguments[0])
    make = instant if kind is datetime else kind
    return lambda value: None if value is None else make(value)


def _reader_of_fields(kind: type) -> Callable[[Any], Any]:
    readers = {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}

    def read(value: Any) -> Any:
        if value is None:
            return None
        return kind(**{name: readers[name](part) for name, part in value.items() if name in readers})

    return read
