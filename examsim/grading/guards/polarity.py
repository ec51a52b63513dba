"""A response and a reference read side by side, aligned word by aligned word.

The sign of a pair is negation times negation times antonymy, so that "not closed" agrees with "open" and "does not
remain constant" with "changes".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import Pair, align, clause_numbers
from examsim.grading.guards.antonyms import Relation, is_polar
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.negation import Sign, signs

if TYPE_CHECKING:
    from examsim.grading.text import Clause, PreparedText

_ALIKE = 0.6
"""Different words at least this similar may stand for each other."""
_CONDITION = frozenset({"if", "when", "as"})


@dataclass(frozen=True, eq=False)
class Polarity:
    """One reference and one response, read side by side."""

    question: PreparedText
    reference: PreparedText
    response: PreparedText

    @cached_property
    def pairs(self) -> list[Pair]:
        """Pairs of words that mean the same thing, or the opposite."""
        return [pair for pair in align(self.reference, self.response) if _is_believed(pair)]

    @cached_property
    def partner(self) -> dict[int, Pair]:
        """For words of the response the pair they are in."""
        return {pair.response: pair for pair in self.pairs}

    @property
    def opposites(self) -> list[Pair]:
        """Pairs on opposite poles, whether or not they are believed to contradict."""
        return [pair for pair in self.pairs if pair.relation is Relation.OPPOSITE and self.sign(pair) < 0]

    def signs(self, pair: Pair) -> tuple[Sign, Sign]:
        """How the two words stand in their texts."""
        return signs(self.reference)[pair.reference], signs(self.response)[pair.response]

    def sign(self, pair: Pair) -> int:
        """1 where the two words agree, -1 where one says the opposite of the other."""
        lexical = -1 if pair.relation is Relation.OPPOSITE else 1
        here, there = self.signs(pair)
        return lexical * (-1 if here.is_negated else 1) * (-1 if there.is_negated else 1)

    def agrees(self, pair: Pair) -> bool:
        """Whether a pair that could have conflicted agrees."""
        return self.is_telling(pair) and self.is_plain(pair) and self.sign(pair) > 0

    def is_telling(self, pair: Pair) -> bool:
        """Whether the pair has a side to be on: a pole of an axis, or a negation."""
        here, there = self.signs(pair)
        words = self.reference.words[pair.reference], self.response.words[pair.response]
        return here.is_negated or there.is_negated or any(is_polar(word.folded) for word in words)

    def is_plain(self, pair: Pair) -> bool:
        """Whether the signs of the two words can be compared: neither speaks softly, or of something else."""
        here, there = self.signs(pair)
        if here.is_aside or there.is_aside:
            return False
        softeners = {here.softener, there.softener}
        if softeners == {"", "only"}:
            return (
                pair.relation is Relation.OPPOSITE
            )  # "only a short time" and "a long time" differ in more than "only"
        if softeners == {"", "if"}:
            return self._are_both_conditions(pair)
        return len(softeners) == 1 or (softeners == {"", "without"} and self._are_both_without(pair))

    def is_given(self, pair: Pair) -> bool:
        """Whether the question itself holds the word, so that repeating or turning it says little."""
        clause = self.response.clauses[self.clause(pair)]
        compares = any(word.folded == "than" for word in self.response.words[clause.first : clause.last])
        is_turned = pair.relation is Relation.OPPOSITE and not compares
        if self.reference.words[pair.reference].stem in self.question.stems and not is_turned:
            return True
        first = self.response.clauses[self.clause(pair)].first
        is_condition = self.response.words[first].folded in _CONDITION
        return is_condition and self.response.words[pair.response].stem in self.question.stems

    def is_mere_copy(self, pair: Pair) -> bool:
        """Whether the response's clause adds no word of its own to the reference's."""
        clause = self.response.clauses[self.clause(pair)]
        saying = [i for i in range(clause.first, clause.last) if says_something(self.response.words[i])]
        return all(i == pair.response or (i in self.partner and self.partner[i].is_same_stem) for i in saying)

    def clause(self, pair: Pair) -> int:
        """The number of the response's clause that the pair stands in."""
        return clause_numbers(self.response)[pair.response]

    def clauses(self, pair: Pair) -> tuple[Clause, Clause]:
        """The clauses of the reference and of the response that the pair stands in."""
        here = self.reference.clauses[clause_numbers(self.reference)[pair.reference]]
        return here, self.response.clauses[self.clause(pair)]

    def _are_both_conditions(self, pair: Pair) -> bool:
        """Whether both clauses state a condition, "if no …" and "if one …", of which the same is said to follow."""
        here, there = self.clauses(pair)
        is_stated = _is_condition(self.reference, here) and _is_condition(self.response, there)
        elsewhere = [other for other in self.pairs if self.clause(other) != self.clause(pair)]
        return is_stated and any(p.is_same_stem for p in elsewhere) and all(self.sign(p) > 0 for p in elsewhere)

    def _are_both_without(self, pair: Pair) -> bool:
        """Whether both clauses leave something out, so that the "without" turns neither against the other."""
        here, there = self.clauses(pair)
        return _leaves_out(self.reference, here) and _leaves_out(self.response, there)


@lru_cache(maxsize=256)
def read(question: PreparedText, reference: PreparedText, response: PreparedText) -> Polarity:
    """A response beside a reference; the same reading for every guard that asks."""
    return Polarity(question, reference, response)


def _is_condition(text: PreparedText, clause: Clause) -> bool:
    return text.words[clause.first].folded == "if"


def _leaves_out(text: PreparedText, clause: Clause) -> bool:
    return any(word.folded == "without" for word in text.words[clause.first : clause.last])


def _is_believed(pair: Pair) -> bool:
    return pair.is_same_stem or pair.relation is not Relation.UNRELATED or pair.similarity >= _ALIKE
