"""Prompts that read like questions, from the terms of a guide."""

from __future__ import annotations

import re

from examsim.importing.drafting.abbreviations import abbreviation
from examsim.importing.drafting.described import asked_for
from examsim.importing.text.asking import ASKS, QUESTION_WORDS, is_task, reads_as_asked

_ABBREVIATION = re.compile(r"^([A-Z][\w-]{1,9})\s*=\s*(\S.*)$")
_COMMON_NOUN = re.compile(
    r"(?:tion|sion|ance|ence|ancy|ency|ing|ings|ity|ness|ment|ments|ism|ure|ology|ysis|graphy|metry|[oelyi]sis|nomy|tions|sions|ities)$"
)
_YEAR = re.compile(r"1\d{3}|20\d\d|\d{3,4}\s?(?:BCE?|CE|AD)|\d{3,4}\s?[-–/]\s?\d{2,4}")
_SHORT = 8
_SENTENCE = 4
"""Words from which on a full stop ends a sentence, and no term."""
_LONG = 20


def prompt_for(term: str, lower_words: frozenset[str], *, answer: str = "", is_foreign: bool = False) -> str:
    """A question about a term that has this answer; what is a question or a task already stays as it is."""
    term = term.rstrip(":") if len(term.split()) <= _SHORT else term
    if not is_foreign and not reads_as_asked(term) and not abbreviation(term) and (asked := asked_for(term, answer)):
        return asked
    is_whole = ASKS.search(term) or "___" in term or len(term.split()) > _LONG or "\n" in term  # with code
    if is_whole or _is_sentence(term):
        return term
    if is_foreign and len(term.split()) <= _SHORT:
        return f"What does “{term}” mean?"
    return _as_told(term) or _about(term, lower_words)


def _as_told(term: str) -> str:
    """A question or a task without the sign at its end, and what letters stand for; empty for any other term."""
    first = re.split(r"[^\w]", term, maxsplit=1)[0].casefold()
    if first in QUESTION_WORDS and " " in term:
        return term if "?" in term else f"{term.rstrip('.:')}?"
    if is_task(term, first):
        return term if term.endswith((".", ":", "!")) else f"{term}."
    letters = abbreviation(term)
    return f"What is {letters[0]}, and what do the letters stand for?" if letters else ""


def _is_sentence(term: str) -> bool:
    """Whether a term ends as sentences do, which may be tasks in any language."""
    return term.endswith((".", "!")) and len(term.split()) >= _SENTENCE and "=" not in term


def _about(term: str, lower_words: frozenset[str]) -> str:
    if spelt_out := _ABBREVIATION.match(term):
        return f"Explain {spelt_out[1]} ({spelt_out[2]})."
    if _YEAR.fullmatch(term):
        return f"What happened in {term}?"
    verb = "Define" if len(term.split()) <= 2 else "Explain"
    return f"{verb} {_in_sentence(term, lower_words).rstrip('.')}."


def _in_sentence(term: str, lower_words: frozenset[str]) -> str:
    """A term as it stands inside a sentence: common nouns lose the capital of their line."""
    first, _, rest = term.partition(" ")
    is_plain = first.isalpha() and first[1:].islower() and not any(char.isupper() for char in rest)
    is_common = first.casefold() in lower_words or _COMMON_NOUN.search(first)
    return f"{first[0].lower()}{first[1:]} {rest}".strip() if is_plain and is_common else term
