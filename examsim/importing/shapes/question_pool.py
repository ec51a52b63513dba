"""Pools of questions as authorities publish them: ``T1A02 (C) [97.1]`` above each, with the letter of what is right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_CODE = re.compile(
    r"(?=\S*\d)(?P<code>[A-Z\d][\w.-]{1,11})\s{0,3}[(\[]\s?(?P<letter>[A-H])\s?[)\]]\s*(?P<place>[(\[].{1,60}[)\]])?"
)
"""The name of a question, the letter, and the rule it rests on; nothing else is in the line."""
_OPTION = re.compile(r"[(\[]?(?P<letter>[A-Ha-h])\s?[.)\]]\s*(?P<text>\S.*)")
_FEWEST = 2


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    codes = [_CODE.fullmatch(line.text) for line in lines]
    if sum(code is not None for code in codes) < _FEWEST:
        return [Piece(Part.TEXT, line) for line in lines]
    pieces: list[Piece] = []
    said: re.Match[str] | None = None
    is_asked = is_done = False
    option = "A"
    for line, code in zip(lines, codes, strict=True):
        choice = _OPTION.fullmatch(line.text)
        if code:
            pieces.append(Piece(Part.FURNITURE, line))
            said, is_asked, is_done, option = code, False, False, "A"
        elif said and not is_asked:
            pieces.append(Piece(Part.PROMPT, line))
            is_asked = True
        elif said and choice and choice["letter"].upper() == option and not is_done:
            pieces += [*(_answer(line, said) if option == "A" else []), Piece(Part.CHOICE, line.cut(choice["text"]))]
            option = chr(ord(option) + 1)
        else:  # headings stand between the last option and the next code
            is_done = is_done or (option > "A" and line.has_gap)
            pieces.append(Piece(Part.FURNITURE if is_done else Part.TEXT, line))
    return pieces


def _answer(line: Line, code: re.Match[str]) -> list[Piece]:
    """What is right, and why: before the options, so that one that is wrapped goes on with itself."""
    place = [Piece(Part.RATIONALE, line.cut(code["place"]))] if code["place"] else []
    return [Piece(Part.ANSWER, line.cut(code["letter"])), *place]
