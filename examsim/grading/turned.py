"""A few words that turn a statement round without a word of it: "it decreases", "nothing changes".

Guards compare words that stand for each other, and here none do. So nothing is concluded but from texts that say hardly
anything beside a direction, or beside that nothing happens; and marks are not touched by it, only what may be taught
and what is advised.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.guards.antonyms import is_polar, places
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from examsim.grading.text import PreparedText

_GOES_ON = listed("happen happens happened happening occur occurs occurred effect effects affect affects affected")
_NONE = listed("nothing no none never not")
_NAMES = 2
"""How many words may name what nothing happens to."""
_PUT = listed("put")
_SAME, _MANNER = listed("same"), listed("way manner")
_CHANGING = tuple(axis for word in ("increase", "expand", "change") for axis, _ in places(word))
((_CHANGE, _),) = places("vary")


def is_turned(statement: PreparedText, said: PreparedText, prompt: PreparedText) -> bool:
    """Whether bare words say the opposite of what a statement says."""
    if not said.words or not _is_bare(said, statement.stems | prompt.stems):
        return False
    if _is_standstill(said):
        return not _is_steady(statement) and (_moves(statement) or (_denies_all(said) and _affirms(statement)))
    if _is_steady(statement):
        return _moves(said) and not _moves(statement)
    here, there = _poles(statement), _poles(said)
    is_one = sum(is_polar(word.folded) for word in said.words) == 1  # two directions are an account of their own
    return is_one and bool(here & {(axis, -pole) for axis, pole in there}) and not here & there


def _is_bare(said: PreparedText, known: frozenset[str]) -> bool:
    """Whether all it says is a direction, that nothing happens, or the words of what is asked."""
    other = sum(
        not (word.stem in known or is_polar(word.folded) or word.folded in _GOES_ON | _NONE | _SAME | _PUT)
        for word in said.words
        if says_something(word)
    )
    return other <= (_NAMES if _denies_all(said) else 0)


def _is_standstill(text: PreparedText) -> bool:
    """Whether it says that nothing changes, and of nothing that it does."""
    return (_is_steady(text) or _denies_all(text)) and not _moves(text)


def _is_steady(text: PreparedText) -> bool:
    after = [*(word.folded for word in text.words[1:]), ""]
    is_same = any(w.folded in _SAME and then not in _MANNER for w, then in zip(text.words, after, strict=True))
    return is_same or (_CHANGE, -1) in _poles(text)


def _denies_all(text: PreparedText) -> bool:
    words = {word.folded for word in text.words}
    return bool(words & _NONE) and bool(words & _GOES_ON)


def _affirms(text: PreparedText) -> bool:
    return not any(sign.is_negated for sign in signs(text))


def _moves(text: PreparedText) -> bool:
    return any(axis in _CHANGING and (axis, pole) != (_CHANGE, -1) for axis, pole in _poles(text))


def _poles(text: PreparedText) -> frozenset[tuple[int, int]]:
    """Where its words stand, those that are denied on the other pole."""
    return frozenset(
        (axis, -pole if sign.is_negated else pole)
        for word, sign in zip(text.words, signs(text), strict=True)
        for axis, pole in places(word.folded)
    )
