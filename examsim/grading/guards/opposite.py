"""The opposite of what is right: the same words with a negation more, or with the other pole of an axis.

Comparing negations anywhere in the two texts was rejected: it fires on one good answer in five. So was judging the
text as a whole: a long copy with one word turned is as wrong as a short one, so each clause is judged by itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.grading.guards.alignment import may_turn
from examsim.grading.guards.antonyms import Relation
from examsim.grading.guards.comparison import are_long
from examsim.grading.guards.conflicts import conflicts, is_central, is_supported
from examsim.grading.guards.finding import Finding
from examsim.grading.guards.negation import signs
from examsim.grading.guards.polarity import Polarity, read
from examsim.grading.guards.scopes import AUXILIARIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.grading.guards.alignment import Pair
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_QUESTION_WORD = 0.35
_TELLING_WORD = 1.6
_OFF_CENTRE = 0.15
"""What a conflict still weighs that is not about what its clause denies, or about another subject."""
_ENOUGH = 0.9
_ENOUGH_OF_CLAUSE = 0.13
_ENOUGH_OF_COPY = 0.08
_COPIED_IN_LONG_TEXT = 3
"""In long texts words meet by chance: a clause counts only if it shares this many new words."""
_MOST_OF_IT = 0.3
_WHOLLY_WRONG = 0.2
_PARTLY_WRONG = 0.35


@dataclass(frozen=True, slots=True)
class _Weighed:
    polarity: Polarity
    agreement: float
    conflict: float
    aligned: float
    worst: Pair | None


def opposite(comparison: Comparison) -> Finding | None:
    """Fire when the response contradicts a reference and agrees with no other."""
    polarities = [read(comparison.question, reference, comparison.response) for reference in comparison.references]
    turnable = [each for each in polarities if may_turn(each.reference, each.response)]
    if any(map(_takes_its_side, sorted(turnable, key=_shared, reverse=True))):
        return None
    weighed = {each: _weigh(each) for each in turnable if conflicts(each)}
    conflicting = [each for each in weighed.values() if each.conflict]
    # The others are weighed only once there is something that they might veto: most responses contradict nothing.
    if not conflicting or _is_vetoed(conflicting, (weighed.get(each) or _weigh(each) for each in polarities)):
        return None
    return _finding(max(conflicting, key=lambda each: each.conflict))


def _shared(polarity: Polarity) -> int:
    """How many stems two texts share: the reference that shares most is the likeliest to take the response's side."""
    return len(polarity.reference.stems & polarity.response.stems)


def _takes_its_side(polarity: Polarity) -> bool:
    """Whether a reference agrees with the response and nothing in it conflicts, so that the others need no reading."""
    return not conflicts(polarity) and any(map(polarity.agrees, polarity.pairs))


def _is_vetoed(conflicting: Sequence[_Weighed], all_weighed: Iterable[_Weighed]) -> bool:
    """Whether another reference takes the response's side, or is as near without any conflict."""
    nearest = max(each.aligned for each in conflicting)
    return any(each.agreement > 0 or each.aligned >= nearest for each in all_weighed if not each.conflict)


def _weigh(polarity: Polarity) -> _Weighed:
    weights = {pair: _weight(polarity, pair) for pair in polarity.pairs}
    believed = {
        pair: weights[pair] * (1.0 if is_central(pair, polarity) else _OFF_CENTRE)
        for pair in conflicts(polarity)
        if is_supported(pair, polarity)
    }
    clauses = _conflicting_clauses(polarity, weights, believed)
    within = {pair: weight for pair, weight in believed.items() if polarity.clause(pair) in clauses}
    return _Weighed(
        polarity,
        agreement=sum(weight for pair, weight in weights.items() if polarity.agrees(pair)),
        conflict=sum(within.values()),
        aligned=sum(weights.values()),
        worst=_worst(polarity, within),
    )


def _weight(polarity: Polarity, pair: Pair) -> float:
    if polarity.is_given(pair) and not polarity.is_mere_copy(pair):
        return _QUESTION_WORD
    return _TELLING_WORD if polarity.is_telling(pair) else 1.0


def _conflicting_clauses(polarity: Polarity, weights: dict[Pair, float], believed: dict[Pair, float]) -> set[int]:
    """The response's clauses whose conflicts outweigh chance."""
    aligned: defaultdict[int, float] = defaultdict(float)
    conflict: defaultdict[int, float] = defaultdict(float)
    for pair, weight in weights.items():
        aligned[polarity.clause(pair)] += weight
        conflict[polarity.clause(pair)] += believed.get(pair, 0.0)
    return {
        clause
        for clause, weight in conflict.items()
        if weight >= max(_ENOUGH, _enough_of(polarity, clause) * aligned[clause]) and not _is_chance(polarity, clause)
    }


def _enough_of(polarity: Polarity, clause: int) -> float:
    """The share of a clause that must conflict: less where it is the reference's own but for a word that is turned."""
    turned = [p for p in polarity.pairs if polarity.clause(p) == clause and p.relation is Relation.OPPOSITE]
    return _ENOUGH_OF_COPY if any(map(polarity.is_mere_copy, turned)) else _ENOUGH_OF_CLAUSE


def _is_chance(polarity: Polarity, clause: int) -> bool:
    if not are_long(polarity.reference, polarity.response):
        return False
    copied = [p for p in polarity.pairs if p.is_same_stem and polarity.clause(p) == clause and not polarity.is_given(p)]
    return len(copied) < _COPIED_IN_LONG_TEXT


def _finding(weighed: _Weighed) -> Finding | None:
    pair, polarity = weighed.worst, weighed.polarity
    if pair is None:
        return None
    start, end = _phrase(polarity.response, pair.response)
    wrote, says, how = _told(polarity, pair)
    reason = f"You wrote “{wrote}”; the solution says {how}“{says}”."
    is_most = weighed.conflict > _MOST_OF_IT * weighed.aligned
    return Finding(
        "opposite",
        _WHOLLY_WRONG if is_most else _PARTLY_WRONG,
        unsure=True,
        reason=reason,
        names=(wrote, says),
        start=start,
        end=end,
    )


def _told(polarity: Polarity, pair: Pair) -> tuple[str, str, str]:
    """What stands in either text, and how; where they differ in a "not" alone, that one and what it denies."""
    here, there = polarity.signs(pair)
    is_same = polarity.reference.words[pair.reference].folded == polarity.response.words[pair.response].folded
    if is_same and here.cue is None and there.cue is not None:
        cue = there.cue
        denied = next((i for i in range(cue + 1, pair.response) if signs(polarity.response)[i].is_head), pair.response)
        wrote = _read_out(polarity.response, denied)
        return wrote, polarity.response.words[cue].text, "so without "
    wrote, says = _read_out(polarity.response, pair.response), _read_out(polarity.reference, pair.reference)
    return wrote, says, ""


def _worst(polarity: Polarity, within: dict[Pair, float]) -> Pair | None:
    """The conflict to show: where both texts have the same words there, one that a denial is about, or none."""
    worst = max(within, key=lambda pair: within[pair], default=None)
    if worst is None or _can_be_shown(polarity, worst):
        return worst
    heads = (pair for pair in within if any(sign.is_head for sign in polarity.signs(pair)))
    return next((pair for pair in heads if _can_be_shown(polarity, pair)), None)


def _can_be_shown(polarity: Polarity, pair: Pair) -> bool:
    """Whether the two texts differ there; where they do not, the conflict may be a mistake of the count."""
    start, end = _phrase(polarity.response, pair.response)
    first, last = _phrase(polarity.reference, pair.reference)
    return polarity.response.text[start:end].casefold() != polarity.reference.text[first:last].casefold()


def _phrase(text: PreparedText, index: int) -> tuple[int, int]:
    """The characters of a word, with the negation it stands under."""
    cue = signs(text)[index].cue
    places = [index] if cue is None else sorted((cue, index))
    return text.words[places[0]].start, text.words[places[-1]].end


def _read_out(text: PreparedText, index: int) -> str:
    """The same as a reader is told it: "does not change" rather than "not change"."""
    start, end = _phrase(text, index)
    cue = signs(text)[index].cue
    if cue and text.words[cue].start == start and text.words[cue - 1].folded in AUXILIARIES:
        start = text.words[cue - 1].start
    return text.text[start:end]
