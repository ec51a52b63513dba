"""Boxes beside the text, ``<aside>`` and ``</aside>`` as programs for notes write them out, without their frames.

What is in one may well answer the question above it. Where nothing was asked yet it says something of the notes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.asked_above import may_ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_OPENS, _CLOSES = "<aside>", "</aside>"
_TERM = re.compile(r"[^:=–—]{1,60}?(?P<sign>:|\s(?:[-=–—]|->|→))\s\S")
_MOST_AT_TOP = 6
"""Lines in a box that is about the notes."""


def without_asides(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and the frames of boxes with what stands in those above it all."""
    boxes = _boxes(lines)
    frames = {at for box in boxes for at in box}
    first = next((at for at, line in enumerate(lines) if at not in frames and not line.text.startswith("# ")), 0)
    of_notes = set[int]()
    for begin, end in boxes:
        if first == begin + 1 and _is_of_notes(lines[first:end]) and not _is_like(lines[first:end], lines[end:]):
            of_notes = set(range(first, end))
    taken = frames | of_notes
    told = enumerate(lines)
    left = [replace(line, has_gap=line.has_gap or at - 1 in frames) for at, line in told if at not in taken]
    return left, [lines[at] for at in sorted(taken)]


def _boxes(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where boxes open and close."""
    found: list[tuple[int, int]] = []
    begin: int | None = None
    for index, line in enumerate(lines):
        if line.text == _CLOSES and begin is not None:
            found.append((begin, index))
            begin = None
        elif line.text == _OPENS:
            begin = index
    return found


def _is_of_notes(box: Sequence[Line]) -> bool:
    """Whether what a box says above everything else asks nothing."""
    return len(box) <= _MOST_AT_TOP and not any(may_ask(line.text) for line in box)


def _is_like(box: Sequence[Line], below: Sequence[Line]) -> bool:
    """Whether a box has terms as most of what is below it has, outside of boxes or within."""
    signs = [sign["sign"] for line in box if (sign := _TERM.match(line.text))]
    told = [line.text for line in below if line.text not in {_OPENS, _CLOSES} and not line.text.startswith("#")]
    beside = [sign["sign"] for text in told if (sign := _TERM.match(text))]
    return bool(signs) and beside.count(signs[0]) * 2 > len(told)
