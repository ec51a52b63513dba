"""What a text says of each thing it tells apart: "theft is …, whereas robbery is …".

The subject of a clause is its first word that says something, unless a pronoun or a preposition leads; what follows,
up to the next clause with a subject of its own, is the account of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.negation import signs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from examsim.grading.text import PreparedText

_LEAVING = listed("it they this that which who he she we you i by of with to from into for on at")
"""A clause that begins so has no subject of its own, or not as its first word."""

_LINKING = listed("and but so while whereas although")
_SETTING = listed("at with for on")
"""At the beginning of a clause they set what it is about ("with FM the frequency is varied"), as "in" does anywhere."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a text says of a subject."""

    subject: int
    """Where it is first named."""
    words: tuple[int, ...]
    """Places of the words that say something, the subject's own left out."""


@lru_cache(maxsize=512)
def accounts(text: PreparedText) -> Mapping[str, Account]:
    """By the stem of each subject what is said of it: its clause, and those after it that name no other subject."""
    found: dict[str, list[int]] = {}
    subjects: dict[str, int] = {}
    current = ""
    for clause in text.clauses:
        saying = [i for i in range(clause.first, clause.last) if _speaks(text, i)]
        lead = next(_leads(text, clause.first, clause.last), None)
        if lead is not None:
            current = text.words[lead].stem
            subjects.setdefault(current, lead)
        if current:
            found.setdefault(current, []).extend(i for i in saying if text.words[i].stem != current)
    return {stem: Account(subjects[stem], tuple(found[stem])) for stem in subjects if found.get(stem)}


@lru_cache(maxsize=512)
def named(text: PreparedText) -> frozenset[str]:
    """The stems of what a text names, capital letters among them."""
    return frozenset(word.stem for i, word in enumerate(text.words) if _speaks(text, i))


def told_apart(text: PreparedText, first: str, second: str) -> tuple[Account, Account] | None:
    """What a text says of two things by their stems wherever they are named; None where it says nothing of one."""
    told: dict[str, list[int]] = {first: [], second: []}
    for clause, owner in zip(text.clauses, _owners(text, first, second), strict=True):
        saying = (i for i in range(clause.first, clause.last) if _speaks(text, i) and text.words[i].stem not in told)
        told.get(owner, []).extend(saying)
    if not all(told.values()):
        return None
    stems = [word.stem for word in text.words]
    one, other = (Account(stems.index(stem), tuple(told[stem])) for stem in (first, second))
    return one, other


def _owners(text: PreparedText, first: str, second: str) -> list[str]:
    """Which of two things each clause is about: the one it names, or else the one before; neither where it names both.

    What is said before any is named is about the one that is named first.
    """
    named = [{word.stem for word in text.words[c.first : c.last]} & {first, second} for c in text.clauses]
    owner = _only(next(filter(None, named), set()))
    owners = []
    for names in named:
        owner = _only(names) if names else owner
        owners.append(owner)
    return owners


def _only(names: set[str]) -> str:
    return next(iter(names)) if len(names) == 1 else ""


def apart(text: PreparedText, first: Account, second: Account) -> tuple[list[int], list[int]]:
    """The words of two accounts that tell them apart: neither in both, nor the name of either subject."""
    marks = signs(text)

    def said(account: Account) -> set[tuple[str, bool]]:
        return {(text.words[i].stem, marks[i].is_negated) for i in account.words}

    shared = said(first) & said(second)
    subjects = {text.words[account.subject].stem for account in (first, second)}

    def own(account: Account) -> list[int]:
        names = ((i, text.words[i].stem) for i in account.words)
        return [i for i, stem in names if (stem, marks[i].is_negated) not in shared and stem not in subjects]

    return own(first), own(second)


def _leads(text: PreparedText, first: int, last: int) -> Iterator[int]:
    """The word a clause is about: the first that says something, unless a pronoun or a preposition inside leads."""
    opening = first + (text.words[first].folded in _LINKING)
    for index in range(first, last):
        if _speaks(text, index):
            yield index
            return
        word = text.words[index].folded
        if word in _LEAVING and not (index == opening and word in _SETTING):
            return


def _speaks(text: PreparedText, index: int) -> bool:
    word = text.words[index]
    return says_something(word) or (word.text.isupper() and word.folded not in {"a", "i"})
