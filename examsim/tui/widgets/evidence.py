"""Texts with the words a mark rests on made to stand out."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from textual.content import Content

from examsim.tui.plain_text import plain, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examsim.domain.grade import Evidence

EARNING = "bold underline $text-accent on $earning-background"
COSTING = "bold underline $text-error on $costing-background"
NEAREST = "underline $text-warning"
_ALL_SHOWN = 30_000
"""Characters; an hour's writing is a tenth of that."""
_BEGINNING = 20_000
_AROUND = 300


def highlighted(
    response: str, earning: Iterable[Evidence], costing: Iterable[Evidence] = (), nearest: Iterable[Evidence] = ()
) -> Content:
    """The response as typed, evidence underlined: colour alone would not do."""
    if not response.strip():
        return plain("(blank)", "$quiet italic")
    kinds = [
        (style, tuple(evidence)) for style, evidence in ((NEAREST, nearest), (EARNING, earning), (COSTING, costing))
    ]
    parts = _in_sight(response, [span for _, evidence in kinds for span in evidence])
    shown, end = Content(), 0
    for first, last in parts:
        part = plain(response[first:last])
        for style, evidence in kinds:
            for span in evidence:
                if first < span.end and span.start < last:
                    part = part.stylize(style, max(span.start - first, 0), span.end - first)
        shown = Content.assemble(shown, _left_out(first - end), part)
        end = last
    return Content.assemble(shown, _left_out(len(response) - end))


def _in_sight(response: str, spans: list[Evidence]) -> list[tuple[int, int]]:
    # From where to where a response is shown: all of it, unless it is so long that laying it out would take seconds;
    # then how it begins, and everything a mark rests on.
    if len(response) <= _ALL_SHOWN:
        return [(0, len(response))]
    parts = [(0, _BEGINNING)]
    around = ((max(span.start - _AROUND, 0), min(span.end, span.start + _BEGINNING) + _AROUND) for span in spans)
    for first, last in sorted(around):
        begun, end = parts[-1]
        parts[-1:] = [(begun, max(end, last))] if first <= end else [(begun, end), (first, last)]
    return [(first, min(last, len(response))) for first, last in parts]


def _left_out(count: int) -> Content:
    words = f"\n\n… {count:,} characters are not shown here; an export has them all …\n\n"
    return Content.styled(words, "$quiet italic") if count > 0 else Content()


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
