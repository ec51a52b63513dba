"""Where a guide says that something stands, and how hard it is: ``(p. 12)``, ``[Ch. 3]``, ``(hard)``.

Behind a question such brackets answer nothing. They are kept as tags, out of the way while questions are found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.importing.text.entries import Entry
    from examsim.importing.text.lines import Line

_PLACE = (
    r"(?:see\s|from\s|ref\.?:?\s)?(?:pp?\.|pp?(?=\s?\d)|pgs?\.?|pages?|chap(?:ter)?s?\.?|ch\.?|sect?(?:ion)?s?\.?|§{1,2}|fig(?:ure)?\.?"
    r"|units?|lectures?|lessons?|modules?|slides?|weeks?)\s?#?\d{1,4}(?:[\d.,\s–-]|\band\b|&|pp?\.?\s?(?=\d)|pages?\s(?=\d)){0,20}"
)
_HARD = r"(?:(?:difficulty|level)\s?[:=]\s?)?(?:very\s)?(?:easy|medium|moderate|hard|difficult|challenging)"
_WORTH = r"(?:\s*[\[(]\s?\d{1,2}\s?(?:marks?|points?|pts\.?)\s?[\])])?$"
_IN_BRACKETS = re.compile(rf"\s*[\[(]\s?(?P<said>{_PLACE})\s?[\])]\.?(?={_WORTH})", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<=\?)\s*[-–—,;]?\s*(?P<said>(?:pp?|pgs?|pages?)\b\.?\s?\d{{1,4}}(?:[-–]\d{{1,4}})?)(?={_WORTH})", re.IGNORECASE
)
_HOW_HARD = re.compile(
    rf"\s*(?:[\[(]\s?(?P<said>{_HARD})\s?[\])]|(?<=[?.)\]])\s+(?P<bare>(?:difficulty|level)\s?[:=]\s?\w{{4,12}}))(?={_WORTH})",
    re.IGNORECASE,
)
_FEWEST = 2
"""Lines that end in the like: a single one may be an answer, but for a place right behind a question."""
_ASKED = re.compile(r"\?\W{0,3}$")


def without_references(lines: Sequence[Line]) -> tuple[list[Line], dict[int, list[str]]]:
    """The lines without the places and degrees at their ends, or on a line below, and these by the line's number."""
    patterns = [pattern for pattern in (_HOW_HARD, _IN_BRACKETS, _BARE) if _comes_back(lines, pattern)]
    told: list[Line] = []
    said: dict[int, list[str]] = {}
    for line in lines:
        text, found = _ends(line.text, patterns)
        if not found or (not text and not told):
            told.append(line)
        elif text:
            told.append(line.cut(text))
            said.setdefault(line.number, []).extend(found)
        else:
            told[-1] = told[-1].joined(line).cut(told[-1].text)
            said.setdefault(told[-1].number, []).extend(found)
    return told, said


def tell_references(entries: Sequence[Entry], said: Mapping[int, list[str]]) -> None:
    """Keep what was said of an entry as its tags."""
    for entry in entries:
        numbers = dict.fromkeys(line.number for line in entry.lines)
        entry.tags += dict.fromkeys(
            text for number in numbers for text in said.get(number, ()) if text not in entry.tags
        )


def _comes_back(lines: Sequence[Line], pattern: re.Pattern[str]) -> bool:
    ends = [line.text[: match.start()] for line in lines if (match := pattern.search(line.text))]
    is_asked = pattern is _IN_BRACKETS and any(_ASKED.search(text) for text in ends)
    return is_asked or len(ends) >= _FEWEST


def _ends(text: str, patterns: Sequence[re.Pattern[str]]) -> tuple[str, list[str]]:
    """A text without what it ends in, and this in its order."""
    found: list[str] = []
    while match := next((match for pattern in patterns if (match := pattern.search(text))), None):
        found.insert(0, " ".join(next(filter(None, match.groups())).split()))
        text = text[: match.start()] + text[match.end() :]
    return text.strip(), found
