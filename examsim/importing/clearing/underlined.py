"""Headings underlined as Markdown allows it, with a line about as long as they are: written with ``#`` instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_LINE = re.compile(r"=+|-+")
_SHORTEST = 3
_FEWEST = 2


def without_underlines(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, with such headings as others are, and the lines that were drawn below them."""
    drawn = {index for index in range(1, len(lines)) if _is_underlined(lines, index)}
    others = {line.text for index, line in enumerate(lines) if index not in drawn and _LINE.fullmatch(line.text)}
    drawn = {index for index in drawn if lines[index].text not in others}  # which part cards, as the others do
    if len(drawn) < _FEWEST:
        return list(lines), []
    told = [
        line.cut(f"{'#' if lines[index + 1].text[0] == '=' else '##'} {line.text}") if index + 1 in drawn else line
        for index, line in enumerate(lines)
        if index not in drawn
    ]
    return told, [lines[index] for index in sorted(drawn)]


def _is_underlined(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is drawn below a title that stands apart, as long as that."""
    title, line = lines[index - 1], lines[index]
    is_drawn = _LINE.fullmatch(line.text) is not None and abs(len(line.text) - len(title.text)) <= 1
    is_apart = (title.has_gap or index == 1) and not line.has_gap
    is_below = index + 1 == len(lines) or lines[index + 1].has_gap
    return is_drawn and is_apart and is_below and len(title.text) >= _SHORTEST and title.text[-1] not in "?:.#"
