"""Texts with the words a mark rests on made to stand out."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from examsim.tui.plain_text import plain, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from examsim.domain.grade import Evidence

EARNING = "bold underline $text-accent on $earning-background"
COSTING = "bold underline $text-error on $costing-background"
NEAREST = "underline $text-warning"


def highlighted(
    response: str, earning: Iterable[Evidence], costing: Iterable[Evidence] = (), nearest: Iterable[Evidence] = ()
) -> Content:
    """The response as typed, evidence underlined: colour alone would not do."""
    if not response.strip():
        return plain("(blank)", "$quiet italic")
    text = plain(response)
    for style, evidence in ((NEAREST, nearest), (EARNING, earning), (COSTING, costing)):
        for span in evidence:
            text = text.stylize(style, span.start, span.end)
    return text


def highlighted_solution(answer: str, saying: Iterable[Evidence]) -> Content:
    """A verified solution without the line ends that its author made for width, what it says underlined."""
    shown = unwrapped(answer)
    text = plain(shown)
    # Between the two only white space differs, so that characters are found again by their count.
    before = [index for index, character in enumerate(answer) if not character.isspace()]
    after = [index for index, character in enumerate(shown) if not character.isspace()]
    for span in saying:
        first, last = bisect_left(before, span.start), bisect_left(before, span.end) - 1
        if 0 <= first <= last < len(after):
            text = text.stylize(EARNING, after[first], after[last] + 1)
    return text
