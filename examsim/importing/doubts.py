"""Why a text that gave questions may be no study guide at all: a timetable, a list of prices, a conversation.

Such texts have the shapes of guides, line by line. What they are shows in all they say taken together, and a person is
told of it: nothing is left out for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.asked import Asked

_FEWEST = 2
_MOST_IN_PROSE = 2
"""Questions without any mark: so many are asked in letters and poems too."""
_SHARE = 0.6
"""Of the questions, that must show it; a conversation shows in half of them."""
_HALF = 0.5
_SHARE_OF_PARTS = 0.3
_LONGEST_PART = 5
"""Words of what a part is called."""
_DAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_CLOCK = re.compile(rf"(?:(?:\d{{4}}-\d\d-\d\d[T ]|{_DAY}\b.{{0,20}}))?\d{{1,2}}:\d\d\b", re.IGNORECASE)
_DAY_OF_YEAR = re.compile(
    rf"{_DAY},?\s*|(?:{_DAY},?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s{_MONTH}|{_MONTH}\s\d{{1,2}})", re.IGNORECASE
)
_VALUE = re.compile(
    r"[-+~≈]?[$€£]?\s?\d[\d.,:/ -]*(?:[$€£%]|\s?[A-Z]{3})?|[A-F][+-]?|true|false|yes|no|on|off|none|null"
    r"|\S+@\S+\.\w+|\w+://\S*|[./~]\S*/\S*",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:install(?:ation)?|usage|options|licen[sc]e|contributing|changelog|getting started|requirements|configuration"
    r"|(?:work )?experience|education|skills|languages|interests|e-?mail|phone|address|website"
    r"|present|absent|apologies|chair|attendees|minutes.*|any other business|next meeting|action items?|agenda"
    r"|date|due(?: date)?|bill to|ship to|invoice.*|description|quantity|qty|price|(?:sub)?total|vat.*|tax"
    r"|office hours|textbooks?|grading|attendance|prerequisites|instructor|room|credits"
    r"|ingredients|instructions|method|servings|serves|(?:prep|cook|total)(?:ing|aration)? time"
    r"|from|to|cc|subject|re|host|port|url|user|password|debug|timeout)",
    re.IGNORECASE,
)
"""What letters, forms, files of programs and the like call their parts."""
_KIND = re.compile(
    r"(?:(?:my |the )?(?:shopping|grocery|to-?do|packing|price|guest|contact|wish)\s?lists?|to-?do|agenda|minutes of\b"
    r"|invoice|receipt|recipe|time-?table|(?:class |exam |weekly )?schedule|syllabus|itinerary|inventory|menu|contacts"
    r"|change ?log|readme|curriculum vitae|r[eé]sum[eé]|(?:mit |apache |bsd )?licen[sc]e|terms (?:of|and) (?:use"
    r"|service|conditions)|privacy policy|transcript\b|interview with\b|table of contents|contents)(?:\W.*|$)",
    re.IGNORECASE,
)
"""What texts that teach nothing call themselves."""
_YOU = re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|I['’](?:m|ve|ll|d)|[Mm]e|[Mm]y|[Ww]e|[Oo]ur|[Oo]h|[Yy]eah|[Ss]ure)\b")
_SHALL = re.compile(
    r"\b(?:shall|hereby|herein|thereof|pursuant|notwithstanding|this act|commits an offence)\b", re.IGNORECASE
)
_ASKS = re.compile(r"\?\W{0,3}$")


def doubt(asked: Sequence[Asked], title: str, strays: int, *, is_marked: bool) -> str:
    """What makes one doubt that a text is a study guide; empty where nothing does.

    Where questions or answers are marked as such, only who speaks and what the text calls itself does.
    """
    if _KIND.match(title):
        return f"it calls itself “{title}”"
    if _share(asked, _is_said) >= _HALF:
        return "people seem to talk to each other in it"
    return "" if is_marked else _of_its_shape(asked, strays)


def no_guide(why: str) -> str:
    """What a person is told of a doubt; nothing where there is none."""
    if not why:
        return ""
    return f"This may be no study guide: {why}. Look through its questions before anybody sits them."


def _of_its_shape(asked: Sequence[Asked], strays: int) -> str:
    plain = [one for one in asked if not one.choices and not _ASKS.search(one.term)]
    if len(asked) <= _MOST_IN_PROSE and strays and len(plain) < len(asked):
        return "it asks little, and most of it is something else"
    reasons: Sequence[tuple[Callable[[Asked], bool], float, str]] = (
        (_is_when, _SHARE, "it reads like a timetable, a diary or a log"),
        (_is_value, _SHARE, "it reads like a list of numbers and names"),
        (_is_part, _SHARE_OF_PARTS, "it reads like a form, a letter or a file of a program"),
        (lambda one: bool(_SHALL.search(" ".join(one.answer))), _HALF, "it reads like a law or a contract"),
    )
    return next((why for shows, share, why in reasons if _share(plain, shows) >= share), "")


def _share(asked: Sequence[Asked], shows: Callable[[Asked], bool]) -> float:
    return sum(map(shows, asked)) / len(asked) if len(asked) >= _FEWEST else 0.0


def _is_said(one: Asked) -> bool:
    """Whether one person speaks of what the other does or is."""
    return _I.search(" ".join(one.answer)) is not None and (
        _YOU.search(one.term) is not None or _ASKS.search(one.term) is None
    )


def _is_when(one: Asked) -> bool:
    """Whether something is set for a time of the day, or a day of any year."""
    if _CLOCK.match(one.term) or (one.answer and _CLOCK.match(one.answer[0])):
        return True
    return _DAY_OF_YEAR.fullmatch(one.term) is not None and len(" ".join(one.answer).split()) > 1


def _is_value(one: Asked) -> bool:
    """Whether a name has a number, a grade or an address beside it, and no more."""
    return _VALUE.fullmatch(" ".join(one.answer)) is not None and " of " not in one.term


def _is_part(one: Asked) -> bool:
    return len(one.term.split()) <= _LONGEST_PART and _PART.fullmatch(one.term.strip(" .:")) is not None
