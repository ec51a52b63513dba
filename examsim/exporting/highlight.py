"""A text in pieces, each with the numbers of the criteria that rest on it: spans may overlap."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from examsim.domain.grade import Evidence


def pieces(text: str, evidence: Sequence[Iterable[Evidence]]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """All of the text in order; the first criterion is number 1."""
    spans = [(n, each.start, each.end) for n, found in enumerate(evidence, 1) for each in found]
    borders = {0, len(text), *(place for _, start, end in spans for place in (start, end))}
    for start, end in pairwise(sorted(place for place in borders if 0 <= place <= len(text))):
        yield text[start:end], tuple(dict.fromkeys(n for n, first, last in spans if first <= start and end <= last))
