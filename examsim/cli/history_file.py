"""Files that `export history` writes, read an exam at a time: they may be larger than memory."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from examsim.domain.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def read_values(path: Path, heard: Callable[[int], None] = lambda _: None) -> Iterator[tuple[int, Any | Problem]]:
    """Every exam with the number of its line, or what is wrong there; ``heard`` is told how many bytes are read."""
    try:
        with path.open("rb") as file:
            lines = ((number, _bare(line)) for number, line in enumerate(_told(file, heard), 1))
            written = ((number, line) for number, line in lines if line not in {b"", b"[", b"]"})
            first = next(written, None)
            if first is None:
                return
            if _is_object(first[1]):
                yield from ((number, _value(line, path, number)) for number, line in chain([first], written))
            else:  # ours, but put into another shape by another program
                file.seek(0)
                yield from _whole(file.read(), path)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


def _told(file: BinaryIO, heard: Callable[[int], None]) -> Iterator[bytes]:
    for line in file:
        heard(file.tell())
        yield line


def _bare(line: bytes) -> bytes:
    return line.strip().removeprefix(b"\xef\xbb\xbf").rstrip(b",")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_loaded(line), dict)
    except (ValueError, RecursionError):
        return False


def _whole(data: bytes, path: Path) -> Iterator[tuple[int, Any | Problem]]:
    value = _value(data, path, 1)
    yield from ((1, each) for each in (value if isinstance(value, list) else [value]))


def _value(data: bytes, path: Path, line: int) -> Any | Problem:
    try:
        return _loaded(data)
    except json.JSONDecodeError as error:
        return Problem(str(path), line + error.lineno - 1, error.colno, f"not JSON: {error.msg}")
    except (ValueError, RecursionError) as error:
        return Problem(str(path), line, 1, f"not JSON that can be read: {error}")


def _loaded(data: bytes) -> Any:
    return json.loads(data.decode("utf-8", "surrogatepass"), parse_constant=_refuse)


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number")
