"""How a replay is said, in the same words on the screens and by the commands."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from examsim.domain.durations import duration
from examsim.domain.replay import Journal
from examsim.tui.figures import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.replay import Earned, Recording, Written

ABOUT = {
    Journal.WHOLE: "",
    Journal.PART: "The journal does not end with what was handed in.",
    Journal.GONE: "The journal of this question is not there any more: only what was handed in is kept.",
    Journal.BLANK: "Nothing was typed here.",
}
_RULE, _CROWD = "─", "+"


def on_question(step: Written) -> str:
    """The time spent on the question by then."""
    return duration(timedelta(seconds=int(step.seconds)))


def gain_in_words(point: Earned, recording: Recording) -> str:
    """When a criterion was first earned, and what became of it: 0.5 of 1 at 00:40, 1 at 01:05."""
    if not point.gains:
        return f"never earned, of {number(point.max_points)}"
    times = [f"{number(gain.points)} at {on_question(recording.steps[gain.step])}" for gain in point.gains]
    lost = f", {number(point.points)} in the end" if point.is_lost_again else ""
    return f"{', '.join(times)}{lost}, of {number(point.max_points)}"


def time_line(recording: Recording, points: Sequence[Earned], here: int, width: int) -> tuple[str, str]:
    """The time on the question as a line with the number of each criterion where it was first earned.

    Below it an arrow points at the step that is shown.
    """
    places = _places(recording.steps, width)
    line = [_RULE] * width
    for name, point in enumerate(points, 1):
        if point.gains:
            at = places[point.gains[0].step]
            line[at] = str(name) if line[at] == _RULE and name < 10 else _CROWD
    return "".join(line), " " * places[here] + "▲"


def _places(steps: Sequence[Written], width: int) -> list[int]:
    first, last = steps[0].seconds, steps[-1].seconds
    span = last - first or 1.0
    return [round((step.seconds - first) / span * (width - 1)) for step in steps]
