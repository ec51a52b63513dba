"""Notes of programs that ask for them again at intervals: ``Term::meaning``, a ``?`` between question and answer.

They are written as a guide is. Beside them stands when each is due, in comments that nobody sees.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.wrapping import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_DUE = re.compile(r"<!--\s?SR:[^<>]*-->")
_TAGGED = re.compile(r"#flashcards\b\S*", re.IGNORECASE)
_IN_LINE = re.compile(r"(?P<asked>\S.{0,300}?)\s?:{2,3}\s?(?P<said>[^\s:].*)")
_BETWEEN = re.compile(r"\?{1,2}")
_FEWEST = 2


def with_labels(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines with both sides of such cards labelled, and those that are the program's; as they are elsewhere."""
    of_program = [line for line in lines if _DUE.fullmatch(line.text) or _TAGGED.fullmatch(line.text)]
    told = [line.cut(_DUE.sub("", line.text)) for line in lines if line not in of_program]
    between = {index for index, line in enumerate(told) if _is_between(told, index)}
    if not of_program and len(between) < _FEWEST:
        return list(lines), []
    fronts = {_front(told, index): index for index in between}
    written: list[Line] = []
    for index, line in enumerate(told):
        card = _IN_LINE.fullmatch(line.text)
        if index in between:
            continue
        if index in fronts:
            written.append(line.cut(f"Question: {line.text}"))
        elif index - 1 in between:
            is_item = BULLET.match(line.text) is not None
            written += [line.cut("Answer:"), line] if is_item else [line.cut(f"Answer: {line.text}")]
        elif card:
            written += [line.cut(f"Question: {card['asked']}"), line.cut(f"Answer: {card['said']}")]
        else:
            written.append(line)
    return written, [*of_program, *(told[index] for index in between)]


def _is_between(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the sign alone, right below one line and above another."""
    is_sign = _BETWEEN.fullmatch(lines[index].text) is not None and not lines[index].has_gap
    return is_sign and 0 < index < len(lines) - 1 and not lines[index + 1].has_gap


def _front(lines: Sequence[Line], index: int) -> int:
    """Where the paragraph above the sign begins."""
    return next((at for at in range(index - 1, 0, -1) if lines[at].has_gap), 0)
