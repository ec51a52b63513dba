"""Where in a response evidence is looked for: its sentences, neighbouring sentences together, and the whole."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.grading.text import Clause, PreparedText

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP = re.compile(r"[.!?;\n]")


@lru_cache(maxsize=64)
def sentences(text: PreparedText) -> tuple[Clause, ...]:
    """Runs of words between full stops, semicolons and line ends, in order."""
    stops = [
        index
        for index in range(1, len(text.words))
        if _STOP.search(text.text, text.words[index - 1].end, text.words[index].start)
    ]
    return tuple(Clause(a, b) for a, b in pairwise([0, *stops, len(text.words)]) if a < b)


def segments(text: PreparedText) -> tuple[Clause, ...]:
    """Sentences, each two neighbours, and the whole text; the narrowest first."""
    return tuple(dict.fromkeys(_segments(text)))


@lru_cache(maxsize=256)
def excerpt(text: PreparedText, part: Clause) -> PreparedText:
    """The words of one part alone; their places still count characters of the whole text."""
    if len(part) == len(text.words):
        return text
    begun = bisect_right(text.clauses, part.first, key=lambda clause: clause.last)
    ended = bisect_left(text.clauses, part.last, key=lambda clause: clause.first)
    clauses = tuple(
        Clause(max(c.first, part.first) - part.first, min(c.last, part.last) - part.first)
        for c in text.clauses[begun:ended]
    )
    vectors = None if text.vectors is None else text.vectors[:, part.first : part.last]
    return PreparedText(text.text, text.words[part.first : part.last], clauses, vectors, text.sentence)


def _segments(text: PreparedText) -> Iterator[Clause]:
    alone = sentences(text)
    yield from alone
    for a, b in pairwise(alone):
        yield Clause(a.first, b.last)
    if text.words:
        yield Clause(0, len(text.words))
