"""What a sheet of paper has around the notes on it: who wrote them for which class and when, and the summary below.

The summary says again what the notes say, below a line drawn across both of their columns.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.asked_above import may_ask
from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.labels import answer_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_HEAD = re.compile(
    r"(?:student(?:['’]s)? )?name\s?:(?P<who>.{0,60}?)\s"
    r"(?:date|class|course|period|per|section|block|teacher|instructor)\s?:.{0,80}",
    re.IGNORECASE,
)
_MOST_WORDS_OF_NAME = 4
_MOST_ABOVE = 6
"""Lines of a title above the first head."""
_ACROSS = re.compile(r"[-=_─━]{3,200}[+|┼┴┬╋][-=_─━]{3,200}")
"""A line drawn across two columns."""
_SUMMARY = re.compile(r"[*_#\s]{0,9}summary[*_]{0,3}\s?[:–—-]", re.IGNORECASE)


def without_sheets(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the notes, and those around them."""
    taken = _heads(lines)
    is_summary = is_below = False
    for index, line in enumerate(lines):
        is_summary = (is_below and _SUMMARY.match(line.text) is not None) or (is_summary and not line.has_gap)
        is_below = _ACROSS.fullmatch(line.text) is not None
        if not is_below and is_summary:
            taken.add(index)
    told = enumerate(lines)
    return [line for index, line in told if index not in taken], [lines[index] for index in sorted(taken)]


def _heads(lines: Sequence[Line]) -> set[int]:
    """Where it is said whose sheets these are: above all that is asked and told, and further down of the same one."""
    heads = {at: head for at, line in enumerate(lines) if (head := _HEAD.fullmatch(line.text))}
    names = {head["who"].strip(" ,;_") for head in heads.values()}
    first = next(iter(heads), len(lines))
    above = lines[: min(first, _MOST_ABOVE)]
    is_above_all = first <= _MOST_ABOVE and not any(
        reads_as_asked(line.text) or may_ask(line.text) or answer_in(line.text) is not None for line in above
    )
    is_named = len(names) == 1 and all(len(name.split()) <= _MOST_WORDS_OF_NAME for name in names)
    return {at for at in heads if at == 0 or lines[at].has_gap} if is_above_all and is_named else set()
