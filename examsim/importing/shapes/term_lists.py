"""What heads a list of terms, and would be a term by its separator: titles, and the heads of columns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.shapes.term_cuts import FEWEST_FOR_ALL
from examsim.importing.text import label_words
from examsim.importing.text.column_heads import COLUMN_HEADS, DEFINITION_HEADS
from examsim.importing.text.furniture import is_heading
from examsim.importing.text.wrapping import BULLET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.importing.shapes.term_cuts import Cut
    from examsim.importing.text.lines import Line

_SECTION = re.compile(
    rf"(?:#{{1,6}}\s)?(?:part|section|week|lecture|session|chapter|unit|module|lesson|{label_words.UNIT})s?\s"
    r"(?:[A-H]|\d{1,2}(?:\s?[-–+&/,]\s?\d{1,2})?|[IVX]{1,4})",
    re.IGNORECASE,
)
_MOST_WORDS_OF_HEAD = 2
_FEWEST_WORDS_TOLD = 4
_SHARE_SMALL = 0.8
"""Of the meanings, that must begin with a small letter for capitals above them to say something."""
_SHORTEST_TITLE = 4
_TITLE = re.compile(
    r"(?:key |important |vocab(?:ulary)? )?(?:terms|vocab(?:ulary)?|words|glossary|definitions|flashcards|notes"
    r"|study guide|review)\b"
    rf"(?!\s(?:is|are|of)\b)|(?:{label_words.UNIT}|chapter|unit|lecture|week|module|lesson|exam|quiz|midterm"
    r"|final)(?: exam)?\s(?:\d|[IVX]+\b|review)",
    re.IGNORECASE,
)
_OF_TEXTS = re.compile(
    rf"\b(?:{label_words.UNIT})\s\d"
    r"|\b(?:revision|review|midterm|exams?|quiz|paper \d|study guide|lectures?|handout|flashcards|glossary)\b",
    re.IGNORECASE,
)
"""What the first line of a text says of it, where no term stands right below."""
_MARKED = re.compile(rf"\*\*\S|__\w|{BULLET.pattern}")
_MOST_WORDS_APART = 8


@dataclass(frozen=True)
class TermList:
    """Lines of which some define a term each."""

    lines: Sequence[Line]
    cuts: Mapping[Line, Cut]
    separator: str

    def heads_list(self, line: Line, below: Line | None) -> bool:
        """Whether a line without the separator heads terms: further out than they are, or apart from what is above."""
        if below not in self.cuts or below is None:
            return False
        is_further_out = BULLET.match(line.text) is not None and line.indent < below.indent
        return is_further_out or (self._is_dense and _stands_apart(line))

    def is_title(self, line: Line) -> bool:
        """Whether a line with the separator names a part, or as the first of all says what it heads."""
        if names_part(self.cuts[line][0]):
            return True
        if line == self.lines[0] and _OF_TEXTS.search(line.text) and self._is_first_apart:
            return True
        return line == self._first and (self._is_titled or _is_title(line.text, [other.text for other in self.cuts]))

    def heads_columns(self, line: Line, below: Line | None) -> bool:
        """Whether a line is the head of a table."""
        term, definition = self.cuts[line]
        is_first = line == self._first
        if term.casefold() in COLUMN_HEADS:
            is_short = is_first and len(definition.split()) <= _MOST_WORDS_OF_HEAD
            return is_short or _begins_as_head(definition)
        if not is_first:
            return False
        is_ruled_off = self.separator.strip() == "|" and below is not None and below.number > line.number + 1
        others = [cut for other, cut in self.cuts.items() if other != line]
        return _is_head(definition) or (is_ruled_off and _may_head((term, definition), others))

    @cached_property
    def _first(self) -> Line | None:
        return next(iter(self.cuts), None)

    @cached_property
    def _is_first_apart(self) -> bool:
        """Whether no term stands right below the first line, and no blank lines part the others."""
        below = self.lines[1:]
        gaps = [after.has_gap for before, after in pairwise(below) if before in self.cuts and after in self.cuts]
        return not below or below[0] not in self.cuts or (below[0].has_gap and not any(gaps))

    @cached_property
    def _is_dense(self) -> bool:
        """Whether no blank line parts one term from the next."""
        return not any(
            below.has_gap for above, below in pairwise(self.lines) if above in self.cuts and below in self.cuts
        )

    @cached_property
    def _is_titled(self) -> bool:
        return _stands_above(self.lines, self.cuts)


def names_part(term: str) -> bool:
    """Whether what stands before a separator is the name of a part: ``Chapter 4``."""
    return _SECTION.fullmatch(term) is not None


def _stands_apart(line: Line) -> bool:
    """Whether a short line has a blank line above it, as titles in a list have: in small letters, too."""
    return line.has_gap and len(line.text.split()) <= _MOST_WORDS_APART and is_heading(line.text, is_first=True)


def _stands_above(lines: Sequence[Line], cuts: Mapping[Line, Cut]) -> bool:
    """Whether the first line of all has the separator, and blank lines part it from a list that has none: a title."""
    if len(cuts) < FEWEST_FOR_ALL or lines[0] not in cuts or not is_heading(lines[0].text):
        return False
    is_row = lines[0].text[0] == "|" or "\t" in lines[0].text
    begun = [line.has_gap for line in cuts if line != lines[0]]
    return not is_row and lines[1].has_gap and sum(begun) == 1 and begun[0]


def _is_title(text: str, others: Sequence[str]) -> bool:
    """Whether a line with the separator is shouted, and hardly any other is; or says what kind of list it heads."""
    is_shouted = text.isupper() and len(text.split()) >= _SHORTEST_TITLE and sum(map(str.isupper, others)) == 1
    is_alone = sum(_TITLE.match(other) is not None for other in others) == 1
    return is_shouted or (is_alone and _TITLE.match(text) is not None) or _is_unmarked(text, others)


def _is_unmarked(text: str, others: Sequence[str]) -> bool:
    """Whether a line opens plainly, and every other in bold or with a bullet."""
    marked = sum(_MARKED.match(other) is not None for other in others)
    return _MARKED.match(text) is None and marked >= max(FEWEST_FOR_ALL - 1, len(others) - 1)


def _is_head(definition: str) -> bool:
    """Whether what stands beside the first term of a table heads the columns."""
    return not DEFINITION_HEADS.isdisjoint(cell.casefold() for cell in definition.split("\t"))


def _begins_as_head(definition: str) -> bool:
    """Whether what stands beside "Term" says that meanings are below: "Meaning in English"."""
    words = definition.casefold().split()
    return _is_head(definition) or (len(words) <= _MOST_WORDS_APART and not DEFINITION_HEADS.isdisjoint(words[:1]))


def _may_head(row: Cut, others: Sequence[Cut]) -> bool:
    """Whether a row has a few words in each cell, where the others say what something is, or in small letters."""
    lengths = sorted(len(definition.split()) for _, definition in others)
    is_telling = bool(lengths) and lengths[len(lengths) // 2] >= _FEWEST_WORDS_TOLD
    small = sum(definition[:1].islower() for _, definition in others)
    is_capital = all(cell[:1].isupper() for cell in row) and small >= _SHARE_SMALL * len(others) > 0
    return (is_telling or is_capital) and all(len(cell.split()) <= _MOST_WORDS_OF_HEAD for cell in row)
