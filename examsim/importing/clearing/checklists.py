"""What is left to do, with boxes to tick: ``[ ] print the table``, ``[x] email the tutor``. It is no list of options.

A quiz has boxes before its options, of which hardly all say what is to be done, in one question after the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.clearing.own_notes import TASK_WORDS
from examsim.importing.text.asked_above import may_ask
from examsim.importing.text.labels import heading_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BOX = re.compile(r"(?:[-*+]\s+)?(?:\[[ xX✓✔]?\]|[☐☑☒])\s*(?=\S)")
_TO_DO = re.compile(
    rf"{TASK_WORDS}|(?:buy|bring|send|call|submit|hand in|upload|sign up|register|book)\b", re.IGNORECASE
)
_TICKED = re.compile(r"(?:[-*+]\s+)?(?:\[[xX✓✔]\]|[☑☒])")
_ENDS = tuple(".!…)]*\"'”’")
"""How a sentence ends, or what is in brackets or quoted or in bold print."""
_FEWEST_WORDS = 2


def without_checklists(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the guide, and those with a box before what is to be done, where no box is before anything else."""
    boxes = {index for index, line in enumerate(lines) if _BOX.match(line.text)}
    if not all(_is_to_do(lines, index, boxes) for index in boxes) or _are_marked(lines, boxes):
        return list(lines), []
    return [line for at, line in enumerate(lines) if at not in boxes], [lines[at] for at in sorted(boxes)]


def _is_to_do(lines: Sequence[Line], index: int, boxes: set[int]) -> bool:
    """Whether a box is before a task, below another or apart from a line that asks nothing."""
    said = _BOX.sub("", lines[index].text, count=1)
    if not _TO_DO.match(said) or len(said.split()) < _FEWEST_WORDS or index == 0:
        return False
    return index - 1 in boxes or (lines[index].has_gap and _is_done(lines[index - 1].text))


def _is_done(above: str) -> bool:
    """Whether a line that asks nothing is whole, or a title: a phrase left open goes on in what is below it."""
    is_whole = heading_in(above) is not None or above.endswith(_ENDS)
    return is_whole and not may_ask(above)


def _are_marked(lines: Sequence[Line], boxes: set[int]) -> bool:
    """Whether more than one list has a single tick, as the questions of a quiz have."""
    lists: list[list[bool]] = []
    for at in sorted(boxes):
        if at - 1 not in boxes or lines[at].has_gap:
            lists.append([])
        lists[-1].append(_TICKED.match(lines[at].text) is not None)
    return sum(len(ticks) > 1 and sum(ticks) == 1 for ticks in lists) > 1
