"""A difference levelled: "a stack removes the newest first, and so does a queue", "both remove the newest first".

The response gives the reference's account of one thing and says the same of the other, which the reference sets
against it.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from examsim.grading.guards.accounts import accounts, apart
from examsim.grading.guards.comparison import LONG_REFERENCE, LONG_RESPONSE
from examsim.grading.guards.finding import Finding
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.text import Clause

if TYPE_CHECKING:
    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_SAME_AGAIN = listed("also too likewise neither")
_SAME_AGAIN_IN_TWO = re.compile(r"\b(?:as well|so (?:do|does|did|is|are|can|has|have))\b", re.IGNORECASE)
_LIKENED = re.compile(r"\b(?:just (?:like|as)|as well as|the same as|in the same way as)\b", re.IGNORECASE)
_CONTRAST = listed("while whereas but however unlike only")
_COMPARING = listed("difference differences differ differs compare compared comparison distinguish between from")
_NAMED = 4
"""How many words behind a "both" name what it is about."""
_CAP = 0.35


def levelled(comparison: Comparison) -> Finding | None:
    """Fire when a clause says of one thing just what was said of the other, against a contrast in every reference."""
    if len(comparison.response.words) > LONG_RESPONSE:
        return None
    if not all(_is_contrast(comparison.question, reference) for reference in comparison.references):
        return None
    response = comparison.response
    for clause in _with_and(response):
        is_again = clause.first > 0 and _says_same_again(response, clause) and _adds_only_subject(comparison, clause)
        if is_again or all(_is_said_of_both(reference, response, clause) for reference in comparison.references):
            start, end = response.words[clause.first].start, response.words[clause.last - 1].end
            said = response.text[start:end]
            reason = f"“{said}” makes both alike; the solution tells them apart."
            return Finding("levelled", _CAP, unsure=True, reason=reason, names=(said,), start=start, end=end)
    return None


def _with_and(text: PreparedText) -> list[Clause]:
    """The clauses, "both X and Y do Z" in one, and "and Y, too, does Z"."""
    found: list[Clause] = []
    for clause in text.clauses:
        goes_on = bool(found) and _goes_on(text, found[-1], clause)
        found.append(Clause(found.pop().first, clause.last) if goes_on else clause)
    return [piece for clause in found for piece in _cut_at_aside(text, clause)]


def _goes_on(text: PreparedText, before: Clause, clause: Clause) -> bool:
    is_both = text.words[before.first].folded == "both" and text.words[clause.first].folded == "and"
    return is_both or _is_aside(text, clause.first) or _is_aside(text, before.last - 1)


def _is_aside(text: PreparedText, index: int) -> bool:
    """Whether a word is a "too" or "likewise" between two commas."""
    word = text.words[index]
    around = text.text[: word.start].rstrip()[-1:] + text.text[word.end :].lstrip()[:1]
    return word.folded in _SAME_AGAIN and around == ",,"


def _cut_at_aside(text: PreparedText, clause: Clause) -> list[Clause]:
    """The clause in two, at the last "and" before a "too" between commas, whose subject it joins."""
    aside = next((i for i in range(clause.first, clause.last) if _is_aside(text, i)), clause.first)
    at = next((i for i in range(aside, clause.first, -1) if text.words[i].folded == "and"), None)
    return [clause] if at is None else [Clause(clause.first, at), Clause(at, clause.last)]


def _is_contrast(question: PreparedText, reference: PreparedText) -> bool:
    if len(reference.words) > LONG_REFERENCE:
        return False
    is_asked = any(word.folded in _COMPARING for word in question.words)
    is_made = any(word.folded in _CONTRAST for word in reference.words) or (len(reference.clauses) > 1 and is_asked)
    return is_made and not any(_says_same_again(reference, clause) for clause in reference.clauses)


def _says_same_again(text: PreparedText, clause: Clause) -> bool:
    words = text.words[clause.first : clause.last]
    said = text.text[words[0].start : words[-1].end]
    ends_with_either = words[-1].folded == "either"
    return ends_with_either or any(w.folded in _SAME_AGAIN for w in words) or bool(_SAME_AGAIN_IN_TWO.search(said))


def _is_said_of_both(reference: PreparedText, response: PreparedText, clause: Clause) -> bool:
    """Whether a clause says of both subjects of a reference what that says of one of them alone."""
    words = [word.stem for word in response.words[clause.first : clause.last]]
    said = response.text[response.words[clause.first].start : response.words[clause.last - 1].end]
    if "both" in words:
        both = words.index("both")
        names = words[both + 1 : both + 1 + _NAMED]
        if "and" in words[:both]:
            names += words[:both]  # "X and Y both do Z"
    elif _LIKENED.search(said):
        names = words
    else:
        return False
    told = accounts(reference)
    named = told.keys() & set(names)
    elsewhere = {word.stem for i, word in enumerate(response.words) if not clause.first <= i < clause.last}
    if named <= elsewhere:
        return False  # "both carry blood, but arteries carry it away and veins back" tells them apart
    return any(
        any(reference.words[i].stem in words for i in own)
        for one, other in combinations(sorted(named), 2)
        for own in apart(reference, told[one], told[other])
    )


def _adds_only_subject(comparison: Comparison, clause: Clause) -> bool:
    """Whether all the clause names was said before, but for a thing that the question or a reference knows."""
    response = comparison.response
    before = {word.stem for word in response.words[: clause.first]}
    known = comparison.question.stems.union(*(reference.stems for reference in comparison.references))
    saying = [word for word in response.words[clause.first : clause.last] if says_something(word)]
    saying = [word for word in saying if word.folded not in _SAME_AGAIN and word.folded != "well"]
    new = [word for word in saying if word.stem not in before]
    is_subject = saying[: len(new)] == new
    return bool(saying) and len(new) <= (2 if is_subject else 1) and all(word.stem in known for word in new)
