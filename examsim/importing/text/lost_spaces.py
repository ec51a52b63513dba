"""Spaces that copying from a page lost: ``1.What is a cartel?A group of firms``, set again where it is the rule."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_NUMBER = re.compile(r"(?<=^\d[.)])(?=[A-Z][a-z])|(?<=^\d\d[.)])(?=[A-Z][a-z])")
_COUNTED = re.compile(r"(?P<number>\d{1,2})(?P<sign>[.)])(?P<space>\s?)(?=[^\W_])")
_LABEL = re.compile(r"(?<=^[QA]\.)(?=[A-Z][a-z])")
_ASKED = re.compile(r"(?<=\w\?)(?=[A-Z\d])")
_HEADING = re.compile(r"(?P<level>#{2,6})(?P<space>\s?)(?=[^\s#])")
_EQUATED = re.compile(r"(?P<term>[^\W\d_][^–—:.=]{1,40}?)(?P<sign>\s?=\s?)(?=[^\W\d_])")
_BAR = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"\s?<br\s?/?>\s?", re.IGNORECASE)
_FEWEST = 3
_FEWEST_SPACED = 2
_SHARE = 0.6
"""Of the places where one may stand, that must be without."""


def with_spaces(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a space behind numbers and marks of questions, and before headings, that have none."""
    labels = sum(line.text.startswith(("Q. ", "A. ")) for line in lines)
    lines = [line.cut(_LABEL.sub(" ", line.text)) for line in lines] if labels > _FEWEST else lines
    told = _with_spaced_numbers(_with_spaced_equals(_with_spaced_headings(_with_spaced_cells(lines))))
    for glued, spaced in ((_NUMBER, r"\d{1,2}[.)]\s"), (_ASKED, r".*?\?\s")):
        found = sum(bool(glued.search(line.text)) for line in told)
        if found >= _FEWEST and found >= _SHARE * (found + sum(bool(re.match(spaced, line.text)) for line in told)):
            told = [line.cut(glued.sub(" ", line.text, count=1)) for line in told]
    return told


def _with_spaced_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a space behind a number that counts on from one which has a space, to another that does."""
    found = [(at, match) for at, line in enumerate(lines) if (match := _COUNTED.match(line.text))]
    glued: set[int] = set()
    for (_, above), (at, here), (_, below) in zip(found, found[1:], found[2:], strict=False):
        is_next = int(above["number"]) + 2 == int(here["number"]) + 1 == int(below["number"])
        if is_next and above["space"] and below["space"] and not here["space"] and above["sign"] == here["sign"]:
            glued.add(at)
    return [line.cut(_NUMBER.sub(" ", line.text, count=1)) if at in glued else line for at, line in enumerate(lines)]


def _with_spaced_cells(lines: Sequence[Line]) -> list[Line]:
    """The lines, with spaces around the bars of a table whose other rows have them, and breaks in cells as signs."""
    rows = [_row(line.text) if line.text.startswith("| ") and line.text.endswith("|") else "" for line in lines]
    if sum(bool(row) and row == line.text for line, row in zip(lines, rows, strict=True)) < _FEWEST_SPACED:
        return list(lines)
    return [line.cut(_BREAK.sub("; ", row)) if row else line for line, row in zip(lines, rows, strict=True)]


def _row(text: str) -> str:
    return f"| {' | '.join(cell.strip() for cell in _BAR.split(text[1:-1]))} |"


def _with_spaced_headings(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a space behind the signs of a heading, where others of its level have one."""
    found = [_HEADING.match(line.text) for line in lines]
    spaced = Counter(match["level"] for match in found if match and match["space"])
    return [
        line.cut(f"{match['level']} {line.text[match.end() :]}")
        if match and not match["space"] and spaced[match["level"]] >= _FEWEST_SPACED
        else line
        for line, match in zip(lines, found, strict=True)
    ]


def _with_spaced_equals(lines: Sequence[Line]) -> list[Line]:
    """The lines, with spaces around the equals sign behind a term, where most of these have them."""
    found = [_EQUATED.match(line.text) for line in lines]
    tight = sum(match is not None and match["sign"] != " = " for match in found)
    if sum(match is not None and match["sign"] == " = " for match in found) < max(_FEWEST, 2 * tight):
        return list(lines)
    return [
        line.cut(f"{match['term']} = {line.text[match.end() :]}") if match and match["sign"] != " = " else line
        for line, match in zip(lines, found, strict=True)
    ]
