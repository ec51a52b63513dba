"""What somebody may have meant by a word that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import distance, fuzz, process

from examsim.storage.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKENESS = 70
"""Percent; a transposed, missing or wrong letter in a word of five passes, another word of that length does not."""
_APART = 10
"""Percent by which a word must be more like than any other for nothing else to be meant."""


def likely(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, if any is."""
    meant = _like(word, known)
    return meant[0][1] if meant else None


def only_likely(word: str, known: Iterable[str]) -> str | None:
    """The known word that this one must be, if no other comes near: `hnit` may be `hint`, and `unit`."""
    meant = _like(word, known)
    return meant[0][1] if meant and (len(meant) == 1 or meant[1][0] < meant[0][0] - _APART) else None


def _like(word: str, known: Iterable[str]) -> list[tuple[float, str]]:
    """The known words that this one may be, the likeliest first, each with how like it is."""
    folded = _folded(word)
    found = process.extract(
        folded, {name: _folded(name) for name in known}, scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=None
    )
    ranked = sorted(found, key=lambda each: (-each[1], -distance.JaroWinkler.similarity(folded, each[0])))
    return [(likeness, name) for _, likeness, name in ranked]


def _folded(word: str) -> str:
    return word.casefold().replace("_", "-")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question in brackets to end a message with, or nothing."""
    meant = likely(word, known)
    return f" (did you mean '{shown(meant)}'?)" if meant is not None else ""
