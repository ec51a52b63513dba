"""What a site or an editor sets below an answer, copied along: ``Share this article``, ``Last updated …``.

Any of these words may be an answer. They are taken only where they stand apart below one, or below another of their
kind; whatever words stand so below several answers, but for their numbers, answers none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text import label_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.importing.text.entries import Entry, Reading
    from examsim.importing.text.lines import Line

_SITE = re.compile(
    r"[^\w<\[]{0,5}(?:share (?:this|on|via|with)\b|follow us\b|(?:also|see also|read also|read (?:more|next)|related)"
    r"(?: (?:read|posts?|articles?|questions?|topics?|links?))?\s?[:→»›]|(?:also|next) read\s?:"
    r"|you (?:may|might) also like\b"
    r"|(?:back|return|go) to (?:the )?(?:top|contents?|index|home|start)\b|return to [“\"‘'].{1,60}"
    r"|jump to\b.{0,20}$|(?:page )?last (?:updated|modified|edited|reviewed|changed)\b"
    r"|(?:sign up|subscribe|log in|register) (?:for|to|now|today|here)\b|(?:leave|post|add) a (?:comment|reply)\b"
    r"|(?:click|tap) (?:here|to)\b|download (?:the|this|our|as|pdf|now|app)\b|advertisements?$|sponsored\b"
    r"|(?:made|created|typeset|generated|exported|printed|built) (?:with|using|from|on)\b.{0,40}$"
    r"|(?:posted|filed|published) (?:in|on|by|under)\b|\d{1,6} (?:comments?|replies|views|likes|shares|upvotes?)\b"
    r"|(?:report|print|save|bookmark) this (?:page|post|article|answer|question)\b|(?:prev(?:ious)?|next)\s?[:→»›←«‹])",
    re.IGNORECASE,
)
_FOOT = re.compile(
    rf"[^?]{{3,80}}\s[–—|·•-]\s?(?:{label_words.PAGE}|p\.)\s?\d{{1,4}}(?:\s?(?:{label_words.OF_PAGES})\s?\d{{1,4}})?",
    re.IGNORECASE,
)
"""A name and the number of a page behind a dash."""
_REMARK = re.compile(r"<!--.*-->")
_LINK = re.compile(r"\[[^\]]{1,60}\]\([^)\s]{1,200}\)")
_LONGEST = 100
_DIGITS = re.compile(r"\d+")
_FEWEST = 3
"""Answers that end in the same words."""
_MOST = 4
"""Lines that a site sets below an answer."""


def without_site_lines(reading: Reading) -> Reading:
    """The same, with what the site set below answers among the headings."""
    again = Counter(_key(line) for entry in reading.entries for line in _tail(entry))
    taken: list[Line] = []
    for entry in reading.entries:
        taken += _take(entry.end, again)
    numbers = frozenset(line.number for line in taken)
    return replace(reading, headings=(*reading.headings, *taken), of_site=reading.of_site | numbers)


def _take(part: list[Line], again: Counter[str]) -> list[Line]:
    """Take the end of a part off from where it stands apart and all there is below is the site's."""
    begin = _begin(part)
    for start in range(begin, len(part)):
        below = part[start:]
        if part[start].has_gap and len(below) <= _MOST and all(_is_of_site(line, again) for line in below):
            part[start:] = []
            return below
    return []


def _is_of_site(line: Line, again: Counter[str]) -> bool:
    text = line.text.strip("*_ ")
    is_said = len(text) <= _LONGEST and _SITE.match(text) is not None
    is_said = is_said or _FOOT.fullmatch(text) is not None
    is_markup = bool(_REMARK.fullmatch(text) or _LINK.fullmatch(text))
    return is_said or is_markup or again[_key(line)] >= _FEWEST


def _tail(entry: Entry) -> Iterator[Line]:
    """The lines below the last blank line of an answer, where anything is above it."""
    part = entry.end
    places = range(len(part) - 1, _begin(part) - 1, -1)
    start = next((index for index in places if part[index].has_gap), len(part))
    yield from part[start:] if len(part) - start <= _MOST else ()


def _begin(part: Sequence[Line]) -> int:
    """Where a part says something above."""
    return next((index + 1 for index, line in enumerate(part) if line.text), len(part))


def _key(line: Line) -> str:
    return _DIGITS.sub("0", line.text.casefold())
