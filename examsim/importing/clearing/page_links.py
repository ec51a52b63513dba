"""Links that lead within the page: its contents, the way back to them below every question, the anchors they lead to.

Nothing is asked or answered in a line that is such a link and nothing else. One alone may point to a note, so they are
taken only where a page has several. Links to other notes are taken one by one, where they stand apart.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING

from examsim.importing.text.asked_above import may_ask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_MARKUP = re.compile(r"</?(?!a>)[a-z]{1,8}\d?>|\s", re.IGNORECASE)
_LINK = re.compile(
    r"\[(?:(?!\]\().){1,300}\]\([\w./-]{0,60}#[^)]{0,300}\)|<ahref=[\"'][\w./-]{0,60}#[^<>]{0,300}>[^<>]{0,300}</a>"
)
"""As it is without blanks."""
_TO_NOTE = re.compile(r"(?:[-*+]\s+)?\[[^\[\]]{1,200}\]\((?!\w+://)[^()\s]{1,300}\.(?:md|csv|html?)\)")
"""A link to another file of notes."""
_AROUND = re.compile(r"[\W\d_x]*", re.IGNORECASE)
"""Bullets, numbers, emphasis, arrows and the cross in a box."""
_ANCHOR = re.compile(r"<a (?:name|id)=[^<>]{1,200}>(?:</a>)?", re.IGNORECASE)
_LONGEST = 600
_FEWEST = 3
_MOST_ABOVE = 2
"""Rows above the first of a table: its head, and the rule below that."""


def without_page_links(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those that only lead about in it."""
    lines, to_notes = _without_links_to_notes(lines)
    bare = [_without_anchor(line) for line in lines]
    links = {index for index, line in enumerate(bare) if not line.text or _is_link(line.text)}
    if len(links) < _FEWEST:
        return lines, to_notes
    links |= {head for index in links for head in _head_above(lines, index)}
    told: list[Line] = []
    for index, line in enumerate(bare):
        if index not in links:
            told.append(replace(line, has_gap=True) if index - 1 in links else line)
    return told, [*to_notes, *(lines[index] for index in sorted(links))]


def _without_links_to_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and paragraphs of one link to another file, but for what stands below a question."""
    apart = [above for above, below in pairwise([*lines, None]) if above and (below is None or below.has_gap)]
    alone = {line.number for line in apart if line.has_gap and _TO_NOTE.fullmatch(line.text)}
    for above, line in pairwise(lines):
        if line.number in alone and (may_ask(above.text) or above.text.startswith("#")):
            alone.remove(line.number)
    told = [line for line in lines if line.number not in alone]
    return told, [line for line in lines if line.number in alone]


def _without_anchor(line: Line) -> Line:
    return line.cut(_ANCHOR.sub("", line.text)) if "<a " in line.text[:_LONGEST] else line


def _is_link(text: str) -> bool:
    """Whether a line holds links within the page and nothing else."""
    if len(text) > _LONGEST or "#" not in text:
        return False
    rest, count = _LINK.subn("", _MARKUP.sub("", text))
    return count > 0 and _AROUND.fullmatch(rest) is not None


def _head_above(lines: Sequence[Line], index: int) -> set[int]:
    """The head of the table that a link is the first row of."""
    above = takewhile(lambda at: lines[at].text.startswith("|"), range(index - 1, -1, -1))
    rows = [*islice(above, _MOST_ABOVE + 1)] if lines[index].text.startswith("|") else []
    return set(rows) if len(rows) <= _MOST_ABOVE else set()
