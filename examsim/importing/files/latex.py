r"""LaTeX's exam class, line for line as a guide: ``\question``, ``\CorrectChoice``, and a ``solution`` below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.files.content import Material
from examsim.importing.text.lines import lines_of

if TYPE_CHECKING:
    from examsim.importing.files.content import Content

NAME = "LaTeX"
_QUESTION = re.compile(r"\\(?:question|part)\b(?:\[[^\]]{0,20}\])?\s*")
_SOLUTION = re.compile(r"\\begin\{solution(?:or\w+)?\}(?:\[[^\]]{0,20}\])?\s*")
_CHOICE = re.compile(r"\\(?P<right>[Cc]orrect)?[Cc]hoice\b\s*")
_LAST_CHOICE = re.compile(r"\\end\{(?:\w*choices|\w*checkboxes)\}")
_TITLE = re.compile(r"\\title\{([^{}]{1,200})\}")
_OTHER = re.compile(r"(?<!\\)%.*|\\(?:begin|end|documentclass|usepackage|printanswers|maketitle|title|author|date)\b.*")
_WRAPPED = re.compile(r"\\(?:textbf|textit|emph|text|underline|texttt|mathrm)\{([^{}]*)\}")
_LETTERS = "ABCDEFGH"
_FEWEST = 2


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return content.is_text and len(re.findall(r"\\question\b", content.text)) >= _FEWEST


def read(content: Content) -> Material:
    """The exam as a guide."""
    title = _TITLE.search(content.text)
    lines: list[str] = []
    option = 0
    right: list[str] = []
    for raw in lines_of(content.text):
        line = _WRAPPED.sub(r"\1", raw)
        if "\\question" in line:
            option, right = 0, []
        if choice := _CHOICE.search(line):
            letter = _LETTERS[min(option, len(_LETTERS) - 1)]
            option += 1
            right += [letter] if choice["right"] and letter not in right else []
            line = f"{letter}) {line[choice.end() :]}"
        elif right and _LAST_CHOICE.search(line):
            line = f"Answer: {', '.join(right)}"
        line = _SOLUTION.sub("Rationale: " if right else "Answer: ", _QUESTION.sub("Question: ", line))
        lines.append(_OTHER.sub("", line).rstrip())
    return Material(text="\n".join(lines), title=title[1] if title else "")
