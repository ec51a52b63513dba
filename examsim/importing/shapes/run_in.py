"""Terms that open a paragraph, with a full stop behind them and their meaning after it: ``Aquifer. A body of rock …``.

Sentences are as short now and then, so nearly every paragraph must open so, each with a term of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.furniture import is_heading
from examsim.importing.text.wrapping import BULLET, page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_OPENING = re.compile(r"(?P<term>[^\W\d_][\w’'-]*(?: [\w’'/()-]+){0,3})\. (?P<meaning>[A-Z\d].{12,})$")
_FEWEST = 4
_SHARE = 0.9


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    groups = paragraphs(lines, page_width(lines))
    found = [_OPENING.match(_without_bullet(group[0].text)) for group in groups]
    terms = [match["term"].casefold() for match in found if match]
    told = [group for group in groups if len(group) > 1 or not _is_title(group[0].text)]
    if len(terms) < max(_FEWEST, _SHARE * len(told)) or len(set(terms)) < len(terms):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for group, match in zip(groups, found, strict=True):
        first, *rest = group
        if match:
            parts = [Piece(Part.PROMPT, first.cut(match["term"])), Piece(Part.ANSWER, first.cut(match["meaning"]))]
        else:
            parts = [Piece(Part.TEXT, first)]
        pieces += [*parts, *(Piece(Part.TEXT, line) for line in rest)]
    return pieces


def _is_title(text: str) -> bool:
    return is_heading(text) and _OPENING.match(text) is None


def _without_bullet(text: str) -> str:
    bullet = BULLET.match(text)
    return text[bullet.end() :] if bullet else text
