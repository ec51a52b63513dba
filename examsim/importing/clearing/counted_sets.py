"""Cards below a line that says how many they are, ``Terms in this set (24)``, written as a guide is.

A site sets the sides of cards one below the other with nothing between them. Their count tells where a line was broken,
or a side has several: so many terms there are, each with what it means, and no more. What follows is the site's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.clearing.buttons import buttons_of
from examsim.importing.text.furniture import is_furniture
from examsim.importing.text.labels import answer_in, answer_labelled, asks
from examsim.importing.text.wrapping import BULLET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.importing.text.lines import Line

_SET = re.compile(
    r"(?:(\d{1,4})\s)?(?:terms|cards|flashcards) in (?:this|the) (?:set|deck)\s?(?:\((\d{1,4})\))?\W*", re.IGNORECASE
)
_FOOT = re.compile(
    r"(?:students also (?:viewed|studied|liked)|other (?:\w+ )?(?:sets|decks)\b"
    r"|(?:related|recommended|similar) (?:sets|decks)\b|(?:sets|decks) (?:found|with similar)\b"
    r"|(?:verified|recommended) (?:questions|explanations)\b).*",
    re.IGNORECASE,
)
_FEWEST = 3
_MOST_FURTHER = 60
"""Lines that go on with the one above: where there are more, the cards have a shape of their own."""
_MOST_WORDS = 8
_MOST_TERM_LINES = 2
_MOST_MEANING_LINES = 6
_SHARE = 0.7
"""Of the cards, that must read as a term and more words about it where lines were broken."""
_SECOND_OF_TERM = -0.6
_SECOND_OF_MEANING = -0.3
_ITEM_AS_TERM = -1.0
_FULL = 0.2
"""For a line as long as the longest, which may have been broken; an item of a list goes on in any case."""

_Card = tuple[int, int, int]
"""Where a term begins, where its meaning does, and where that ends."""


def as_cards(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines with both sides of such cards labelled, and those that are the site's; as they are elsewhere."""
    begin, count = _counted(lines)
    if count < _FEWEST:
        return list(lines), []
    buttons = buttons_of(lines)
    end = next((at for at in range(begin, len(lines)) if _FOOT.fullmatch(lines[at].text)), len(lines))
    seen = [line for line in lines[begin:end] if line.number not in buttons and not is_furniture(line.text)]
    sides, below = _with_end(seen, count)
    cards = _apart(sides, count) or _cards(sides, count)
    if not cards:
        return list(lines), []
    written = [line for card in cards for line in _written(sides, card)]
    kept = {line.number for line in seen}
    pressed = [line for line in lines[begin:end] if line.number not in kept]
    return [*lines[:begin], *written, *below], [*pressed, *lines[end:]]


def _with_end(sides: Sequence[Line], count: int) -> tuple[Sequence[Line], Sequence[Line]]:
    """The sides of the cards, and what stands apart below where they have a line each: notes of whoever copied them."""
    end = 2 * count
    gaps = [at for at, line in enumerate(sides[:end]) if at and line.has_gap]
    is_even = gaps in ([], [*range(2, end, 2)])
    is_whole = len(sides) > end and sides[end].has_gap and is_even
    return (sides[:end], sides[end:]) if is_whole else (sides, [])


def _apart(sides: Sequence[Line], count: int) -> list[_Card]:
    """The cards where a blank line parts each side from the next; none where there is another number of sides."""
    starts = [at for at, line in enumerate(sides) if line.has_gap or not at]
    if len(starts) != 2 * count:
        return []
    ends = [*starts[2::2], len(sides)]
    return list(zip(starts[::2], starts[1::2], ends, strict=True))


def _counted(lines: Sequence[Line]) -> tuple[int, int]:
    """Where the cards begin, and how many they are."""
    for index, line in enumerate(lines):
        if match := _SET.fullmatch(line.text):
            return index + 1, int(match[1] or match[2] or 0)
    return 0, 0


def _cards(sides: Sequence[Line], count: int) -> list[_Card]:
    """The cards that the lines make up; none where they make up another number."""
    further = len(sides) - 2 * count
    is_labelled = any(asks(line.text) or answer_in(line.text) is not None for line in sides)
    if not 0 <= further <= min(count, _MOST_FURTHER) or is_labelled:
        return []
    cards = _likeliest(sides, count)
    good = sum(_reads_as_card(sides, card) for card in cards)
    return cards if not further or good >= _SHARE * count else []


def _likeliest(sides: Sequence[Line], count: int) -> list[_Card]:
    """The lines cut into so many cards that most read as a term and what it means."""
    longest = max(len(line.text) for line in sides)
    steps: list[dict[int, tuple[float, _Card]]] = []
    scores = {0: 0.0}
    for done in range(1, count + 1):
        left = 2 * (count - done)
        found: dict[int, tuple[float, _Card]] = {}
        for start, score in scores.items():
            for card in _from(start, len(sides) - left):
                worth = score + _worth(sides, card, longest)
                if card[2] not in found or worth > found[card[2]][0]:
                    found[card[2]] = (worth, card)
        steps.append(found)
        scores = {end: worth for end, (worth, _) in found.items()}
    cards: list[_Card] = []
    end = len(sides)
    for found in reversed(steps):
        cards.append(found[end][1])
        end = cards[-1][0]
    return cards[::-1]


def _from(start: int, most: int) -> Iterator[_Card]:
    """The cards that may begin in a line and end before another."""
    for meaning in range(start + 1, min(start + _MOST_TERM_LINES, most - 1) + 1):
        for end in range(meaning + 1, min(meaning + _MOST_MEANING_LINES, most) + 1):
            yield start, meaning, end


def _worth(sides: Sequence[Line], card: _Card, longest: int) -> float:
    start, meaning, end = card
    worth = float(_reads_as_card(sides, card)) + _SECOND_OF_TERM * (meaning - start - 1)
    worth += _ITEM_AS_TERM if BULLET.match(sides[start].text) else 0.0
    for at in range(meaning + 1, end):
        is_item = BULLET.match(sides[at].text) is not None
        worth += 0.0 if is_item else _SECOND_OF_MEANING + _FULL * len(sides[at - 1].text) / longest
    return worth


def _reads_as_card(sides: Sequence[Line], card: _Card) -> bool:
    """Whether what comes first is asked, or is a few words of which there are more below."""
    start, meaning, end = card
    term = " ".join(line.text for line in sides[start:meaning])
    told = sum(len(line.text) for line in sides[meaning:end])
    return term.endswith("?") or (len(term.split()) <= _MOST_WORDS and term[-1] not in ".,;:!" and told > len(term))


def _written(sides: Sequence[Line], card: _Card) -> list[Line]:
    """A card with its labels, and what was broken off a line at its end again."""
    start, meaning, end = card
    told: list[Line] = []
    for at in range(start, end):
        line = sides[at]
        if at not in {start, meaning} and line.text[0].islower() and told[-1].text[-1] not in ".?!:;":
            told[-1] = told[-1].joined(line)
        elif at == start:
            told.append(line.cut(f"Question: {line.text}"))
        else:
            told += answer_labelled(line) if at == meaning else [line]
    return told
