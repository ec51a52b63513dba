"""Titles for a bank, from the headings of a guide or the name of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from examsim.importing.text.furniture import is_praise

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_TITLE = frozenset(
    """
    and answer answers back contents definition definitions exam exams front introduction key meaning
    of overview preface question questions quiz solution solutions
    table term terms test with word words
    """.split()  # noqa: SIM905
)
_BINDING = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"})
_COMMON = 5.2
"""How often people write a word of three letters that is no abbreviation: "law", and not "DNA"."""
_PART = re.compile(r"(?:section|part)\s+(?:\d{1,2}|[A-H]|[IVX]{1,4})\b", re.IGNORECASE)
"""A part of a guide, which names the whole no more than the head of a table does."""
_NO_NAME = re.compile(
    r"(?:from|to|cc|date|sent|difficulty(?: level)?|level|points?|page|(?:answer )?key|answers?|solutions?):\s|.{130}",
    re.IGNORECASE,
)
"""What heads an e-mail, what is said of a single question, and what is told of a case."""
_SUBJECT = re.compile(r"^subject:\s(?:(?:re|fwd?):\s)*|^[-•*]\s", re.IGNORECASE)
_EDGE = " \t-–—|:;,.*_#~=•"
_COUNT = re.compile(r"\b\d{1,4}\s*\+")
_PRAISE = re.compile(
    r"\b(?:actual|real|latest|newest|new)\s+(?:test|exam)(?:\s+(?:script|questions?|bank))?\b"
    r"|\b(?:100\s*%\s*)?(?:verified|correct|accurate|detailed|complete|certified|actual)\b"
    r"(?:\s+(?:and|&))?(?=\s|$)(?:\s+(?:verified|correct|accurate|detailed|complete))?"
    r"(?:\s+(?:questions?(?:\s*(?:and|&)\s*(?:answers?|solutions?))?|answers?|solutions?|rationales?))?"
    r"|\b(?:latest|new)\s+(?:update|version|edition)\b|\bgraded\s+a\+?|\bguaranteed\s+(?:pass|success)\b"
    r"|\b(?:with|and)\s+(?:answers|solutions)\b|[(\[]?\b20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?\b[)\]]?",
    re.IGNORECASE,
)


def title_for(headings: Iterable[str]) -> str:
    """The first heading that names the guide, without the praise such headings carry; empty where none does."""
    for heading in headings:
        if is_praise(heading) or "\t" in heading or _PART.match(heading) or _NO_NAME.match(heading):
            continue
        title = _COUNT.sub(" ", _PRAISE.sub(" ", _SUBJECT.sub("", heading).replace("_", " ")))
        title = " ".join(title.split()).strip(_EDGE)
        title = re.sub(r"(?:\s+(?:with|and|of|for|the|&))+$", "", title, flags=re.IGNORECASE)
        names = [word for word in re.findall(r"[^\W\d_]+", title) if word.casefold() not in _NO_TITLE]
        if names:
            return calm(title[0].upper() + title[1:])
    return ""


def title_from_name(stem: str) -> str:
    """A title from a file's name."""
    title = " ".join(stem.replace("_", " ").split()).strip(_EDGE)
    return calm(title[0].upper() + title[1:]) if title else "Study guide"


def calm(title: str) -> str:
    """A title that shouts, said quietly; short words in capitals may be abbreviations and stay."""
    if not title.isupper():
        return title
    first, *rest = title.split(" ")
    return " ".join([first.capitalize() if _is_word(first) else first, *map(_quiet, rest)])


def _quiet(word: str) -> str:
    return word.casefold() if word.casefold() in _BINDING else word.capitalize() if _is_word(word) else word


def _is_word(text: str) -> bool:
    """Whether capitals are for shouting, not for an abbreviation."""
    is_common = len(text) == len("law") and zipf_frequency(text.casefold(), "en") >= _COMMON
    return text.isalpha() and (len(text) > len("law") or is_common)
