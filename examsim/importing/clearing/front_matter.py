"""What programs for notes set above a text: ``title: …``, ``tags: […]``. It is said of the file.

It stands between two lines, or as a paragraph below the title, which is known by the day the file was made.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_EDGE = re.compile(r"-{3}|\+{3}")
_FIELD = re.compile(r"(?P<name>[a-z][\w-]{0,30})\s?[:=](?:\s.*)?")
"""Names are written small, as terms hardly are."""
_ITEM = re.compile(r"-\s.*|\]")
_NAMES = frozenset(
    """
    title tags date aliases author layout category categories created updated modified type id slug draft lang language
    course subject keywords description cssclasses
    """.split()  # noqa: SIM905
)
_PROPERTY = re.compile(r"(?P<name>[A-Z][\w ]{0,30}):\s(?P<value>\S.*)")
_MADE = frozenset(
    """
    created|created time|created at|date created|last edited|last edited time|edited|last modified|modified|last updated
    """.strip().split("|")
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_OF_DATES = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|st|nd|rd|th|[ap]?m|[apt]|z|utc|gmt|at|of|on",
    re.IGNORECASE,
)
"""Words that a date is written with, and the time."""
_MOST = 40
"""Lines of it."""


def without_front_matter(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those above it that say something of the file."""
    if not lines or not _EDGE.fullmatch(lines[0].text):
        return _without_properties(lines)
    end = next((at for at, line in enumerate(islice(lines, 1, _MOST), 1) if line.text == lines[0].text), 0)
    fields = [_FIELD.fullmatch(line.text) for line in lines[1:end]]
    are_said = all(field or _ITEM.fullmatch(line.text) for field, line in zip(fields, lines[1:end], strict=True))
    is_known = any(field and field["name"] in _NAMES for field in fields)
    return ([*lines[end + 1 :]], [*lines[: end + 1]]) if are_said and is_known else (list(lines), [])


def _without_properties(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines, and the first paragraph below the title where it says when the file was made."""
    begin = 1 if len(lines) > 1 and lines[0].text.startswith("# ") and lines[1].has_gap else 0
    end = next((at for at, line in enumerate(islice(lines, begin + 1, _MOST), begin + 1) if line.has_gap), 0)
    told = [_PROPERTY.fullmatch(line.text) for line in lines[begin:end]]
    is_dated = any(one and one["name"].casefold() in _MADE and _is_date(one["value"]) for one in told)
    return ([*lines[:begin], *lines[end:]], [*lines[begin:end]]) if is_dated and all(told) else (list(lines), [])


def _is_date(text: str) -> bool:
    """Whether a text is a date, perhaps with the time, and says nothing else."""
    is_day = len(_NUMBERS.findall(text)) > 1  # a year alone is no day on which a file was made
    return is_day and _YEAR.search(text) is not None and all(map(_OF_DATES.fullmatch, _WORD.findall(text)))
