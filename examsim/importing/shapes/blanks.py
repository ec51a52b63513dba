"""Sentences with a blank and what fills it, behind or within: ``A ____ keeps gas in. (trap)``, ``A {{c1::trap}} …``.

Two signs of equality around a word are a blank as well: ``A ==trap== keeps gas in``. Where sentences are counted, the
words that fill their blanks may stand below them, further in.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import BULLET, ITEM, page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BLANK = re.compile(r"_{2,}")
_WORD = re.compile(r"[(\[]\s*((?:[^()\[\]]|\([^()]{1,30}\)){1,60})[)\]][.\s]{0,3}$")
_APART = re.compile(r"_\s[^_]*\s_")
"""Words between two blanks, rather than in one."""
_WITHIN = re.compile(
    r"\{\{c\d{1,2}::([^{}]{1,120}?)(?:::[^{}]{0,120})?\}\}|(?<!\w)_{2,10}\s?([^\W_][^_]{0,58}?)\s?_{2,10}(?!\w)"
    r"|(?<![=\w])==(?=\S)([^=]{1,120}?)(?<=\S)==(?![=\w])"
)
"""What fills a blank, within the sentence."""
_LONGEST = 500
_LONGEST_WORD = 70
_NUMBER = re.compile(r"^[(\[]?\d{1,3}\s?[.)\]]\s+(?=\S)")
_MOST_LINES = 6
"""Of a sentence with what fills its blank."""
_MOST_WORDS = 8
_FEWEST = 2
_FEWEST_BELOW = 3
_SHARE_BELOW = 0.75
"""Of the counted sentences, that must have words below to fill a blank."""
_SHARE = 0.5
"""Of the paragraphs with a blank, that must say what fills it."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    if below := _filled_below(lines):
        return below
    groups = _sentences(paragraphs(lines, page_width(lines)))
    filled = [_filled(_text(group)) for group in groups]
    blanks = sum(_BLANK.search(line.text) is not None for line in lines)
    if sum(pair is not None for pair in filled) < max(_FEWEST, _SHARE * blanks):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    for group, pair in zip(groups, filled, strict=True):
        if pair is None:
            is_asked = _NUMBER.match(group[0].text) and _BLANK.search(_text(group))  # nothing fills it, and it is told
            pieces.append(Piece(Part.PROMPT if is_asked else Part.TEXT, group[0]))
            pieces += [Piece(Part.TEXT, line) for line in group[1:]]
            continue
        whole = group[0]
        for line in group[1:]:
            whole = whole.joined(line)
        pieces += [Piece(Part.PROMPT, whole.cut(pair[0])), Piece(Part.ANSWER, whole.cut(pair[1]))]
    return pieces


def _sentences(groups: Sequence[list[Line]]) -> list[list[Line]]:
    """The paragraphs, a sentence that was broken below its blank with what fills that at its end."""
    told: list[list[Line]] = []
    for group in groups:
        above = told[-1] if told else []
        goes_on = (
            bool(above) and not group[0].has_gap and _BLANK.search(above[-1].text) and not ITEM.match(group[0].text)
        )
        if goes_on and _filled(_text(above)) is None and _filled(_text([*above, *group])):
            above += group
        else:
            told.append([*group])
    return told


def _text(group: Sequence[Line]) -> str:
    return " ".join(line.text for line in group)


def _filled_below(lines: Sequence[Line]) -> list[Piece]:
    """The pieces where the sentences are counted, and a few words further in below each fill its blank."""
    counted = [index for index, line in enumerate(lines) if _NUMBER.match(line.text)]
    blocks = [lines[start:end] for start, end in pairwise([*counted, len(lines)])]
    cuts = [_fills(block) for block in blocks]
    if sum(map(bool, cuts)) < max(_FEWEST_BELOW, _SHARE_BELOW * len(blocks)):
        return []
    pieces = [Piece(Part.TEXT, line) for line in lines[: counted[0]]]
    for block, cut in zip(blocks, cuts, strict=True):
        pieces.append(Piece(Part.PROMPT, block[0].cut(_NUMBER.sub("", block[0].text))))
        pieces += [Piece(Part.TEXT, line) for line in block[1 : cut or None]]
        pieces += [Piece(Part.ANSWER, line) for line in block[cut : cut + 1] if cut]
        pieces += [Piece(_goes_on(block, line), line) for line in block[cut + 1 :] if cut]
    return pieces


def _fills(block: Sequence[Line]) -> int:
    """Where the words stand that fill the blank of a sentence above them; 0 where none do."""
    is_asked = False
    for index, line in enumerate(block[:_MOST_LINES]):
        if is_asked:
            is_told = line.indent > block[0].indent and len(line.text.split()) <= _MOST_WORDS
            return index if is_told and not _BLANK.search(line.text) and not ITEM.match(line.text) else 0
        has_blank = any(_BLANK.search(above.text) for above in block[: index + 1])
        is_asked = has_blank and line.text.endswith((".", "?", "!", "_"))
    return 0


def _goes_on(block: Sequence[Line], line: Line) -> Part:
    """What a line below the words that fill a blank is: of the answer, or apart and at the edge, and of no question."""
    return Part.PROMPT if line.has_gap and line.indent <= block[0].indent else Part.TEXT


def _filled(text: str) -> tuple[str, str] | None:
    """A sentence with a blank, and the word in brackets behind it."""
    if len(text) > _LONGEST:
        return None
    bullet = BULLET.match(text)
    start = bullet.end() if bullet else 0
    behind = _behind(text[start:])
    within = _WITHIN.findall(text) if behind is None or not _APART.search(text) else []
    if within:
        words = [next(filter(None, one)) for one in within]
        return _WITHIN.sub("____", text[start:]).strip(), "; ".join(words)
    return behind


def _behind(text: str) -> tuple[str, str] | None:
    """A sentence with a blank, apart from the word in brackets at its end."""
    word = _WORD.search(text, max(0, len(text) - _LONGEST_WORD))
    sentence = text[: word.start()].strip() if word else ""
    is_asked = _BLANK.search(sentence) and any(char.isalpha() for char in sentence)
    return (sentence, word[1].strip()) if word and is_asked and not sentence.endswith("_") else None
