"""Multiple choice without a label: the right option is printed again below, or carries a tick or an asterisk."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.labels import RATIONALE, without_label
from examsim.importing.text.wrapping import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_OPTION = re.compile(r"^(?P<mark>[*✓✔✅]\s*)?[(\[]?(?P<letter>[A-Ha-h])\s?[.)\]]\s*(?P<text>\S.*)$")
_SAYS_SO = re.compile(
    r"^(?:(?:the\s)?(?:correct|right)\s)?(?:answer|ans)(?:\sis)?\s+(?=[(\[]?[A-H]\s?[.)\]])", re.IGNORECASE
)
"""A label with no sign behind it, before the option that is right."""
_LETTER_ALONE = re.compile(r"^[(\[]?([A-Ha-h])[.)\]]?$")
_LETTER_IN_BOLD = re.compile(
    r"^(?:\*\*|__)[(\[]?(?P<letter>[A-Ha-h])[.)\]]?(?:\*\*|__)\s*(?:[-–—:.]\s*(?P<why>\S.*))?$"
)
"""The same in bold, with the reason behind it."""
_TICK_AT_END = re.compile(
    r"\s*(?:[*✓✔✅]|\((?:correct|right|answer)\)|(?:<[-=]+|[←⇐◄◀])(?:\s*(?:correct|right|answer|this(?:\sone)?))?)$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\s*(?:\(\s?(?P<letter>[A-H])\s?\)|(?<!_)_{2,99}\s?(?P<blank>[A-H])\s?_{2,99})")
_FEWEST_BRACKETED = 2
_FEWEST_OPTIONS = 2
_LONGEST_PROMPT = 12
"""Lines of a question that are looked through for its number."""
_FURTHEST = 2
"""Lines below the last option: it may be wrapped once."""


@dataclass(slots=True)
class _Block:
    """Options in a row: the lines they begin in, and where the answer stands."""

    options: list[int]
    answer: int | None = None
    right: list[int] = field(default_factory=list)
    """Of the options, those that are marked."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    lines = _with_ticks(lines)
    parts: dict[int, list[Piece]] = {}
    after = 0
    blocks = _blocks(lines)
    lines = _with_blanks(lines, blocks)
    for block in blocks:
        prompt = _prompt_above(lines, after, block.options[0])
        after = max(block.options[-1], block.answer or 0) + 1
        if prompt is None or block.answer is None:
            continue
        parts[prompt] = [Piece(Part.PROMPT, lines[prompt].cut(without_label(lines[prompt].text)))]
        letters = ", ".join(_letter(lines[index]) for index in block.right)
        for index in block.options:
            parts[index] = _option(
                lines[index], letters if index == block.answer else "", is_right=index in block.right
            )
        if block.answer not in block.options:
            parts[block.answer] = _answer(lines[block.answer])
    return [piece for index, line in enumerate(lines) for piece in parts.get(index) or [_other(line)]]


def _with_ticks(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a tick behind the end of an option that was wrapped in the line the option begins in."""
    told: list[Line] = []
    option = 0
    """The place of the last option, if nothing but its own lines stands below it."""
    for line in lines:
        tick = _TICK_AT_END.search(line.text)
        is_option = _OPTION.match(line.text) is not None
        goes_on = bool(option) and not line.has_gap and line.indent >= told[option - 1].indent
        if tick and tick.start() and goes_on and not is_option and not _TICK_AT_END.search(told[option - 1].text):
            told[option - 1] = told[option - 1].cut(f"{told[option - 1].text}{tick.group()}")
            told.append(line.cut(line.text[: tick.start()]))
        else:
            told.append(line)
        option = len(told) if is_option else option if goes_on and len(told) - option < _FURTHEST else 0
    return told


def _answer(line: Line) -> list[Piece]:
    bold = _LETTER_IN_BOLD.match(line.text)
    if bold is None:
        return [Piece(Part.ANSWER, line.cut(_SAYS_SO.sub("", line.text)))]
    reason = [Piece(Part.RATIONALE, line.cut(bold["why"]))] if bold["why"] else []
    return [Piece(Part.ANSWER, line.cut(bold["letter"])), *reason]


def _other(line: Line) -> Piece:
    label = RATIONALE.match(line.text)
    return Piece(Part.RATIONALE, line.cut(line.text[label.end() :])) if label else Piece(Part.TEXT, line)


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    """Options in a row with the answer among them or just below."""
    blocks: list[_Block] = []
    open_block: _Block | None = None
    for index, line in enumerate(lines):
        option = _OPTION.match(line.text)
        letter = option["letter"].upper() if option else ""
        if open_block and open_block.answer is None and _repeats(lines, open_block, index):
            open_block.answer = index
            open_block = None
        elif letter == "A":
            open_block = _Block([index])
            blocks.append(open_block)
        elif open_block and letter == chr(ord("A") + len(open_block.options)):
            open_block.options.append(index)
        if open_block and option and (option["mark"] or _TICK_AT_END.search(line.text)):
            open_block.answer = open_block.answer or index
            open_block.right.append(index)
    return [block for block in blocks if len(block.options) >= _FEWEST_OPTIONS]


def _with_blanks(lines: Sequence[Line], blocks: Sequence[_Block]) -> Sequence[Line]:
    """The lines, with blanks where questions hold the letter of the right option: ``is at least ( B )``."""
    filled: dict[int, Line] = {}
    answers: list[tuple[_Block, int]] = []
    after = 0
    for block in blocks:
        for index in range(block.options[0] - 1, max(after, block.options[0] - _FURTHEST) - 1, -1):
            match = _BRACKETED.search(lines[index].text)
            place = ord(match["letter"] or match["blank"]) - ord("A") if match else len(block.options)
            if block.answer is None and place < len(block.options):
                filled[index] = lines[index].cut(_BRACKETED.sub(" ____", lines[index].text))
                answers.append((block, block.options[place]))
                break
        after = block.options[-1] + 1
    if len(answers) < _FEWEST_BRACKETED:
        return lines
    for block, right in answers:
        block.answer, block.right = right, [right]
    return [filled.get(index, line) for index, line in enumerate(lines)]


def _repeats(lines: Sequence[Line], block: _Block, index: int) -> bool:
    """Whether a line just below some options names one of them again, by letter and text or by its letter alone."""
    if len(block.options) < _FEWEST_OPTIONS or index - block.options[-1] > _FURTHEST:
        return False
    if any(_opens(line) for line in lines[block.options[-1] + 1 : index]):  # the options are of the next
        return False
    options = {}
    for place in block.options:
        if option := _OPTION.match(lines[place].text):
            options[option["letter"].upper()] = option["text"].casefold()
    if alone := _LETTER_ALONE.match(lines[index].text) or _LETTER_IN_BOLD.match(lines[index].text):
        return alone[1].upper() in options
    again = _OPTION.match(_SAYS_SO.sub("", lines[index].text))
    return again is not None and options.get(again["letter"].upper()) == again["text"].casefold()


def _opens(line: Line) -> bool:
    """Whether a line is another question."""
    return line.text.endswith("?") or without_label(line.text) != line.text


def _letter(line: Line) -> str:
    match = _OPTION.match(line.text)
    return match["letter"].upper() if match else ""


def _option(line: Line, letters: str, *, is_right: bool) -> list[Piece]:
    """A choice, and before it the answer, in the first that is right: whatever wraps goes on with the choice."""
    match = _OPTION.match(line.text)
    if match is None:
        return [Piece(Part.TEXT, line)]
    choice = Piece(Part.CHOICE, line.cut(_TICK_AT_END.sub("", match["text"]) if is_right else match["text"]))
    return [Piece(Part.ANSWER, line.cut(letters)), choice] if letters else [choice]


def _prompt_above(lines: Sequence[Line], after: int, option: int) -> int | None:
    """The line where the question before some options begins."""
    first = option - 1
    if first < after:
        return None
    block = range(first, max(after, first - _LONGEST_PROMPT) - 1, -1)
    for index in block:
        if without_label(lines[index].text) != lines[index].text:
            return index
        if lines[index].has_gap:
            break
    while first > after and not lines[first].has_gap and not BULLET.match(lines[first].text):
        if lines[first - 1].text[-1] in ".?!:":
            break
        first -= 1
    return first
