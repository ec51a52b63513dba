"""A word put in the place of another: the solution's own sentence, but "the acid hardens the enamel" for "dissolves".

A response in words of its own replaces many words, and similarity judges it. One that copies the solution and changes a
single word has changed what it says, unless the new word means the same, which the model sees, or says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from examsim.grading.guards.alignment import similarities
from examsim.grading.guards.antonyms import Relation, relation
from examsim.grading.guards.comparison import LONG_REFERENCE
from examsim.grading.guards.converse import is_inverse
from examsim.grading.guards.finding import Finding, unanimous
from examsim.grading.guards.function_words import listed, says_something
from examsim.grading.guards.kinds import exclude_each_other
from examsim.grading.guards.polarity import read
from examsim.grading.text import frequency

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examsim.grading.guards.comparison import Comparison
    from examsim.grading.text import PreparedText

_COPIED = 0.5
"""Share of the reference's words that must be copied, in order."""
_COPY = 0.65
"""Share of the response's words that must be the reference's, in order."""
_MOST = 3
"""Words that may change places for one another; where more do, the response speaks for itself."""
_FEWEST = 3
"""Words that must be copied."""
_KEPT = 0.85
"""Share of the reference's other words that must be said, but for the question's own: who leaves out more tells it in
words of their own, among which another word is a synonym more often than not."""
_ALIKE = 0.7
"""Similarity from which the new word means the old one."""
_MISSPELT = 70.0
_KNOWN = 2.5
"""How common a word must be to be meant rather than mistyped."""
_LIGHT = listed(
    """
    get gets got go goes going went come comes came make makes made do take takes took taken give gives gave put puts
    keep keeps kept need needs needed mean means meant say says said let lets call called use uses used way
    thing things kind lot really happen happens become becomes became want try apply applied
    measure measured measurement thats theres
    """
)
"""They say little by themselves: "gets applied", "goes up"."""
_NOTES = re.compile(r"\w\s*(?:[:=]\s|[-=]*>|→)")
"""Notes ("base: pH > 7") leave words out and copy no sentence."""
_CAP = 0.35


@dataclass(frozen=True, slots=True)
class _Slot:
    """Words of the reference, and those of the response in their place, by number."""

    ours: tuple[int, ...]
    theirs: tuple[int, ...]


def replaced(comparison: Comparison) -> Finding | None:
    """Fire when the response is every reference but for a word that means something else."""
    return unanimous(_replaced(comparison, reference) for reference in comparison.references)


def _replaced(comparison: Comparison, reference: PreparedText) -> Finding | None:
    response = comparison.response
    if len(reference.words) > LONG_REFERENCE or _NOTES.search(response.text):
        return None
    slots = _slots(reference, response)
    if not slots:
        return None
    if is_inverse(read(comparison.question, reference, response)):
        return None  # another word for the condition, and another for what follows from it
    if not _is_kept(reference, comparison, slots):
        return None
    for slot in slots:
        theirs = [i for i in slot.theirs if response.words[i].stem not in comparison.question.stems]
        if theirs and not _mean_the_same(reference, response, _Slot(slot.ours, tuple(theirs))):
            return _finding(reference, response, slot)
    return None


def _finding(reference: PreparedText, response: PreparedText, slot: _Slot) -> Finding:
    start, end = response.words[slot.theirs[0]].start, response.words[slot.theirs[-1]].end
    first, last = reference.words[slot.ours[0]].start, reference.words[slot.ours[-1]].end
    reason = f"You wrote “{response.text[start:end]}” where the solution says “{reference.text[first:last]}”."
    return Finding(
        "replaced",
        _CAP,
        unsure=True,
        reason=reason,
        names=(response.text[start:end], reference.text[first:last]),
        start=start,
        end=end,
    )


@lru_cache(maxsize=512)
def _slots(reference: PreparedText, response: PreparedText) -> tuple[_Slot, ...]:
    """Where a near copy has other words than the reference, between words that they share."""
    here, there = _saying(reference), _saying(response)
    ours, theirs = [reference.words[i].stem for i in here], [response.words[i].stem for i in there]
    enough = max(_FEWEST, _COPIED * len(ours), _COPY * len(theirs))
    if sum(stem in response.stems for stem in ours) < enough:
        return ()  # whatever their order
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < enough:
        return ()
    found = []
    for kind, i, j, k, n in matcher.get_opcodes():
        is_other_subject = i == k == 0 and j - i != n - k
        if kind != "replace" or j - i > _MOST or n - k > _MOST or is_other_subject:
            continue
        old = tuple(
            x for x in here[i:j] if reference.words[x].stem not in theirs and len(reference.words[x].folded) > 1
        )
        new = tuple(x for x in there[k:n] if response.words[x].stem not in ours)
        found.append(_Slot(old, new))
    return tuple(found)


def _is_kept(reference: PreparedText, comparison: Comparison, slots: Iterable[_Slot]) -> bool:
    """Whether the response says what the reference says beside the words that were replaced, each by one."""
    saying = (reference.words[i] for i in _saying(reference))
    wanted = {word.stem for word in saying if len(word.folded) > 1} - comparison.question.stems
    others = len(wanted) - sum(min(len(slot.ours), len(slot.theirs)) for slot in slots)
    return len(wanted & comparison.response.stems) >= _KEPT * others


@lru_cache(maxsize=512)
def _saying(text: PreparedText) -> list[int]:
    return [i for i, word in enumerate(text.words) if says_something(word)]


def _mean_the_same(reference: PreparedText, response: PreparedText, slot: _Slot) -> bool:
    """Whether one of the new words stands for one of the old, is a slip of it, or says nothing."""
    old = [reference.words[i].folded for i in slot.ours]
    new = [response.words[i].folded for i in slot.theirs]
    if any(exclude_each_other(a, b) for a in old for b in new):
        return False
    meant = [word for word in new if word not in _LIGHT and frequency(word) >= _KNOWN]
    if not meant or all(word in _LIGHT for word in old):
        return True
    if any(relation(a, b) is Relation.OPPOSITE for a in old for b in meant):
        return False
    if any(relation(a, b) is Relation.SAME_POLE or fuzz.ratio(a, b) >= _MISSPELT for a in old for b in meant):
        return True
    if response.vectors is None:
        return True  # without a model nobody knows which words mean the same
    near = similarities(reference, response)
    return max(float(near[i, j]) for i in slot.ours for j in slot.theirs) >= _ALIKE
