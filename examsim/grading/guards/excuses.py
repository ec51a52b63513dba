"""What excuses words that seem to contradict each other.

The negation is used up on another word, the word is asserted in the next clause, the degree is of something else, or
the two texts only write the same differently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import clause_numbers
from examsim.grading.guards.antonyms import Relation
from examsim.grading.guards.function_words import DEGREES, listed, says_something
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from examsim.grading.guards.alignment import Pair
    from examsim.grading.guards.polarity import Polarity
    from examsim.grading.text import Clause, PreparedText

_LITTLE = listed("little few low less fewer scarce insufficient limited")
_BOTH_SIDES = 2

_NEEDED = listed("necessary needed important essential required useful relevant")

Cues = tuple[int | None, int | None]
"""Which words deny it in the reference and in the response."""


def is_excused(pair: Pair, polarity: Polarity, spent: frozenset[Cues]) -> bool:
    """Whether a pair that seems to contradict does not; ``spent`` are the cues that ``turned_back`` found."""
    return (
        _is_spent(pair, polarity, spent)
        or _is_asserted_elsewhere(pair, polarity)
        or not _is_of_same_degree(pair, polarity)
        or _is_too_little(pair, polarity)
        or _is_denied_there(pair, polarity)
        or _is_written_apart(pair, polarity)
        or _is_compared_from_other_side(pair, polarity)
    )


def turned_back(polarity: Polarity) -> frozenset[Cues]:
    """Cues that make opposites agree."""
    agreeing = (p for p in polarity.pairs if p.relation is Relation.OPPOSITE and polarity.sign(p) > 0)
    return frozenset((here.cue, there.cue) for here, there in map(polarity.signs, agreeing))


def _is_spent(pair: Pair, polarity: Polarity, spent: frozenset[Cues]) -> bool:
    """Whether the negation a conflict rests on turns another word back: "does not leave slowly", "leaves fast"."""
    here, there = polarity.signs(pair)
    if pair.relation is Relation.OPPOSITE or here.is_negated == there.is_negated:
        return False
    return (here.cue, there.cue) in spent


def _is_asserted_elsewhere(pair: Pair, polarity: Polarity) -> bool:
    """Whether a word is denied in one clause and asserted in another: "it does not go left; it goes right"."""
    if not polarity.signs(pair)[1].is_negated or pair.relation is Relation.OPPOSITE:
        return False
    response = polarity.response
    stem, clause = response.words[pair.response].stem, polarity.clause(pair)
    numbers, marks = clause_numbers(response), signs(response)
    is_single = sum(word.stem == stem for word in polarity.reference.words) == 1
    return is_single and any(
        word.stem == stem and numbers[i] != clause and not marks[i].is_negated for i, word in enumerate(response.words)
    )


def _is_of_same_degree(pair: Pair, polarity: Polarity) -> bool:
    """Whether "more" and "less" are said of the same: "more awake" is not the opposite of "less tired"."""
    here, there = polarity.reference.words[pair.reference].folded, polarity.response.words[pair.response].folded
    if here not in DEGREES or there not in DEGREES:
        return True
    ours, theirs = _graded(polarity.reference, pair.reference), _graded(polarity.response, pair.response)
    return not ours or not theirs or bool(ours & theirs)


def _is_too_little(pair: Pair, polarity: Polarity) -> bool:
    """Whether one text has "not enough" where the other has "little"."""
    here, there = polarity.signs(pair)
    words = polarity.reference.words[pair.reference].folded, polarity.response.words[pair.response].folded
    denied = {word for word, sign in zip(words, (here, there), strict=True) if sign.is_negated}
    return denied == {"enough"} and not _LITTLE.isdisjoint(words)


def _is_denied_there(pair: Pair, polarity: Polarity) -> bool:
    """Whether the reference has less need of just what the response denies: "a key is not as needed" and "no key"."""
    here, there = polarity.signs(pair)
    if not pair.is_same_stem or here.is_negated or not there.is_negated:
        return False
    clause, marks = polarity.clauses(pair)[0], signs(polarity.reference)
    behind = range(pair.reference + 1, clause.last)
    needed = (marks[i] for i in behind if polarity.reference.words[i].folded in _NEEDED)
    return any(mark.is_negated and mark.softener == "as" for mark in needed)


def _is_written_apart(pair: Pair, polarity: Polarity) -> bool:
    """Whether one text only writes the "-less" of the other's word apart: "connection-less", "connectionless"."""
    places = ((polarity.reference, pair.reference), (polarity.response, pair.response))
    words = {text.words[index].folded for text, index in places}
    return not words.isdisjoint(text.words[index].folded + "less" for text, index in places if _has_less(text, index))


def _has_less(text: PreparedText, index: int) -> bool:
    """Whether a word is followed by a "less" that belongs to it."""
    behind = text.words[index + 1 : index + 3]
    is_less = bool(behind) and behind[0].folded == "less" and behind[-1].folded != "than"
    return is_less and text.text[text.words[index].end : behind[0].start].strip(" -") == ""


def _is_compared_from_other_side(pair: Pair, polarity: Polarity) -> bool:
    """Whether both sides of a "than" are exchanged too: "a has more than b" is "b has fewer than a"."""
    here, there = polarity.clauses(pair)
    ours, theirs = _than(polarity.reference, here), _than(polarity.response, there)
    if pair.relation is not Relation.OPPOSITE or ours is None or theirs is None:
        return False
    crossing = sum(
        (other.reference < ours) != (other.response < theirs)
        for other in polarity.pairs
        if other.is_same_stem and polarity.clauses(other) == (here, there)
    )
    return crossing >= _BOTH_SIDES


def _than(text: PreparedText, clause: Clause) -> int | None:
    return next((i for i in range(clause.first, clause.last) if text.words[i].folded == "than"), None)


def _graded(text: PreparedText, index: int) -> frozenset[str]:
    """Stems of what a degree is said of: the words that say something next to it, on either side."""
    words = text.words
    before = next((w.stem for w in reversed(words[max(0, index - 3) : index]) if says_something(w)), "")
    behind = next((w.stem for w in words[index + 1 : index + 4] if says_something(w)), "")
    return frozenset({before, behind}) - {""}
