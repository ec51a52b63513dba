"""Questions that are there twice: in other words, or in two banks.

Decided by text, and where there is a model by meaning too. Two questions are the same only if both what is asked and
what is answered are: "define the mean" and "define the median" are asked alike, and siblings are answered alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from examsim.grading.text import split_words
from examsim.keeping.advice import Advice, about_question, content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question
    from examsim.grading.encoder import Encoder

_SAME_WORDS = 0.8
_FEWEST = 4
_LEAST_LIKE = 0.65
"""Cosine of the prompts, and of the answers, of questions that may be the same."""
_ALIKE = 1.48
"""Both cosines together. Of five questions of one quiz written twice by two people the least alike pair has 1.54; of
the different questions of five banks the most alike one has 1.33."""
_TELLING = 3
"""So many of its rarest words lead to the questions that one is compared with."""
_AT_ONCE = 512
_COMPARED = 4_000
"""Characters of a prompt or an answer that a model compares: a page says what it is about, and many take minutes."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class _Placed:
    bank: int
    index: int
    question: Question

    @property
    def text(self) -> str:
        return f"{self.question.prompt}\n{self.question.answer}"


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A question that is another one's twin, with the advice to it."""

    bank: int
    """Which of the banks it is in."""
    advice: Advice


def twins(banks: Sequence[Bank], encoder: Encoder | None = None) -> list[Neighbour]:
    """The questions that stand earlier as well, in the same bank or another; a bank's copy by the same id is none."""
    placed = [
        _Placed(number, index, question)
        for number, bank in enumerate(banks)
        for index, question in enumerate(bank.questions)
    ]
    pairs = {*_by_words(placed), *(_by_meaning(placed, encoder) if encoder is not None else ())}
    first_of: dict[int, int] = {}
    for first, second in sorted(pairs):
        if not _is_copy(placed[first], placed[second], banks):
            first_of.setdefault(second, first)
    return [_neighbour(placed[first], placed[second], banks) for second, first in sorted(first_of.items())]


def alike(
    questions: Sequence[Question], encoder: Encoder | None = None, on_encoded: Callable[[int], None] | None = None
) -> list[tuple[int, int]]:
    """The places of questions that probably ask the same, the earlier first; each later one once."""
    placed = [_Placed(0, index, question) for index, question in enumerate(questions)]
    by_meaning = _by_meaning(placed, encoder, on_encoded) if encoder is not None else ()
    first_of: dict[int, int] = {}
    for first, second in sorted({*_by_words(placed), *by_meaning}):
        first_of.setdefault(second, first)
    return sorted((first, second) for second, first in first_of.items())


def _is_copy(first: _Placed, second: _Placed, banks: Sequence[Bank]) -> bool:
    return first.bank != second.bank and banks[first.bank].id == banks[second.bank].id


def _neighbour(first: _Placed, second: _Placed, banks: Sequence[Bank]) -> Neighbour:
    where = "" if first.bank == second.bank else f" of the bank '{banks[first.bank].id}'"
    message = f"this asks what '{first.question.id}'{where} asks: keep one, or make plain how they differ"
    return Neighbour(second.bank, about_question("near-duplicate", message, second.index, "prompt"))


def _by_words(placed: Sequence[_Placed]) -> Iterator[tuple[int, int]]:
    said = [content(one.text) for one in placed]
    by_word: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(placed):
        rarest = sorted(split_words(one.text), key=lambda word: (-word.rarity, word.stem))
        others: set[int] = set()
        for word in list(dict.fromkeys(word.stem for word in rarest))[:_TELLING]:
            others.update(by_word[word])
            by_word[word].append(number)
        for other in sorted(others):
            shared = len(said[other] & said[number])
            either = len(said[other]) + len(said[number]) - shared
            if shared >= _FEWEST and shared >= _SAME_WORDS * either and _agree(placed[other].question, one.question):
                yield other, number


def _by_meaning(
    placed: Sequence[_Placed], encoder: Encoder, on_encoded: Callable[[int], None] | None = None
) -> Iterator[tuple[int, int]]:
    texts = [text[:_COMPARED] for one in placed for text in (one.question.prompt, one.question.answer)]
    vectors = _vectors(texts, encoder, on_encoded)
    prompts, answers = vectors[::2], vectors[1::2]
    for start in range(0, len(placed), _AT_ONCE):
        rows = slice(start, start + _AT_ONCE)
        asked, answered = prompts[rows] @ prompts.T, answers[rows] @ answers.T
        alike = (asked >= _LEAST_LIKE) & (answered >= _LEAST_LIKE) & (asked + answered >= _ALIKE)
        for row, column in np.argwhere(alike).tolist():
            first, second = column, start + row
            if first < second and _agree(placed[first].question, placed[second].question):
                yield first, second


def _vectors(
    texts: Sequence[str], encoder: Encoder, on_encoded: Callable[[int], None] | None = None
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    vectors = []
    # In parts: what else is encoded, the vector of every word, is a hundred times as much.
    for start in range(0, len(texts), _AT_ONCE):
        vectors += [encoded.sentence for encoded in encoder.encode(list(texts[start : start + _AT_ONCE]))]
        if on_encoded is not None:
            on_encoded(len(vectors))
    return np.asarray(vectors, dtype=np.float32)


def _agree(first: Question, second: Question) -> bool:
    """Whether nothing in them that is exact differs: numbers, options, and what is short enough to be compared."""
    if set(first.choices) != set(second.choices) or first.kind is not second.kind:
        return False
    ours, theirs = f"{first.prompt}\n{first.answer}", f"{second.prompt}\n{second.answer}"
    if sorted(_NUMBER.findall(ours)) != sorted(_NUMBER.findall(theirs)):
        return False
    return len(content(first.answer)) >= _FEWEST or content(first.answer) == content(second.answer)
