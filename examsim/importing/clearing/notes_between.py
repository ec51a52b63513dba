"""Notes of a lecture with questions among their prose: what stands between two questions answers neither.

A heading of the kind that heads parts elsewhere opens the next part, so what is below it goes on with no answer. Where
such notes tell something there, prose that stands apart below a labelled answer is of the notes too.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short
from examsim.importing.text.furniture import is_section
from examsim.importing.text.wrapping import ITEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry, Reading
    from examsim.importing.text.lines import Line

_SHARE = 0.6
"""Of the answers, that may have prose apart below them: where more have, they have several paragraphs."""
_MOST = 4
"""Lines of such prose."""


def without_notes_between(reading: Reading) -> Reading:
    """The same, with the notes between questions among the headings, or not understood."""
    kinds = {kind for line in reading.headings if (kind := _kind(line))}
    notes = [line for entry in reading.entries for line in cut_short(entry.end, _part_below(entry.end, kinds))]
    if all(map(_kind, notes)):
        return _with(reading, notes)
    apart = [entry for entry in reading.entries if _has_prose_apart(entry)]
    if len(apart) <= _SHARE * len(reading.entries) and all(map(_is_labelled, reading.entries)):
        notes += [line for entry in apart for line in cut_short(entry.end, entry.apart)]
    return _with(reading, notes)


def _with(reading: Reading, notes: Sequence[Line]) -> Reading:
    headings = [line for line in notes if _kind(line)]
    stray = [line for line in notes if line not in headings]
    return replace(reading, headings=(*reading.headings, *headings), stray=(*reading.stray, *stray))


def _kind(line: Line) -> str:
    """What headings of parts have in common: their signs, or the word that says what they head."""
    return line.text.split()[0].casefold() if is_section(line.text, has_gap=False) else ""


def _part_below(end: Sequence[Line], kinds: set[str]) -> int:
    """Where a heading of one of these kinds stands apart below what an answer says; its length where none does."""
    places = (at for at in range(1, len(end)) if end[at].text and end[at].has_gap and _kind(end[at]) in kinds)
    return next(places, len(end))


def _has_prose_apart(entry: Entry) -> bool:
    """Whether an answer has its say, and a few sentences stand apart below."""
    at, end = entry.apart, entry.end
    below = end[at:]
    if not at or len(below) > _MOST or not end[at - 1].text.endswith((".", "?", "!", ")")):
        return False
    is_whole = below[0].text[:1].isupper() and below[-1].text.endswith((".", "?", "!"))
    return is_whole and not any(ITEM.match(line.text) for line in below)


def _is_labelled(entry: Entry) -> bool:
    """Whether something stood before its answer that was taken off."""
    return entry.answer[0].width > len(entry.answer[0].text)
