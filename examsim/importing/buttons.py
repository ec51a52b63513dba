"""What one can press on a flashcard site, which is copied along with its cards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.lines import Line

_RATING = re.compile(
    r"how well did you know (?:this|it)\W*|not at all|perfectly|[1-5]|still learning(?: \(\d+\))?|known?|got it"
    r"|flip(?: card)?|show answer|next|previous",
    re.IGNORECASE,
)
RATINGS_BEGIN = re.compile(r"how well did you know (?:this|it)\W*", re.IGNORECASE)
_SET = re.compile(r"(?:terms|cards|flashcards) in (?:this|the) (?:set|deck)\b", re.IGNORECASE)
_ABOVE_SET = re.compile(
    r"flashcards|learn|test|match|q-chat|blocks|blast|study|save|share|print|export|edit|play"
    r"|profile picture|teacher|student|\d{1,4} (?:terms|cards|flashcards|questions)\b.{0,40}|home [>›»/].{0,80}"
    r"|created by\b.{0,40}|created \d.{0,40}|\d(?:\.\d)? \(\d+ reviews?\)|\d+ studiers .{0,30}",
    re.IGNORECASE,
)
"""Single words that may well be answers, further down."""
_IN_SET = re.compile(
    r"leave the first rating|original|alphabetical|get a hint|don['’]t know\?|click the card to flip.{0,4}"
    r"|hide definitions|(?:share|save|print|export|report|study|test yourself on) this (?:set|deck)|report an issue"
    r"|(?:still learning|not studied|mastered) \(\d+\)|you haven['’]t studied these terms yet\W*|select these \d+"
    r"|you['’]ve started learning these terms\. keep it up!|students also (?:viewed|studied|liked)",
    re.IGNORECASE,
)


def is_rating(text: str) -> bool:
    """Whether a line lets one say how well a card was known."""
    return bool(_RATING.fullmatch(text))


def is_button(text: str) -> bool:
    """Whether a line, where headings may stand, is one that a flashcard site has."""
    return bool(_RATING.fullmatch(text) or _IN_SET.fullmatch(text) or _ABOVE_SET.fullmatch(text))


def buttons_of(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are a site's own, in the copy of a set of its cards."""
    begin = next((line.number for line in lines if _SET.match(line.text)), None)
    if begin is None:
        return set()
    return {
        line.number
        for line in lines
        if _IN_SET.fullmatch(line.text) or (line.number < begin and _ABOVE_SET.fullmatch(line.text))
    }
