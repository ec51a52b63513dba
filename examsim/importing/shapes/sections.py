"""Parts of a guide in other formats than the rest of it, as papers have them: true or false, gaps to fill, options.

The format that explains most of the guide is read already. What stands before its first question, and what it took into
an answer, may be questions of another format; and one of these may in turn have taken in a third.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from examsim.importing.shapes import alternating, definitions, labelled, question_lines
from examsim.importing.shapes.shape_changes import rest_of_another_shape
from examsim.importing.text.entries import Entry, Reading, assemble, take_headings
from examsim.importing.text.furniture import is_heading, is_section
from examsim.importing.text.wrapping import ITEM, paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.text.entries import Piece
    from examsim.importing.text.lines import Line

    Readers = Sequence[Callable[[Sequence[Line]], list[Piece]]]

_ASKED = re.compile(r"[*_]{0,2}(?:question|ques|q)\s?\d{0,4}\s?[:.][*_]{0,2}\s*\S", re.IGNORECASE)
_TOLD = re.compile(r"[*_]{0,2}(?:(?:correct|right)\s)?(?:answer|ans|a)\s?\d{0,4}\s?:", re.IGNORECASE)
"""Labels that a single question proves itself by."""
_FEWEST_LINES = 3
_FEWEST_IN_SECTION = 2
_FEWEST_IN_TURNS = 4
_WORDS_IN_TURNS = 6
"""Of the meaning in the middle: the lines of a letter's head have fewer."""
_MOST_SECTIONS = 4
"""Parts in other formats that are looked for in one answer, and within each of these."""
_MOST_CHANGES = 8
"""Blank lines below an answer at which a further change of shape is looked for; where there are more, at none."""
_SHARE_PLAIN = 0.9
"""Of the paragraphs but headings, that must be questions."""
_MOST_ABOVE = 4
"""Blank lines among titles and words to the reader above terms."""
_MOST_LAST = 2
"""Lines, each apart from the one above, below terms."""
_MOST_TITLES = 2
_SHARE_TITLES = 0.3
"""Titles for each question: where there are more, they are terms of another shape."""


def with_beginning(
    reading: Reading, lines: Sequence[Line], markers: Readers, width: int, most: int = _MOST_SECTIONS
) -> Reading:
    """The same, where the guide begins in another format and what came before the first question is questions too."""
    if not reading.entries or not most:
        return reading
    begin = min(entry.line for entry in reading.entries)
    before = [line for line in lines if line.number < begin]
    section = _section(before, markers, width) or _introduced(before, width)
    if section is None:
        return reading
    section = with_beginning(with_sections(section, markers, width), before, markers, width, most - 1)
    section = replace(section, headings=(*section.headings, *_take_title(section.entries[-1], section.entries)))
    rest = [line for line in (*reading.headings, *section.headings) if line.number >= begin or line in section.headings]
    furniture = [line for line in reading.headings if line.number < begin and line not in lines]
    stray = [line for line in reading.stray if line.number >= begin]
    return Reading((*section.entries, *reading.entries), (*furniture, *rest), (*section.stray, *stray))


def with_sections(reading: Reading, markers: Readers, width: int, most: int = _MOST_SECTIONS) -> Reading:
    """The same, where later parts of the guide are in other formats and the last answer before took them in."""
    entries: list[Entry] = []
    headings, stray = list(reading.headings), list(reading.stray)
    for entry in reading.entries:
        sections: list[Reading] = []
        while len(sections) < most:  # one that stands above another is found after it
            begin, section = _section_below(entry, reading.entries, markers, width)
            if section is None:
                break
            entry.end[:] = [line for line in entry.end if line.number < begin]
            headings += [*take_headings(entry.end), *_take_title(entry, reading.entries)]
            headings += [line for line in section.headings if line.number >= begin]
            stray += [line for line in section.stray if line.number >= begin]
            sections.insert(0, with_sections(replace(section, headings=(), stray=()), markers, width, most - 1))
        if entry.is_complete:
            entries.append(entry)
        else:
            stray += entry.lines
        for section in sections:
            entries += section.entries
            headings += section.headings
            stray += section.stray
    return Reading(tuple(entries), tuple(headings), tuple(stray))


def with_sections_apart(reading: Reading, markers: Readers, width: int) -> Reading:
    """The same, where a part with a heading of its own was in no answer: it may be questions of another format."""
    entries, headings, stray = list(reading.entries), list(reading.headings), list(reading.stray)
    for part in _parts_apart(reading):
        section = _section(part, markers, width) or _introduced(part, width)
        if section is not None:
            below = (at for at, entry in enumerate(entries) if entry.line > part[-1].number)
            at = next(below, len(entries))
            entries[at:at] = section.entries
            headings += section.headings
            taken = {line.number for line in part}
            stray = [line for line in stray if line.number not in taken] + [*section.stray]
    return replace(reading, entries=tuple(entries), headings=tuple(headings), stray=tuple(stray))


def _parts_apart(reading: Reading) -> list[list[Line]]:
    """The lines below each heading of a part that were not understood, up to the next question or heading."""
    heads = {line.number for line in reading.headings if is_section(line.text, has_gap=False)}
    edges = sorted(heads | {entry.line for entry in reading.entries})
    parts: dict[int, list[Line]] = {}
    for line in sorted(reading.stray, key=lambda line: line.number):
        edge = edges[bisect_left(edges, line.number) - 1] if edges else 0
        if edge in heads and edge < line.number:
            parts.setdefault(edge, []).append(line)
    return [*parts.values()]


def _take_title(above: Entry, entries: Sequence[Entry]) -> list[Line]:
    """Take off the end of an answer the title of what is below in another format, unless others end in such a line."""
    is_usual = any(_ends_in_title(entry.end) for entry in entries if entry is not above)
    return [above.end.pop()] if _ends_in_title(above.end) and not is_usual else []


def _ends_in_title(end: Sequence[Line]) -> bool:
    """Whether the last line of an answer stands apart from it and reads as a title."""
    if not end or not end[-1].has_gap or not any(line.text for line in end[:-1]):
        return False
    text = end[-1].text
    return bool(text) and is_heading(text) and text[-1] not in "?!" and not ITEM.match(text)


def _section_below(entry: Entry, entries: Sequence[Entry], markers: Readers, width: int) -> tuple[int, Reading | None]:
    """The questions in another format that an answer took in, and the number of the line they begin in."""
    section = _section(entry.end[1:], markers, width)
    if section is not None:
        return section.entries[0].line, section
    rest = rest_of_another_shape(entry, entries)
    return (rest[0].number, _plain_sections(rest, width) or _in_turns(rest, width)) if rest else (0, None)


def _plain_sections(lines: Sequence[Line], width: int) -> Reading | None:
    """What formats without a marker make of all the lines, where the shape may change at blank lines again."""
    gaps = [index for index, line in enumerate(lines) if index and line.has_gap]
    ends = [len(lines), *(reversed(gaps) if len(gaps) <= _MOST_CHANGES else ())]
    found = ((end, section) for end in ends if (section := _plain_section(lines[:end], width)) is not None)
    end, first = next((one for one in found if _is_titled(one[1])), (0, None))
    if first is None or end == len(lines):
        return first
    below = _plain_sections(lines[end:], width)
    return below and Reading(first.entries + below.entries, first.headings + below.headings, ())


def _is_titled(section: Reading) -> bool:
    return len(section.headings) <= max(_MOST_TITLES, _SHARE_TITLES * len(section.entries))


def _introduced(lines: Sequence[Line], width: int) -> Reading | None:
    """What formats without a marker make of all the lines, or of all but a few words to the reader at either end."""
    return _below_titles(lines, width) or _above_last(lines, width) or _in_turns(lines, width)


def _above_last(lines: Sequence[Line], width: int) -> Reading | None:
    """The same of all but the last lines that stand apart: the title of what is below, or something said of it."""
    for count in range(1, _MOST_LAST + 1):
        last = lines[-count:] if len(lines) - count >= _FEWEST_LINES else []
        if not last or not last[0].has_gap or last[0].text.endswith("?"):
            return None
        section = _below_titles(lines[:-count], width)
        if section is not None:
            return section.with_beside(last)
    return None


def _below_titles(lines: Sequence[Line], width: int) -> Reading | None:
    """The same of all the lines, or of all below titles and a few words to the reader."""
    gaps = [at for at, line in enumerate(lines) if at and line.has_gap]
    for at in (0, *gaps[:_MOST_ABOVE]):
        above = lines[:at]
        section = (
            _plain_section(lines[at:], width) if not above or above[-1].text.endswith((".", ":", "!", ")")) else None
        )
        if section is not None:
            headings = [line for line in above if is_heading(line.text)]
            stray = [line for line in above if not is_heading(line.text)]
            return replace(section, headings=(*headings, *section.headings), stray=(*stray, *section.stray))
    return None


def _plain_section(lines: Sequence[Line], width: int) -> Reading | None:
    """What a format without a marker makes of all the lines, each a question; a title or two may stand around them."""
    if len(lines) < _FEWEST_LINES:
        return None
    found = [assemble(read(lines), width) for read in (definitions.read, definitions.read_marked, question_lines.read)]
    best = max(found, key=lambda reading: len(reading.entries))
    heads = sum(is_heading(line.text, is_first=line == lines[0]) for line in best.headings)
    below = sum(entry.answer[0].number > entry.prompt[-1].number for entry in best.entries)
    told = len(paragraphs(lines, width)) - heads - below
    is_whole = not best.stray and len(best.entries) >= max(_FEWEST_LINES, _SHARE_PLAIN * told)
    return best if is_whole else None


def _in_turns(lines: Sequence[Line], width: int) -> Reading | None:
    """Terms and what they mean turn by turn, where the lines are nothing else and the meanings are sentences."""
    section = assemble(alternating.read(lines), width)
    lengths = [sum(len(line.text.split()) for line in entry.answer) for entry in section.entries]
    is_told = len(lengths) >= _FEWEST_IN_TURNS and median(lengths) >= _WORDS_IN_TURNS
    return section if is_told and not section.stray else None


def _section(lines: Sequence[Line], markers: Readers, width: int) -> Reading | None:
    """What a format with a marker finds in the seeming end of an answer: several questions, or one with options."""
    lines = [line for line in lines if line.text]
    found = [assemble(read(lines), width) for read in markers] if len(lines) >= _FEWEST_LINES else []
    best = max(found, key=lambda reading: len(reading.entries), default=Reading((), (), ()))
    is_plain = len(best.entries) == 1 and len(best.entries[0].choices) > 1  # options and an answer are no chance
    return best if is_plain or len(best.entries) >= _FEWEST_IN_SECTION else _labelled(lines, width)


def _labelled(lines: Sequence[Line], width: int) -> Reading | None:
    """A single question, where both sides of it have a label."""
    asked = next((at for at, line in enumerate(lines) if _ASKED.match(line.text)), len(lines))
    is_told = any(_TOLD.match(line.text) for line in lines[asked + 1 :])
    reading = assemble(labelled.read(lines[asked:]), width) if is_told else None
    if reading is None or not reading.entries:
        return None
    return replace(reading, stray=(*lines[:asked], *reading.stray))
