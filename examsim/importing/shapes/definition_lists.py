"""Definition lists as Markdown writes them: a term, and below it what it means after a colon of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_MEANING = re.compile(r"^:\s+(?=\S)")
_SLIP = re.compile(r"^(?::|~\s+)(?=[^\W_]|[\"“(])")
"""The same in another hand, where most are marked as usual."""
_FEWEST = 2


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    meanings = {index for index, line in enumerate(lines) if _MEANING.match(line.text)}
    terms = {index - 1 for index in meanings if index and index - 1 not in meanings}
    if len(terms) < _FEWEST:
        return [Piece(Part.TEXT, line) for line in lines]
    slips = {index for index, line in enumerate(lines) if index and _SLIP.match(line.text) and not line.has_gap}
    if len(slips) < len(meanings):
        meanings |= slips
        terms |= {index - 1 for index in slips if index - 1 not in meanings}
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if index in meanings:
            pieces.append(Piece(Part.ANSWER, line.cut(_without_sign(line.text))))
        else:
            pieces.append(
                Piece(Part.PROMPT, line.cut(line.text.strip("*_ "))) if index in terms else Piece(Part.TEXT, line)
            )
    return pieces


def _without_sign(text: str) -> str:
    sign = _MEANING.match(text) or _SLIP.match(text)
    return text[sign.end() :] if sign else text
