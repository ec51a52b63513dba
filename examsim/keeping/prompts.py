"""Advice on questions by themselves: prompts that ask nothing in particular, or say what they ask for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.domain.question import QuestionKind
from examsim.grading.text import split_words
from examsim.keeping.advice import Advice, about_question, content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question

_VAGUE = re.compile(
    r"\s*(discuss|comment on|talk about|write about|tell (?:me|us) about|what do you (?:know|think)|what about|"
    r"say something|anything about)\b",
    re.IGNORECASE,
)
_SEEN = r"(?:figure|diagram|picture|image|photo(?:graph)?|graph|chart|map|table|code|passage|excerpt)"
_ELSEWHERE = re.compile(
    r"\b(?:the (?:above|below)|(?:shown|given|listed|described|mentioned) (?:above|below)|"
    rf"(?:this|the following|the (?:above|attached|accompanying)) {_SEEN}|{_SEEN} (?:above|below|attached|overleaf))\b",
    re.IGNORECASE,
)
_BARE_TERM_WORDS = 4
_ASKING = frozenset(
    """
    what why how who whom whose when where which name list define describe explain state give compare contrast derive
    prove show draw sketch find compute calculate determine solve write outline identify distinguish differentiate
    summarise summarize justify evaluate estimate translate complete fill choose select tell say mention classify is
    are was were do does did can could should would will has have true false if simplify convert label match order
    """.split()  # noqa: SIM905
)
_ENGLISH = frozenset({"the", "of", "and", "is", "are", "by", "that"})
_TRUTH = frozenset({"true", "false", "yes", "no"})
_FEWEST = 3
"""Content words from which an answer can be said to be in a prompt."""
_GIVEN_AWAY = 0.85


def look_at_questions(bank: Bank) -> Iterator[Advice]:
    """Everything there is to say of each question alone."""
    for index, question in enumerate(bank.questions):
        yield from _vague(index, question)
        yield from _gives_away(index, question)
    yield from _without_topic(bank)


def _vague(index: int, question: Question) -> Iterator[Advice]:
    prompt = question.prompt
    words = re.findall(r"[^\W\d_]+", prompt.casefold())
    said = {word.folded for word in split_words(prompt) if word.is_content} - _ASKING
    if words and not said and not re.search(r"\d", prompt) and not question.choices:
        yield about_question("vague-prompt", "the prompt names nothing: say what is asked about", index, "prompt")
    elif match := _VAGUE.match(prompt):
        message = f"“{match[1].lower()}” leaves open what earns the points: ask for what the answer says"
        yield about_question("vague-prompt", message, index, "prompt")
    elif (match := _ELSEWHERE.search(prompt)) and not question.choices and "\n" not in prompt.strip():
        message = f"“{match[0]}” points at something that is not here: put it into the prompt"
        yield about_question("vague-prompt", message, index, "prompt")
    elif _is_bare_term(question, words):
        message = "this is a term and no question: say what is wanted of it, such as “Define …”"
        yield about_question("vague-prompt", message, index, "prompt")


def _is_bare_term(question: Question, words: list[str]) -> bool:
    is_open = question.kind is QuestionKind.FREE_RESPONSE and not question.choices
    is_short = 0 < len(words) <= _BARE_TERM_WORDS and _ASKING.isdisjoint(words)
    # Which words ask something is known here for English alone.
    is_english = not _ENGLISH.isdisjoint(question.answer.casefold().split())
    return is_open and is_short and is_english and not re.search(r"[?？؟_]", question.prompt)


def _gives_away(index: int, question: Question) -> Iterator[Advice]:
    if question.choices or question.kind is QuestionKind.NUMERIC:
        return
    for text in dict.fromkeys((*question.accept, *question.answers)):
        if _is_given_away(text, question):
            message = "the prompt gives the answer away: take out of it what the answer is to say"
            yield about_question("gives-away", message, index, "prompt")
            return


def _is_given_away(text: str, question: Question) -> bool:
    if question.kind is QuestionKind.SHORT_ANSWER:
        return _is_named(text, question.prompt)
    said = content(text)
    return len(said) >= _FEWEST and len(said & content(question.prompt)) >= _GIVEN_AWAY * len(said)


def _is_named(text: str, prompt: str) -> bool:
    """Whether a short answer stands in the prompt, where it is not one of several offered there."""
    plain, offered = " ".join(text.casefold().split()), prompt.casefold()
    if plain in _TRUTH or not content(plain) or re.search(r"\bor\b|/", offered):
        return False
    return bool(re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", offered))


def _without_topic(bank: Bank) -> Iterator[Advice]:
    missing = [index for index, question in enumerate(bank.questions) if not question.topic]
    if len(bank.questions) < _FEWEST or not missing:
        return
    if len(missing) == len(bank.questions):
        message = "no question has a topic: give each one, and exams can be made and results shown by topic"
        yield Advice("missing-topic", message, ("questions",))
        return
    for index in missing:
        message = "this question has no topic, and others have: add `topic:`"
        yield about_question("missing-topic", message, index)
