"""Chats with an assistant that wrote the questions: without what it was asked to do, and its talk around them.

Where whoever asks has questions answered one by one, her words are the questions: so the assistant must answer more of
its own than it was asked, and what she wrote is kept where it has answers in it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.clearing.closings import conclusion
from examsim.importing.clearing.transcripts import farewell
from examsim.importing.text.labels import answer_in, asks
from examsim.importing.text.lines import without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_SAID = r"(?:\s(?:said|says|wrote|asked))?\s?:?"
_READER = re.compile(rf"[*_#>\s]{{0,9}}(?:you|user|human|me){_SAID}[*_:]{{0,4}}", re.IGNORECASE)
_ASSISTANT = re.compile(
    rf"[*_#>\s]{{0,9}}(?:chatgpt|gpt|claude|gemini|copilot|bard|deepseek|grok|assistant|ai|bot)\b"
    rf"[\w .-]{{0,12}}?{_SAID}[*_:]{{0,4}}",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:absolutely|alright|awesome|certainly|definitely|excellent|good|got it|great|happy to|no problem|of course"
    r"|okay|ok|perfect|sounds good|sure|you got it|yes|here(?:['’]s| is| are))\b",
    re.IGNORECASE,
)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Turn:
    """What one of the two said, by the places of the line that says who, and of the first below."""

    head: int
    end: int
    is_reader: bool


def without_assistant(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those that are the talk of a chat."""
    turns = _turns(lines)
    answers = sum(_answers(lines, turn) for turn in turns if not turn.is_reader)
    takes_turns = len(turns) > 1 and all(above.is_reader != below.is_reader for above, below in pairwise(turns))
    if not takes_turns or answers < max(_FEWEST, len(turns)):
        return list(lines), []
    taken = {turn.head for turn in turns}
    for turn in turns:
        if turn.is_reader and not _answers(lines, turn):
            taken.update(range(turn.head, turn.end))
        elif not turn.is_reader:
            taken |= _talk(lines, turn)
    return without(lines, taken)


def _turns(lines: Sequence[Line]) -> list[_Turn]:
    heads = [at for at, line in enumerate(lines) if _READER.fullmatch(line.text) or _ASSISTANT.fullmatch(line.text)]
    return [
        _Turn(head, end, _READER.fullmatch(lines[head].text) is not None)
        for head, end in pairwise([*heads, len(lines)])
    ]


def _answers(lines: Sequence[Line], turn: _Turn) -> int:
    return sum(answer_in(line.text) is not None for line in lines[turn.head + 1 : turn.end])


def _talk(lines: Sequence[Line], turn: _Turn) -> set[int]:
    """What an assistant says above its questions and below them."""
    said = lines[turn.head + 1 : turn.end]
    first = next((at for at, line in enumerate(said) if at and line.has_gap), len(said))
    is_opening = bool(said) and _OPENING.match(said[0].text) and not any(asks(line.text) for line in said[:first])
    left = said[: farewell(said)]
    begin, end = first if is_opening else 0, conclusion(left)
    return {turn.head + 1 + at for at in (*range(begin), *range(end, len(said)))}
