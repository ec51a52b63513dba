"""Other questions of a bank, whose answers a response may be: all of a small bank, the likeliest of a large one.

A response is laid beside the answer to every sibling of its question. In a bank of thousands that would be millions of
answers, and those that share no rare word with the question's own are nothing that anybody mixes up with it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.domain.question import Question

MOST = 60
"""Siblings of a question; exams have no more questions as a rule."""
_SHARE_COMMON = 0.05
"""Of a bank: a word that more of its questions have says nothing of any."""
_WORD = re.compile(r"[^\W_]{3,}")


class Siblings:
    """The questions of a bank, and for each of them which of the others come near it."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._questions = tuple(questions)
        self._found: dict[Question, tuple[Question, ...]] = {}

    def of(self, question: Question) -> tuple[Question, ...]:
        """The others; of more than sixty those that share most rare words with it, in the bank's order."""
        if question not in self._found:  # looked for once, for every response comes with them
            self._found[question] = self._near(question)
        return self._found[question]

    def _near(self, question: Question) -> tuple[Question, ...]:
        if len(self._questions) <= MOST + 1:
            return tuple(other for other in self._questions if other.id != question.id)
        shared: dict[int, float] = {}
        for word in sorted(_words(question)):
            places = self._places.get(word, ())
            if len(places) <= _SHARE_COMMON * len(self._questions):
                for place in places:
                    shared[place] = shared.get(place, 0.0) + 1 / len(places)
        near = sorted(shared, key=lambda place: (-round(shared[place], 9), place))
        others = [place for place in near if self._questions[place].id != question.id]
        return tuple(self._questions[place] for place in sorted(others[:MOST]))

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        """Where in the bank each word of a question or its answer occurs."""
        places: dict[str, list[int]] = {}
        for place, question in enumerate(self._questions):
            for word in _words(question):
                places.setdefault(word, []).append(place)
        return places


def _words(question: Question) -> frozenset[str]:
    return frozenset(_WORD.findall(f"{question.prompt} {question.answer}".casefold()))
