"""What every format reads a guide into: entries, each a prompt with its answer.

A format only says which part each line is (``Piece``); putting the parts together, here, is the same for all. Whatever
no entry took is handed back, so that nothing is lost silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from examsim.importing.text.furniture import heading_key, is_heading, is_section
from examsim.importing.text.wrapping import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.importing.text.lines import Line


_TITLE = re.compile(r"#{1,6}\s.*[^?:.]")
"""What no question goes on from."""


class Part(StrEnum):
    """What a line, or a piece of one, is."""

    PROMPT = "prompt"
    """Opens an entry."""
    CHOICE = "choice"
    ANSWER = "answer"
    RATIONALE = "rationale"
    TEXT = "text"
    """Goes on with whatever came before."""
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Piece:
    """A line with the part it plays."""

    part: Part
    line: Line


@dataclass(slots=True)
class Entry:
    """One question as the guide has it, line by line."""

    prompt: list[Line] = field(default_factory=list)
    choices: list[list[Line]] = field(default_factory=list)
    answer: list[Line] = field(default_factory=list)
    rationale: list[Line] = field(default_factory=list)
    topic: str = ""
    """What it is about, where it says so itself."""
    tags: list[str] = field(default_factory=list)

    @property
    def line(self) -> int:
        """Where it stands in the guide."""
        return self.prompt[0].number

    @property
    def is_complete(self) -> bool:
        """Whether something is asked and answered."""
        return any(line.text for line in self.prompt) and any(line.text for line in self.answer)

    @property
    def lines(self) -> list[Line]:
        """All it is made of."""
        return [*self.prompt, *(line for choice in self.choices for line in choice), *self.answer, *self.rationale]

    @property
    def end(self) -> list[Line]:
        """The part it ends in: its reason, or its options where they stand below the answer, or the answer."""
        if self.rationale or not self.choices or not self.answer or not self.choices[-1]:
            return self.rationale or self.answer
        return max(self.answer, self.choices[-1], key=lambda part: part[-1].number)

    @property
    def apart(self) -> int:
        """The first line of its end with a blank one above it and words before that; 0 where there is none."""
        end = self.end
        return next((index for index, line in enumerate(end) if index and line.has_gap and end[0].text), 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """A guide as one format understands it."""

    entries: tuple[Entry, ...]
    headings: tuple[Line, ...]
    """Titles, headings and page furniture: understood, and part of no question."""
    stray: tuple[Line, ...]
    """What was not understood."""
    of_site: frozenset[int] = frozenset()
    """The numbers of the lines that are of a site, a chat or a page, and never a topic or a title."""
    unanswered: tuple[int, ...] = ()
    """Where questions begin that have options, and nothing to say which is right."""
    is_marked: bool = False
    """Whether something in the guide says which are questions and which are answers."""

    def with_beside(self, lines: Sequence[Line]) -> Reading:
        """The same, with lines that are of no question: headings as they read so, or else not understood."""
        headings = [line for line in lines if is_heading(line.text)]
        stray = [line for line in lines if line not in headings]
        return replace(self, headings=(*self.headings, *headings), stray=(*self.stray, *stray))


def assemble(pieces: Iterable[Piece], width: int) -> Reading:
    """Put pieces of a guide wrapped at ``width`` together into entries."""
    assembly = _Assembly(width)
    for piece in pieces:
        assembly.take(piece)
    assembly.close()
    return assembly.reading()


def cut_short(part: list[Line], at: int) -> list[Line]:
    """Take the lines from a place on off the end of a part."""
    below = part[at:]
    del part[at:]
    return below


def take_headings(part: list[Line]) -> list[Line]:
    """Take the headings off the end of a part: they belong to what follows."""
    headings: list[Line] = []
    while len(part) > 1 and is_section(part[-1].text, has_gap=part[-1].has_gap):
        headings.append(part.pop())
    return headings


def _take_titles(prompt: list[Line]) -> list[Line]:
    """Take the titles off the beginning of a prompt that has them right above it, marked as Markdown does."""
    titles: list[Line] = []
    while len(prompt) > 1 and _TITLE.fullmatch(prompt[0].text):
        titles.append(prompt.pop(0))
    return titles


class _Assembly:
    def __init__(self, width: int) -> None:
        self._width = width
        self._preamble: list[Line] = []
        self._entries: list[Entry] = []
        self._headings: list[Line] = []
        self._stray: list[Line] = []
        self._titles: set[str] = set()
        self._entry: Entry | None = None
        self._open: list[Line] = []
        """The part that text goes on with."""

    def take(self, piece: Piece) -> None:
        line = piece.line
        if piece.part is Part.FURNITURE:
            self._headings.append(line)
        elif piece.part is Part.PROMPT:
            if self._entry is None:
                self._close_preamble()
            self.close()
            self._entry = Entry()
            self._extend(self._entry.prompt, line)
        elif self._entry is None:
            self._preamble.append(line)
        elif piece.part is Part.TEXT:
            self._take_text(line)
        else:
            self._extend(self._part(self._entry, piece.part), line)

    def close(self) -> None:
        """The entry ends here."""
        if self._entry is None:
            return
        self._headings += [*take_headings(self._open), *_take_titles(self._entry.prompt)]
        if self._entry.is_complete:
            self._entries.append(self._entry)
        else:
            self._stray += self._entry.lines
        self._entry = None

    def reading(self) -> Reading:
        if not self._entries:  # nothing to be the title of
            self._stray += self._preamble
        return Reading(tuple(self._entries), tuple(self._headings), tuple(self._stray))

    def _close_preamble(self) -> None:
        """What comes before the first question: titles and headings, or prose that no question takes."""
        for lines in paragraphs(self._preamble, self._width):
            text = " ".join(line.text for line in lines).strip()
            if not is_heading(text, is_first=lines[0] is self._preamble[0]):
                self._stray += lines
                continue
            self._headings += lines
            keys = (heading_key(line.text) for line in lines)
            self._titles.update(key for key in keys if " " in key)  # a single word may well be part of an answer
        self._preamble = []

    def _take_text(self, line: Line) -> None:
        if heading_key(line.text) in self._titles:  # printed again at the top of a page
            self._headings.append(line)
        else:
            self._open.append(line)

    def _extend(self, part: list[Line], line: Line) -> None:
        self._open = part
        part.append(line)

    def _part(self, entry: Entry, part: Part) -> list[Line]:
        if part is Part.CHOICE:
            entry.choices.append([])
            return entry.choices[-1]
        return entry.answer if part is Part.ANSWER else entry.rationale
