"""Titles in capitals that stand apart below answers, and look like the end of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.clearing.titles_between import behind_first, is_apart
from examsim.importing.text.entries import cut_short
from examsim.importing.text.furniture import is_heading
from examsim.importing.text.wrapping import ITEM

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.importing.text.entries import Reading
    from examsim.importing.text.lines import Line

_ASIDE = re.compile(r"[(\[].*[)\]]")
_ENDS = (".", "?", "!", ")", "”", '"')
"""What a text ends in that does not lead on to what stands below it."""
_WORD = re.compile(r"[^\W\d_]{3}")
_FEWEST_SHOUTED = 2
_SHARE = 0.5
"""Of the questions, that may have a title below them."""


def without_shouted_titles(reading: Reading) -> Reading:
    """The same, without such titles, where the guide has several."""
    indents = {line.indent for line in reading.headings if _is_shouted(line.text)}
    apart = [line for entry in reading.entries[:-1] for line in behind_first(entry) if line.has_gap]
    above = sum(_is_shouted(line.text) for line in reading.headings)
    # Below one at the beginning, and where nothing else stands apart, they lead on from no answer.
    are_alone = above > 0 and all(_is_shouted(line.text) for line in apart)
    below = [(entry.end, at) for entry in reading.entries if (at := _shouted(entry.end, indents, are_alone=are_alone))]
    if not below or len(below) + above < _FEWEST_SHOUTED or len(below) > _SHARE * len(reading.entries):
        return reading
    titles = [line for end, at in below for line in cut_short(end, at)]
    return replace(reading, headings=(*reading.headings, *titles))


def _shouted(end: Sequence[Line], indents: Collection[int], *, are_alone: bool) -> int:
    """Where an answer ends in a title in capitals that stands apart, perhaps with an aside below; 0 where in none."""
    at = len(end) - (2 if len(end) > 1 and _ASIDE.fullmatch(end[-1].text) else 1)
    if at <= 0 or not is_apart(end[: at + 1]) or not _is_shouted(end[at].text):
        return 0
    above = end[at - 1].text
    is_further_in = end[at].indent > max(line.indent for line in end[:at])
    is_as_others = is_further_in and end[at].indent in indents
    return at if are_alone or is_as_others or above.endswith(_ENDS) or ITEM.match(above) else 0


def _is_shouted(text: str) -> bool:
    return text.isupper() and _WORD.search(text) is not None and is_heading(text) and not ITEM.match(text)
