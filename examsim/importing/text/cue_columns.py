"""Notes in two columns with a line drawn between, as Cornell's method has them: cues, and what they ask for beside.

Line by line they are a table whose cells were cut off. What shows the columns is that the sign between them stands at
one place in line after line, and on its left nothing where a note goes on. Each cue is told with the notes beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.column_heads import COLUMN_HEADS, DEFINITION_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BAR = re.compile(r"[|│┃¦]")
_BLANK = -2
_NARROWEST = 8
"""Of the column of cues: in a narrower one code has its cases."""
_FEWEST_CUES = 2
_FEWEST_BESIDE = 2
"""Lines with nothing on the left and a note on the right."""
_NEARLY_FULL = 0.9
_LONGEST = 400
_OPENS = re.compile(
    r"(?:[-–—*•+‣▪◦→>]|[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)\]]\s|[^\W\d_][^=:→]{0,30}(?:\s[=→]|:)\s)"
)
"""A line that goes on with none above."""
_HEADS = (COLUMN_HEADS | {"cue", "cues"}, DEFINITION_HEADS | {"note", "notes"})
_STOPS = ".?!:;"
_ITEM = re.compile(r"[-–—*•+‣▪◦→>]|[(\[]?\d{1,3}[.)\]]\s")

Row = tuple[int, str]
"""A line with its number."""


@dataclass(slots=True)
class _Card:
    """A cue, and the notes beside it."""

    number: int
    cue: list[str] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)


def cues_labelled(rows: Sequence[Row]) -> list[Row]:
    """The lines, with each cue as a question above its notes."""
    told: list[Row] = []
    places = _with_gaps([_place(text) for _, text in rows])
    for at, group in groupby(zip(places, rows, strict=True), key=lambda placed: placed[0]):
        block = [row for _, row in group]
        is_of_cues = at >= _NARROWEST and _are_cues([text for _, text in block if text.strip()], at)
        width = max(len(text[at + 1 :].strip()) for _, text in block)
        if is_of_cues:
            first = next((text for _, text in block[1:] if text.strip()), "")
            heads = 1 if _is_head(block[0][1], at) and first[:at].strip() else 0
            told += block[:heads]
            told += [row for card in _cards(block[heads:], at) for row in _labelled(card, width)]
        else:
            told += block
    return told


def _place(text: str) -> int:
    """Where a line has the sign between two columns; -1 where it has none, or several, and -2 for a blank line."""
    bars = _BAR.findall(text) if len(text) <= _LONGEST else []
    found = _BAR.search(text) if len(bars) == 1 else None
    return found.start() if found else -1 if text.strip() else _BLANK


def _with_gaps(places: Sequence[int]) -> list[int]:
    """The places, with those of the columns above and below for the blank lines between them."""
    told = [*places]
    above = -1
    for index, at in enumerate(places):
        if at != _BLANK and at == above:
            for blank in range(index - 1, -1, -1):
                if told[blank] != _BLANK:
                    break
                told[blank] = at
        above = above if at == _BLANK else at
    return told


def _are_cues(block: Sequence[str], at: int) -> bool:
    cues = sum(bool(text[:at].strip()) for text in block)
    beside = sum(bool(text[at + 1 :].strip()) and not text[:at].strip() for text in block)
    are_columns = all(text[at - 1] == " " for text in block) and bool(block[0][:at].strip())
    return are_columns and cues >= _FEWEST_CUES and beside >= _FEWEST_BESIDE


def _is_head(text: str, at: int) -> bool:
    """Whether a line says what stands in the two columns."""
    cells = (text[:at].strip().casefold(), text[at + 1 :].strip().casefold())
    return all(cell in heads for cell, heads in zip(cells, _HEADS, strict=True))


def _cards(block: Sequence[Row], at: int) -> list[_Card]:
    cards: list[_Card] = []
    above = ""
    for number, text in block:
        cue, note = text[:at].strip(), text[at + 1 :].strip()
        if cue and not (above and cards and (not note or _is_of(cards[-1], cue, at - 1))):
            cards.append(_Card(number))
        if cue:
            cards[-1].cue.append(cue)
        if cards:
            cards[-1].notes.append((number, note))
        above = cue
    return cards


def _is_of(card: _Card, cue: str, width: int) -> bool:
    """Whether a line of the column of cues, with a note beside it, goes on with the cue above."""
    above, (_, note) = card.cue[-1], card.notes[-1]
    if _goes_on(above, cue, width) and (not note or reads_as_asked(card.cue[0])):
        return True
    return _is_begun(above, cue) and bool(note) and note[-1] not in _STOPS


def _goes_on(above: str, text: str, width: int) -> bool:
    """Whether a line of a column was broken off the one above for want of room."""
    is_full = len(above) + 1 + len(text.split(maxsplit=1)[0]) > _NEARLY_FULL * width
    return is_full and above[-1] not in _STOPS and not _OPENS.match(text)


def _is_begun(above: str, cue: str) -> bool:
    """Whether a cue goes on in small letters what the line above began with a capital."""
    return cue.split(maxsplit=1)[0].islower() and above[0].isupper() and above[-1] not in _STOPS


def _labelled(card: _Card, width: int) -> Iterator[Row]:
    """A cue and its notes, labelled as what they are, with a blank line below."""
    notes = _unwrapped(card.notes, width)
    yield card.number, f"Question: {' '.join(card.cue)}"
    first = next((at for at, (_, note) in enumerate(notes) if note), 0)
    number, note = notes[first]
    if _ITEM.match(note) or not note:
        yield number, "Answer:"
        yield from notes[first:]
    else:
        yield number, f"Answer: {note}"
        yield from notes[first + 1 :]
    yield card.notes[-1][0], ""


def _unwrapped(notes: Sequence[Row], width: int) -> list[Row]:
    """Notes with what was broken for want of room in one line again."""
    whole: list[Row] = []
    above = ""
    for number, note in notes:
        if above and note and _goes_on(above, note, width):
            whole[-1] = (whole[-1][0], f"{whole[-1][1]} {note}")
        else:
            whole.append((number, note))
        above = note
    return whole
