"""What is asked, with the verified solution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase

DEFAULT_POINTS = 4.0
DEFAULT_MINUTES = 3.0

_LETTERED = re.compile(
    r"(?:[(\[]?(?P<letter>[A-Za-z]|\d{1,2})[)\].:]\s|[(\[](?P<inside>[A-Za-z])[)\]])\s*(?P<text>.*)", re.DOTALL
)


class QuestionKind(StrEnum):
    """How a question wants to be answered."""

    FREE_RESPONSE = "free_response"
    SHORT_ANSWER = "short_answer"
    NUMERIC = "numeric"


@dataclass(frozen=True, slots=True)
class NumericAnswer:
    """The number a numeric question expects."""

    value: float
    tolerance: float = 0.0
    """Largest absolute difference that still counts, in ``unit``."""
    unit: str = ""

    def __str__(self) -> str:
        return f"{self.value:.12g} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt, its verified solutions and what it is worth."""

    id: str
    prompt: str
    answers: tuple[str, ...]
    """Verified solutions: the first is shown, the others are accepted alternatives."""
    topic: str = ""
    points: float = DEFAULT_POINTS
    """A multiple of a quarter point."""
    minutes: float = DEFAULT_MINUTES
    """Suggested time; the sum over an exam is its default limit."""
    kind: QuestionKind = QuestionKind.FREE_RESPONSE
    accept: tuple[str, ...] = ()
    """Short answers that count as right as they stand."""
    numeric: NumericAnswer | None = None
    choices: tuple[str, ...] = ()
    """Options shown under the prompt where the source was multiple choice."""
    tags: tuple[str, ...] = ()
    hint: str = ""
    explanation: str = ""
    source: str = ""
    """Where the question came from, as ``file:line``."""
    words: int | None = None
    """How long a response is expected to be; None where its author does not say."""

    @property
    def answer(self) -> str:
        """The verified solution that is shown; where its author wrote none, the number or first accepted text."""
        if self.answers:
            return self.answers[0]
        if self.numeric is not None:
            return str(self.numeric)
        return self.accept[0] if self.accept else ""

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """The choices with the letters they are named by: their author's where each has one, else a, b, c."""
        lettered = [_LETTERED.fullmatch(choice.strip()) for choice in self.choices]
        own = [(match["letter"] or match["inside"], match["text"]) for match in lettered if match is not None]
        if len(own) == len(self.choices):
            return tuple(own)
        return tuple((_letter(index), choice.strip()) for index, choice in enumerate(self.choices))


def without_letter(choice: str) -> tuple[str, str]:
    """The letter before an option, empty where it has none, and what the option says."""
    match = _LETTERED.fullmatch(choice.strip())
    return (match["letter"] or match["inside"], match["text"].strip()) if match else ("", choice.strip())


def _letter(index: int) -> str:
    return ascii_lowercase[index] if index < len(ascii_lowercase) else str(index + 1)
