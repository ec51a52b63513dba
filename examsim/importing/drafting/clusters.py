"""Topics for a guide without headings: what several questions are about, named by the word they share.

The word that binds the most questions, weighed by how rarely it is used elsewhere, names the first topic; then the next
among the questions that are left. Decided by counting alone: the same guide has the same topics on every machine.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

from examsim.importing.drafting.closed_questions import without_label
from examsim.importing.text.words import RARE, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.asked import Asked

OTHER = "other"
_FEWEST_QUESTIONS = 8
_FEWEST_IN_TOPIC = 2
_MOST_TOPICS = 12
_MOST_SHARE = 0.6
"""A word of more questions than that says what the guide is about, and tells none of them apart."""
_ASKED = 3.0
"""What a word counts for where it is asked about, beside one that is only in an answer."""
_HOW_OR_DONE = re.compile(r"(?:[a-z]ly|[^e]ed)$")
_OF_SOMETHING = re.compile(r"(?:ing|er|est|al|ive|ous|[ai]ble|ful|less|ary)$")
"""The ends of verbs and adjectives, though of nouns too: they count where something is asked about."""
_COMMON = 5.0
"""How often people write what is no topic where only answers say it: "form", "area"."""
_LONGEST = 300
_SHORTEST_WORD = 3
_TRUTHS = frozenset({"true", "false"})
"""What a statement may be, and is not about."""


def clustered(asked: Sequence[Asked]) -> list[str]:
    """A topic for each question; none at all where too few share anything."""
    if len(asked) < _FEWEST_QUESTIONS:
        return [""] * len(asked)
    weights = [_weights(question) for question in asked]
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(weights):
        for stem in found:
            by_word[stem].append(index)
    topics = [""] * len(asked)
    named = _named(asked)
    tried = 0
    for stem in sorted(by_word, key=lambda word: (-sum(weights[index][word] for index in by_word[word]), word)):
        left = [index for index in by_word[stem] if not topics[index]]
        if len(left) < _FEWEST_IN_TOPIC or len(by_word[stem]) > _MOST_SHARE * len(asked) or tried == _MOST_TOPICS:
            continue
        if not _names_something(named[stem], is_asked=any(weights[index][stem] > 1.0 for index in by_word[stem])):
            continue
        tried += 1
        for index in left:
            topics[index] = named[stem]
    if 2 * sum(map(bool, topics)) < len(asked):
        return [""] * len(asked)
    return [topic or OTHER for topic in topics]


def _names_something(word: str, *, is_asked: bool) -> bool:
    """Whether a word can be what questions are about: no adverb or verb, and nothing common that only answers say."""
    if _HOW_OR_DONE.search(word):
        return False
    return is_asked or (zipf_frequency(word, "en") < _COMMON and not _OF_SOMETHING.search(word))


def _weights(question: Asked) -> dict[str, float]:
    """The stems that say what a question is about, with their weight."""
    found: dict[str, float] = {}
    for text, weight in zip(_texts(question), (_ASKED, 1.0), strict=True):
        for word in words(text):
            is_name = word.text.isalpha() and len(word.text) >= _SHORTEST_WORD and word.text.casefold() not in _TRUTHS
            if word.rarity > RARE and is_name:
                found.setdefault(word.stem, weight * word.rarity)
    return found


def _texts(question: Asked) -> tuple[str, str]:
    """The beginnings of what is asked and of its answer."""
    return without_label(question.term)[:_LONGEST], " ".join(question.answer)[:_LONGEST]


def _named(asked: Sequence[Asked]) -> dict[str, str]:
    """The commonest way each stem is written."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for question in asked:
        for word in words(" ".join(_texts(question))):
            plain = word.text if any(char.isupper() for char in word.text[1:]) else word.text.casefold()
            written[word.stem][plain] += 1
    return {stem: max(counts, key=lambda text: (counts[text], text)) for stem, counts in written.items()}
