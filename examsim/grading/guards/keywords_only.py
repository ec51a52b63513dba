"""Keywords without a sentence: all the right words in a row, and nothing said.

An expert's terse notes must still count. They leave out the small words too, but they set their words apart (commas,
colons, arrows, lines) and do not fill up with the words of the question.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.grading.guards.finding import Finding
from examsim.grading.guards.function_words import FUNCTION_WORDS, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_FEWEST_WORDS = 5
_MOST_FUNCTION_WORDS = 0.15
_FEWEST_FUNCTION_WORDS_OF_SENTENCE = 0.16
_JOINING = listed("in out on off up down to from of with by for into and or the a an as at than")
_MOST_SEPARATORS = 0.1
_COPIED = 0.7
_STOP = re.compile(r"[.;:!?\n]")
"""Whoever sets parts of a text apart like this has ordered them."""
_SEPARATOR = re.compile(r"[,;:.!?=/+&\n→<>-]")
_COMMA = re.compile(r"\s*[,;]\s*")
_FEWEST_ENTRIES = 5
_LONGEST_ENTRY = 2
"""Words on average: whoever takes notes says something between two commas."""
_ENUMERATION = 3
_IN_ORDER = 0.35
"""Share of neighbours from which on a terse text is in the order of what it is compared with."""
_CAP = 0.15


def keywords_only(comparison: Comparison) -> Finding | None:
    """Fire on a row of copied words without grammar, where every reference is a sentence."""
    response = comparison.response
    if len(response.words) < _FEWEST_WORDS or _function_share(_joined(response.words)) > _MOST_FUNCTION_WORDS:
        return None
    terse = [r for r in comparison.references if _function_share(r.words) < _FEWEST_FUNCTION_WORDS_OF_SENTENCE]
    if any(_keeps_order(response, reference) for reference in terse):
        return None
    is_row = _separators(response) <= _MOST_SEPARATORS * len(response.words) or _is_index(comparison)
    if not is_row or not _is_copied(comparison):
        return None
    reason = "These are keywords in a row. Say in a sentence how they belong together."
    return Finding("keywords", _CAP, unsure=False, reason=reason, start=0, end=len(response.text))


def _keeps_order(response: PreparedText, reference: PreparedText) -> bool:
    """Whether neighbours of a response are often neighbours in a terse reference: then it says something."""
    near = {(one.stem, other.stem) for one, other in pairwise(reference.words)}
    pairs = [(one.stem, other.stem) for one, other in pairwise(response.words)]
    return sum(pair in near for pair in pairs) >= _IN_ORDER * len(pairs)


def _function_share(words: Sequence[Word]) -> float:
    return sum(word.folded in FUNCTION_WORDS for word in words) / max(len(words), 1)


def _joined(words: Sequence[Word]) -> Sequence[Word]:
    """Words without those at their end that join what comes behind them: "… leaf in out"."""
    last = next((i for i in range(len(words), 0, -1) if words[i - 1].folded not in _JOINING), 0)
    return words[:last]


def _separators(text: PreparedText) -> int:
    """Marks between words; a hyphen inside a compound is none."""
    gaps = [text.text[one.end : other.start] for one, other in pairwise(text.words)]
    if any(_STOP.search(gap) for gap in gaps):
        return len(text.words)
    return sum(bool(_SEPARATOR.search(gap)) and gap != "-" for gap in gaps)


def _is_index(comparison: Comparison) -> bool:
    """Whether the response is an index, words set apart and nothing else, of what is no list itself."""
    entries = _entries(comparison.response)
    if len(entries) < _FEWEST_ENTRIES or sum(entries) > _LONGEST_ENTRY * len(entries):
        return False
    return not any(
        sum(entry <= 2 * _LONGEST_ENTRY for entry in _entries(reference)) >= _ENUMERATION
        for reference in comparison.references
    )


def _entries(text: PreparedText) -> list[int]:
    """How many words stand between one comma or semicolon and the next."""
    lengths = [1]
    for one, other in pairwise(text.words):
        gap = text.text[one.end : other.start]
        if _COMMA.fullmatch(gap):
            lengths.append(1)
        else:
            lengths[-1] += 1
    return lengths


def _is_copied(comparison: Comparison) -> bool:
    known = comparison.question.stems.union(*(reference.stems for reference in comparison.references))
    words = comparison.response.words
    return sum(word.stem in known for word in words) >= _COPIED * len(words)
