"""Sentences with a blank and what fills it, behind or within: ``A ____ keeps gas in. (trap)``, ``A {{c1::trap}} …``.

Two signs of equality around a word are a blank as well: ``A ==trap== keeps gas in``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import BULLET, page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BLANK = re.compile(r"_{2,}")
_WORD = re.compile(r"[(\[]\s*([^()\[\]]{1,60})[)\]][.\s]{0,3}$")
_WITHIN = re.compile(
    r"\{\{c\d{1,2}::([^{}]{1,120}?)(?:::[^{}]{0,120})?\}\}|(?<!\w)_{2,10}\s?([^\W_][^_]{0,58}?)\s?_{2,10}(?!\w)"
    r"|(?<![=\w])==(?=\S)([^=]{1,120}?)(?<=\S)==(?![=\w])"
)
"""What fills a blank, within the sentence."""
_LONGEST = 500
_LONGEST_WORD = 70
_FEWEST = 2
_SHARE = 0.5
"""Of the paragraphs with a blank, that must say what fills it."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    groups = paragraphs(lines, page_width(lines))
    filled = [_filled(" ".join(line.text for line in group)) for group in groups]
    blanks = sum(_BLANK.search(line.text) is not None for line in lines)
    if sum(pair is not None for pair in filled) < max(_FEWEST, _SHARE * blanks):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for group, pair in zip(groups, filled, strict=True):
        if pair is None:
            pieces += [Piece(Part.TEXT, line) for line in group]
            continue
        whole = group[0]
        for line in group[1:]:
            whole = whole.joined(line)
        pieces += [Piece(Part.PROMPT, whole.cut(pair[0])), Piece(Part.ANSWER, whole.cut(pair[1]))]
    return pieces


def _filled(text: str) -> tuple[str, str] | None:
    """A sentence with a blank, and the word in brackets behind it."""
    if len(text) > _LONGEST:
        return None
    bullet = BULLET.match(text)
    start = bullet.end() if bullet else 0
    if within := _WITHIN.findall(text):
        words = [next(filter(None, one)) for one in within]
        return _WITHIN.sub("____", text[start:]).strip(), "; ".join(words)
    word = _WORD.search(text, max(0, len(text) - _LONGEST_WORD))
    if word is None:
        return None
    sentence = text[start : word.start()].strip()
    is_asked = _BLANK.search(sentence) and any(char.isalpha() for char in sentence)
    return (sentence, word[1].strip()) if is_asked and not sentence.endswith("_") else None
