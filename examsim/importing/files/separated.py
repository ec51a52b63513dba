"""Cards in one run, with signs that whoever exported them chose: ``Bishop:::moves diagonally$$$Rook:::…``.

No signs are known beforehand. They are the two runs of them that take turns, all the way to the end.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from examsim.importing.asked import Asked
from examsim.importing.files.content import Material
from examsim.importing.text.lines import clean_text, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.files.content import Content

NAME = "cards in a row"
_SIGNS = re.compile(r"(?P<signs>[^\w\s\"'()]{2,5})")
_FEWEST = 3
_MOST_LINES = 3
"""In which all the cards may stand: with a line for each, they are a table or a guide."""
_COMMONEST = 6
_OFFERED, _BETWEEN = ("\t", ",", " - "), ";"
"""What Quizlet offers to put within cards and between them, without a space behind; prose has one."""
_SPACED = re.compile(r"[,;]\s")


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return content.is_text and bool(_pairs(content.text))


def read(content: Content) -> Material:
    """The cards."""
    return Material([Asked(line, term, (), (meaning,)) for line, term, meaning in _pairs(content.text)])


def _pairs(text: str) -> list[tuple[int, str, str]]:
    """Terms with their meanings, and the lines they are in; none where there is anything else."""
    lines = [(number, line) for number, line in enumerate(lines_of(text), 1) if line.strip()]
    if not 0 < len(lines) <= _MOST_LINES:
        return []
    pairs = [(within, _BETWEEN) for within in _OFFERED] if not any(_SPACED.search(line) for _, line in lines) else []
    if offered := next((told for within, between in pairs if (told := _cards(lines, within, between))), None):
        return offered
    signs = Counter(match["signs"] for _, line in lines for match in _SIGNS.finditer(line)).most_common(_COMMONEST)
    for within, count in signs:
        for between, _ in signs:
            told = _cards(lines, within, between) if within != between else []
            if told and count == len(told):
                return told
    return []


def _cards(lines: Sequence[tuple[int, str]], within: str, between: str) -> list[tuple[int, str, str]]:
    """The cards in lines, by these signs; none where there are too few, or one of them has no two sides."""
    cards = [(number, card) for number, line in lines for card in line.split(between) if card.strip()]
    told = [(number, *_sides(card, within)) for number, card in cards]
    return told if len(told) >= _FEWEST and all(term and said for _, term, said in told) else []


def _sides(card: str, within: str) -> tuple[str, str]:
    """The term of a card and its meaning; nothing where the sign is not in it once."""
    term, _, meaning = card.partition(within)
    return (clean_text(term), clean_text(meaning)) if within not in meaning else ("", "")
