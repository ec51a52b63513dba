"""Multiple choice, and true or false, answered in words: "B", "(b)", "option B", the option's text, "not B but C"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import distance as distances

from examsim.domain.keyed_options import key_of, readings
from examsim.domain.question import without_letter
from examsim.grading.guards.negation import signs
from examsim.grading.named_options import before_reasons, folded, named_in_words, named_options
from examsim.grading.text import prepare
from examsim.grading.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from examsim.domain.question import Question
    from examsim.grading.text import PreparedText, Word

_TRUE = frozenset({"true", "t", "yes", "y", "correct", "right"})
_FALSE = frozenset({"false", "f", "no", "n", "incorrect", "wrong", "untrue"})
_SAYS_TRUE = _TRUE | {"yep", "yeah", "agree", "agreed"}
_SAYS_FALSE = _FALSE | {"nope", "nah", "disagree"}
_OPENING_LETTER = re.compile(r"\W*[TFYN](?:[.:;,)]|\s+[–—-]|\s+(?:because|bc|since|as)\b)", re.IGNORECASE)
"""A letter for true or false before its reason."""
_SHORTEST_MISTYPED = 3


def judge_choice(question: Question, accepted: Iterable[str], response: PreparedText) -> Verdict:
    """Whether a response names the options that are right, and no others."""
    letters = [letter.upper() for letter, _ in question.options]
    right = right_options(question, accepted)
    if not right:
        return Verdict(0.0, "None of the options is known to be right.", unsure=True, is_settled=False)
    named = named_options(question, response)
    named = before_reasons(named, response) if len(right) == 1 else named
    chosen = {found.option for found in named}
    if not named:
        return Verdict(0.0, "None of the options is named.", unsure=len(response.words) > 1)
    place = (min(found.start for found in named), max(found.end for found in named))
    if chosen == right:
        return Verdict(1.0, f"{_listed(chosen, letters)} {_are(right)} right.", *place)
    if len(chosen) > len(right):
        return Verdict(0.0, f"You name {_listed(chosen, letters)}; decide for {_count(len(right))}.", *place)
    share = len(chosen & right) / len(right) if chosen < right else 0.0
    only = " alone" if chosen < right else ""
    return Verdict(
        share, f"{_listed(right, letters)} {_are(right)} right, not {_listed(chosen, letters)}{only}.", *place
    )


def right_options(question: Question, accepted: Iterable[str]) -> frozenset[int]:
    """The options that accepted answers stand for, from 0; none where no answer is an option."""
    texts = [without_letter(choice)[1] for choice in question.choices]
    told = (readings(text, question) or _in_other_words(text, texts) for text in accepted)
    return key_of([reading for reading in told if reading])


def is_truth(text: str) -> bool:
    """Whether an answer is just "true" or "false"."""
    return text.strip().rstrip(".!").casefold() in _TRUE | _FALSE


def judge_truth(accepted: str, response: PreparedText) -> Verdict:
    """Whether a response says true where true is right, and false where false is."""
    is_true = accepted.strip().rstrip(".!").casefold() in _TRUE
    opens = _OPENING_LETTER.match(response.text) is not None
    said = [
        (word, (meant in _SAYS_TRUE) != sign.is_negated)
        for word, sign in zip(response.words, signs(response), strict=True)
        if (meant := _meant(word, response)) in _SAYS_TRUE | _SAYS_FALSE
        and (len(meant) > 1 or len(response.words) == 1 or (opens and word is response.words[0]))
    ]
    if not said:
        return Verdict(0.0, "Neither true nor false is said.", is_settled=not response.words)
    word, says_true = said[0]
    if any(also != says_true for _, also in said) and "or" in {w.folded for w in response.words}:
        return Verdict(0.0, "You say both; decide for one.", word.start, said[-1][0].end)
    if says_true == is_true:
        return Verdict(1.0, f"“{word.text}” is right.", word.start, word.end)
    return Verdict(0.0, f"{'True' if is_true else 'False'} is right.", word.start, word.end)


def _meant(word: Word, response: PreparedText) -> str:
    """What a word is read as: where it stands alone, one slip is forgiven."""
    if len(response.words) > 1 or len(word.folded) < _SHORTEST_MISTYPED:
        return word.folded
    near = (name for name in ("true", "false") if distances.OSA.distance(word.folded, name) == 1)
    return next(near, word.folded)


def _in_other_words(accepted: str, texts: Sequence[str]) -> list[frozenset[int]]:
    """The options an accepted answer stands for, however its words are written."""
    bare = without_letter(accepted)[1]
    same = frozenset(index for index, text in enumerate(texts) if folded(text) == folded(bare))
    found = same or frozenset(named.option for named in named_in_words(prepare(bare), texts))
    return [found] if found else []


def _listed(options: Iterable[int], letters: Sequence[str]) -> str:
    return " and ".join(letters[option] for option in sorted(options))


def _are(options: Collection[int]) -> str:
    return "is" if len(options) == 1 else "are"


def _count(number: int) -> str:
    return "one" if number == 1 else str(number)
