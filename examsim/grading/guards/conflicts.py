"""Which pairs of words contradict each other, and how far that can be believed.

Each condition here took away false alarms on good answers that people gave: a conflict counts if its clauses share
another word, if it is about what the clause denies, and about the same subject; not if something excuses it
(``excuses``), or if the response tells the same relation from its other end.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import clause_numbers, may_turn
from examsim.grading.guards.antonyms import Relation
from examsim.grading.guards.converse import is_told_from_other_end
from examsim.grading.guards.excuses import is_excused, turned_back
from examsim.grading.guards.function_words import SUBJECTS, listed, says_something
from examsim.grading.guards.negation import signs
from examsim.grading.text import is_acronym

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
_LIGHT = listed("need needed necessary required involve involved")
"""Verbs that carry on to what they are about, which is denied with them."""
_GOING_ON = SUBJECTS | {"them"}
_LONG = 45
"""In texts of more words than this a pronoun may mean anything."""
_BEING = listed("is are was were be been being stay stays stayed remain remains become becomes became")
_GETTING = listed("get gets got grow grows grew")
_NEAR = 2
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
    spent = turned_back(polarity)
    found = [pair for pair in turned if not is_excused(pair, polarity, spent)]
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
        not (pair.relation is not Relation.OPPOSITE and _is_another_name(words[i], polarity))
        and (
            any(stem.endswith(words[i].stem) for stem in asked)
            or (i in polarity.partner and polarity.partner[i].reference in region)
        )
        for i in subject
    )
    return met >= _SAME_SUBJECT * len(subject)


def _is_another_name(word: Word, polarity: Polarity) -> bool:
    """Whether a word is an acronym and the reference tells of another one: what UDP lacks TCP may have."""
    names = {said.stem for said in polarity.reference.words if is_acronym(said) and says_something(said)}
    is_name = is_acronym(word) and not polarity.response.text.isupper()
    return is_name and bool(names) and word.stem not in names


def _object(text: PreparedText, index: int) -> frozenset[int]:
    """What stands right behind a word, small words passed over."""
    behind = range(index + 1, min(index + 2 + _NEAR, len(text.words)))
    return frozenset([i for i in behind if says_something(text.words[i])][:1])


def _is_said_of_a_subject(text: PreparedText, index: int) -> bool:
    """Whether a word is what a subject is or becomes: "inflation is low", "it stays quite low"."""
    before = text.words[max(0, index - _NEAR) : index]
    return any(word.folded in _BEING for word in before) or (bool(before) and before[-1].folded in _GETTING)
