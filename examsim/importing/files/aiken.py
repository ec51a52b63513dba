"""Aiken: a question in one line, lettered options below, and ``ANSWER: B``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examsim.importing.asked import Asked
from examsim.importing.files.content import Material
from examsim.importing.text.lines import SourceLine, clean_text, lines_of

if TYPE_CHECKING:
    from examsim.importing.files.content import Content

NAME = "Aiken"
_OPTION = re.compile(r"([A-Z])[.)] +(\S.*)")
_ANSWER = re.compile(r"ANSWER: *([A-Z])\s*")
_FEWEST_OPTIONS = 2
_SHARE = 0.8
"""Of the questions, that must be whole: a file with more slips is taken for a guide."""


@dataclass(slots=True)
class _Question:
    """A line, the options below it, and the letter of the right one."""

    prompt: SourceLine
    options: list[str] = field(default_factory=list)
    answer: str = ""

    @property
    def fault(self) -> str:
        """What is wrong with it, if anything is."""
        if len(self.options) < _FEWEST_OPTIONS:
            return "it has only one option"
        if not self.answer:
            return "no ANSWER: stands below its options"
        return "" if ord(self.answer) - ord("A") < len(self.options) else f"none of its options is {self.answer}"


def recognises(content: Content) -> bool:
    """Whether the content is in this format: only its own lines, and nearly each answer right below its options."""
    if not content.is_text or "ANSWER:" not in content.text:
        return False
    questions = _questions(content.text)
    answered = all(question.answer for question in questions)
    options = sum(len(question.options) for question in questions)
    whole = sum(not question.fault for question in questions)
    is_in_order = answered and options >= _FEWEST_OPTIONS * len(questions)
    return bool(questions) and (is_in_order or whole >= _SHARE * len(questions))


def read(content: Content) -> Material:
    """The questions."""
    questions = _questions(content.text)
    asked = [
        Asked(question.prompt.line, question.prompt.text, tuple(question.options), (question.answer,))
        for question in questions
        if not question.fault
    ]
    stray = [SourceLine(one.prompt.line, f"{one.prompt.text} ({one.fault})") for one in questions if one.fault]
    return Material(asked, not_understood=stray)


def _questions(whole: str) -> list[_Question]:
    """The questions of a text; none where it has any other line.

    Each is one line: whoever writes them over several lines, or adds rationales, writes a guide.
    """
    found: list[_Question] = []
    for number, raw in enumerate(lines_of(whole), 1):
        text = clean_text(raw)
        is_open = bool(found) and not found[-1].answer
        if option := _OPTION.fullmatch(text):
            if not is_open:
                return []
            found[-1].options.append(option[2])
        elif answer := _ANSWER.fullmatch(text):
            if not is_open or not found[-1].options:
                return []
            found[-1].answer = answer[1]
        elif text:
            if is_open and not found[-1].options:
                return []
            found.append(_Question(SourceLine(number, text)))
    return found if all(question.options for question in found) else []
