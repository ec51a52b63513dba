"""Lists with letters inside an answer: of the answer, unless they stand below a question in the guide's own way.

What is below a line with a number looks like the options of a question. Whether it is one shows in how the question
around it is written: where that has a number, another counts on from it; where that has none, another asks in words.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.labels import without_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.importing.text.entries import Entry
    from examsim.importing.text.lines import Line

_NUMBER = re.compile(r"[*_#\s]{0,9}[(\[]?(\d{1,4})\s?[.)\]:](?!\d)")
_ASKS = re.compile(r"(?:\?|___\W{0,9})$")


def without_nested(
    blocks: Sequence[Sequence[Line]], entries: Iterable[Entry], lines: Sequence[Line]
) -> list[Sequence[Line]]:
    """The blocks, each of lines with a question or an item first, that are no part of the answers of some entries."""
    openers = {block[0].number: block[0] for block in blocks}
    written: dict[int, list[str]] = {}
    for line in lines:
        written.setdefault(line.number, []).append(line.text)
    ordered = sorted(entries, key=lambda entry: entry.line)
    heads = [_as_written(entry.prompt[0], written) for entry in ordered]
    nested = {
        line.number
        for entry, (head, following) in zip(ordered, pairwise([*heads, ""]), strict=True)
        for part in (entry.answer, entry.rationale)
        for place, line in enumerate(part)
        if line.number in openers and not _is_question(openers[line.number].text, part[:place], head, following)
    }
    return [block for block in blocks if block[0].number not in nested]


def _as_written(line: Line, written: dict[int, list[str]]) -> str:
    """A line with the label that was cut off it."""
    return next((text for text in written.get(line.number, ()) if line.text in text), line.text)


def _is_question(opener: str, above: Sequence[Line], head: str, following: str) -> bool:
    """Whether a line below others of an answer opens another question than those that open with ``head`` and next."""
    number, own = _number(opener), _number(head)
    if number is None:
        has_label = without_label(opener) != opener
        return has_label or (bool(above) and without_label(head) == head and _asks_alike(opener, head))
    if own is None:
        return without_label(head) == head and _ASKS.search(opener) is not None
    return _ASKS.search(opener) is not None or (
        _is_between(number, own, _number(following)) and not _counts_from_one(number, above)
    )


def _number(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1]) if match else None


def _asks_alike(opener: str, head: str) -> bool:
    """Whether a line asks; with a colon, as what leads to a list has, it does where the other does it so too."""
    return _ASKS.search(opener) is not None or opener[-1:] == head[-1:]


def _is_between(number: int, own: int, following: int | None) -> bool:
    """Whether a question with a number has its place after one and before the next, which may begin to count anew."""
    if following is None:
        return number > own
    return own < number < following if own < following else number > own or number < following


def _counts_from_one(number: int, above: Sequence[Line]) -> bool:
    """Whether the lines above it count up to a number from the first on."""
    counted = [found for line in above if (found := _number(line.text)) is not None]
    return number > 1 and counted[1 - number :] == list(range(1, number))
