"""Terms that were bold and lost it: ``1. Kinship Ties of blood and marriage``, told apart by a capital in mid-line.

Only where nearly every line has one, early on and on a word that sentences begin with: names have capitals too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import BULLET, page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_SPLIT = re.compile(
    r"(?P<term>[A-Z][\w’'-]*(?: (?:[a-z][\w’'-]*|\([A-Z]{2,6}\))){0,4})"
    r" (?P<meaning>(?P<first>[A-Z][a-z]*)\s(?=[a-z]).{12,})$"
)
_NO_TERM = frozenset(
    """
    the a an this that these those it he she they we i you in on at by for from to of with as if when while after before
    during because although since there his her its their our your my all some many most each every both such however
    """.split()  # noqa: SIM905
)
_USUAL = 3.0
"""How often a word must be met for its capital to be that of a sentence."""
_FEWEST = 4
_SHARE = 0.8


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    groups = paragraphs(lines, page_width(lines))
    splits = [_split(group[0].text) for group in groups]
    if sum(split is not None for split in splits) < max(_FEWEST, _SHARE * (len(groups) - 1)):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for group, split in zip(groups, splits, strict=True):
        if split is None:
            pieces += [Piece(Part.TEXT, line) for line in group]
            continue
        pieces += [Piece(Part.PROMPT, group[0].cut(split["term"])), Piece(Part.ANSWER, group[0].cut(split["meaning"]))]
        pieces += [Piece(Part.TEXT, line) for line in group[1:]]
    return pieces


def _split(text: str) -> re.Match[str] | None:
    bullet = BULLET.match(text)
    split = _SPLIT.match(text[bullet.end() if bullet else 0 :])
    if split is None or split["term"].partition(" ")[0].casefold() in _NO_TERM:
        return None
    return split if zipf_frequency(split["first"].casefold(), "en") >= _USUAL else None
