"""Notes of programs that ask for them again at intervals: ``Term::meaning``, a ``?`` between question and answer.

They are written as a guide is. Beside them stands when each is due, in comments that nobody sees.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.labels import answer_in, answer_labelled, asks

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.importing.text.lines import Line

_DUE = re.compile(r"<!--\s?SR:[^<>]*-->")
_TAGGED = re.compile(r"#flashcards\b\S*", re.IGNORECASE)
_IN_LINE = re.compile(r"(?:[-*+•]\s+)?(?P<asked>\S.{0,300}?)\s?:{2,3}\s?(?P<said>[^\s:].*)")
_BETWEEN = re.compile(r"\?{1,2}")
_OPENED = re.compile(r"\[\[(?![^\]]*\]\])|`(?=[^`]*$)|\((?=[^)]*$)")
"""A link, code or a bracket that the two colons stand within."""
_FEWEST = 2
_MOST_ASKED = 12
"""Lines of a question."""
_MOST_ABOVE = 12
"""Lines at the top that may have the tag."""


def cards_labelled(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines with both sides of such cards labelled, and those that are the program's; as they are elsewhere."""
    of_program = [line for line in lines if _DUE.fullmatch(line.text)]
    of_program += [line for line in lines[:_MOST_ABOVE] if _TAGGED.fullmatch(line.text)]
    left_out = {line.number for line in of_program}
    told = [line.cut(_DUE.sub("", line.text)) for line in lines if line.number not in left_out]
    between = {index for index, line in enumerate(told) if _is_between(told, index)}
    is_labelled = any(asks(line.text) and answer_in(below.text) is not None for line, below in pairwise(told))
    if is_labelled or not (of_program or len(between) >= _FEWEST):
        return list(lines), []
    fronts = {_front(told, index, between) for index in between}
    in_line = _cards(told, between) if of_program else {}
    if len(between) + len(in_line) < _FEWEST:
        return list(lines), []
    written: list[Line] = []
    for index, line in enumerate(told):
        if index in between:
            continue
        if index in fronts:
            written.append(line.cut(f"Question: {line.text}"))
        elif index - 1 in between:
            written += answer_labelled(line)
        elif card := in_line.get(index):
            written += [line.cut(f"Question: {card['asked']}"), line.cut(f"Answer: {card['said']}")]
        else:
            written.append(line)
    return written, [*of_program, *(told[index] for index in between)]


def _cards(lines: Sequence[Line], between: Collection[int]) -> dict[int, re.Match[str]]:
    """Cards in one line, by its place; two colons in code, or in what answers a longer card, are of the text."""
    found: dict[int, re.Match[str]] = {}
    is_code = is_answer = False
    for index, line in enumerate(lines):
        is_fence = line.text.startswith("```")
        is_answer = index - 1 in between or (is_answer and (is_code or not line.has_gap))
        is_code = is_code != is_fence
        card = _IN_LINE.fullmatch(line.text) if not (is_code or is_fence or is_answer) else None
        if card and not line.text.startswith("http") and not _OPENED.search(card["asked"]):
            found[index] = card
    return found


def _is_between(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the sign alone, right below one line and above another."""
    is_sign = _BETWEEN.fullmatch(lines[index].text) is not None and not lines[index].has_gap
    return is_sign and 0 < index < len(lines) - 1 and not lines[index + 1].has_gap


def _front(lines: Sequence[Line], index: int, between: Collection[int]) -> int:
    """Where the few lines above the sign begin that a blank line parts from the rest; the last where none does."""
    for at in range(index - 1, max(index - 1 - _MOST_ASKED, -1), -1):
        if lines[at].has_gap:
            return at
        if at - 1 in between:  # it answers the card above
            break
    return index - 1
