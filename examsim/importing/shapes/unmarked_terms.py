"""Terms that have lost the marker before their answer, among others that have it: ``Gauge - The bore of a needle``.

Only a guide in which a blank line, or a bullet, opens nothing but terms can show them; few of its terms may be so.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_ASKED = re.compile(r"(?P<term>\S[^?]{5,200}\?)[\s–—-]+(?P<answer>\S.*)")
_STOPPED = re.compile(r"(?P<term>\S[^.?!:;]{2,60})\.\s+(?P<answer>[A-Z\d].*)")
_DASHED = re.compile(r"(?P<term>[A-Z][^.?!:;–—]{1,60}?)\s[-–—]{1,3}\s(?P<answer>[A-Z\d].*)")
"""A term and what it means, with a sign between them that stands before a marker elsewhere."""
_REMARK = re.compile(r"(?:note|tip|hint|remember|reminder|nb|example)s?\b", re.IGNORECASE)
_SHARE = 0.3
"""Of the terms with a marker, for others to have lost it."""
_SHARE_APART = 0.8
"""Of the terms, that must have a blank line above them, for what stands below one to be of its question."""


def unmarked(lines: Sequence[Line], starts: set[int], bullet: str) -> dict[int, tuple[str, str]]:
    """Such terms with their answers, by the lines they begin in; those that begin in ``starts`` have a marker."""
    if not are_apart(lines, starts):
        return {}
    first = min(starts)
    apart = [index for index, line in enumerate(lines) if line.has_gap and index > first and index not in starts]
    if bullet:
        apart = [index for index in apart if lines[index].text[:1] == bullet]
    once = Counter(line.text for line in lines)  # what comes back is a title
    apart = [index for index in apart if once[lines[index].text] == 1]
    found = {index: both for index in apart if (both := _apart(lines[index].text, is_item=bool(bullet)))}
    is_all = len(found) == len(apart) or bool(bullet)
    return found if is_all and len(found) <= _SHARE * len(starts) else {}


def _apart(text: str, *, is_item: bool) -> tuple[str, str] | None:
    """A question or a term, and more words about it: a title may have as many on either side of a dash."""
    match = _ASKED.fullmatch(text) or (_STOPPED.fullmatch(text) if is_item else None)
    if match is None:
        match = None if _REMARK.match(text) else _DASHED.fullmatch(text)
        if match is None or len(match["answer"].split()) <= len(match["term"].split()) + 1:
            return None
    return match["term"], match["answer"]


def are_apart(lines: Sequence[Line], starts: set[int]) -> bool:
    """Whether a blank line stands above nearly every term."""
    return bool(starts) and sum(lines[index].has_gap for index in starts) >= _SHARE_APART * len(starts)
