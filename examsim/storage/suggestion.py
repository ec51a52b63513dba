"""What somebody may have meant by a word that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from examsim.storage.quoting import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

_LIKENESS = 70
"""Percent; a transposed, missing or wrong letter in a word of five passes, another word of that length does not."""


def likely(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, if any is."""
    folded = word.casefold().replace("_", "-")
    found = process.extractOne(
        folded, {name: name.casefold().replace("_", "-") for name in known}, scorer=fuzz.ratio, score_cutoff=_LIKENESS
    )
    return found[2] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question in brackets to end a message with, or nothing."""
    meant = likely(word, known)
    return f" (did you mean '{shown(meant)}'?)" if meant is not None else ""
