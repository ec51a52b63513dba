"""A comparison the wrong way round: "more time running than waiting" for "more time waiting than running".

Both texts compare by the same word, and what stands behind the "than" of each stands before that of the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import DEGREES
from examsim.grading.guards.polarity import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.grading.guards.alignment import Pair
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.guards.polarity import Polarity
    from examsim.grading.text import PreparedText

_CAP = 0.15


def compared(comparison: Comparison) -> Finding | None:
    """Fire when the response compares as every reference does, with the two sides exchanged."""
    return unanimous(_compared(read(comparison.question, r, comparison.response)) for r in comparison.references)


def _compared(polarity: Polarity) -> Finding | None:
    reference, response = polarity.reference, polarity.response
    if are_long(reference, response):
        return None
    ours, theirs = _than(reference), _than(response)
    if ours is None or theirs is None:
        return None
    pairs = list(_within(polarity, ours, theirs))
    if not any(_compares_alike(pair, polarity) for pair in pairs if pair.reference < ours and pair.response < theirs):
        return None
    copied = [pair for pair in pairs if pair.is_same_stem and _is_said_once(pair, polarity)]
    sides = [(pair.reference > ours, pair.response > theirs) for pair in copied]
    if (True, True) in sides or (True, False) not in sides or (False, True) not in sides:
        return None
    behind = next(pair for pair in copied if pair.response > theirs)
    word = response.words[behind.response]
    reason = f"You compare the other way round: in the solution “{word.text}” stands before “than”."
    return Finding(
        "compared",
        _CAP,
        unsure=True,
        reason=reason,
        names=(word.text, "than"),
        start=response.words[theirs].start,
        end=word.end,
    )


def _than(text: PreparedText) -> int | None:
    """Where the only "than" stands; "rather than" and "other than" compare nothing."""
    found = [i for i, word in enumerate(text.words) if word.folded == "than" and i > 0]
    is_one = len(found) == 1 and text.words[found[0] - 1].folded not in {"rather", "other"}
    return found[0] if is_one else None


def _within(polarity: Polarity, ours: int, theirs: int) -> Iterator[Pair]:
    """Pairs of words in the two comparisons."""
    here, there = _comparison(polarity.reference, ours), _comparison(polarity.response, theirs)
    return (pair for pair in polarity.pairs if pair.reference in here and pair.response in there)


def _comparison(text: PreparedText, than: int) -> range:
    """The words of a comparison: from its "more" on, which may stand a clause before, to the end of the clause."""
    clauses = [clause for clause in text.clauses if clause.first <= than][-2:]
    degree = next((i for i in range(than - 1, clauses[0].first - 1, -1) if text.words[i].folded in DEGREES), than)
    return range(next(c.first for c in reversed(clauses) if c.first <= degree), clauses[-1].last)


def _is_said_once(pair: Pair, polarity: Polarity) -> bool:
    """Whether the word is the reference's only one of its stem: one of several may have any partner."""
    stem = polarity.reference.words[pair.reference].stem
    return sum(word.stem == stem for word in polarity.reference.words) == 1


def _compares_alike(pair: Pair, polarity: Polarity) -> bool:
    """Whether this is the word by which both compare."""
    words = polarity.reference.words[pair.reference].folded, polarity.response.words[pair.response].folded
    return polarity.sign(pair) > 0 and all(word in DEGREES or word.endswith("er") for word in words)
