"""A response with the words a mark rests on made to stand out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.tui.plain_text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from examsim.domain.grade import Evidence

EARNING = "bold underline $text-accent on $earning-background"
COSTING = "bold underline $text-error on $costing-background"


def highlighted(response: str, earning: Iterable[Evidence], costing: Iterable[Evidence] = ()) -> Content:
    """The response as typed, evidence underlined: colour alone would not do."""
    if not response.strip():
        return plain("(blank)", "$quiet italic")
    text = plain(response)
    for style, evidence in ((EARNING, earning), (COSTING, costing)):
        for span in evidence:
            text = text.stylize(style, span.start, span.end)
    return text
