"""A term and the same few labelled facts about each: ``Guernica``, ``Artist: …``, ``Date: …``, ``Significance: …``.

The labels are not known beforehand: they are those that come back, block after block, below a line that has none.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_LABEL = re.compile(
    r"^(?:[-*•]\s*)?[*_]{0,3}(?P<label>[^\W\d_][^\W_]{1,30}(?: [\w/&-]{1,30}){0,2})[*_]{0,3}:[*_]{0,3}(?:\s|$)"
)
_ANSWERS = re.compile(r"\W*(?:(?:correct|right)\s)?(?:answers?|ans|rationale|explanation)\b", re.IGNORECASE)
_LONGEST_TERM = 100
_FEWEST = 3
"""Blocks that a label must come back in, and blocks that make a guide."""
_FEWEST_FACTS = 2
_SHARE = 0.6
"""Of all blocks, that must be records."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    blocks = _blocks(lines)
    counts = Counter(label for block in blocks for label in {_label(line) for line in block[1:]} if label)
    known = {label for label, count in counts.items() if count >= _FEWEST}
    records = [_is_record(block, known) for block in blocks]
    if sum(records) < max(_FEWEST, _SHARE * len(blocks)):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for block, is_record in zip(blocks, records, strict=True):
        parts = (Part.PROMPT, Part.ANSWER) if is_record else (Part.TEXT, Part.TEXT)
        first = block[0].cut(_without_number(block[0].text)) if is_record else block[0]
        pieces.append(Piece(parts[0], first))
        pieces += [Piece(parts[1] if place == 1 else Part.TEXT, line) for place, line in enumerate(block[1:], 1)]
    return pieces


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.has_gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_record(block: Sequence[Line], known: set[str]) -> bool:
    """Whether a line that may be a term comes first, and below it at least two facts of the kind that comes back."""
    if _label(block[0]) or len(block[0].text) > _LONGEST_TERM:
        return False
    return len({_label(line) for line in block[1:]} & known) >= _FEWEST_FACTS


def _label(line: Line) -> str:
    """The label by which a line tells something of a term; none where it answers, or says why."""
    match = _LABEL.match(line.text)
    return match["label"].casefold() if match and not _ANSWERS.match(line.text) else ""


def _without_number(text: str) -> str:
    number = BULLET.match(text)
    return (text[number.end() :] if number else text).strip("*_# ")
