"""What a file holds, and what a format makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from examsim.importing.decode import decode, is_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from examsim.importing.asked import Asked
    from examsim.importing.lines import SourceLine

    Row = tuple[object, ...]
    Tables = Callable[[bytes, Mapping[str, str]], dict[str, list[Row]]]


@dataclass(frozen=True)
class Content:
    """The bytes of a file and its name."""

    data: bytes
    name: str
    tables: Tables | None = None
    """Answers queries from the bytes of a database: only storage knows how."""

    @cached_property
    def text(self) -> str:
        """Its text. Raises InputError where it is none."""
        return decode(self.data, self.name).text.removeprefix("\ufeff")

    @property
    def is_text(self) -> bool:
        """Whether it can be text at all."""
        return is_text(self.data)


@dataclass(frozen=True, slots=True)
class Material:
    """What was in a file."""

    asked: Sequence[Asked] = ()
    text: str | None = None
    """A text to be read as a guide, where the format knows no questions."""
    not_understood: Sequence[SourceLine] = ()
    title: str = ""
    notes: Sequence[str] = field(default=())
    """What a person should know: which columns were taken, what was left out."""
