"""Aiken: a question in one line, lettered options below, and ``ANSWER: B``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.asked import Asked
from examsim.importing.files.content import Material
from examsim.importing.lines import SourceLine, clean_text, lines_of

if TYPE_CHECKING:
    from examsim.importing.files.content import Content

NAME = "Aiken"
_OPTION = re.compile(r"([A-Z])[.)] +(\S.*)")
_ANSWER = re.compile(r"ANSWER: *([A-Z])\s*")


def recognises(content: Content) -> bool:
    """Whether the content is in this format: only its own lines, and each answer right below its options."""
    if not content.is_text or "ANSWER:" not in content.text:
        return False
    lines = [line.strip() for line in lines_of(content.text) if line.strip()]
    answers = sum(bool(_ANSWER.fullmatch(line)) for line in lines)
    options = sum(bool(_OPTION.fullmatch(line)) for line in lines)
    # Each question is one line; whoever writes them over several lines, or adds rationales, writes a guide.
    return answers > 0 and len(lines) == options + 2 * answers and options >= 2 * answers


def read(content: Content) -> Material:
    """The questions."""
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    prompt: SourceLine | None = None
    options: list[str] = []
    for number, raw in enumerate(lines_of(content.text), 1):
        text = clean_text(raw)
        if option := _OPTION.fullmatch(text):
            options.append(option[2])
        elif answer := _ANSWER.fullmatch(text):
            if prompt is not None and ord(answer[1]) - ord("A") < len(options):
                asked.append(Asked(prompt.line, prompt.text, tuple(options), (answer[1],)))
            else:
                stray += [SourceLine(number, text), *([prompt] if prompt else [])]
            prompt, options = None, []
        elif text:
            stray += [prompt] if prompt else []
            prompt = SourceLine(number, text)
    return Material(asked, not_understood=stray)
