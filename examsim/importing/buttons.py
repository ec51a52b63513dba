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

_VOTES_BEGIN = re.compile(r"community vote distribution\W*", re.IGNORECASE)
_VOTES = re.compile(r"(?:[A-H]{1,5} \()?\d{1,3}\s?%\)?|other", re.IGNORECASE)
"""What learners took for right, on a site that lets them vote; elsewhere a share may be an answer."""
_VOTED = re.compile(r"\s+most voted$", re.IGNORECASE)


def is_rating(text: str) -> bool:
    """Whether a line lets one say how well a card was known."""
    return bool(_RATING.fullmatch(text))


def is_button(text: str) -> bool:
    """Whether a line, where headings may stand, is one that a flashcard site has."""
    return bool(_RATING.fullmatch(text) or _IN_SET.fullmatch(text) or _ABOVE_SET.fullmatch(text))


def buttons_of(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines that are a site's own, in the copy of a set of its cards or of questions it votes on."""
    votes = _votes(lines)
    begin = next((line.number for line in lines if _SET.match(line.text)), None)
    if begin is None:
        return votes
    return votes | {
        line.number
        for line in lines
        if _IN_SET.fullmatch(line.text) or (line.number < begin and _ABOVE_SET.fullmatch(line.text))
    }


def without_votes(lines: Sequence[Line]) -> list[Line]:
    """The lines, without the words that a site sets behind the option most have voted for."""
    if not any(_VOTES_BEGIN.fullmatch(line.text) for line in lines):
        return list(lines)
    return [line.cut(_VOTED.sub("", line.text)) for line in lines]


def _votes(lines: Sequence[Line]) -> set[int]:
    found: set[int] = set()
    is_open = False
    for line in lines:
        is_open = bool(_VOTES_BEGIN.fullmatch(line.text)) or (is_open and bool(_VOTES.fullmatch(line.text)))
        if is_open:
            found.add(line.number)
    return found
