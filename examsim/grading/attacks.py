"""Responses made from a question's own material, good and bad, to see how its rubric stands up to them.

Nothing here uses what the guards know: an attack built from a guard's own list of opposites would only show that the
guard has that list. The changes are crude on purpose and always the same, so that two runs can be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.question import QuestionKind
from examsim.grading.text import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric

HALF = 0.5
NEARLY_ALL = 0.95
_SHORTEST_NAME = 4

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*(?=[^\w\s\"'(“‘]|\d{1,3}[.)]\s)")
"""Where one thing ends: behind a sentence, and above an item of a list, which may have no full stop."""
_OF_NAMES = frozenset({"keywords without a sentence", "roles swapped"})
"""What is no worse where a name or an option is asked for: it is right in any order, and has no sentence."""
_AUXILIARY = re.compile(r"\b(is|are|was|were|can|could|will|would|does|do|did|has|have|must|should|may)\b(?!\s+not)")
_ARTICLE = re.compile(r"\b(?:the|a|an)\s+", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,18}")
"""Digits without end, which `int` refuses, are taken as several numbers."""
_LONG_WORD = re.compile(r"\b[^\W\d_]{7,}\b")
_ADJECTIVES = ("important", "well-known", "crucial", "general", "efficient", "modern")
_PAIRS = """
increases decreases, increase decrease, higher lower, high low, more less, larger smaller, large small, before after,
first last, with without, always never, all none, same different, inside outside, above below, positive negative,
maximum minimum, input output, fast slow, strong weak, open closed, true false, left right, best worst, long short
"""
_OPPOSITE = {
    word: other
    for pair in _PAIRS.replace("\n", " ").split(",")
    for one, two in [pair.split()]
    for word, other in ((one, two), (two, one))
}

_TURNABLE = re.compile(rf"\b(?:{'|'.join(_OPPOSITE)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trial:
    """A response whose worth is known by how it was made."""

    kind: str
    response: str
    is_good: bool
    share: float
    """A good one earns at least this share of the points, a bad one less."""
    advice: str
    """What to change in the rubric where it does not."""


def trials(question: Question, rubric: Rubric | None, siblings: Sequence[Question]) -> list[Trial]:
    """Every trial that the material allows, good ones first; none where a change would change nothing."""
    made = [*_good(question, rubric), *_bad(question, rubric, siblings)] if question.answer.strip() else []
    if question.kind is QuestionKind.SHORT_ANSWER:
        made = [one for one in made if one.kind not in _OF_NAMES]
    plain = {" ".join(question.answer.split()), ""}
    return [one for one in made if one.kind == "the solution itself" or " ".join(one.response.split()) not in plain]


def _good(question: Question, rubric: Rubric | None) -> Iterator[Trial]:
    answer = question.answer
    wording = "Allow other wordings: more alternatives in its keyword groups, or a lower at_least."

    def good(kind: str, response: str, advice: str = wording) -> Trial:
        return Trial(kind, response, is_good=True, share=HALF, advice=advice)

    yield good("the solution itself", answer, "Criteria and verified solution do not speak of the same things.")
    yield good("sentences in another order", " ".join(map(_ended, reversed(_sentences(answer)))))
    yield good("without articles", _ARTICLE.sub("", answer))
    yield good("other words of the rubric", _with_alternatives(answer, rubric))
    yield good("typing errors", _LONG_WORD.sub(_mistyped, answer))


def _bad(question: Question, rubric: Rubric | None, siblings: Sequence[Question]) -> Iterator[Trial]:
    said, prompt = _statements(question, rubric), question.prompt.strip().rstrip("?.!:")
    opposite = "Write this opposite down as a misconception with cap: 0."
    thin = "Ask for more than single words: more groups, or statements that say how they belong together."
    other = "Name what only this answer says, in a keyword group of its own or a criterion with required: true."

    def bad(kind: str, response: str, advice: str, share: float = HALF) -> Trial:
        return Trial(kind, response, is_good=False, share=share, advice=advice)

    yield bad("keywords without a sentence", " ".join(_content(" ".join(said))), thin)
    yield bad("the question echoed", f"{prompt}.", thin)
    yield bad("the question with adjectives", _with_adjectives(prompt), thin)
    yield bad("the answer denied", _changed(said, _denied), opposite)
    yield bad("opposite words", _changed(said, _with_opposite), opposite)
    yield bad("roles swapped", _changed(said, _swapped), opposite)
    yield bad("other numbers", _changed(said, _with_other_numbers), "Name the number in a keyword group of its own.")
    half = " ".join(said[: len(said) // 2])
    yield bad("half of the answer", half, "Give what the other half says points of its own.", NEARLY_ALL)
    for sibling in _nearest(question.answer, siblings)[:1]:
        yield bad(f"the answer to {sibling.id}", sibling.answer, other)
    yield bad("everything else in the bank", "\n".join(sibling.answer for sibling in siblings), other)


def _statements(question: Question, rubric: Rubric | None) -> list[str]:
    """What a full response says, one thing at a time: the rubric's statements, or the solution's sentences."""
    stated = [criterion.statement for criterion in rubric.criteria] if rubric is not None else []
    return stated or _sentences(question.answer)


def _changed(sentences: Sequence[str], change: Callable[[str], str]) -> str:
    """Only what was changed: a sentence left right would rightly earn its points."""
    changed = [change(sentence) for sentence in sentences]
    return " ".join(_ended(new) for new, old in zip(changed, sentences, strict=True) if new != old)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def _sentences(text: str) -> list[str]:
    return [" ".join(sentence.split()) for sentence in _SENTENCE.split(text) if sentence.strip()]


def _content(text: str) -> list[str]:
    return list(dict.fromkeys(word.folded for word in split_words(text) if word.is_content))


def _with_alternatives(text: str, rubric: Rubric | None) -> str:
    for criterion in rubric.criteria if rubric is not None else ():
        for group in criterion.keywords:
            for keyword, other in zip(group, [*group[1:], group[0]], strict=True):
                changed = re.sub(rf"\b{re.escape(keyword)}\b", other, text, count=1, flags=re.IGNORECASE)
                if changed != text:
                    text = changed
                    break
    return text


def _mistyped(word: re.Match[str]) -> str:
    """Two letters in the middle exchanged."""
    text, middle = word[0], len(word[0]) // 2
    return text[: middle - 1] + text[middle] + text[middle - 1] + text[middle + 1 :]


def _denied(sentence: str) -> str:
    denied = _AUXILIARY.sub(lambda auxiliary: f"{auxiliary[0]} not", sentence, count=1)
    return denied if denied != sentence else f"It is not true that {sentence[:1].lower()}{sentence[1:]}"


def _with_opposite(sentence: str) -> str:
    """One word turned round: two would often cancel each other."""
    return _TURNABLE.sub(lambda word: _OPPOSITE[word[0].lower()], sentence, count=1)


def _with_other_numbers(text: str) -> str:
    return _NUMBER.sub(lambda number: str(int(number[0]) * 3 + 7), text)


def _swapped(sentence: str) -> str:
    """Two words that say something exchanged, the first such after the sentence's beginning and the last."""
    content = [word for word in split_words(sentence)[1:] if word.is_content and len(word.text) >= _SHORTEST_NAME]
    if len(content) < 2 or content[0].folded == content[-1].folded:
        return sentence
    first, last = content[0], content[-1]
    between = sentence[first.end : last.start]
    return f"{sentence[: first.start]}{last.text}{between}{first.text}{sentence[last.end :]}"


def _with_adjectives(prompt: str) -> str:
    words = prompt.split()
    return " ".join(f"{_ADJECTIVES[n % len(_ADJECTIVES)]} {word}" if n % 2 else word for n, word in enumerate(words))


def _nearest(answer: str, siblings: Sequence[Question]) -> list[Question]:
    """The other questions, the one whose answer shares most words first."""
    own = set(_content(answer))
    return sorted(siblings, key=lambda sibling: -len(own & set(_content(sibling.answer))))
