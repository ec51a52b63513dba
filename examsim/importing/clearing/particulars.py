"""What test banks say of each question beside it: ``Difficulty: easy``, ``REF: p. 32``, ``Tags: heart, drugs``.

It is no part of the answer it stands below. Labels are taken only where they come back from question to question.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry
    from examsim.importing.text.lines import Line

_PRINTED = r"DIF|REF|OBJ|TOP|KEY|MSC|PTS|NAT|STA|LOC|BLM|NOT|LO"
"""The labels of programs that print tests, several in a line, behind ``ANS:``."""
_LABEL = re.compile(
    rf"^[*_\s(\[]{{0,9}}(?P<label>tags?|topics?|categor(?:y|ies)|deck|subject|diff(?:iculty)?(?: level)?|level|aacsb"
    r"|(?:var|section)(?=\s?:\s?\d)|type(?=\s?:\s?(?:mc|ma|tf|t/f|es|sa|fib|multiple|true|essay|short)\b)"
    rf"|bloom['’]?s?(?: (?:taxonomy|level))?"
    r"|cognitive level|(?:learning )?(?:objective|outcome)s?|references?|source|section reference"
    r"|page(?: ref(?:erence)?)?"
    rf"|client needs?|nursing process|integrated process|points?|domain|skill|chapter"
    rf"|(?-i:{_PRINTED}))[*_]*\s?[:=][*_]*\s*(?P<said>\S.*)$",
    re.IGNORECASE,
)
_NAMED = r"Diff(?:iculty)?|Section|Topic|Skill|Objective|Level|Chapter|Page Ref|Bloom['’]?s?|AACSB|Type|Var"
"""Those of publishers' test banks, in a row too."""
_IN_A_ROW = re.compile(rf"(?:(?<=\s)|^)(?:ANS|{_PRINTED}|{_NAMED})\s?:(?=\s)")
_TOPIC = re.compile(r"topics?|categor(?:y|ies)|deck|subject|top")
_TAGS = re.compile(r"tags?")
_FEWEST = 2
_SHARE = 0.3
"""Of the questions, that must have a label."""


def in_lines_of_their_own(lines: Sequence[Line]) -> list[Line]:
    """The lines, with what programs print in a row, ``ANS: B  PTS: 1  DIF: Easy``, one below the other."""
    found: list[Line] = []
    for line in lines:
        starts = [match.start() for match in _IN_A_ROW.finditer(line.text)]
        if len(starts) < 2 or starts[0] > 0:
            found.append(line)
        else:
            found += [line.cut(line.text[start:end]) for start, end in pairwise([*starts, len(line.text)])]
    return found


def take_particulars(entries: Sequence[Entry], headings: Sequence[Line] = ()) -> None:
    """Take them off the parts of entries that they stand below, as topics and tags.

    What one of the headings says before the first question stands above each, and below the one before it.
    """
    parts = [
        (place, part) for place, entry in enumerate(entries) for part in (entry.prompt, entry.answer, entry.rationale)
    ]
    counts = Counter(_label(line) for _, part in parts for line in part[1:])
    often = {label for label, count in counts.items() if label and count >= max(_FEWEST, _SHARE * len(entries))}
    first = [line for line in headings if entries and line.number < entries[0].line and _label(line) in often]
    above = {_label(line) for line in first} - {_label(line) for line in entries[-1].end} if entries else set()
    for line in first:
        if _label(line) in above:
            _keep(entries[0], line)
    for place, part in parts:
        while len(part) > 1 and (label := _label(part[-1])) in often:
            _keep(entries[min(place + (label in above), len(entries) - 1)], part.pop())


def _label(line: Line) -> str:
    match = _LABEL.match(line.text)
    return match["label"].casefold() if match else ""


def _keep(entry: Entry, line: Line) -> None:
    match = _LABEL.match(line.text)
    if match is None:
        return
    said = match["said"].strip(" *_)]")
    if _TOPIC.fullmatch(match["label"].casefold()):
        entry.topic = said
    elif _TAGS.fullmatch(match["label"].casefold()):
        entry.tags[:0] = re.split(r"\s?[,;]\s?|\s(?=#)", said)
    else:
        entry.tags.insert(0, f"{match['label']}: {said}")
