"""A YAML file as plain values, with the line and column of every one.

Built straight from the parser's events instead of by a yaml loader, for three reasons: a loader forgets where things
stood, lets the second of two equal keys win without a word, and expands aliases without limit. Here every step is
counted, so what a few lines of aliases would grow into is known before anything grows.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml

from examsim.domain.errors import Problem
from examsim.storage.quoting import shown
from examsim.storage.text_file import Unreadable, read_text
from examsim.storage.yaml_errors import in_plain_words
from examsim.storage.yaml_scalars import Scalar, meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Location = tuple[str | int, ...]

MAX_VALUES = 1_000_000
"""Values in one file, aliases counted for all they stand for: some ten thousand questions with their rubrics."""
_CHARACTERS = 200
"""A text counts as another value for each so many: a long one behind many aliases is written out for each of them."""
MAX_DEPTH = 20
"""Nesting; rubrics need eight."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAG = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a value stands, from 1, and what is inside it."""

    line: int
    column: int
    key_line: int = 0
    """Where its key stands; 0 for what has no key."""
    key_column: int = 0
    written: str = ""
    """A word without quotes as it stands in the file, whatever it means."""
    inside: Mapping[str | int, Marks] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Document:
    """The plain values of one file and where they stand."""

    path: Path
    data: Any
    marks: Marks

    def problem(self, location: Location, message: str, *, at_key: bool = False) -> Problem:
        """A problem with what stands at a location, or with the nearest thing around it that exists."""
        marks = self.marks_at(location)
        if at_key and marks.key_line:
            return Problem(str(self.path), marks.key_line, marks.key_column, message)
        return Problem(str(self.path), marks.line, marks.column, message)

    def marks_at(self, location: Location) -> Marks:
        """The marks at a location, or of the nearest thing around it that exists."""
        marks = self.marks
        for step in location:
            if step not in marks.inside:
                break
            marks = marks.inside[step]
        return marks


def read_document(path: Path) -> tuple[Document | None, list[Problem]]:
    """The values of a file, or None where it cannot be read, and what is wrong with it as YAML."""
    try:
        text = read_text(path)
    except Unreadable as error:
        return None, [Problem(str(path), error.line, error.column, error.message)]
    return parse_document(text, path)


def parse_document(text: str, path: Path) -> tuple[Document | None, list[Problem]]:
    """The values of a text that is, or is to be, a file's."""
    builder = _Builder(yaml.parse(text, Loader=_LOADER), str(path))
    try:
        data, marks = builder.build()
    except _Refused as error:
        return None, [*builder.problems, error.problem]
    except yaml.MarkedYAMLError as error:
        message, line, column = in_plain_words(error, text)
        return None, [*builder.problems, Problem(str(path), line, column, message)]
    except yaml.YAMLError as error:
        return None, [*builder.problems, Problem(str(path), 1, 1, f"this is not YAML: {shown(str(error))}")]
    return Document(path, data, marks), builder.problems


class _Refused(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Builder:
    """Folds events into values, counting as it goes."""

    def __init__(self, events: Iterator[Any], path: str) -> None:
        self.problems: list[Problem] = []
        self._events = events
        self._path = path
        self._count = 0
        self._depth = 0
        self._anchors: dict[str, tuple[Any, Marks, int]] = {}

    def build(self) -> tuple[Any, Marks]:
        """The first document; more than one is a problem."""
        next(self._events)
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise self._refusal(event, "the file is empty: begin it with `schema: 1`")
        value, marks = self._node(next(self._events))
        next(self._events)
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._complain(event, "a second document begins here, after `---`: keep each in a file of its own")
        return value, marks

    def _node(self, event: Any) -> tuple[Any, Marks]:
        self._grow(event, 1)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        before = self._count
        value: Any
        if isinstance(event, yaml.ScalarEvent):
            self._grow(event, len(event.value) // _CHARACTERS)
            value, marks = self._scalar(event)
        else:
            value, marks = self._collection(event)
        if event.anchor is not None:
            self._anchors[event.anchor] = (value, marks, self._count - before + 1)
        return value, marks

    def _collection(self, event: Any) -> tuple[Any, Marks]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._refusal(event, f"lists and keys are nested more than {MAX_DEPTH} deep")
        if event.tag is not None:
            self._complain(event, f"`{_shown_tag(event.tag)}` is not used here: leave it out")
        built = self._sequence(event) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(event)
        self._depth -= 1
        return built

    def _sequence(self, start: Any) -> tuple[list[Any], Marks]:
        items: list[Any] = []
        inside: dict[str | int, Marks] = {}
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            value, inside[len(items)] = self._node(event)
            items.append(value)
        return items, Marks(*_place(start), inside=inside)

    def _mapping(self, start: Any) -> tuple[dict[str, Any], Marks]:
        values: dict[str, Any] = {}
        inside: dict[str | int, Marks] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            value, marks = self._node(next(self._events))
            if key in values:
                first = inside[key].key_line
                self._complain(event, f"the key '{shown(key)}' is here a second time (first in line {first})")
                continue
            values[key] = value
            line, column = _place(event)
            inside[key] = replace(marks, key_line=line, key_column=column)
        return values, Marks(*_place(start), inside=inside)

    def _key(self, event: Any) -> str:
        """A key is the text that is written, so that a question may be called `no` or `7`."""
        self._grow(event, 1)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refusal(event, "a key must be a word: put a text that begins with `[`, `{` or `*` in quotes")
        return str(event.value)

    def _scalar(self, event: Any) -> tuple[Scalar, Marks]:
        line, column = _place(event)
        if event.tag not in (None, "!", _TEXT_TAG):
            tag = _shown_tag(event.tag)
            self._complain(event, f"`{tag}` is not used here: leave it out; a text that begins with `!` needs quotes")
        elif event.tag is None and not event.style:
            return meaning(event.value), Marks(line, column, written=event.value)
        if event.style in ("|", ">"):
            # The line break that ends the last line belongs to the form, not to the text.
            return event.value.removesuffix("\n"), Marks(line, column)
        return event.value, Marks(line, column)

    def _alias(self, event: Any) -> tuple[Any, Marks]:
        line, column = _place(event)
        if event.anchor not in self._anchors:
            name = f"*{event.anchor}"
            self._complain(event, f"`{shown(name)}` stands for nothing: a text that begins with `*` needs quotes")
            return name, Marks(line, column)
        value, marks, size = self._anchors[event.anchor]
        self._grow(event, size)
        return value, replace(marks, line=line, column=column)

    def _grow(self, event: Any, size: int) -> None:
        self._count += size
        if self._count > MAX_VALUES:
            message = (
                f"the file has more than {MAX_VALUES:,} values, long texts counted as several and aliases for all they "
                "stand for: split it"
            )
            raise self._refusal(event, message)

    def _complain(self, event: Any, message: str) -> None:
        line, column = _place(event)
        self.problems.append(Problem(self._path, line, column, message))

    def _refusal(self, event: Any, message: str) -> _Refused:
        return _Refused(Problem(self._path, *_place(event), message))


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _shown_tag(tag: str) -> str:
    return shown(tag.replace("tag:yaml.org,2002:", "!!"))
