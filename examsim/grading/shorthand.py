"""Shorthand of notes taken in a hurry: "mem" for memory, "temps" for temperatures, "IPC" for words with those initials.

Only the question's own material is consulted, as for typing errors: a clipped word is read as the one word of the
material it can be the beginning of, and capitals as the words in a row whose initials they are. What is a word of its
own, commoner than the longer one ("ion" beside "ionisation"), stays what it is.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from examsim.grading.text import frequency

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from examsim.grading.text import PreparedText, Word

_SHORTEST = 3
_LONGEST = 6
_LEFT_OUT = 3
"""At least this many letters are saved, or nobody would clip the word."""
_RARER = 0.7
"""How many times rarer than the whole a clipped word must be, as a power of ten."""
_PREFIXES = frozenset(
    [
        "pre",
        "pro",
        "per",
        "non",
        "dis",
        "sub",
        "anti",
        "inter",
        "intra",
        "trans",
        "over",
        "under",
        "post",
        "semi",
        "multi",
        "super",
        "hyper",
        "hypo",
    ]
)
_COMMON = 4.2
"""Words this common are words, clipped or shouted as they may look."""
_FEWEST, _MOST = 2, 5
"""Words that a row of initials stands for."""


def writer_out(texts: Iterable[PreparedText]) -> Callable[[Word], str | None]:
    """A function that says what a word of shorthand stands for in view of some texts."""
    texts = list(texts)
    words = {word.folded: word for text in texts for word in text.words if word.is_content and word.folded.isalpha()}
    initials = _initials(texts)

    def write_out(word: Word) -> str | None:
        if word.folded in words:
            return None
        if word.text.isupper():
            return initials.get(word.folded) if frequency(word.folded) < _COMMON else None
        return _clipped(word, words.values())

    return write_out


def _initials(texts: Iterable[PreparedText]) -> dict[str, str]:
    """For the initials of words in a row, those words; a row ends where a word only binds, not before."""
    found: dict[str, str] = {}
    for text in texts:
        for clause in text.clauses:
            for can_be_named, row in groupby(text.words[clause.first : clause.last], _can_be_named):
                words = [word.folded for word in row]
                for length in range(_FEWEST, min(len(words), _MOST) + 1) if can_be_named else ():
                    last = words[-length:]
                    found.setdefault("".join(word[0] for word in last), " ".join(last))
    return found


def _can_be_named(word: Word) -> bool:
    return word.is_content and word.folded.isalpha() and len(word.folded) > 1


def _clipped(word: Word, known: Iterable[Word]) -> str | None:
    typed = word.folded
    if (
        frequency(typed) >= _COMMON
        or not typed.isalpha()
        or not _SHORTEST <= len(typed) <= _LONGEST
        or typed in _PREFIXES
    ):
        return None
    for form in (typed, typed.removesuffix("s")):
        if len(form) < _SHORTEST:
            continue
        whole = [w for w in known if w.folded.startswith(form) and len(w.folded) >= len(form) + _LEFT_OUT]
        if len({w.stem for w in whole}) == 1 and frequency(whole[0].folded) - frequency(typed) >= _RARER:
            return whole[0].folded
    return None
