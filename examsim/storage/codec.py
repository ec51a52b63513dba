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
    from collections.abc import Iterator

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
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return microseconds(value) if isinstance(value, datetime) else value


def typed(kind: Any, value: Any) -> Any:
    """The value of this type that ``plain`` was given."""
    if value is None:
        return None
    arguments = typing.get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: typed(hints[name], part) for name, part in value.items() if name in hints})
    if typing.get_origin(kind) is tuple:
        return tuple(typed(arguments[0], part) for part in value)
    if arguments:  # an optional value, the only union the domain has
        return typed(arguments[0], value)
    return instant(value) if kind is datetime else kind(value)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
