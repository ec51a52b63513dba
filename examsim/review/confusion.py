"""Whose answer a wrong response gave, where it gave another question's.

How much of a response is said by an answer is the share of its words found there, rare words counting more: inverse
document frequency (Spärck Jones, "A statistical interpretation of term specificity and its application in retrieval",
Journal of Documentation 28, 1972), an answer with its prompt being a document. It needs no model, so that thousands of
old responses can be looked through. What the grader found while it marked comes first: it sees more. Another answer
must be clearly nearer than the own one, since the answers of one bank have much in common.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from examsim.domain.study import Confusion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.domain.study import Written

_LEAST = 0.6
"""The share of a response that must be another's answer."""
_NEARER = 0.3
"""How much more than of the own answer that must be."""
_WORDS = 3
"""Fewer words in common are chance."""
_WORD = re.compile(r"\w+")
_SHORT = 2
"""Letters of words that tell nothing, unless they are all there is."""
_STEM = 6


class Answers:
    """The verified solutions of a bank, to be recognised."""

    def __init__(self, answers: Mapping[str, Sequence[str]], prompts: Mapping[str, str]) -> None:
        self._prompts = prompts
        self._having: dict[str, set[str]] = defaultdict(set)
        for question_id, texts in answers.items():
            for word in _words(" ".join([*texts, prompts.get(question_id, "")])):
                self._having[word].add(question_id)
        self._count = len(answers)

    def given(self, question_id: str, response: str) -> str | None:
        """The question whose answer a response to another one gives; None where it gives no other's."""
        said: dict[str, float] = defaultdict(float)
        words: Counter[str] = Counter()
        total = 0.0
        for word in set(_words(response)):
            having = self._having.get(word, set())
            rarity = math.log(1 + self._count / max(len(having), 1))
            total += rarity
            words.update(having)
            for other in having:
                said[other] += rarity
        own = said.pop(question_id, 0.0)
        near = {other: each for other, each in said.items() if words[other] >= _WORDS}
        nearest = max(near, key=lambda other: (near[other], other), default=None)
        if nearest is None or near[nearest] < max(_LEAST * total, own + _NEARER * total):
            return None
        return nearest

    def named(self, name: str) -> str | None:
        """The one question whose prompt begins with a name that a grade gives it."""
        beginning = _on_one_line(name.rstrip("….?!"))
        found = [q for q, prompt in self._prompts.items() if beginning and _on_one_line(prompt).startswith(beginning)]
        return found[0] if len(found) == 1 else None


def confusions(bank_id: str, question_id: str, written: Sequence[Written], answers: Answers) -> tuple[Confusion, ...]:
    """Which answers were given for that of a question, and how often."""
    times: Counter[str] = Counter()
    last = {}
    for each in sorted(written, key=lambda one: one.at):
        said = [answers.named(name) for name in each.resembles]
        others = {other for other in said if other} or {answers.given(question_id, each.text) or question_id}
        for other in others - {question_id}:
            times[other] += 1
            last[other] = each.at
    return tuple(Confusion(bank_id, question_id, other, count, last[other]) for other, count in times.items())


def _words(text: str) -> list[str]:
    words: list[str] = _WORD.findall(text.casefold())
    # Cut short instead of stemmed: changes, changed and changing are one word then.
    return [word[:_STEM] for word in words if len(word) > _SHORT] or words


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
