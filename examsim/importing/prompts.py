"""Titles, and prompts that read like questions, from the terms and headings of a guide."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from examsim.importing.abbreviations import abbreviation
from examsim.importing.described import asked_for
from examsim.importing.furniture import is_praise

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUESTION_WORDS = frozenset(
    """
    what which who whom whose when where why how is are was were do does did can could should would will has have had
    """.split()  # noqa: SIM905
)
_TASK_WORDS = frozenset(
    """
    define explain describe list name give state compare contrast discuss identify outline summarise summarize derive
    prove show round calculate compute find draw differentiate distinguish write illustrate evaluate determine tell
    complete fill select choose match solve simplify integrate convert translate rewrite justify interpret analyse
    analyze assess say suggest sketch label predict estimate recall rank construct indicate specify mention enumerate
    """.split()  # noqa: SIM905
)
_THING = re.compile(
    r"(?:state|name|list|show|round|draw|match|select|sketch|label|rank|order|tell|fill)\s[^\W\d_]+[^\W\d_s]",
    re.IGNORECASE,
)
"""Two words of which the first may be a task elsewhere: "state machine", and not "state Ohm's law" or "name two"."""
_COUNTS = frozenset({"one", "two", "three", "four", "five", "six", "it", "why", "how"})
_TASK_BEHIND = re.compile(rf"[.!?:;)]\s+(?:{'|'.join(map(str.capitalize, sorted(_TASK_WORDS)))})\s")
"""A task that something is told of first."""
_ABBREVIATION = re.compile(r"^([A-Z][\w-]{1,9})\s*=\s*(\S.*)$")
_COMMON_NOUN = re.compile(
    r"(?:tion|sion|ance|ence|ancy|ency|ing|ings|ity|ness|ment|ments|ism|ure|ology|ysis|graphy|metry|[oelyi]sis|nomy|tions|sions|ities)$"
)
_NO_TITLE = frozenset(
    """
    and answer answers back contents definition definitions exam exams front introduction key meaning
    of overview preface question questions quiz solution solutions
    table term terms test with word words
    """.split()  # noqa: SIM905
)
_ASKS = re.compile(r"[?？؟。][)\]\"”]?$|[\u0370-\u03ff];$")
"""The end of a question in any script; the Greek mark of a question is a semicolon."""
_YEAR = re.compile(r"1\d{3}|20\d\d|\d{3,4}\s?(?:BCE?|CE|AD)|\d{3,4}\s?[-–/]\s?\d{2,4}")
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
_SHORT = 8
_SENTENCE = 4
"""Words from which on a full stop ends a sentence, and no term."""
_LONG = 20
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


def prompt_for(term: str, lower_words: frozenset[str], *, answer: str = "", is_foreign: bool = False) -> str:
    """A question about a term that has this answer; what is a question or a task already stays as it is."""
    term = term.rstrip(":") if len(term.split()) <= _SHORT else term
    if not is_foreign and not reads_as_asked(term) and not abbreviation(term) and (asked := asked_for(term, answer)):
        return asked
    is_whole = _ASKS.search(term) or "___" in term or len(term.split()) > _LONG or "\n" in term  # with code
    if is_whole or _is_sentence(term):
        return term
    if is_foreign and len(term.split()) <= _SHORT:
        return f"What does “{term}” mean?"
    return _as_told(term) or _about(term, lower_words)


def _as_told(term: str) -> str:
    """A question or a task without the sign at its end, and what letters stand for; empty for any other term."""
    first = re.split(r"[^\w]", term, maxsplit=1)[0].casefold()
    if first in _QUESTION_WORDS and " " in term:
        return term if "?" in term else f"{term.rstrip('.:')}?"
    if _is_task(term, first):
        return term if term.endswith((".", ":", "!")) else f"{term}."
    letters = abbreviation(term)
    return f"What is {letters[0]}, and what do the letters stand for?" if letters else ""


def reads_as_asked(text: str) -> bool:
    """Whether a text is a question or a task by itself, whatever stands around it."""
    first = re.split(r"\W", text, maxsplit=1)[0].casefold()
    return bool(_ASKS.search(text) or "___" in text or (first in _QUESTION_WORDS and " " in text)) or _is_task(
        text, first
    )


def _is_sentence(term: str) -> bool:
    """Whether a term ends as sentences do, which may be tasks in any language."""
    return term.endswith((".", "!")) and len(term.split()) >= _SENTENCE and "=" not in term


def _is_task(term: str, first: str) -> bool:
    """Whether a term says what is to be done, at once or behind what it tells first."""
    is_thing = _THING.fullmatch(term) is not None and term.rsplit(maxsplit=1)[-1].casefold() not in _COUNTS
    return _TASK_BEHIND.search(term) is not None or (first in _TASK_WORDS and " " in term and not is_thing)


def _about(term: str, lower_words: frozenset[str]) -> str:
    if spelt_out := _ABBREVIATION.match(term):
        return f"Explain {spelt_out[1]} ({spelt_out[2]})."
    if _YEAR.fullmatch(term):
        return f"What happened in {term}?"
    verb = "Define" if len(term.split()) <= 2 else "Explain"
    return f"{verb} {_in_sentence(term, lower_words).rstrip('.')}."


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


def _in_sentence(term: str, lower_words: frozenset[str]) -> str:
    """A term as it stands inside a sentence: common nouns lose the capital of their line."""
    first, _, rest = term.partition(" ")
    is_plain = first.isalpha() and first[1:].islower() and not any(char.isupper() for char in rest)
    is_common = first.casefold() in lower_words or _COMMON_NOUN.search(first)
    return f"{first[0].lower()}{first[1:]} {rest}".strip() if is_plain and is_common else term


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
