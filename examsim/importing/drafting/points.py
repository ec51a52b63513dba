"""What an answer's statements come to, before they are criteria: the repeated ones joined, the small ones merged."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING

from examsim.importing.drafting.statements import Role, without_examples
from examsim.importing.text.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.importing.drafting.statements import Statement

MOST_POINTS = 5
_FIRST_WEIGHT = 1.5
"""Guides say what a thing is before they say more about it."""
_FORMULA_WEIGHT = 0.5
"""Of the weightiest claim: a formula says in symbols what the words said."""
_LEAST_WEIGHT = 0.25
_REPEATS = 0.55
"""Share of the shorter statement's content in an earlier one from which it says the same again."""
_REPEATS_NEGATED = 0.7
"""The same where only one of the two has a negation: "stays the same" and "does not change", but not the opposite."""
_FEWEST_SHARED = 3
_MOST_REPEATS = 4
_LOOKED_BACK = 10
"""Points that a statement may repeat: guides repeat themselves at once, and a long answer must not take long."""
_MOST_RUNS = 100
"""Points that are merged by weight; an answer with more is cut into as many runs first."""
_MOST_TOGETHER = 8
"""Statements in one point."""
_EXAMPLES = frozenset({"exampl", "instanc", "illustr"})
"""Stems of a prompt that asks for what elsewhere only illustrates."""
_NEGATIONS = frozenset({"not", "no", "never", "without", "neither", "cannot"})


@dataclass(frozen=True, slots=True)
class Point:
    """A criterion to be."""

    texts: tuple[str, ...]
    """What it says, in one or more statements."""
    weight: float
    is_formula: bool = False
    is_item: bool = False
    repeats: tuple[str, ...] = ()
    """The same said again."""
    content: Mapping[str, float] = field(default_factory=dict)
    """Stems of what the first statement says, with their rarity."""
    negations: int = 0


def points_of(said: Sequence[Statement], known: frozenset[str], most: int = MOST_POINTS) -> list[Point]:
    """At most a handful of points for what an answer says beyond the ``known`` stems of its prompt."""
    return _merged(_without_repeats(_weighed(said, known)), min(most, MOST_POINTS))


def shares(weights: Sequence[float], total: int) -> list[int]:
    """A total divided by weight into whole shares of at least one, which add up to it exactly."""
    spare = total - len(weights)
    exact = [spare * weight / sum(weights) for weight in weights]
    parts = [int(part) for part in exact]
    by_remainder = sorted(range(len(parts)), key=lambda index: (parts[index] - exact[index], index))
    for index in by_remainder[: spare - sum(parts)]:
        parts[index] += 1
    return [part + 1 for part in parts]


def _weighed(said: Sequence[Statement], known: frozenset[str]) -> list[Point]:
    """Claims and formulas with their weight; examples and questions only where there is nothing else."""
    are_asked_for = not _EXAMPLES.isdisjoint(known)
    claims = [s for s in said if are_asked_for or s.role in {Role.CLAIM, Role.FORMULA}] or list(said)
    counted = claims if are_asked_for else [replace(s, text=without_examples(s.text)) for s in claims]
    points = [_point(statement, known) for statement in counted]
    heaviest = max((point.weight for point in points if not point.is_formula), default=1.0)
    points = [replace(p, weight=_FORMULA_WEIGHT * heaviest) if p.is_formula else p for p in points]
    return [replace(points[0], weight=_FIRST_WEIGHT * points[0].weight), *points[1:]]


def _point(statement: Statement, known: frozenset[str]) -> Point:
    """A statement with its weight: half as much again for twice the words."""
    found = words(statement.text)
    content = {word.stem: word.rarity for word in found if word.is_content or word.text.isdecimal()}
    new = sum(rarity for stem, rarity in content.items() if stem not in known)
    return Point(
        texts=(statement.text,),
        weight=math.pow(max(new, _LEAST_WEIGHT), 0.6),
        is_formula=statement.role is Role.FORMULA,
        is_item=statement.is_item,
        content=content,
        negations=sum(word.stem in _NEGATIONS or word.stem.endswith("n't") for word in found),
    )


def _without_repeats(points: Sequence[Point]) -> list[Point]:
    """A statement that says an earlier one again becomes another phrasing of it."""
    kept: list[Point] = []
    for point in points:
        recent = range(max(len(kept) - _LOOKED_BACK, 0), len(kept))
        same = next((index for index in recent if _says_again(point, kept[index])), None)
        if same is None:
            kept.append(point)
        elif point.texts[0] not in (*kept[same].texts, *kept[same].repeats):
            repeats = (*kept[same].repeats, *point.texts)[:_MOST_REPEATS]
            kept[same] = replace(kept[same], repeats=repeats)
    return kept


def _says_again(point: Point, earlier: Point) -> bool:
    if point.is_formula or earlier.is_formula or (point.is_item and earlier.is_item):
        return point.texts == earlier.texts
    ours, theirs = point.content, earlier.content
    shared = ours.keys() & theirs.keys()
    if len(shared) < max(2, min(_FEWEST_SHARED, len(ours), len(theirs))):
        return False
    if any(char.isdigit() for stem in ours.keys() ^ theirs.keys() for char in stem):
        return False
    least = _REPEATS if point.negations % 2 == earlier.negations % 2 else _REPEATS_NEGATED
    return sum(ours[stem] for stem in shared) >= least * min(sum(ours.values()), sum(theirs.values()))


def _merged(points: list[Point], most: int) -> list[Point]:
    """Neighbours that weigh least are marked together until there are few enough."""
    size = max(-(-len(points) // _MOST_RUNS), 1)
    points = [reduce(_together, points[first : first + size]) for first in range(0, len(points), size)]
    while len(points) > most:
        lightest = min(range(len(points) - 1), key=lambda index: points[index].weight + points[index + 1].weight)
        points[lightest : lightest + 2] = [_together(points[lightest], points[lightest + 1])]
    return points


def _together(first: Point, second: Point) -> Point:
    # A criterion can hold only so much; the answer has the rest.
    texts = (first.texts + second.texts)[:_MOST_TOGETHER]
    return Point(texts, first.weight + second.weight, first.is_formula and second.is_formula)
