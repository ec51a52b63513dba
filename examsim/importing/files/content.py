"""What a file holds, and what a format makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.importing.text.decode import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from examsim.importing.asked import Asked
    from examsim.importing.text.lines import SourceLine

    Row = tuple[object, ...]
    Tables = Callable[[bytes, str, Mapping[str, str]], dict[str, list[Row]]]


MOST_TEXT = 16 * 1024 * 1024
"""Bytes of text in one file: more than a hundred thousand questions."""


@dataclass(frozen=True)
class Content:
    """The bytes of a file and its name."""

    data: bytes
    name: str
    tables: Tables | None = None
    """Answers queries from the bytes of a database: only storage knows how."""

    @cached_property
    def text(self) -> str:
        """Its text. Raises InputError where it is none, or too much."""
        if len(self.data) > MOST_TEXT:
            raise InputError(
                f"{self.name} is larger than {MOST_TEXT // 1024 // 1024} MB, and no document or deck of cards.",
                remedy="Split it into smaller files.",
            )
        return decode(self.data, self.name).text.removeprefix("\ufeff")

    @cached_property
    def is_text(self) -> bool:
        """Whether it can be text at all."""
        try:
            return bool(self.text)
        except InputError:
            return False


@dataclass(frozen=True, slots=True)
class Material:
    """What was in a file."""

    asked: Sequence[Asked] = ()
    text: str | None = None
    """A text to be read as a guide: all of it where the format knows no questions, or what stands beside them."""
    not_understood: Sequence[SourceLine] = ()
    title: str = ""
    notes: Sequence[str] = field(default=())
    """What a person should know: which columns were taken, what was left out."""
    other_text: str | None = None
    """The same text another way, where only reading it can show which is right."""
