"""The marks that lines open with, told by their coming back: ``~``, ``Examiner asks:``, ``RESP``, ``Flashcard 3/6``.

No mark is known beforehand. What can be one is a matter of form, and each line may have several that it could be: which
of them the guide goes by, only the order in which they come back can show.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_FORMS = (
    re.compile(
        r"(?![-–−+±<>≤≥≈~]\d)(?P<key>[^\w\s\"'“”‘’(\[{$<.,;`|]{1,6}|[<>|.]{2,4})(?:\s+(?=\S)|\s*(?=\w|[\"'“(\[$¿¡]|$))"
    ),
    re.compile(r"(?P<key>[<(\[{]{1,2}/?[^\W\d_]{1,20}\s?\d{0,4}/?[>)\]}]{1,2}[:.]?)\s*"),
    re.compile(
        r"(?P<key>[^\w\s]{0,3}\s?[^\W\d_]{2,20}(?:\s[^\W\d_]{1,20}){0,4}?\s?#?\d{0,4}"
        r"(?:\s?[:：>|=~–—)\]}]{1,3}|\s-+>?(?=\s)|\.(?=\s)))\s*"
    ),
    re.compile(r"(?P<key>[A-Z]{2,12}\s?\d{0,4})(?=\s[\w\"'(])\s"),
    re.compile(r"(?P<key>[#(\[]?\d{1,4}\s?[^\w\s,]{1,2})\s+(?=\S)"),
)
"""Signs, a tag in brackets, a few words with signs behind them, a word in capitals, a number with signs behind it."""
_WHOLE = re.compile(r".{1,40}")
_CLOSING_TAG = re.compile(r"\s*</[^\W\d_]{1,20}>$")
_NUMBER = re.compile(r"\d+")
OPTION = re.compile(r"[*_]{0,2}[(\[<]?(?P<letter>[A-Ha-h])\s?[^\w\s]{1,2}[*_]{0,2}\s+(?=\S)")
"""What the options of a question open with, which may come back too."""
_LETTER = re.compile(r"\W*[A-Ha-h]\W*")
_FEWEST = 3
_MOST = 16
"""Marks that are tried, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What several lines open with."""

    key: str
    """In small letters, with a nought for any number."""
    is_whole: bool = False
    """Whether nothing stands behind it."""

    @property
    def is_number(self) -> bool:
        """Whether only signs are around its number."""
        return "0" in self.key and not any(char.isalpha() for char in self.key)

    @property
    def is_sign(self) -> bool:
        """Whether there is neither word nor number in it."""
        return not any(char.isalpha() for char in self.key) and not self.is_number


Marked = dict[Mark, str]
"""The marks that a line may open with, and what it says behind each."""


def marked(lines: Sequence[Line]) -> tuple[list[Marked], list[Mark]]:
    """For each line what it may open with, and those of these marks that come back, the most frequent first."""
    told = [_marks(line.text) for line in lines]
    counts = Counter(mark for marks in told for mark in marks)
    return told, [mark for mark, count in counts.most_common(_MOST) if count >= _FEWEST]


def _marks(text: str) -> Marked:
    found: Marked = {}
    if OPTION.match(text):
        return found
    for form in _FORMS:
        match = form.match(text)
        if match and not _LETTER.fullmatch(match["key"]):
            key = _NUMBER.sub("0", match["key"].casefold())
            found[Mark(" ".join(key.split()))] = _CLOSING_TAG.sub("", text[match.end() :])
    if _WHOLE.fullmatch(text):
        found[Mark(_NUMBER.sub("0", text.casefold()), is_whole=True)] = ""
    return found
