"""Answers before their questions, as in a game of quiz: ``A: The Danube`` and below it ``Q: Which river …?``.

Only where the guide as a whole shows it: an answer's label opens it, a question's closes it, and they take turns all
the way. Anything else is questions before their answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.labels import answer_in, asks, without_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_FEWEST = 2


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    answers = [index for index, line in enumerate(lines) if answer_in(line.text)]
    others = sorted(set(range(len(lines))).difference(answers))
    questions = [index for index in others if asks(lines[index].text)]
    if len(answers) < _FEWEST or not _take_turns(answers, questions) or not _are_pairs(lines, answers, questions):
        return [Piece(Part.TEXT, line) for line in lines]
    pieces = [Piece(Part.TEXT, line) for line in lines[: answers[0]]]
    for answer, question, end in zip(answers, questions, [*answers[1:], len(lines)], strict=True):
        pieces.append(Piece(Part.PROMPT, lines[question].cut(without_label(lines[question].text))))
        pieces += [Piece(Part.TEXT, line) for line in lines[question + 1 : end]]
        pieces.append(Piece(Part.ANSWER, lines[answer].cut(answer_in(lines[answer].text) or "")))
        pieces += [Piece(Part.TEXT, line) for line in lines[answer + 1 : question]]
    return pieces


def _take_turns(answers: Sequence[int], questions: Sequence[int]) -> bool:
    """Whether an answer comes first, a question last, and never two of a kind."""
    if len(answers) != len(questions):
        return False
    turns = [place for pair in zip(answers, questions, strict=True) for place in pair]
    return turns == sorted(turns)


def _are_pairs(lines: Sequence[Line], answers: Sequence[int], questions: Sequence[int]) -> bool:
    """Whether blank lines, where there are any, do not tell that the first answer lost its question."""
    return not all(lines[question].has_gap for question in questions) or all(lines[one].has_gap for one in answers)
