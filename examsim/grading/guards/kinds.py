"""Another thing of the same kind: "veins carry blood away from the heart", where the solution says "arteries".

Such things are no opposites, and the model finds their names alike, so a response that names the wrong one scores as if
it had named the right one in other words. Which things are of a kind stands in ``kind_lists``; no model was found to
tell what excludes the other from what may stand for it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import align
from examsim.grading.guards.asserted import asserted
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.kind_lists import KINDS
from examsim.grading.quantity import quantities
from examsim.grading.text import stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.grading.guards.alignment import Pair
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText, Word

    Member = tuple[int, int]

_CAP = 0.35
_PARTED = frozenset(",;.:")


def another_kind(comparison: Comparison) -> Finding | None:
    """Fire when the response names one thing of a kind where every reference names another, and not that one."""
    return unanimous(
        _another(comparison.question, reference, comparison.response) for reference in comparison.references
    )


def _another(question: PreparedText, reference: PreparedText, response: PreparedText) -> Finding | None:
    if are_long(reference, response):
        return None
    pairs = align(reference, response)
    for pair in pairs:
        meant, said = reference.words[pair.reference], response.words[pair.response]
        if not exclude_each_other(meant.folded, said.folded):
            continue
        is_given = any(_is_named(word, question) for word in (meant, said)) or _is_said_too(pair, pairs, reference)
        is_asserted = pair.reference in asserted(reference) and pair.response in asserted(response)
        if is_asserted and not is_given and not _measures(response, pair.response):
            reason = f"You wrote “{said.text}” where the solution says “{meant.text}”."
            names = (said.text, meant.text)
            return Finding("kind", _CAP, unsure=True, reason=reason, names=names, start=said.start, end=said.end)
    return None


def exclude_each_other(one: str, other: str) -> bool:
    """Whether two folded words name different things of one kind."""
    here, there = _members(one), _members(other)
    return not here & there and any(kind == other_kind for kind, _ in here for other_kind, _ in there)


def _is_said_too(pair: Pair, pairs: Sequence[Pair], reference: PreparedText) -> bool:
    """Whether the reference has the thing twice in one breath, and the response has it at the other place."""
    here = reference.words[pair.reference]
    others = (reference.words[other.reference] for other in pairs if other is not pair and other.is_same_stem)
    return any(
        there.stem == here.stem
        and _PARTED.isdisjoint(reference.text[min(here.end, there.end) : max(here.start, there.start)])
        for there in others
    )


def _measures(text: PreparedText, index: int) -> bool:
    """Whether a word is the unit of an amount, "20 bytes": amounts are compared as numbers."""
    word = text.words[index]
    return any(q.unit is not None and q.start < word.start < q.end for q in quantities(text.text))


def _is_named(word: Word, text: PreparedText) -> bool:
    """Whether a text has the word, or another name of the same thing."""
    return any(not _members(word.folded).isdisjoint(_members(other.folded)) for other in text.words)


@lru_cache(maxsize=65536)
def _members(word: str) -> frozenset[Member]:
    return _listed().get(stem(word), frozenset())


@cache
def _listed() -> Mapping[str, frozenset[Member]]:
    """Kind and member, by number, of every listed stem."""
    found: defaultdict[str, set[Member]] = defaultdict(set)
    for kind, line in enumerate(KINDS.strip().replace("\n    ", " ").split("\n")):
        for member, names in enumerate(line.split(" / ")):
            for name in names.split():
                found[stem(name)].add((kind, member))
    return {name: frozenset(members) for name, members in found.items()}
