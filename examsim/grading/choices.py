"""Multiple choice, and true or false, answered in words: "B", "(b)", "option B", the option's text, "not B but C".

A letter alone is that of an option, as papers are answered, even where it is the text of another ("B) A", asked for a
blood group). "Type A" is the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.keyed_options import key_of, named_by_letters, readings
from examsim.domain.question import without_letter
from examsim.grading.guards.function_words import says_something
from examsim.grading.guards.negation import signs
from examsim.grading.phrases import occurrences, phrase
from examsim.grading.text import prepare
from examsim.grading.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.domain.question import Question
    from examsim.grading.text import PreparedText

_CHOSEN = re.compile(
    r"(?<![\w'’.-])(?:[(\[]([A-Za-z])[)\]]|([A-Z])(?![\w'’-])|([a-z])(?=[).:]|\s*$)|(?:option|answer|choice|is)\s*:?\s+([A-Za-z])(?![\w'’-]))"
)
_OPENS = re.compile(
    r"(?:(?:the\s+)?(?:right\s+|correct\s+)?(?:option|answer|choice)\s*(?:is\s+)?:?\s*)?\W*([A-Za-z])"
    r"(?:[).:;\]]|,?\s+(?:because|since|as)\b|\W*$)",
    re.IGNORECASE,
)
"""A letter that is the whole answer, or what it begins with."""
_REASON = re.compile(r"\b(?:because|since|as)\b", re.IGNORECASE)
_TRUE = frozenset({"true", "t", "yes", "y", "correct", "right"})
_FALSE = frozenset({"false", "f", "no", "n", "incorrect", "wrong", "untrue"})
_PRONOUN = "I"


@dataclass(frozen=True, slots=True)
class _Named:
    """An option that a response names."""

    option: int
    start: int
    end: int


def judge_choice(question: Question, accepted: Iterable[str], response: PreparedText) -> Verdict:
    """Whether a response names the options that are right, and no others."""
    letters = [letter.upper() for letter, _ in question.options]
    texts = [without_letter(choice)[1] for choice in question.choices]
    right = right_options(question, accepted)
    named = _named(question, response, letters, texts)
    chosen = {found.option for found in named}
    if not right:
        return Verdict(0.0, "None of the options is known to be right.", unsure=True, is_settled=False)
    if not named:
        return Verdict(0.0, "None of the options is named.", unsure=len(response.words) > 1)
    place = (min(found.start for found in named), max(found.end for found in named))
    if chosen == right:
        return Verdict(1.0, f"{_listed(chosen, letters)} is right.", *place)
    if len(chosen) > len(right):
        return Verdict(0.0, f"You name {_listed(chosen, letters)}; decide for {_count(len(right))}.", *place)
    share = len(chosen & right) / len(right) if chosen < right else 0.0
    return Verdict(share, f"{_listed(right, letters)} is right, not {_listed(chosen, letters)}.", *place)


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
    said = [
        (word, (word.folded in _TRUE) != sign.is_negated)
        for word, sign in zip(response.words, signs(response), strict=True)
        if word.folded in _TRUE | _FALSE and (len(word.folded) > 1 or len(response.words) == 1)
    ]
    if not said:
        return Verdict(0.0, "Neither true nor false is said.", is_settled=not response.words)
    word, says_true = said[0]
    if any(also != says_true for _, also in said) and "or" in {w.folded for w in response.words}:
        return Verdict(0.0, "You say both; decide for one.", word.start, said[-1][0].end)
    if says_true == is_true:
        return Verdict(1.0, f"“{word.text}” is right.", word.start, word.end)
    return Verdict(0.0, f"{'True' if is_true else 'False'} is right.", word.start, word.end)


def _in_other_words(accepted: str, texts: Sequence[str]) -> list[frozenset[int]]:
    """The options an accepted answer stands for, however its words are written."""
    bare = without_letter(accepted)[1]
    same = frozenset(index for index, text in enumerate(texts) if _folded(text) == _folded(bare))
    found = same or frozenset(named.option for named in _by_text(prepare(bare), texts))
    return [found] if found else []


def _whole(text: PreparedText, letters: Sequence[str], texts: Sequence[str]) -> int | None:
    """The option that a text is, with its letter and all its words."""
    words = tuple(word.folded for word in text.words)
    lettered = ((letter.casefold(), *_folded(option)) for letter, option in zip(letters, texts, strict=True))
    return next((index for index, option in enumerate(lettered) if option == words and len(words) > 1), None)


def _named(question: Question, response: PreparedText, letters: Sequence[str], texts: Sequence[str]) -> list[_Named]:
    """The options that a response names by letter or in words, and does not deny."""
    whole = _whole(response, letters, texts)
    if whole is not None:
        return [_Named(whole, response.words[0].start, response.words[-1].end)]
    if listed := named_by_letters(response.text, question):
        return [_Named(*each) for each in listed]
    by_letter, by_text = _by_letter(response, letters), _by_text(response, texts)
    doubles = {index for index, text in enumerate(texts) if text.upper() in letters}
    if doubles and _OPENS.match(response.text):
        reason = _REASON.search(response.text)
        end = reason.start() if reason else len(response.text)
        by_letter, by_text = [found for found in by_letter if found.start < end], []
    elif doubles:
        is_bare = not any(len(word.folded) > 1 and says_something(word) for word in response.words)
        by_text = [
            found
            for found in by_text
            if found.option not in doubles or not (is_bare or response.text[found.start].islower())
        ]
    denied = [word.start for word, sign in zip(response.words, signs(response), strict=True) if sign.is_negated]
    alone = [found for found in by_letter if not any(t.start <= found.start < t.end for t in by_text)]
    return [*by_text, *(found for found in alone if found.start not in denied)]


def _by_letter(response: PreparedText, letters: Sequence[str]) -> list[_Named]:
    found = []
    for match in _CHOSEN.finditer(response.text):
        group = next(number for number in (1, 2, 3, 4) if match[number])
        letter = match[group]
        is_word = letter in {_PRONOUN, "A", "a"} and group in (2, 4) and not _stands_alone(response.text, match)
        if letter.upper() in letters and not is_word:
            found.append(_Named(letters.index(letter.upper()), *match.span(group)))
    if not found and len(response.words) == 1 and response.words[0].folded.upper() in letters:
        word = response.words[0]
        found.append(_Named(letters.index(word.folded.upper()), word.start, word.end))
    return found


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether an "A" or "I" is no English word here: nothing but a sign, an "and" or the end follows."""
    return bool(re.match(r"\s*(?:$|[).,:;&/-]|and\s+[A-Z]\b|or\s+[A-Z]\b)", text[match.end() :]))


def _by_text(response: PreparedText, texts: Sequence[str]) -> list[_Named]:
    """Options named in words; of two that overlap the longer, so that "not affected" is not "affected"."""
    found = [
        _Named(option, o.start, o.end)
        for option, text in enumerate(texts)
        for o in occurrences(phrase(text), response)
        if not o.is_negated
    ]
    longest = sorted(found, key=lambda f: (f.start - f.end, f.start))
    kept: list[_Named] = []
    for named in longest:
        if not any(other.start < named.end and named.start < other.end for other in kept):
            kept.append(named)
    return kept


def _listed(options: Iterable[int], letters: Sequence[str]) -> str:
    return " and ".join(letters[option] for option in sorted(options))


def _count(number: int) -> str:
    return "one" if number == 1 else str(number)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(word.folded for word in prepare(text).words)
