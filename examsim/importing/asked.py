"""What a guide asks, as text: entries with their lines put together, and those printed twice merged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from wordfreq import zipf_frequency

from examsim.importing.wrapping import unwrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examsim.importing.entries import Entry

_WORD = re.compile(r"\w+")
_MOST_TYPOS = 0.02
"""Share of the words of a text that may be misspelt, beside the first."""
_SHORTEST_TYPO = 5
_UNUSUAL = 1.5
_TELLING = 40
"""Characters from which an answer is one question's alone: "True" is not."""
_RIVALS = 8
"""Different answers to one term that a further one is compared with."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a guide."""

    line: int
    term: str
    choices: tuple[str, ...]
    answer: tuple[str, ...]
    """Paragraphs, list items and lines as the author broke them."""
    rationale: tuple[str, ...] = ()


def from_entry(entry: Entry, width: int) -> Asked:
    """An entry's lines as text."""
    return Asked(
        line=entry.line,
        term=" ".join(unwrap(entry.prompt, width)),
        choices=tuple(" ".join(unwrap(choice, width)) for choice in entry.choices),
        answer=tuple(unwrap(entry.answer, width)),
        rationale=tuple(unwrap(entry.rationale, width)),
    )


def merge_duplicates(asked: Iterable[Asked]) -> list[Asked]:
    """Each question once: where it stood first."""
    kept: list[Asked] = []
    by_term: dict[str, list[str]] = {}
    by_answer: dict[str, list[str]] = {}
    for question in asked:
        term, answer = _key((question.term, *question.choices)), _key(question.answer)
        same_term, same_answer = by_term.setdefault(term, []), by_answer.setdefault(answer, [])
        is_again = any(_is_near(answer, other) for other in same_term[:_RIVALS]) or (
            len(answer) >= _TELLING and any(_is_near(term, other) for other in same_answer[:_RIVALS])
        )
        if not is_again:
            kept.append(question)
            same_term.append(answer)
            same_answer.append(term)
    return kept


def _key(texts: Iterable[str]) -> str:
    """Equal for texts that differ in nothing a reader would mind: case, spaces, punctuation."""
    text = " ".join(texts).casefold()
    return " ".join(_WORD.findall(text)) or text


def _is_near(first: str, second: str) -> bool:
    """Whether two texts differ in nothing but spaces and a typing error here and there."""
    if first == second:
        return True
    if abs(len(first) - len(second)) > _MOST_TYPOS * len(first) + 2:
        return False
    ours, theirs = first.split(), second.split()
    if len(ours) != len(theirs):
        return first.replace(" ", "") == second.replace(" ", "")
    different = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    return len(different) <= 1 + _MOST_TYPOS * len(ours) and all(_is_typo(a, b) for a, b in different)


def _is_typo(first: str, second: str) -> bool:
    """One letter apart, and one of the two no usual word: "abduction" is no misspelt "adduction"."""
    if min(len(first), len(second)) < _SHORTEST_TYPO or first[0] != second[0] or not (first + second).isalpha():
        return False
    is_unusual = min(zipf_frequency(first, "en"), zipf_frequency(second, "en")) < _UNUSUAL
    return is_unusual and Levenshtein.distance(first, second, score_cutoff=1) <= 1
