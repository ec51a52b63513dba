"""Both answers at once: "it increases or decreases", "1789 or 1798", "either the bell or the food"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import Relation, is_polar, relation
from examsim.grading.guards.comparison import LONG_REFERENCE, LONG_RESPONSE
from examsim.grading.guards.finding import Finding
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.negation import signs
from examsim.grading.number_words import may_be_number
from examsim.grading.quantity import quantities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

_NEAR = 4
"""How many words the two sides of an "or" may be away from it."""
_FAR = 6
"""How many where the response says outright that it leaves them open."""
_DOUBT = listed("may might could perhaps maybe possibly either depends depending depend unsure")
_OUTRIGHT = frozenset({"unsure"})
"""What says outright that it decides nothing, even where the solution has an "or" of its own."""
_UNSURE = re.compile(
    r"\b(?:not|n't|never|nobody|no one) (?:\w+ )?(?:sure|certain)\b"
    r"|\bno idea\b|\b(?:do not|don't|nobody|no one) knows?\b",
    re.IGNORECASE,
)
_COULD_BE = re.compile(r"\bcould (?:(?:\w+ )?(?:be|have|mean)\b|\w+ or\b)", re.IGNORECASE)
"""What could be so, rather than what somebody could do: "any party could scrap rights or elections"."""
_DENIED = re.compile(r"not|(?:do|does|did|is|are|was|were|ca|wo|has|have)n't")
_FREE = listed("whether regardless irrespective matter whichever")
"""What leaves both open as a condition: "whether before or after, the result is the same"."""
_UNTIL = listed("until unless")
"""What ends, or is kept, as soon as the one or the other happens is told whichever does."""
_ALIKE = listed("same equal equals identical equally unchanged")
_WAYS = listed("by with from through via in on at")
_NOTHING = listed("none nothing nobody")
"""What stands behind the "or" of all there is: "either all of them happen or none"."""
_IDIOMS = frozenset({("more", "less"), ("all", "nothing"), ("all", "none")})
_AND_UP = listed("longer shorter more less fewer later earlier older younger over above under below higher lower")
_BEFORE = 6
"""How far before the first side such a word may stand."""
_NEIGHBOURS = 2
"""How far apart a reference may have two alternatives that it does not tell apart."""
_SHORT_RESPONSE = 30
_CAP = 0.15

Span = tuple[int, int]


def hedge(comparison: Comparison) -> Finding | None:
    """Fire when the response leaves open what every reference decides."""
    response = comparison.response
    if next(_ors(response), None) is None or _is_long(comparison):
        return None
    if _OUTRIGHT.isdisjoint(_doubts(response)) and any(_hedges(comparison, each) for each in comparison.references):
        return None
    for first, last in _hedges(comparison, response):
        is_open = _is_decided(comparison, first, last) and not _is_condition(comparison, first, last)
        if not is_open or _is_joined(comparison, first, last) or _is_neither(response, first, last):
            continue
        start, end = response.words[first].start, response.words[last].end
        reason = f"“{response.text[start:end]}” leaves both answers open; decide for one."
        return Finding(
            "hedge", _CAP, unsure=False, reason=reason, names=(response.text[start:end],), start=start, end=end
        )
    return None


def _is_condition(comparison: Comparison, first: int, last: int) -> bool:
    """Whether it is a condition that is left open, of an outcome that is told: the same either way."""
    words = [word.folded for word in comparison.response.words]
    is_choice = (first, last) in {*_opposites(comparison.response), *_numbers(comparison.response)}
    if not is_choice and not _UNTIL.isdisjoint(words[max(0, first - _BEFORE) : first + 1]):
        return True
    if not _DOUBT.isdisjoint(words):
        return False
    if not _FREE.isdisjoint(words[max(0, first - _BEFORE) : first]):
        return True
    told = ({word.folded for word in reference.words} for reference in comparison.references)
    return not _ALIKE.isdisjoint(words) and any(not _ALIKE.isdisjoint(each) for each in told)


def _is_long(comparison: Comparison) -> bool:
    """Whether there is so much text that an "or" in it may concern anything."""
    longest = max(len(reference.words) for reference in comparison.references)
    most = _SHORT_RESPONSE if longest > LONG_REFERENCE else LONG_RESPONSE
    return len(comparison.response.words) > most


def _is_decided(comparison: Comparison, first: int, last: int) -> bool:
    """Whether every reference takes up one of the alternatives; leaving open what it does not speak of is no hedge."""
    response = comparison.response
    if (first, last) in _numbers(response):
        return all(quantities(reference.text) for reference in comparison.references)
    one, other = response.words[first], response.words[last]
    around = response.words[max(0, first - 1) : last + _NEAR]
    are_poles = relation(one.folded, other.folded) is Relation.OPPOSITE
    sides = (one, other) if are_poles else [w for w in around if says_something(w) or is_polar(w.folded)]
    return all(
        any(relation(side.folded, word.folded) is Relation.SAME_POLE for side in sides for word in reference.words)
        for reference in comparison.references
    )


def _is_neither(text: PreparedText, first: int, last: int) -> bool:
    """Whether both sides stand under one denial: "cannot be made or destroyed" leaves nothing open."""
    one, other = signs(text)[first], signs(text)[last]
    return one.cue is not None and one.cue == other.cue and _OUTRIGHT.isdisjoint(_doubts(text))


def _is_joined(comparison: Comparison, first: int, last: int) -> bool:
    """Whether the alternatives are one thing: a second name in brackets, or what a reference names in one breath."""
    response = comparison.response
    if "(" in response.text[response.words[first].start : response.words[last].end]:
        return True
    sides = (response.words[first].stem, response.words[last].stem)
    return any(_are_neighbours(reference, *sides) for reference in comparison.references)


def _are_neighbours(text: PreparedText, one: str, other: str) -> bool:
    near = range(1, _NEIGHBOURS + 1)
    pairs = {
        (word.stem, text.words[i + n].stem)
        for i, word in enumerate(text.words)
        for n in near
        if i + n < len(text.words)
    }
    return one != other and not pairs.isdisjoint({(one, other), (other, one)})


def _hedges(comparison: Comparison, text: PreparedText) -> list[Span]:
    return [
        *_opposites(text),
        *_numbers(text),
        *_denied_again(text),
        *_either_way(text),
        *(_doubtful(comparison, text) if text is comparison.response else ()),
    ]


def _ors(text: PreparedText) -> Iterator[int]:
    """Every "or" between words, but for an "or even", which adds, and that of an amount "or longer"."""
    words = text.words
    found = (i for i, word in enumerate(words) if word.folded == "or" and 0 < i < len(words) - 1)
    return (i for i in found if not _adds(words, i) and not _is_and_up(words, i))


def _adds(words: Sequence[Word], at: int) -> bool:
    """Whether an "or even" goes on to more of the same, rather than to the opposite."""
    sides = words[max(0, at - _NEAR) : at], words[at + 2 : at + 2 + _NEAR]
    are_poles = any(relation(a.folded, b.folded) is Relation.OPPOSITE for a in sides[0] for b in sides[1])
    return words[at + 1].folded == "even" and not are_poles


def _is_and_up(words: Sequence[Word], at: int) -> bool:
    """Whether an amount stands before an "or" and none behind it: "half a year or longer"."""
    before, behind = words[max(0, at - _NEAR) : at], words[at + 2 : at + 2 + _NEAR]
    is_amount = any(may_be_number(word.folded) for word in before)
    return words[at + 1].folded in _AND_UP and is_amount and not any(may_be_number(word.folded) for word in behind)


def _opposites(text: PreparedText) -> Iterator[Span]:
    """Two poles of one axis around an "or"."""
    for at in _ors(text):
        for i in range(max(0, at - _NEAR), at):
            for j in range(at + 1, min(len(text.words), at + 1 + _NEAR)):
                one, other = text.words[i].folded, text.words[j].folded
                if relation(one, other) is Relation.OPPOSITE and (one, other) not in _IDIOMS:
                    yield i, j


def _numbers(text: PreparedText) -> Iterator[Span]:
    """Two numbers around an "or"."""
    numbers = {i for quantity in quantities(text.text) for i in text.within(quantity.start, quantity.end)}
    for at in _ors(text):
        if at - 1 in numbers and at + 1 in numbers:
            yield at - 1, at + 1


def _denied_again(text: PreparedText) -> Iterator[Span]:
    """The same word on both sides, once denied, as in "may or may not"."""
    for at in _ors(text):
        before = {word.stem for word in text.words[max(0, at - _NEAR) : at]}
        behind = text.words[at + 1 : at + 1 + _NEAR]
        is_denied = any(word.folded in {"not", "never", "cannot"} or word.folded.endswith("n't") for word in behind)
        if is_denied and any(word.stem in before and word.folded not in {"the", "a", "is", "it"} for word in behind):
            yield max(0, at - 1), min(len(text.words), at + 1 + _NEAR) - 1


def _either_way(text: PreparedText) -> Iterator[Span]:
    """What is so or is not, as all things are: "either it does or it doesn't"."""
    for at in _ors(text):
        is_either = any(word.folded == "either" for word in text.words[:at])
        behind = [word.folded for word in text.words[at + 1 : at + 1 + _NEAR]]
        is_all_denied = bool(behind) and at + 1 + len(behind) == len(text.words) and _DENIED.fullmatch(behind[-1])
        if is_either and is_all_denied:
            yield at - 1, len(text.words) - 1


def _doubts(text: PreparedText) -> set[str]:
    """The words that say a text leaves something open; not to be sure is to be unsure."""
    doubts = {word.folded for word in text.words} & _DOUBT
    if not _COULD_BE.search(text.text):
        doubts.discard("could")
    return doubts | ({"unsure"} if _UNSURE.search(text.text) else set())


def _doubtful(comparison: Comparison, text: PreparedText) -> Iterator[Span]:
    """An "or" under a doubt, where no reference has one, between what belongs to different clauses or to none."""
    doubt = _doubts(text)
    decided = [{word.folded for word in reference.words} for reference in comparison.references]
    if any("or" in words or len(words) > LONG_REFERENCE for words in decided):
        doubt &= _OUTRIGHT | {"either"}
    if not doubt or any("either" in words for words in decided):
        return
    reach = _FAR if doubt & _OUTRIGHT else _NEAR
    for at in _ors(text):
        if _lists_all_ways(text, at) or text.words[at + 1].folded in _NOTHING:
            continue
        one = next((i for i in range(at - 1, max(0, at - reach) - 1, -1) if says_something(text.words[i])), None)
        behind = range(at + 1, min(len(text.words), at + 1 + reach))
        other = next((i for i in behind if says_something(text.words[i])), None)
        if one is None or other is None:
            continue
        stems = text.words[one].stem, text.words[other].stem
        if doubt & _OUTRIGHT:
            yield one, other
        elif "either" in doubt or all(_are_apart(*stems, reference) for reference in comparison.references):
            yield max(0, at - 1), at + 1


def _lists_all_ways(text: PreparedText, at: int) -> bool:
    """Whether the "or" belongs to an "either by … or by …", which names every way there is and leaves none open."""
    ways = {text.words[i + 1].folded for i in range(at) if text.words[i].folded == "either"}
    return text.words[at + 1].folded in ways & _WAYS


def _are_apart(one: str, other: str, reference: PreparedText) -> bool:
    """Whether a reference has only one of two words, or has them in different clauses."""
    clauses = [{word.stem for word in reference.words[c.first : c.last]} for c in reference.clauses]
    with_one, with_other = ({n for n, clause in enumerate(clauses) if stem in clause} for stem in (one, other))
    return bool(with_one or with_other) and not with_one & with_other
