"""How a text ends that goes to the last question and then takes leave of its reader, which answers nothing.

A blog has its conclusion, a post its thanks for the votes and what others remarked below it, a catechism a line in the
middle of the page. Any of these words may be an answer: they are taken only apart from one, at the very end.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.text.entries import cut_short

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.text.entries import Entry, Reading
    from examsim.importing.text.lines import Line

_CONCLUSION = re.compile(
    r"[*_#\s]{0,9}(?:[^\w\s]{1,3}\s)?(?:(?:in )?conclusions?"
    r"|(?:concluding|final|closing|parting) (?:thoughts|words|remarks|notes?|tips)"
    r"|(?:quick|final|last|study|exam|test-taking|bonus|pro)[\s-](?:tips?|reminders?)"
    r"|(?:to )?wrap(?:ping)?(?:[\s-]it)?[\s-]up|(?:the )?bottom line|in closing|afterword)[*_]{0,3}\s?[:.!]?[*_]{0,3}",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:you|your|we|our|us)\b", re.IGNORECASE)
_COMMENTS = re.compile(r"(?:all )?(?:\d{1,6} comments?|comments?\s?\(\d{1,6}\)|level 1)", re.IGNORECASE)
_BY = re.compile(
    r"(?:posted by )?/?u/[\w-]{2,30}\b.{0,40}"
    r"|.{1,40}\b\d{1,3} ?(?:y|yr|year|mo|month|w|week|d|day|h|hr|hour|m|min|minute)s?\.? ago\b.{0,20}",
    re.IGNORECASE,
)
_MOST_TO_BY = 4
"""Lines from the count of remarks to who made the first."""
_EDIT = re.compile(
    r"[*_]{0,3}(?:edit(?:ed)?|update)\s?\d?[*_]{0,3}\s?:.*\b(?:thank\w*|thx|awards?|gold|silver|upvotes?|blew up"
    r"|front page|inbox|typos?|formatting|spelling|grammar|wow)\b.*",
    re.IGNORECASE,
)
_OF_LINKS = r"(?:external )?links|related(?: (?:notes|pages|links|reading))?"
_SOURCES = re.compile(
    r"\W*(?:references?|sources|notes and references|foot ?notes|bibliography|works cited|further reading"
    rf"|{_OF_LINKS}|see also)\W*",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"[\[(]?\d{1,3}[.)\]]{1,2}\s|\^\s|[-*•]\s|https?://")
_LINKS = re.compile(rf"\W*(?:{_OF_LINKS})\W*", re.IGNORECASE)
"""Heads that what is asked for may have as well."""
_LINK = re.compile(r"https?://|\[\[|\]\(")
_MOST = 8
"""Lines of a conclusion."""
_IN_THE_MIDDLE = 12
"""Blanks before a line, beyond those of all the others but titles."""
_MOST_WORDS = 6
_WORDS_ALONE = re.compile(r"[^\d=+*/^<>_]+")


def without_closing(reading: Reading) -> Reading:
    """The same, with what closes the text among the headings."""
    if not reading.entries:
        return reading
    *entries, last = reading.entries
    taken: list[Line] = []
    for begin in (_remarks, _edit, conclusion, _sources):
        taken += _take(last.end, begin)
    if not taken:
        taken = _take(last.end, lambda end: _middle(end, entries))
    if entries and (_is_conclusion(last) or _lists_sources(last)):
        taken, reading = [*last.lines, *taken], replace(reading, entries=tuple(entries))
    numbers = frozenset(line.number for line in taken)
    return replace(reading, headings=(*reading.headings, *taken), of_site=reading.of_site | numbers)


def _take(end: list[Line], begin: Callable[[Sequence[Line]], int]) -> list[Line]:
    """Take the end of a part off from where a rule says, if anything is said above that."""
    at = begin(end)
    if not any(line.text for line in end[:at]):
        return []
    return cut_short(end, at)


def _remarks(end: Sequence[Line]) -> int:
    """Where a count of remarks stands, with the first of those who made them below."""
    return next((at for at, line in enumerate(end) if line.has_gap and _is_of_remarks(end[at:])), len(end))


def _is_of_remarks(lines: Sequence[Line]) -> bool:
    is_counted = _COMMENTS.fullmatch(lines[0].text) is not None
    return is_counted and any(_BY.fullmatch(line.text) for line in lines[1 : _MOST_TO_BY + 1])


def _edit(end: Sequence[Line]) -> int:
    """Where a post says what was changed in it since, or thanks for its votes."""
    last = len(end) - 1
    return last if end and end[last].has_gap and _EDIT.fullmatch(end[last].text) else len(end)


def conclusion(end: Sequence[Line]) -> int:
    """Where the heading of a conclusion stands; behind all where none does."""
    heads = (at for at, line in enumerate(end[:-1]) if line.has_gap and _CONCLUSION.fullmatch(line.text))
    at = next(heads, len(end))
    return at if len(end) - at <= _MOST and _speaks_to_reader(end[at + 1 :]) else len(end)


def _is_conclusion(entry: Entry) -> bool:
    """Whether a heading of that kind was taken for a term."""
    heads = len(entry.prompt) == 1 and _CONCLUSION.fullmatch(entry.prompt[0].text)
    return bool(heads) and len(entry.end) <= _MOST and _speaks_to_reader(entry.end)


def _sources(end: Sequence[Line]) -> int:
    """Where the heading of a list of links or sources stands, with signs of a heading and nothing else below."""
    heads = (at for at, line in enumerate(end[:-1]) if line.has_gap and _is_head_of_sources(line.text))
    at = next(heads, len(end))
    return at if at == len(end) or _are_sources(end[at].text, end[at + 1 :]) else len(end)


def _are_sources(head: str, below: Sequence[Line]) -> bool:
    """Whether lines are each a source, with a link in it where the head may be that of an answer."""
    must_link = _LINKS.fullmatch(head) is not None
    return all(_SOURCE.match(line.text) and (not must_link or _LINK.search(line.text)) for line in below)


def _is_head_of_sources(text: str) -> bool:
    return text.startswith(("#", "**")) and _SOURCES.fullmatch(text) is not None


def _lists_sources(entry: Entry) -> bool:
    """Whether a heading was taken for a term below which a text lists what it draws on."""
    heads = len(entry.prompt) == 1 and _SOURCES.fullmatch(entry.prompt[0].text)
    return bool(heads) and bool(entry.end) and _are_sources(entry.prompt[0].text, entry.end[:1])


def _speaks_to_reader(lines: Sequence[Line]) -> bool:
    return any(_TO_READER.search(line.text) for line in lines)


def _middle(end: Sequence[Line], entries: Sequence[Entry]) -> int:
    """Where a few words stand alone in the middle of the page, and nothing above them does."""
    last = len(end) - 1
    above = [*(line for entry in entries for line in entry.lines), *end[:last]]
    furthest = max((line.indent for line in above), default=0)
    line = end[last]
    is_alone = line.has_gap and line.indent >= furthest + _IN_THE_MIDDLE
    is_said = len(line.text.split()) <= _MOST_WORDS and _WORDS_ALONE.fullmatch(line.text)
    return last if is_alone and is_said else len(end)
