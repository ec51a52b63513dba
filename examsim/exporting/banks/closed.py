"""What other programs call a closed question: options of which some are right, true or false, a word, a number."""

from __future__ import annotations

import re
from enum import Enum
from string import ascii_uppercase

from examsim.domain.keyed_options import right_options
from examsim.domain.question import Question, QuestionKind

_TRUTH_LABEL = re.compile(r"^\s*true\s*(?:/|or)\s*false\s*[:.?–—-]*\s*", re.IGNORECASE)
_TRUE, _FALSE = frozenset({"true", "t"}), frozenset({"false", "f"})


class Form(Enum):
    """How another program would ask it."""

    CHOICE = "choice"
    TRUTH = "truth"
    WORD = "word"
    NUMBER = "number"
    ESSAY = "essay"


def form_of(question: Question) -> Form:
    """The form that fits; an essay where nothing else does, since a person marks those."""
    if question.numeric is not None:
        return Form.NUMBER
    if question.choices:
        return Form.CHOICE if right_options(question) else Form.ESSAY
    if question.kind is not QuestionKind.SHORT_ANSWER:
        return Form.ESSAY
    return Form.TRUTH if truth_of(question) is not None else Form.WORD


def truth_of(question: Question) -> bool | None:
    """Whether true or false is right, where that is the question."""
    said = {_plain(text) for text in (question.accept or question.answers[:1])}
    if said and said <= _TRUE:
        return True
    return False if said and said <= _FALSE else None


def statement_of(question: Question) -> str:
    """What is true or false."""
    return _TRUTH_LABEL.sub("", question.prompt) or question.prompt


def accepted(question: Question) -> tuple[str, ...]:
    """The wordings that are right as they stand, each once."""
    return tuple(dict.fromkeys(question.accept or question.answers))


def options_of(question: Question) -> list[str]:
    """The options without the letters their author may have given them."""
    return [text for _, text in question.options]


def prompt_with_options(question: Question) -> str:
    """The prompt, with the options under it where they cannot be told apart as right and wrong."""
    if not question.choices:
        return question.prompt
    listed = [f"{letter}) {text}" for letter, text in zip(ascii_uppercase, options_of(question), strict=False)]
    return "\n".join([question.prompt, *listed])


def told(question: Question) -> str:
    """What is to be read afterwards: the solution, where more than the right option, and the explanation."""
    solutions = [text for text in question.answers if not _is_said(question, text)]
    return "\n".join(part.strip() for part in (*solutions, question.explanation) if part.strip())


def _is_said(question: Question, text: str) -> bool:
    known = {_plain(each) for each in (*question.accept, *question.choices, *options_of(question))}
    if question.numeric is not None:
        known |= {_plain(str(question.numeric)), _plain(f"{question.numeric.value:g}")}
    is_known = _plain(text) in known | _TRUE | _FALSE or len(_plain(text)) == 1
    return is_known or all(_plain(line) in known for line in text.strip().split("\n"))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
