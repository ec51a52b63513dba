"""Questions with options of which nothing says which is right: told, and part of no other question's answer."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.clearing.nested_lists import without_nested
from examsim.importing.text.labels import without_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry, Reading
    from examsim.importing.text.lines import Line

_OPTION = re.compile(r"[(\[]?(?P<letter>[A-Ha-h])\s?[.)\]]\s*\S")
_ASKS = re.compile(r"[?:]$|___\W{0,9}$")
_SEVERAL = re.compile(
    r"\b(?:are|were|list|name|give|state|describe|outline|explain|compare|discuss|how (?:do|does|did|to|can)|why"
    r"|steps|stages|types|kinds|parts|two|three|four|five|six)\b",
    re.IGNORECASE,
)
"""What asks for more than one thing, which a list with letters may well answer."""
_FEWEST = 2
_SHARE = 0.5
_MOST_WRAPPED = 2
"""Lines that an option may go on for."""
_MOST_NAMED = 10


def blocks_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Questions with options that count up right below them."""
    found: list[list[Line]] = []
    for index, line in enumerate(lines):
        option = _OPTION.match(line.text)
        if index and option and option["letter"] in "Aa" and _opens(lines[index - 1]):
            block = _options(lines, index)
            if len(block) >= _FEWEST:
                found.append([lines[index - 1], *block])
    return found


def _opens(line: Line) -> bool:
    """Whether a line can be a question with options below it: one with a number, or apart from what is above."""
    is_labelled = without_label(line.text) != line.text
    return _OPTION.match(line.text) is None and (is_labelled or (line.has_gap and _ASKS.search(line.text) is not None))


def _options(lines: Sequence[Line], first: int) -> list[Line]:
    """The options from one on that count up; a line or two between them is wrapped."""
    found: list[Line] = []
    last = first
    for index in range(first, len(lines)):
        option = _OPTION.match(lines[index].text)
        if option and option["letter"].upper() == chr(ord("A") + len(found)):
            found.append(lines[index])
            last = index
        elif index - last > _MOST_WRAPPED or lines[index].has_gap:
            break
    return found


def without_unanswered(reading: Reading, lines: Sequence[Line]) -> tuple[Reading, list[Line]]:
    """The questions, free of others that have options and no answer, and the first lines of these."""
    offered = {line.number for entry in reading.entries for choice in entry.choices[:1] for line in choice[:1]}
    asked = {line.number for entry in reading.entries for line in entry.prompt}
    all_blocks = blocks_of(lines)
    open_entries = _with_options_for_answers(reading.entries, all_blocks)
    known = (offered | asked) - {line.number for entry in open_entries for line in entry.prompt}
    kept = [entry for entry in reading.entries if all(entry is not other for other in open_entries)]
    unknown = [block for block in all_blocks if known.isdisjoint(line.number for line in block)]
    blocks = without_nested(unknown, kept, lines)
    if not blocks:
        return reading, []
    taken = {line.number for block in blocks for line in block}
    for entry in kept:
        _take(entry, taken)
    whole = tuple(entry for entry in kept if entry.is_complete)
    lost = [line for entry in kept if not entry.is_complete for line in entry.lines]
    strays = {line.number for line in (*reading.stray, *lost)}
    stray = [line for block in blocks for line in block if line.number not in strays]
    return replace(reading, entries=whole, stray=(*reading.stray, *stray, *lost)), [block[0] for block in blocks]


def _with_options_for_answers(entries: Sequence[Entry], blocks: Sequence[Sequence[Line]]) -> list[Entry]:
    """The entries whose answers are options and nothing else, where most of these do not ask for several things."""
    by_line = {block[0].number: {line.number for line in block} for block in blocks}
    found = [
        entry
        for entry in entries
        if not (entry.choices or entry.rationale)
        and {line.number for line in entry.answer} <= by_line.get(entry.prompt[-1].number, set())
        and len(entry.answer) >= _FEWEST
    ]
    for_one = [entry for entry in found if not _SEVERAL.search(" ".join(line.text for line in entry.prompt))]
    return for_one if len(for_one) >= max(_FEWEST, _SHARE * len(found)) else []


def _take(entry: Entry, numbers: set[int]) -> None:
    for part in (*entry.choices, entry.answer, entry.rationale):
        part[:] = [line for line in part if line.number not in numbers]
    entry.choices[:] = [choice for choice in entry.choices if choice]


def told(lines: Sequence[int]) -> str:
    """What a person is told of the questions that begin in these lines; nothing where there are none."""
    if not lines:
        return ""
    more = f" and {len(lines) - _MOST_NAMED} more" if len(lines) > _MOST_NAMED else ""
    where = f"({'lines' if len(lines) > 1 else 'line'} {', '.join(map(str, lines[:_MOST_NAMED]))}{more})"
    if len(lines) == 1:
        return f"A question has options and no answer that says which is right {where}: it was left out."
    return f"{len(lines)} questions have options and no answer that says which is right {where}: they were left out."
