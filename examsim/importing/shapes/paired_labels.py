"""Question and answer told apart by labels of any words: ``Prompt:`` and ``Response:``, ``[Q]`` and ``[A]``.

Which words they are is not known beforehand. Two labels that open lines in turns, over and over, and each time with
other words behind them, are the labels of question and answer; a list of terms has no label twice.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.labels import RATIONALE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

    _Key = tuple[str, str, str]

_LETTER = r"(?:(?![\d_])[\w\u0300-\u036f\u0900-\u0dff\u0e30-\u0e4f])"
"""Or a sign over or under one, which some scripts write words with."""
_LABEL = re.compile(
    rf"^[*_#\s]{{0,9}}(?P<open>[(\[<{{]?)(?P<word>{_LETTER}{{1,24}})\s?#?(?:\d{{1,4}}(?=\s|[^\w\s]|$)|(?=\s?[^\w\s]))"
    r"(?P<close>\s?[)\]>}.:：=|/–—~-]{0,3})[*_]*(?:\s+|$|(?<=[：\]])|(?<=[:.])(?=[^\x00-\x7f]))"
)
_COUNT = re.compile(r"^\d{1,3}[.)]\s+(?=\D)")
"""The number of a question behind its label: ``Q. 1. What …``."""
_NUMBERED = re.compile(r"\d")
_FIRST_LETTERS = frozenset("qtfpvd")
_SECOND_LETTERS = frozenset("adrs")
"""Single letters name the options of a question too: only these can stand for question, term, answer, definition."""
_FEWEST = 3
_FEWEST_KNOWN = 2
_KNOWN = frozenset(
    """
    q question prompt front term word concept frage pregunta domanda pergunta vraag вопрос 问 問 質問
    """.split()  # noqa: SIM905
)
_SHARE = 0.8
"""Of the first label, that the second must follow."""
_SHARE_NEW = 0.4
"""Of what stands behind the first label: the whole may be printed twice."""
_NEVER = frozenset({"note", "hint", "tip", "example", "rationale", "explanation", "page", "chapter", "section", "part"})


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    keys = [_key(line.text) for line in lines]
    pair = _pair(lines, keys)
    if pair is None:
        return [Piece(Part.TEXT, line) for line in lines]
    return [_piece(line, key, pair) for line, key in zip(lines, keys, strict=True)]


def _piece(line: Line, key: _Key | None, pair: tuple[_Key, _Key]) -> Piece:
    if key in pair:
        return Piece(Part.PROMPT if key == pair[0] else Part.ANSWER, line.cut(_without_label(line.text)))
    label = RATIONALE.match(line.text)
    return Piece(Part.RATIONALE, line.cut(line.text[label.end() :])) if label else Piece(Part.TEXT, line)


def _key(text: str) -> _Key | None:
    """What makes two labels the same: their word and the signs around it, whatever number they bear."""
    match = _LABEL.match(text)
    if match is None:
        return None
    close = match["close"].strip()
    is_marked = close or _NUMBERED.search(match.group())
    return (match["open"], match["word"].casefold(), close) if is_marked else None


def _without_label(text: str) -> str:
    match = _LABEL.match(text)
    return _COUNT.sub("", text[match.end() :]) if match else text


def _pair(lines: Sequence[Line], keys: Sequence[_Key | None]) -> tuple[_Key, _Key] | None:
    """The two labels that take turns most often."""
    told = [key for key in keys if key is not None]
    turns = Counter(pair for pair in pairwise(told) if _can_be(*pair))
    for (first, second), count in turns.most_common(3):
        fewest = _FEWEST_KNOWN if first[1] in _KNOWN else _FEWEST
        has_options = (second[0], "b", second[2]) in told
        if has_options and second[1] == "a":
            continue
        if count >= fewest and count >= _SHARE * told.count(first) and _differ(lines, keys, first, fewest):
            return first, second
    return None


def _can_be(first: _Key, second: _Key) -> bool:
    ours, theirs = first[1], second[1]
    if ours == theirs or not _NEVER.isdisjoint((ours, theirs)):
        return False
    if len(ours) == 1 and ours.isascii():
        return ours in _FIRST_LETTERS and (len(theirs) > 1 or theirs in _SECOND_LETTERS)
    return len(theirs) > 1 or not theirs.isascii() or theirs in _SECOND_LETTERS


def _differ(lines: Sequence[Line], keys: Sequence[_Key | None], label: _Key, fewest: int) -> bool:
    """Whether the label stands before something else each time: a term has one meaning, however often it is printed."""
    said = [_without_label(line.text) for line, key in zip(lines, keys, strict=True) if key == label]
    return len(set(said)) >= max(fewest, _SHARE_NEW * len(said)) or not any(said)
