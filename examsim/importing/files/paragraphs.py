"""Paragraphs by what they say, where they stand in a list, and how each part of them looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BULLET = "-"
OPTION = re.compile(r"[(\[]?[A-Ha-h]\s?[.)\]](?=\s|$)")
"""The letter of an option."""
_STOPS = re.compile(r"[\s?!.:,;]*")


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before an item, and how far from the edge of the page, in twentieths of a point."""

    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class Run:
    """Text that looks alike."""

    text: str
    is_bold: bool = False
    marked: str = ""
    """The colour that it is marked with, as a pen does; nothing where it is not."""
    colour: str = ""
    """Of its letters."""
    is_underlined: bool = False


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs that look alike in one; blanks look like what is before them."""
    told: list[Run] = []
    for run in runs:
        last = told[-1] if told else None
        if last is not None and (not run.text.strip() or replace(run, text="") == replace(last, text="")):
            told[-1] = replace(last, text=last.text + run.text)
        elif run.text:
            told.append(run)
    return told


@dataclass(frozen=True, slots=True)
class StyledParagraph:
    """A paragraph, or a line of one that its author has broken off."""

    runs: tuple[Run, ...]
    is_heading: bool = False
    marker: Marker | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def bold(self) -> str:
        """What it opens with in bold, be it all of it."""
        return "".join(run.text for run in takewhile(lambda run: run.is_bold, self.runs)).strip()

    @property
    def is_option(self) -> bool:
        """Whether it may be an option: it has a letter or a bullet."""
        listed = self.marker is not None and (self.marker.text == BULLET or OPTION.fullmatch(self.marker.text))
        return bool(listed) or (self.marker is None and OPTION.match(self.text) is not None)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is in bold, but perhaps for the sign at its end."""
        rest = self.text.removeprefix(self.bold)
        return bool(self.bold) and _STOPS.fullmatch(rest) is not None


def lines_apart(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """What looks how in each line that an author has broken off."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1] += [replace(run, text=first)] if first else []
        lines += [[replace(run, text=text)] if text else [] for text in others]
    return [tuple(line) for line in lines]
