"""Parts of a question, each with an answer of its own: ``(a) …``, ``Answer: …``, ``(b) …``, ``Answer: …``.

One letter between two answers is a part, where several are options. What the parts share, above the first, is said
with each, since each becomes a question for itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from examsim.importing.text.lines import Line

_PART = re.compile(r"^[*_\s]{0,9}[(\[]?(?P<letter>[A-Za-z])\s?[.)\]][*_\s]*(?=\S)")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Parted:
    """A part of a question: where it stands, and where what it shares with the others does."""

    part: int
    stem: range


def parts_apart(lines: Sequence[Line], answers: Sequence[int], bare: Callable[[str], str | None]) -> list[Line]:
    """The lines with each part a whole question; ``bare`` takes the label off a question, if a line has one."""
    single = {answer: _only_letter(lines, after, answer) for after, answer in pairwise([-1, *answers])}
    parted: dict[int, _Parted] = {}
    for run in _runs(lines, answers, single):
        first = single[run[0]] or 0
        before = bisect_left(answers, first)
        after = answers[before - 1] if before else -1
        stem = range(_stem_start(lines, after, first, bare), first)
        for answer in run:
            part = single[answer] or 0
            parted[part] = _Parted(part, stem)
    stems = {index for one in parted.values() for index in one.stem}
    return [
        _whole(lines, parted[index], bare) if index in parted else line
        for index, line in enumerate(lines)
        if index not in stems
    ]


def _only_letter(lines: Sequence[Line], after: int, answer: int) -> int | None:
    """The one line between two answers that begins with a letter; None where none does, or several."""
    lettered = [index for index in range(after + 1, answer) if _PART.match(lines[index].text)]
    return lettered[0] if len(lettered) == 1 else None


def _letter(lines: Sequence[Line], index: int | None) -> str:
    match = _PART.match(lines[index].text) if index is not None else None
    return match["letter"].casefold() if match else ""


def _runs(lines: Sequence[Line], answers: Sequence[int], single: Mapping[int, int | None]) -> list[list[int]]:
    """The answers to parts a, b, and so on, question by question."""
    runs: list[list[int]] = []
    for answer in answers:
        letter = _letter(lines, single[answer])
        if letter == "a":
            runs.append([answer])
        elif letter and runs and runs[-1] and letter == chr(ord("a") + len(runs[-1])):
            runs[-1].append(answer)
        else:
            runs.append([])
    return [run for run in runs if len(run) >= _FEWEST]


def _stem_start(lines: Sequence[Line], after: int, part: int, bare: Callable[[str], str | None]) -> int:
    """The first line of what parts share: the one with a label or, without one, the block right above."""
    labelled = [index for index in range(after + 1, part) if bare(lines[index].text) is not None]
    if labelled:
        return labelled[-1]
    first = part
    while first - 1 > after and not lines[first].has_gap:
        first -= 1
    return part if after >= 0 and not lines[first].has_gap else first


def _whole(lines: Sequence[Line], parted: _Parted, bare: Callable[[str], str | None]) -> Line:
    """The part as a question with a label."""
    line = lines[parted.part]
    match = _PART.match(line.text)
    said = line.text[match.end() :] if match else line.text
    shared = [lines[index].text for index in parted.stem]
    stem = " ".join(text if (rest := bare(text)) is None else rest for text in shared).strip()
    whole = line
    for index in parted.stem:
        whole = whole.joined(lines[index])
    return whole.cut(f"Question: {stem} {said}")
