"""What a guide asks, as text: entries with their lines put together, and those printed twice merged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz import distance
from wordfreq import zipf_frequency

from examsim.importing.text.code_lines import joined
from examsim.importing.text.lines import SourceLine
from examsim.importing.text.wrapping import unwrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.domain.question import NumericAnswer
    from examsim.importing.text.entries import Entry
    from examsim.importing.text.lines import Line

_WORD = re.compile(r"\w+")
_HINT = re.compile(r"^[*_\s(\[]{0,9}(?:hint|clue|tip)[*_]*\s*[:–—-]+[*_\s]*(?=\S)", re.IGNORECASE)
_LETTERS = re.compile(r"[(\[]?[A-Ha-h](?:\s?(?:,|&|\band\b|,\sand\b)\s?[A-Ha-h]){0,7}[.)\]]?")
"""The letters of options, and no word."""
_MOST_TYPOS = 0.02
"""Share of the words of a text that may be misspelt, beside the first."""
_SHORTEST_TYPO = 5
_UNUSUAL = 1.5
_TELLING = 40
"""Characters from which an answer is one question's alone: "True" is not."""
_RIVALS = 8
"""Different answers to one term that a further one is compared with."""


@dataclass(frozen=True, slots=True)
class ClosedQuestion:
    """A prompt with the short answers that are right."""

    prompt: str
    answer: str
    accept: tuple[str, ...]
    choices: tuple[str, ...] = ()
    numeric: NumericAnswer | None = None
    why: str = ""
    """What the answer says beside which option is right."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a guide."""

    line: int
    term: str
    choices: tuple[str, ...]
    answer: tuple[str, ...]
    """Paragraphs, list items and lines as the author broke them."""
    rationale: tuple[str, ...] = ()
    topic: str = ""
    tags: tuple[str, ...] = ()
    hint: str = ""
    closed: ClosedQuestion | None = None
    """Where the format itself says how short answers are marked."""
    points: float | None = None
    minutes: float | None = None
    """What the format itself says that it is worth, and how long it takes."""
    source: str = ""
    """The file it is in."""

    @property
    def place(self) -> SourceLine:
        """Where it stands, and how it reads there."""
        return SourceLine(self.line, f"{' '.join(self.term.split())} -> {' '.join(self.answer)}", self.source)


class FindingKind(StrEnum):
    """What a person may want to look at."""

    MERGED = "merged"
    """The same question again: the first was kept."""
    NEAR = "near"
    """Probably the same question in other words: both were kept."""
    CONTRADICTION = "contradiction"
    """One question with answers that do not agree."""
    SPLIT = "split"
    """What is asked and what answers it may have been told apart wrongly."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at, with the lines it is about."""

    kind: FindingKind
    places: tuple[SourceLine, ...]
    why: str = ""


def _hint_apart(prompt: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The lines of a prompt, and of the hint at its end."""
    for index, line in enumerate(prompt[1:], 1):
        label = _HINT.match(line.text)
        if label:
            return prompt[:index], [line.cut(line.text[label.end() :]), *prompt[index + 1 :]]
    return prompt, ()


def from_entry(entry: Entry, width: int) -> Asked:
    """An entry's lines as text."""
    prompt, hint = _hint_apart(entry.prompt)
    answer, rationale = list(entry.answer), list(entry.rationale)
    if entry.choices and answer and _LETTERS.fullmatch(answer[0].text):  # what follows says why
        answer, rationale = answer[:1], [*answer[1:], *rationale]
    return Asked(
        line=entry.line,
        term=joined(prompt, width),
        hint=" ".join(unwrap(hint, width)),
        choices=tuple(" ".join(unwrap(choice, width)) for choice in entry.choices),
        answer=tuple(unwrap(answer, width)),
        rationale=tuple(unwrap(rationale, width)),
        topic=entry.topic,
        tags=tuple(entry.tags),
    )


def merge_duplicates(asked: Iterable[Asked]) -> tuple[list[Asked], list[Finding]]:
    """Each question once, where it stood first, and which were there again."""
    kept: list[Asked] = []
    merged: list[Finding] = []
    by_term: dict[str, list[tuple[str, Asked]]] = {}
    by_answer: dict[str, list[tuple[str, Asked]]] = {}
    for question in asked:
        term, answer = _key((question.term, *question.choices)), _key(question.answer)
        same_term, same_answer = by_term.setdefault(term, []), by_answer.setdefault(answer, [])
        rivals = [first for other, first in same_term[:_RIVALS] if _is_near(answer, other)]
        if len(answer) >= _TELLING:
            rivals += [first for other, first in same_answer[:_RIVALS] if _is_near(term, other)]
        if rivals:
            merged.append(Finding(FindingKind.MERGED, (rivals[0].place, question.place)))
        else:
            kept.append(question)
            same_term.append((answer, question))
            same_answer.append((term, question))
    return kept, merged


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
    return is_unusual and distance.Levenshtein.distance(first, second, score_cutoff=1) <= 1
