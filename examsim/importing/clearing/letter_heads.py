"""The letters of the alphabet that head the parts of a glossary, and the row of all of them above the first.

A letter alone may be an answer, or an option's. These count up the alphabet, and what stands below each begins with it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.lines import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.importing.text.lines import Line

_LETTER = re.compile(r"[^\w()]{0,7}([A-Z])[^\w()]{0,7}")
_ROW = re.compile(r"\W{0,3}(?:[A-Z]\W{1,7}){2,25}[A-Z]\W{0,3}")
_TARGET = re.compile(r"(?<=\])\(#[^()\s]{0,40}\)")
"""Where a link within the page leads to."""
_WORD = re.compile(r"[^\W\d_]")
_FEWEST = 3
_FEWEST_TIGHT = 5
"""Where no blank lines set them apart, as in a PDF."""
_SHARE = 0.8
"""Of all letters that stand alone, which must head what begins with them."""


def without_letter_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and the letters that only sort it."""
    found = {index: match[1] for index, line in enumerate(lines) if (match := _LETTER.fullmatch(line.text))}
    heads = {index: letter for index, letter in found.items() if _heads_its_words(lines, index, letter)}
    fewest = _FEWEST if all(lines[index].has_gap for index in heads) else _FEWEST_TIGHT
    if len(heads) < max(fewest, _SHARE * len(found)) or not _count_up(heads.values()):
        return list(lines), []
    taken = heads.keys() | {index for index, line in enumerate(lines[: min(heads)]) if _is_row(line.text)}
    return without(lines, taken)


def _heads_its_words(lines: Sequence[Line], index: int, letter: str) -> bool:
    """Whether a letter stands above something that begins with it."""
    first = _WORD.search(lines[index + 1].text[:9]) if index + 1 < len(lines) else None
    return first is not None and first.group().upper() == letter


def _is_row(text: str) -> bool:
    row = _TARGET.sub("", text)
    return _ROW.fullmatch(row) is not None and _count_up(_WORD.findall(row))


def _count_up(letters: Iterable[str]) -> bool:
    return all(above < below for above, below in pairwise(letters))
