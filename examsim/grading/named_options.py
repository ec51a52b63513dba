"""Which options of a multiple choice a response names, by letter or in words, and does not refuse.

A letter alone is that of an option, as papers are answered, even where it is the text of another ("B) A", asked for a
blood group). "Type A" is the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.keyed_options import named_by_letters
from examsim.domain.question import without_letter
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.negation import signs
from examsim.grading.phrases import occurrences, phrase
from examsim.grading.text import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.question import Question
    from examsim.grading.text import PreparedText

_CHOSEN = re.compile(
    r"(?<![\w'’.-])(?:[(\[]([A-Za-z])[)\]]|([A-Z])(?![\w'’-])|([a-z])(?=[).:]|\s*$|(?:\s+|\s*[,;/]\s*)(?:(?:or|and|not)\s+)?[a-z](?![\w'’-]))|(?:option|answer|choice|is)\s*:?\s+([A-Za-z])(?![\w'’-]))"
)
_OPENING = re.compile(
    r"(?:(?:the\s+)?(?:right\s+|correct\s+)?(?:option|answer|choice)\s*(?:is\s+)?:?\s*)?\W*([A-Za-z])(?![\w'’-])",
    re.IGNORECASE,
)
"""A letter that a response begins with."""
_ALONE = re.compile(
    r"\s*(?:$|[]).,:;&/!?–—-]|(?:(?:and|or|but)\s+)?(?:not\s+)?[A-Za-z](?![\w'’-])"
    r"|(?:because|bc|cause|since|as|so|though|although|rather|instead|over|maybe|probably|definitely|perhaps|I\s+(?:think|guess|believe))\b"
    r"|is\s+(?:the\s+|my\s+)?(?:right|correct|true|best|wrong|incorrect|false|answer|choice|one)\b)"
)
"""What follows an "A" or "I" that is no English word."""
_REASON = re.compile(
    r"\b(?:because|bc|cause|since|(?<!well\s)as(?!\s+well\b)|over|rather\s+than|instead\s+of)\b", re.IGNORECASE
)
"""What another option may be named after without being chosen."""
_REFUSED_AFTER = re.compile(
    r"\s+(?:(?:is|are|was|would\s+be|must\s+be|seems)\s+(?:clearly\s+|obviously\s+|definitely\s+)?(?:wrong|incorrect|false|untrue|not)"
    r"|(?:is|are|was|would|ca|could|do|does)n['’]?t|(?:can|could|would)\s?not)\b",
    re.IGNORECASE,
)
_REFUSED_BEFORE = re.compile(
    r"\b(?:except(?:\s+for)?|(?:all|any|anything|every|everything)(?:\s+of\s+them)?\s+but|other\s+than)\W*(?:option\s+)?$",
    re.IGNORECASE,
)
_PRONOUN = "I"
_CAPITAL = 2
"""The group of a letter that only its size shows to be one."""


@dataclass(frozen=True, slots=True)
class NamedOption:
    """An option, from 0, and where in a response it is named, in characters."""

    option: int
    start: int
    end: int


def named_options(question: Question, response: PreparedText) -> list[NamedOption]:
    """The options that a response names by letter or in words, and does not refuse."""
    letters = [letter.upper() for letter, _ in question.options]
    texts = [without_letter(choice)[1] for choice in question.choices]
    whole = _whole(response, letters, texts)
    if whole is not None:
        return [NamedOption(whole, response.words[0].start, response.words[-1].end)]
    if listed := named_by_letters(response.text, question):
        return [NamedOption(*each) for each in listed]
    by_letter, by_text = _by_letter(response, letters), named_in_words(response, texts)
    if not (by_letter or by_text):
        return _run_together(response, letters)
    doubles = {index for index, text in enumerate(texts) if text.upper() in letters}
    if doubles and _opens_with_letter(response.text):
        by_letter, by_text = before_reasons(by_letter, response), []
    elif doubles:
        is_bare = not any(len(word.folded) > 1 and says_something(word) for word in response.words)
        by_text = [
            found
            for found in by_text
            if found.option not in doubles or not (is_bare or response.text[found.start].islower())
        ]
    denied = {word.start for word, sign in zip(response.words, signs(response), strict=True) if sign.is_negated}
    alone = [found for found in by_letter if not any(t.start <= found.start < t.end for t in by_text)]
    named = [*by_text, *(found for found in alone if found.start not in denied)]
    return [found for found in named if not _is_refused(found, response.text)]


def named_in_words(response: PreparedText, texts: Sequence[str]) -> list[NamedOption]:
    """Options named in words; of two that overlap the longer, so that "not affected" is not "affected"."""
    found = [
        NamedOption(option, o.start, o.end)
        for option, text in enumerate(texts)
        for o in occurrences(phrase(text), response)
        if not o.is_negated
    ]
    longest = sorted(found, key=lambda f: (f.start - f.end, f.start))
    kept: list[NamedOption] = []
    for named in longest:
        if not any(other.start < named.end and named.start < other.end for other in kept):
            kept.append(named)
    return kept


def before_reasons(named: list[NamedOption], response: PreparedText) -> list[NamedOption]:
    """Those named before the reasons for them ("B, because C ..."); all where reasons come first."""
    reason = _REASON.search(response.text)
    return [found for found in named if reason is None or found.start < reason.start()] or named


def folded(text: str) -> tuple[str, ...]:
    """The words of an option as they are compared."""
    return tuple(word.folded for word in prepare(text).words)


def _whole(text: PreparedText, letters: Sequence[str], texts: Sequence[str]) -> int | None:
    """The option that a text is, with its letter and all its words."""
    words = tuple(word.folded for word in text.words)
    lettered = ((letter.casefold(), *folded(option)) for letter, option in zip(letters, texts, strict=True))
    return next((index for index, option in enumerate(lettered) if option == words and len(words) > 1), None)


def _by_letter(response: PreparedText, letters: Sequence[str]) -> list[NamedOption]:
    found = []
    for match in _CHOSEN.finditer(response.text):
        group = next(number for number in (1, 2, 3, 4) if match[number])
        letter = match[group]
        may_be_word = group == _CAPITAL or match.group()[:2].casefold() == "is"
        is_word = letter in {_PRONOUN, "A", "a"} and may_be_word and not _ALONE.match(response.text, match.end())
        if letter.upper() in letters and not is_word:
            found.append(NamedOption(letters.index(letter.upper()), *match.span(group)))
    opening = _OPENING.match(response.text)
    if opening and opening[1].upper() in letters and _opens_with_letter(response.text):
        first = NamedOption(letters.index(opening[1].upper()), *opening.span(1))
        found = [first, *(each for each in found if each != first)]
    return found


def _run_together(response: PreparedText, letters: Sequence[str]) -> list[NamedOption]:
    """The options of "AC", each letter once."""
    name = response.words[0].text.upper() if len(response.words) == 1 else ""
    if len(set(name)) < len(name) or not set(letters).issuperset(name):
        return []
    start = response.words[0].start if name else 0
    return [NamedOption(letters.index(letter), start + at, start + at + 1) for at, letter in enumerate(name)]


def _opens_with_letter(text: str) -> bool:
    """Whether a letter is the whole response, or what it begins with."""
    opening = _OPENING.match(text)
    return opening is not None and _ALONE.match(text, opening.end()) is not None


def _is_refused(named: NamedOption, text: str) -> bool:
    """Whether it is said of an option that it is wrong, or the exception."""
    return bool(_REFUSED_AFTER.match(text, named.end) or _REFUSED_BEFORE.search(text[: named.start]))
