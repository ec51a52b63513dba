"""A rubric in words, for the person who marks where no program can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.rubric import Criterion, Misconception, Rubric


def rubric_in_words(rubric: Rubric | None) -> Iterator[str]:
    """What earns the points and what costs them, line by line."""
    if rubric is None:
        return
    if rubric.best is not None:
        yield f"The best {rubric.best} of these count:"
    for criterion in rubric.criteria:
        yield from _criterion(criterion)
    for misconception in rubric.misconceptions:
        yield _misconception(misconception)
    for example in rubric.examples:
        yield f"{_points(example.points)} would go to: “{' '.join(example.response.split())}”"


def _criterion(criterion: Criterion) -> Iterator[str]:
    required = ", without which there are none at all" if criterion.required else ""
    yield f"{_points(criterion.points)}{required}: {criterion.statement.strip()}"
    if criterion.keywords:
        groups = [" or ".join(group) for group in criterion.keywords]
        how_many = f"{criterion.at_least} of these words" if criterion.at_least is not None else "the words"
        how = f"by {how_many}" if criterion.demands_keywords else "for which these words speak"
        yield f"    {how}: {'; '.join(groups)}"
    if criterion.accept:
        yield f"    as it stands: {'; '.join(criterion.accept)}"
    if criterion.feedback.hit:
        yield f"    said when it is there: {criterion.feedback.hit.strip()}"
    if criterion.feedback.missed:
        yield f"    said when it is missing: {criterion.feedback.missed.strip()}"


def _misconception(misconception: Misconception) -> str:
    cap = f"at most {_points(misconception.cap)}" if misconception.cap is not None else ""
    deduct = f"{_points(misconception.deduct)} off" if misconception.deduct is not None else ""
    costs = ", ".join(filter(None, [cap, deduct]))
    feedback = f" ({misconception.feedback.strip()})" if misconception.feedback else ""
    return f"Wrong, {costs}: {misconception.statement.strip()}{feedback}"


def _points(points: float) -> str:
    return f"{points:g} point" if points == 1 else f"{points:g} points"
