"""Criteria from what an answer says: one a point, worth what it weighs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.rubric import Criterion, Rubric
from examsim.importing.drafting.keywords import MOST_GROUPS, keyword_groups
from examsim.importing.drafting.naming import Names
from examsim.importing.drafting.points import points_of, shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.drafting.abbreviations import Abbreviations
    from examsim.importing.drafting.points import Point
    from examsim.importing.drafting.statements import Statement

QUARTERS = 4
"""Marks come in quarters of a point."""
_ID_WORDS = 3


def draft_rubric(
    question_id: str, said: Sequence[Statement], known: frozenset[str], points: float, abbreviations: Abbreviations
) -> Rubric:
    """A rubric for an answer that says this, beyond the ``known`` stems of its prompt."""
    total = round(points * QUARTERS)
    chosen = points_of(said, known, most=total)
    quarters = shares([point.weight for point in chosen], total)
    names = Names("criterion")
    criteria = tuple(
        _criterion(point, worth / QUARTERS, names, known, abbreviations)
        for point, worth in zip(chosen, quarters, strict=True)
    )
    return Rubric(question_id, criteria)


def _sentence(text: str) -> str:
    """With a capital, unless it begins with a symbol, and a full stop."""
    first = text.split(maxsplit=1)[0].rstrip(",:;")
    is_word = first.isalpha() and (len(first) > 1 or first == "a")
    return f"{text[0].upper()}{text[1:]}." if is_word else f"{text}."


def _criterion(
    point: Point, points: float, names: Names, known: frozenset[str], abbreviations: Abbreviations
) -> Criterion:
    statement = "; ".join(point.texts)
    statement = statement if point.is_formula else _sentence(statement)
    most = MOST_GROUPS if len(point.texts) == 1 else MOST_GROUPS + 2
    groups = () if point.is_formula else keyword_groups(statement, known, abbreviations, most)
    main = " ".join([group[0] for group in groups][:_ID_WORDS])
    return Criterion(
        id=names.give("formula" if point.is_formula else main or statement),
        points=points,
        statement=statement,
        keywords=groups,
        at_least=0 if groups else None,  # people say the same in other words: they speak for it, and are not asked for
        accept=point.texts if point.is_formula and len(point.texts) == 1 else point.repeats,
    )
