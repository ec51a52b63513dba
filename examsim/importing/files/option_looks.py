"""Which options are right by their looks alone: bold print, a pen's colour, that of their letters, a line below them.

A look says nothing by itself. It tells the right option where some of the options of nearly every question have it and
others have not; a document may use one look here and another there.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from examsim.importing.files.paragraphs import BULLET, OPTION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.files.paragraphs import Run, StyledParagraph

    Look = Callable[[Run], bool]

_LETTER = re.compile(rf"\s*(?:{OPTION.pattern}\s*)?")
_IN_A_ROW = re.compile(rf"(?:^|\s){OPTION.pattern}")
_FEWEST_TOLD, _SHARE_TOLD = 2, 0.6
"""Of the questions with options, of which some must look otherwise than the rest."""
_MOST_OPTIONS = 8


def telling_looks(paragraphs: Sequence[StyledParagraph]) -> dict[int, Look]:
    """By the place of each option, the look of those that are right; nowhere where looks tell too few apart."""
    places = groupby(range(len(paragraphs)), lambda at: paragraphs[at].is_option)
    groups = [list(group) for is_option, group in places if is_option]
    groups = [group for group in groups if 1 < len(group) <= _MOST_OPTIONS or _in_a_row(paragraphs[group[0]])]
    told: dict[int, Look] = {}
    count = 0
    for look in _looks([run for group in groups for at in group for run in paragraphs[at].runs]):
        found = [group for group in groups if group[0] not in told and _tells(look, [paragraphs[at] for at in group])]
        if len(found) >= _FEWEST_TOLD:
            count += len(found)
            told |= {at: look for group in found for at in group}
    return told if count >= _SHARE_TOLD * len(groups) else {}


def _looks(runs: Sequence[Run]) -> list[Look]:
    """What may tell options apart: the commonest colour of a pen, or of letters; bold print, a line below."""
    marked = next((colour for colour, _ in Counter(run.marked for run in runs if run.marked).most_common(1)), None)
    colour = next((colour for colour, _ in Counter(run.colour for run in runs if run.colour).most_common(1)), None)
    return [
        lambda run: run.marked == marked,
        lambda run: run.is_bold,
        lambda run: run.colour == colour,
        lambda run: run.is_underlined,
    ]


def _tells(look: Look, group: Sequence[StyledParagraph]) -> bool:
    """Whether some options of a question look so, and others do not."""
    if len(group) == 1:
        return 0 < sum(map(look, group[0].runs)) < len(group[0].runs)
    return 0 < sum(_all_look(one, look) for one in group) < len(group)


def _all_look(one: StyledParagraph, look: Look) -> bool:
    """Whether all that an option says looks so; its letter may not."""
    said = [run for run in one.runs if _LETTER.fullmatch(run.text) is None]
    return bool(said) and all(look(run) for run in said)


def _in_a_row(one: StyledParagraph) -> bool:
    return len(_IN_A_ROW.findall(one.text)) > 1


def marked_option(one: StyledParagraph, look: Look) -> str:
    """An option, or several in a row, with those in bold that look so; below a bullet with a tick."""
    if one.marker is not None and one.marker.text == BULLET:
        return f"{one.text} ✓" if _all_look(one, look) else one.text
    told = ""
    for run in one.runs:
        if look(run) and run.text.strip():
            letter = _LETTER.match(run.text)
            start = letter.end() if letter else 0
            end = len(run.text.rstrip())
            bold = f"**{run.text[start:end]}**" if start < end else ""
            told += f"{run.text[:start]}{bold}{run.text[max(start, end) :]}"
        else:
            told += run.text
    return told.strip()
