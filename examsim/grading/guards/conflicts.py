"""Which pairs of words contradict each other, and how far that can be believed.

Each condition here took away false alarms on good answers that people gave: a conflict counts if its clauses share
another word, if it is about what the clause denies, and about the same subject; not if the negation is used up on
another word, if the word is asserted in the next clause, or if the response tells the same relation from its other
end.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import clause_numbers, may_turn
from examsim.grading.guards.antonyms import Relation
from examsim.grading.guards.converse import is_told_from_other_end
from examsim.grading.guards.function_words import DEGREES, SUBJECTS, listed, says_something
from examsim.grading.guards.negation import signs
from examsim.grading.phrases import is_symbol

if TYPE_CHECKING:
    from examsim.grading.guards.alignment import Pair
    from examsim.grading.guards.polarity import Polarity
    from examsim.grading.text import Clause, PreparedText, Word

_SAME_SUBJECT = 0.6
"""Share of a clause's subject that must be the reference's too."""
_ASIDE = frozenset({"instead", "rather", "without"})
"""They deny a thing, whatever the subject of the clause is."""
_LINKS = frozenset({"and", "but", "so", "then"})
_HOW_OFTEN = listed(
    "always often usually normally generally typically sometimes mostly only just really actually still even"
)
"""They stand before what a clause says and are no part of what it is about."""
_LITTLE = listed("little few low less fewer scarce insufficient limited")
_LIGHT = listed("need needed necessary required involve involved")
"""Verbs that carry on to what they are about, which is denied with them."""
_GOING_ON = SUBJECTS | {"them"}
_LONG = 45
"""In texts of more words than this a pronoun may mean anything."""
_BEING = listed("is are was were be been being stay stays stayed remain remains become becomes became")
_GETTING = listed("get gets got grow grows grew")
_NEAR = 2
_BOTH_SIDES = 2
_OPENING_TIMES = frozenset({"when", "where", "whenever"})
"""What stands before them in a clause is a time or a place, not what the clause is about: "a period when …"."""


@lru_cache(maxsize=256)
def conflicts(polarity: Polarity) -> tuple[Pair, ...]:
    """Pairs that contradict each other; none where the response only tells the story from its other end.

    "The price falls when demand rises" and "it rises when demand falls" say the same: condition and outcome are both
    turned.
    """
    if not may_turn(polarity.reference, polarity.response):
        return ()
    turned = [pair for pair in polarity.pairs if polarity.sign(pair) < 0 and polarity.is_plain(pair)]
    if not turned:
        return ()
    spent = _turned_back(polarity)
    found = [
        pair
        for pair in turned
        if not _is_spent(pair, polarity, spent)
        and not _is_asserted_elsewhere(pair, polarity)
        and _is_of_same_degree(pair, polarity)
        and not _is_too_little(pair, polarity)
        and not _is_denied_there(pair, polarity)
        and not _is_written_apart(pair, polarity)
        and not _is_compared_from_other_side(pair, polarity)
    ]
    return () if not found or is_told_from_other_end(found, polarity) else tuple(found)


def is_supported(pair: Pair, polarity: Polarity) -> bool:
    """Whether the two clauses share another word, or have none to share."""
    here, there = clause_numbers(polarity.reference)[pair.reference], clause_numbers(polarity.response)[pair.response]
    if _is_of_what_was_asked(pair, polarity) or _is_bare_verdict(pair, polarity):
        return True
    if _is_shared(pair, polarity, here, there):
        return True
    if _is_left_out(pair, polarity):
        return any(
            other is not pair and other.is_same_stem and not polarity.is_given(other) for other in polarity.pairs
        )
    return _is_about_the_same(pair, polarity) and (
        _is_shared(pair, polarity, here, there - 1) or _is_shared(pair, polarity, here - 1, there - 1)
    )


def _is_left_out(pair: Pair, polarity: Polarity) -> bool:
    """Whether a "without" denies just this, of all that its sentence says: "it goes out and comes in without ATP"."""
    sign = polarity.signs(pair)[1]
    return (
        pair.is_same_stem
        and sign.is_head
        and sign.cue is not None
        and polarity.response.words[sign.cue].folded == "without"
        and max(len(polarity.reference.words), len(polarity.response.words)) <= _LONG
    )


def _is_bare_verdict(pair: Pair, polarity: Polarity) -> bool:
    """Whether both texts open with the two poles and nothing else: "it rises, because" and "it falls, since"."""
    opening = ((polarity.reference, pair.reference), (polarity.response, pair.response))
    return pair.relation is Relation.OPPOSITE and all(
        i == index or word.stem in polarity.question.stems or not says_something(word)
        for text, index in opening
        for i, word in enumerate(text.words[: text.clauses[0].last])
    )


def _is_shared(pair: Pair, polarity: Polarity, here: int, there: int) -> bool:
    """Whether a clause of the reference and one of the response, by number, share a word beside the pair's."""
    ours, theirs = clause_numbers(polarity.reference), clause_numbers(polarity.response)
    return any(
        other is not pair and other.is_same_stem and ours[other.reference] == here and theirs[other.response] == there
        for other in polarity.pairs
    )


def _is_about_the_same(pair: Pair, polarity: Polarity) -> bool:
    """Whether the response's clause goes on about what the one before names: "and never lowers it"."""
    if max(len(polarity.reference.words), len(polarity.response.words)) > _LONG:
        return False
    clause = polarity.clauses(pair)[1]
    return any(word.folded in _GOING_ON for word in polarity.response.words[clause.first : clause.last])


def _is_of_what_was_asked(pair: Pair, polarity: Polarity) -> bool:
    """Whether the response's clause says the word, copied, of nothing but what the question asks about."""
    response, clause = polarity.response, polarity.clauses(pair)[1]
    if not pair.is_same_stem or response.words[pair.response].stem in polarity.question.stems:
        return False
    saying = [i for i in range(clause.first, clause.last) if says_something(response.words[i]) and i != pair.response]
    cue = polarity.signs(pair)[1].cue
    saying = [i for i in saying if i != cue]
    return bool(saying) and all(response.words[i].stem in polarity.question.stems for i in saying)


def is_central(pair: Pair, polarity: Polarity) -> bool:
    """Whether the conflict is about what the clause denies, and about the same subject."""
    return _has_head(pair, polarity) and _has_subject(pair, polarity)


def _has_head(pair: Pair, polarity: Polarity) -> bool:
    here, there = polarity.signs(pair)
    if here.is_negated == there.is_negated or _denies_all(polarity, there.cue):
        return True
    heads = [polarity.signs(other) for other in conflicts(polarity)]
    clause_here, clause_there = polarity.clauses(pair)
    if here.is_negated:
        return any(sign.is_head and sign.cue == here.cue for sign, _ in heads) or _is_said_plainly(
            polarity.reference, here.cue, polarity.response, clause_there
        )
    return any(sign.is_head and sign.cue == there.cue for _, sign in heads) or _is_said_plainly(
        polarity.response, there.cue, polarity.reference, clause_here
    )


def _denies_all(polarity: Polarity, cue: int | None) -> bool:
    """Whether what a cue of the response denies says nothing by itself: "is not needed after …", "do not involve …"."""
    words, marks = polarity.response.words, signs(polarity.response)
    heads = [
        word for word, sign in zip(words, marks, strict=True) if sign.is_head and cue is not None and sign.cue == cue
    ]
    return bool(heads) and heads[0].folded in _LIGHT


def _is_said_plainly(denying: PreparedText, cue: int | None, other: PreparedText, clause: Clause) -> bool:
    """Whether the other text's clause asserts what a cue denies, though the word has its partner elsewhere."""
    marks = zip(denying.words, signs(denying), strict=True)
    head = next((word.stem for word, sign in marks if sign.is_head and sign.cue == cue), "")
    return any(other.words[i].stem == head and not signs(other)[i].is_negated for i in range(clause.first, clause.last))


def _has_subject(pair: Pair, polarity: Polarity) -> bool:
    """Whether what comes before the conflict in the response's clause comes before it in the reference too."""
    cue = polarity.signs(pair)[1].cue
    if cue is not None and polarity.response.words[cue].folded in _ASIDE:
        return True
    here, there = polarity.clauses(pair)
    opening = polarity.response.words[there.first : there.last]
    if any(word.folded in SUBJECTS for word in opening[: 1 + (opening[0].folded in _LINKS)]):
        return True
    words = polarity.response.words
    end = pair.response if cue is None else min(cue, pair.response)
    first = next((i for i in range(end - 1, there.first, -1) if words[i].folded in _OPENING_TIMES), there.first)
    before = range(first, end)
    subject = [
        i
        for i in before
        if says_something(words[i])
        and words[i].folded not in _HOW_OFTEN
        and not (words[i].folded == "need" and i + 1 == cue)
    ]
    own = range(here.first, pair.reference)
    region = {*own} if any(says_something(polarity.reference.words[i]) for i in own) else {*range(here.last)}
    if pair.relation is Relation.OPPOSITE and _is_said_of_a_subject(polarity.response, pair.response):
        region |= _object(polarity.reference, pair.reference)  # "slows down inserts" is "inserts get slower"
    asked = polarity.question.stems - polarity.reference.stems
    met = sum(
        not _is_another_name(words[i], polarity.reference)
        and (
            any(stem.endswith(words[i].stem) for stem in asked)
            or (i in polarity.partner and polarity.partner[i].reference in region)
        )
        for i in subject
    )
    return met >= _SAME_SUBJECT * len(subject)


def _is_another_name(word: Word, reference: PreparedText) -> bool:
    """Whether a word is an acronym and the reference tells of another one: what UDP lacks TCP may have."""
    names = {said.text for said in reference.words if _is_acronym(said)}
    return _is_acronym(word) and bool(names) and word.text not in names


def _is_acronym(word: Word) -> bool:
    return word.text.isupper() and is_symbol(word.text)


def _object(text: PreparedText, index: int) -> frozenset[int]:
    """What stands right behind a word, small words passed over."""
    behind = range(index + 1, min(index + 2 + _NEAR, len(text.words)))
    return frozenset([i for i in behind if says_something(text.words[i])][:1])


def _is_said_of_a_subject(text: PreparedText, index: int) -> bool:
    """Whether a word is what a subject is or becomes: "inflation is low", "it stays quite low"."""
    before = text.words[max(0, index - _NEAR) : index]
    return any(word.folded in _BEING for word in before) or (bool(before) and before[-1].folded in _GETTING)


def _turned_back(polarity: Polarity) -> frozenset[tuple[int | None, int | None]]:
    """Cues that make opposites agree."""
    agreeing = (p for p in polarity.pairs if p.relation is Relation.OPPOSITE and polarity.sign(p) > 0)
    return frozenset((here.cue, there.cue) for here, there in map(polarity.signs, agreeing))


def _is_spent(pair: Pair, polarity: Polarity, spent: frozenset[tuple[int | None, int | None]]) -> bool:
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


def _is_denied_there(pair: Pair, polarity: Polarity) -> bool:
    """Whether the reference denies something of just what the response denies: "a key is not needed" and "no key"."""
    here, there = polarity.signs(pair)
    if not pair.is_same_stem or here.is_negated or not there.is_negated:
        return False
    clause, marks = polarity.clauses(pair)[0], signs(polarity.reference)
    behind = (marks[i] for i in range(pair.reference + 1, clause.last))
    return any(mark.is_negated and mark.softener == "as" for mark in behind)


def _is_written_apart(pair: Pair, polarity: Polarity) -> bool:
    """Whether one text only writes the "-less" of the other's word apart: "connection-less", "connectionless"."""
    places = ((polarity.reference, pair.reference), (polarity.response, pair.response))
    words = {text.words[index].folded for text, index in places}
    lesser = {
        text.words[index].folded + "less"
        for text, index in places
        if index + 1 < len(text.words) and text.words[index + 1].folded == "less"
    }
    return not words.isdisjoint(lesser)


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
