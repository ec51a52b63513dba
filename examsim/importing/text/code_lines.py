"""Code in a question, which says something else once its lines run on: kept line by line, as far in as it stood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.wrapping import unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_FENCE = re.compile(r"`{3,}\w*|~{3,}\w*")
_CODE = re.compile(
    r"(?:def|class|func|function|public|private|static|void|int|let|const|var|import|from|using|package|return|while|for"
    r"|if|elif|else|try|except|switch|case|print\w*|SELECT|FROM|WHERE|INSERT|UPDATE|DELETE|JOIN|GROUP|ORDER)\b"
    r".*[(){}\[\]=;:*<>,].*|#include.*|.*[;{}]|[\w.]+\(.*\)|[\w.\[\]]+ ?(?:[-+*/:]?=|<-) ?\S.*|>>> .*|\$ \w.*"
    r"|(?:return|break|continue|pass|else|end|done|fi)(?: [\w.]+)?"
)
_SIGN = re.compile(r"[=(){}\[\];<>+*/]|:$")
_FURTHER_IN = 2
_FEWEST = 2
_FENCES = "```"


def fenced(lines: Sequence[Line]) -> set[int]:
    """The places of the lines within fences, and of these themselves; one that nothing closes opens no listing."""
    found: set[int] = set()
    begin: int | None = None
    for index, line in enumerate(lines):
        if not line.text.startswith(_FENCES):
            continue
        if begin is None:
            begin = index
        elif not line.text.strip("`"):
            found.update(range(begin, index + 1))
            begin = None
    return found


def joined(lines: Sequence[Line], width: int) -> str:
    """The text of a question: its lines as one, but for code among them."""
    begin, end = _code(lines)
    if begin == end:
        return " ".join(unwrap(lines, width))
    edge = min(line.indent for line in lines[begin:end])
    code = [f"{' ' * (line.indent - edge)}{line.text}" for line in lines[begin:end] if not _FENCE.fullmatch(line.text)]
    parts = [" ".join(unwrap(lines[:begin], width)), *code, " ".join(unwrap(lines[end:], width))]
    return "\n".join(part for part in parts if part)


def _code(lines: Sequence[Line]) -> tuple[int, int]:
    """From where to where the lines are code; an empty stretch where none is."""
    fences = [index for index, line in enumerate(lines) if _FENCE.fullmatch(line.text)]
    if len(fences) > 1:
        return fences[0], fences[-1] + 1
    found = [index for index, line in enumerate(lines) if index and _CODE.fullmatch(line.text)]
    in_further = [
        index
        for index, line in enumerate(lines)
        if index and line.indent >= lines[0].indent + _FURTHER_IN and _SIGN.search(line.text)
    ]
    told = found if len(found) >= _FEWEST else in_further if found or len(in_further) >= _FEWEST else []
    if not told:
        return 0, 0
    edge = min(lines[index].indent for index in told)
    end = told[-1] + 1
    while end < len(lines) and lines[end].indent >= edge > lines[0].indent:
        end += 1
    return told[0], end
