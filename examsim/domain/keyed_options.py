"""Which options of a multiple choice its answers name: by letter, by text, or by both.

A letter may be the text of another option ("B) A", asked for a blood group). Answers that can be read one way only
decide; of the others, that reading counts which agrees with them, and else the letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.domain.question import without_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.domain.question import Question

_LETTERS = re.compile(r"\W*(?:both\s+)?[a-z0-9]{1,2}(?:(?:\W+|\s*\band\s+)[a-z0-9]{1,2})*\W*", re.IGNORECASE)
_LETTER = re.compile(r"\b[a-z0-9]{1,2}\b", re.IGNORECASE)


def right_options(question: Question) -> frozenset[int]:
    """The options that are right, from 0; none where no answer says so plainly."""
    told = (readings(text, question) for text in (*question.accept, *question.answers))
    return key_of([reading for reading in told if reading])


def readings(text: str, question: Question) -> list[frozenset[int]]:
    """The options an answer names, word by word: the two readings of a letter that is a text too, its own first.

    Options with their letters are named by nothing else, one or several in lines of their own.
    """
    named = [_with_letter(line, question) for line in text.strip().split("\n")]
    if all(named):
        return [_any(named)]
    plain, bare = _plain(text), without_letter(text)[1]
    by_letter = frozenset(option for option, _, _ in named_by_letters(text, question))
    by_text = {index for index, choice in enumerate(question.choices) if _plain(choice) == plain}
    by_text |= {index for index, (_, option) in enumerate(question.options) if _plain(option) in {plain, _plain(bare)}}
    return [found for found in dict.fromkeys((by_letter, frozenset(by_text))) if found]


def _with_letter(line: str, question: Question) -> frozenset[int]:
    """The options that a line is, letter and text."""
    letter, bare = without_letter(line)
    return frozenset(
        index
        for index, (name, option) in enumerate(question.options)
        if letter.casefold() == name.casefold() and _plain(bare) == _plain(option)
    )


def named_by_letters(text: str, question: Question) -> list[tuple[int, int, int]]:
    """The options that a text of nothing but letters names ("B", "a and c"), each with where its letter stands."""
    letters = [name.casefold() for name, _ in question.options]
    if _LETTERS.fullmatch(text) is None:
        return []
    found = list(_LETTER.finditer(text))
    named = [match.group().casefold() for match in found]
    if not named or not set(letters).issuperset(named):
        return []
    return [(letters.index(name), *match.span()) for name, match in zip(named, found, strict=True)]


def key_of(answers: Sequence[Sequence[frozenset[int]]]) -> frozenset[int]:
    """The options that are right by the readings of all answers."""
    sure = _any(reading[0] for reading in answers if len(reading) == 1)
    shared = frozenset.intersection(*map(_any, answers)) if answers else frozenset()
    if not sure and len(shared) == 1:  # "B" and "A" for "B) A"
        return shared
    others = [reading for reading in answers if not any(options <= sure for options in reading)]
    return sure | _any(reading[0] for reading in others)


def _any(options: Iterable[frozenset[int]]) -> frozenset[int]:
    return frozenset[int]().union(*options)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
