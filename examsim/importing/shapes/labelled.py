"""Question and answer on lines of their own: ``Question 1: …``, options, ``Answer: B``, ``Rationale: …``.

The answer's label is what all these have in common. The question is found above it: by its own label, by its number,
or as the last block of lines before.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.shapes.parts import parts_apart
from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.furniture import is_given
from examsim.importing.text.labels import BOTH, RATIONALE, answer_in, asks, bare, heading_in, is_numbered, without_label
from examsim.importing.text.wrapping import BULLET, continues, page_width

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.importing.text.lines import Line

_ASKED_AT = re.compile(r"(?:question|ques|q)\s?\.\s?(\d{1,3})\b[\s.:)–—-]*", re.IGNORECASE)
_TOLD_AT = re.compile(r"(?:answer|ans|a)\s?\.\s?(\d{1,3})\b[\s.:)–—-]*", re.IGNORECASE)
_FEWEST_REPLIES = 2
_NOWHERE = -1
_REMARK = re.compile(r"[*_\s(\[]{0,4}(?:hint|clue|tip|note|nb)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_FEWEST_LABELLED = 3
_SHARE_LABELLED = 0.6
"""Of the questions with a labelled answer, that must have the same label for one without to be a question."""
_CHOICE = re.compile(r"^[*_\s]{0,9}[(\[]?([A-Za-z])\s?[.)\]][*_\s]*(?=\S)")
_REPLY = re.compile(r"^R\s?\d{0,3}[*_]*\s?[:：]\s*(?=\S)")
"""The answer's label in several languages, and a letter of formulas: it counts below a question alone."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    lines = _with_replies(_in_step([part for line in _labelled_once(lines) for part in _apart(line)]))
    lines = parts_apart(lines, _answers(lines), bare)
    answers = _answers(lines)
    prompts = {_prompt_above(lines, after, answer) for after, answer in pairwise([-1, *answers])}
    open_prompts = _without_labels(lines, prompts)
    prompts |= open_prompts.keys()
    said = {*open_prompts.values()} - {_NOWHERE}
    pieces: list[Piece] = []
    option = ""
    """The letter that the next choice must have; empty once the answer has come."""
    for index, line in enumerate(lines):
        if index in prompts:
            pieces.append(Piece(Part.PROMPT, line.cut(without_label(line.text))))
            option = "A"
        elif (choice := _choice(line, option)) is not None:
            pieces.append(Piece(Part.CHOICE, choice))
            option = chr(ord(option) + 1)
        elif (told := answer_in(line.text)) is not None:
            pieces.append(Piece(Part.ANSWER, line.cut(told)))
            option = ""
        elif index in said:
            pieces.append(Piece(Part.ANSWER, line))
        elif label := RATIONALE.match(line.text):
            pieces.append(Piece(Part.RATIONALE, line.cut(line.text[label.end() :])))
            option = ""
        else:
            pieces.append(Piece(Part.FURNITURE if is_given(line.text) else Part.TEXT, line))
    return pieces


def _labelled_once(lines: Sequence[Line]) -> list[Line]:
    """The lines, without a label of an answer that says nothing right above another: ``Show answer``, ``Answer: B``."""
    said = [*(answer_in(line.text) for line in lines), None]
    return [line for at, line in enumerate(lines) if said[at] != "" or not said[at + 1]]


def _in_step(lines: Sequence[Line]) -> list[Line]:
    """The lines, with labels that have a full stop before their numbers as usual: ``Q.2 …``, ``Ans.2 …``."""
    asked = [match[1] for line in lines if (match := _ASKED_AT.match(line.text))]
    told = [match[1] for line in lines if (match := _TOLD_AT.match(line.text))]
    if asked != told or len(set(told)) < _FEWEST_REPLIES:
        return list(lines)
    bare = [_ASKED_AT.sub("Question: ", line.text, count=1) for line in lines]
    return [line.cut(_TOLD_AT.sub("Answer: ", text, count=1)) for line, text in zip(lines, bare, strict=True)]


def _with_replies(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the letter that opens answers below numbered questions as the label it is."""
    replies = {index for index, line in enumerate(lines) if index and _REPLY.match(line.text)}
    if len(replies) < _FEWEST_REPLIES or not all(_can_ask(lines[index - 1].text) for index in replies):
        return list(lines)
    return [
        line.cut(f"Answer: {_REPLY.sub('', line.text)}") if index in replies else line
        for index, line in enumerate(lines)
    ]


def _can_ask(text: str) -> bool:
    return text.endswith("?") or bare(text) is not None


def _answers(lines: Sequence[Line]) -> list[int]:
    return [index for index, line in enumerate(lines) if answer_in(line.text) is not None]


def _apart(line: Line) -> list[Line]:
    """Question and answer, where both stand in one line with labels of the same kind."""
    both = BOTH.match(line.text)
    return [line.cut(both["question"]), line.cut(f"Answer: {both['answer']}")] if both else [line]


def _choice(line: Line, option: str) -> Line | None:
    match = _CHOICE.match(line.text)
    if match is None or match[1].upper() != option:
        return None
    return line.cut(line.text[match.end() :])


def _prompt_above(lines: Sequence[Line], after: int, answer: int) -> int:
    """The line that opens the question whose answer stands in line ``answer``, the one before in line ``after``."""
    between = range(answer - 1, after, -1)
    for is_label in (asks, _is_asking_heading, is_numbered):
        labelled = [index for index in between if is_label(lines[index].text)]
        if labelled:
            return labelled[0]
    return _block_above(lines, after, answer)


def _without_labels(lines: Sequence[Line], prompts: Collection[int]) -> dict[int, int]:
    """The questions with the label of the others whose answers have none, and where these begin."""
    kinds = Counter(_kind(lines[index].text) for index in prompts)
    kind, count = kinds.most_common(1)[0] if kinds else ("", 0)
    if kind and count >= max(_FEWEST_LABELLED, _SHARE_LABELLED * len(prompts)):
        asked = [index for index, line in enumerate(lines) if index not in prompts and _kind(line.text) == kind]
    else:
        asked = _left_out(lines, sorted(prompts))
    width = page_width(lines)
    return {index: _said_below(lines, index, width) for index in asked}


def _left_out(lines: Sequence[Line], prompts: Sequence[int]) -> list[int]:
    """The questions with the number that is left out between two others, and a mark."""
    numbers = [_number(lines[index].text) for index in prompts]
    found: list[int] = []
    for (above, below), (first, last) in zip(pairwise(prompts), pairwise(numbers), strict=True):
        if first and last == first + 2:
            between = [at for at in range(above + 1, below) if lines[at].has_gap and lines[at].text.endswith("?")]
            found += [at for at in between if _number(lines[at].text) == first + 1][:1]
    return found


def _number(text: str) -> int:
    """The number that a question has; nought where it has none."""
    number = _NUMBER.search(text) if is_numbered(text) else None
    return int(number.group()) if number else 0


def _kind(text: str) -> str:
    """The label of a question, whatever number is in it; empty where there is none."""
    return _NUMBER.sub("0", text[: len(text) - len(without_label(text))]) if asks(text) else ""


def _said_below(lines: Sequence[Line], asked: int, width: int) -> int:
    """Where the answer to a question begins that has no label: below its mark, or its paragraph."""
    for index in range(asked + 1, len(lines)):
        line = lines[index]
        is_other = _CHOICE.match(line.text) or BULLET.match(line.text) or _REMARK.match(line.text) or line.has_gap
        if is_other or _kind(line.text) or RATIONALE.match(line.text):
            return _NOWHERE
        if lines[index - 1].text.endswith("?") or not continues(lines[index - 1], lines[index], width):
            return index
    return _NOWHERE


def _is_asking_heading(text: str) -> bool:
    heading = heading_in(text)
    return heading is not None and reads_as_asked(heading)


def _block_above(lines: Sequence[Line], after: int, answer: int) -> int:
    """The first line of the block before the options, or before the answer where there are none."""
    option = next((i for i in range(after + 1, answer) if (m := _CHOICE.match(lines[i].text)) and m[1] in "Aa"), answer)
    first = option - 1
    while first - 1 > after and not lines[first].has_gap and lines[first - 1].text[-1] not in ".?!:":
        first -= 1
    return max(first, after + 1)
