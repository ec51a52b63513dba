"""How leniently a question is marked, learned from responses that a person has marked.

Only the curve's intercept moves, to where the examples come out nearest to their marks, and less far the fewer they
are. So marked examples can never make a mark fall where evidence rises. Matching the examples' sum instead was
rejected: one example that no leniency can bring to its mark would then decide for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.marking import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.grading.assessment import Assessment
    from examsim.grading.calibration import Curve

_SHRINK = 3
"""As many examples as these count as much as what other questions say."""
_RELUCTANCE = 0.02
"""What a move by one costs, in squared marks, so that nothing moves without a reason."""
_FURTHEST = 4.0
_STEPS = (0.5, 0.1)


def leniency(examples: Sequence[tuple[Assessment, float]], curve: Curve) -> float:
    """How far a question's curve moves, from assessed examples and the share of points a person gave each."""
    if not examples:
        return 0.0

    def misfit(move: float) -> float:
        away = sum((score(assessment, curve, move) - share) ** 2 for assessment, share in examples)
        return round(away + _RELUCTANCE * move * move, 9)

    best, reach = 0.0, _FURTHEST
    for step in _STEPS:
        steps = round(reach / step)
        best = min((best + step * n for n in range(-steps, steps + 1)), key=lambda move: (misfit(move), abs(move)))
        reach = step
    return round(best * len(examples) / (len(examples) + _SHRINK), 5)
