"""Answers written for the grader to learn from, with their marks.

``answers/classes.txt.xz`` holds answers as whole classes give them, ``answers/twins.txt.xz`` right answers each with a
wrong one that differs by a word or two, and a few wrong ones more; from ``answers/classes_aside.txt.xz`` nothing is
learned of words. A line
``##`` names a subject, ``Q:`` asks, ``R:`` is the solution, and ``0.5: …`` is an answer with its share of the points
(``+:`` and ``-:`` are 1 and 0). They were made up for this, marks and all; no learner's answers are among them.
"""

from __future__ import annotations

import lzma
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.domain.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWERS = Path(__file__).parent / "answers"
_ANSWER = re.compile(r"([+-]|1(?:\.0)?|0(?:\.\d+)?) ?: ?(.+)")
_SIGNS = {"+": 1.0, "-": 0.0}


@dataclass(frozen=True, slots=True)
class Answer:
    """A written answer and the share of the points it deserves."""

    question: Question
    response: str
    share: float
    weight: float = 1.0


def read(path: Path, weight: float = 1.0) -> Iterator[Answer]:
    """The answers in a file. Raises ValueError with the line that is none."""
    question = None
    prompt = ""
    for number, line in enumerate(lzma.decompress(path.read_bytes()).decode("utf-8").splitlines(), 1):
        label, _, rest = line.strip().partition(":")
        if label == "Q":
            prompt = rest.strip()
        elif label == "R":
            question = Question(f"{path.name}-{number}", prompt, (rest.strip(),))
        elif (found := _ANSWER.fullmatch(line.strip())) and question is not None:
            mark, response = found.groups()
            yield Answer(question, response, _SIGNS[mark] if mark in _SIGNS else float(mark), weight)
        elif line.strip() and not line.startswith("##"):
            raise ValueError(f"{path.name}:{number} is no answer, question, solution or subject: {line[:60]}")
