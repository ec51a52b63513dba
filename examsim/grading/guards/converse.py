"""The same relation told from its other end: "the price falls when demand does" for "it rises when demand rises".

Where condition and outcome are both turned, what holds between them is as it was, so no word contradicts another.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import clause_numbers
from examsim.grading.guards.antonyms import Relation, is_polar, relation
from examsim.grading.guards.function_words import DEGREES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.guards.alignment import Pair
    from examsim.grading.guards.polarity import Polarity
    from examsim.grading.text import PreparedText, Word

_CORRELATION = re.compile(r"\bthe (?:more|less|fewer|\w+er)\b[^.;]*,\s*the (?:more|less|fewer|\w+er)\b", re.IGNORECASE)
_CONDITION = frozenset({"if", "when", "whenever"})
_GOING_ON = frozenset({"so", "and", "but", "which", "therefore", "thus", "hence", "because"})


def is_told_from_other_end(found: Sequence[Pair], polarity: Polarity) -> bool:
    """Whether condition and outcome are turned together, which leaves the relation between them as it is."""
    turned = [pair for pair in found if pair.relation is Relation.OPPOSITE]
    if any(polarity.is_given(pair) for pair in turned) and any(not polarity.is_given(pair) for pair in found):
        return True
    if len({polarity.clause(pair) for pair in found}) > 1 and _CORRELATION.search(polarity.response.text):
        return True
    if len(turned) > 1 and _CORRELATION.search(polarity.reference.text):
        return True
    if _is_half_of_correlation(turned, polarity) or _is_of_opposite_case(turned, polarity):
        return True
    return is_inverse(polarity) or any(
        _is_without(pair, polarity) and other.response > pair.response for pair in found for other in turned
    )


@lru_cache(maxsize=256)
def is_inverse(polarity: Polarity) -> bool:
    """Whether both texts tell what follows if something holds, and the response turns both: "if not …, then not …"."""
    ours, theirs = _conditions(polarity.reference), _conditions(polarity.response)
    if not ours or not theirs:
        return False
    is_condition_turned = False
    is_turned: dict[int, bool] = {}
    for pair in polarity.pairs:
        is_condition, sign = pair.response in theirs, _own_sign(pair, polarity, ours, theirs)
        if sign == 0 or (pair.reference in ours) != is_condition:
            continue
        if is_condition:
            is_condition_turned |= sign < 0
        else:
            clause = polarity.clause(pair)
            is_turned[clause] = is_turned.get(clause, False) or sign < 0
    return is_condition_turned and bool(is_turned) and all(is_turned.values())


def _own_sign(pair: Pair, polarity: Polarity, ours: frozenset[int], theirs: frozenset[int]) -> int:
    """How two words agree where only their own halves' negations count; 0 where neither is on a side."""
    here, there = polarity.signs(pair)
    is_denied = [
        sign.is_negated and (sign.cue in condition) == (word in condition)
        for sign, word, condition in ((here, pair.reference, ours), (there, pair.response, theirs))
    ]
    words = polarity.reference.words[pair.reference], polarity.response.words[pair.response]
    if not any(is_denied) and not any(is_polar(word.folded) for word in words):
        return 0
    turns = is_denied[0] + is_denied[1] + (pair.relation is Relation.OPPOSITE)
    return -1 if turns % 2 else 1


@lru_cache(maxsize=512)
def _conditions(text: PreparedText) -> frozenset[int]:
    """Words that state when something holds: from an "if" to the end of its clause."""
    numbers = clause_numbers(text)
    begun = [i for i, word in enumerate(text.words) if word.folded in _CONDITION and not _holds_outcome(text, i)]
    return frozenset(i for first in begun for i in range(first, len(numbers)) if numbers[i] == numbers[first])


def _holds_outcome(text: PreparedText, index: int) -> bool:
    """Whether the clause of an "if" goes on to what follows: no comma parts them, and the next goes on with "so"."""
    clauses, number = text.clauses, clause_numbers(text)[index]
    is_first = clauses[number].first == index
    return is_first and (number + 1 == len(clauses) or text.words[clauses[number + 1].first].folded in _GOING_ON)


def _is_half_of_correlation(turned: list[Pair], polarity: Polarity) -> bool:
    """Whether only one half of "the nearer …, the younger …" has its like in the reference, so that nothing follows."""
    correlation = _CORRELATION.search(polarity.response.text)
    if correlation is None or not turned:
        return False
    words = polarity.response.words
    halves = [i for i, word in enumerate(words) if correlation.start() <= word.start and _is_compared(words, i)]
    return any(pair.response in halves for pair in turned) and any(i not in polarity.partner for i in halves)


def _is_compared(words: Sequence[Word], index: int) -> bool:
    """Whether this is the "younger" of "the younger"."""
    folded = words[index].folded
    return index > 0 and words[index - 1].folded == "the" and (folded in DEGREES or folded.endswith("er"))


def _is_of_opposite_case(turned: list[Pair], polarity: Polarity) -> bool:
    """Whether the response tells what holds in the case opposite to the question's: "with shorter lines …"."""
    asked = polarity.question.words
    qualified = {(word.folded, noun.stem) for word, noun in pairwise(asked)}
    for index, (word, noun) in enumerate(pairwise(polarity.response.words)):
        if noun.stem not in polarity.question.stems or word.stem in polarity.question.stems:
            continue
        opposed = {other.folded for other in asked if relation(word.folded, other.folded) is Relation.OPPOSITE}
        is_case = index not in polarity.partner or any((other, noun.stem) in qualified for other in opposed)
        if opposed and is_case:
            return any(pair.response >= index for pair in turned)
    return False


def _is_without(pair: Pair, polarity: Polarity) -> bool:
    cue = polarity.signs(pair)[1].cue
    return cue is not None and polarity.response.words[cue].folded == "without"
