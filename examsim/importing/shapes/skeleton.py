"""Questions and answers told apart by marks that nobody listed: what comes back, in turns, from the first to the last.

A guide is written by a rule, whatever its rule is. Two marks of which the second follows the first nearly every time,
each time with something else behind them, are those of question and answer; so is a single mark where something without
one stands above it or below it as often. Where the turns are not kept nothing is read at all: a wrong rule would make
questions of prose.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.shapes.marks import OPTION, Mark, Marked, marked
from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.labels import RATIONALE, without_answer_label, without_label
from examsim.importing.text.wrapping import page_width, paragraph_starts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from examsim.importing.text.lines import Line

_FEWEST = 3
_SHARE = 0.9
"""Of the questions, that must have an answer."""
_SHARE_NEW = 0.6
"""Of what is asked: the whole may be printed twice."""
_SHARE_ASKED = 0.6
"""Of what is asked, that must read so by itself where the marks alone could be those of a list."""
_SHARE_ONCE = 0.8
"""Of the questions, that have one line with the mark of answers."""
_SHARE_READ = 0.6
"""Of all lines, that must be in questions."""
_OF_LISTS = frozenset("-–—*+•◦▪■●○✓✔✗✘☐☑")
"""Signs that lists and the sides of an argument are set out with."""
_LONGEST = 8
"""Lines that a question has on average at most."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question with its answer, by the places of their first lines."""

    prompt: int
    answer: int
    end: int
    repeats: int = 0
    """How often the mark of the answer comes again in it."""


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """The rule a guide is written by."""

    turns: tuple[_Turn, ...]
    first: Mark | None
    second: Mark | None

    @property
    def worth(self) -> tuple[int, int, bool, int]:
        """Equal or more for the rule that explains more."""
        between = sum(turn.answer - turn.prompt for turn in self.turns)
        return len(self.turns), -self.turns[0].prompt, self.takes_turns, -between

    @property
    def takes_turns(self) -> bool:
        """Whether two signs do, each once in a question: what stands between them is of the question."""
        is_by_signs = bool(self.first and self.second and self.first.is_sign and self.second.is_sign)
        return is_by_signs and not any(turn.repeats for turn in self.turns)


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    told, marks = marked(lines)
    places = _places(told)
    found = [bones for bones in _skeletons(lines, places, marks) if _holds(bones, lines, told, places)]
    if not found:
        return [Piece(Part.TEXT, line) for line in lines]
    return _pieces(max(found, key=lambda bones: bones.worth), lines, told)


def _skeletons(
    lines: Sequence[Line], at_marks: Mapping[Mark, Sequence[int]], marks: Sequence[Mark]
) -> Iterator[_Skeleton]:
    places = {mark: at_marks[mark] for mark in marks if not RATIONALE.match(mark.key)}
    for first, asked in places.items():
        for second, answered in places.items():
            if first != second and not second.is_number and asked[0] < answered[0]:
                yield _Skeleton(_turns(asked, answered, len(lines)), first, second)
    blocks = [0, *(index for index, line in enumerate(lines) if index and line.has_gap)]
    for mark, at in places.items():
        if not mark.is_number:
            yield _Skeleton(_turns(_above(lines, blocks, at), at, len(lines)), None, mark)
        if not mark.is_whole and mark.key.strip("#"):  # whose levels say more
            yield _Skeleton(_turns(at, _below(lines, at), len(lines)), mark, None)


def _places(told: Sequence[Marked]) -> Mapping[Mark, Sequence[int]]:
    """The lines that each mark stands in."""
    places: defaultdict[Mark, list[int]] = defaultdict(list)
    for index, marks in enumerate(told):
        for mark in marks:
            places[mark].append(index)
    return places


def _above(lines: Sequence[Line], blocks: Sequence[int], answered: Sequence[int]) -> list[int]:
    """Where what is asked begins, if only answers have a mark: with their blocks, or the line right above each."""
    opened = [blocks[max(0, bisect_right(blocks, at) - 1)] for at in answered]
    is_by_block = len(set(opened)) == len(answered) and all(
        block < at for block, at in zip(opened, answered, strict=True)
    )
    if is_by_block:
        return opened
    starts = paragraph_starts(lines, page_width(lines))
    is_by_turn = starts[1::2] == tuple(answered)
    return [*starts[::2]] if is_by_turn else []


def _below(lines: Sequence[Line], asked: Sequence[int]) -> list[int]:
    """Where answers begin, if only what is asked has a mark: with the paragraph below it."""
    starts = paragraph_starts(lines, page_width(lines))
    following = dict(pairwise(starts))
    marked_too = set(asked)
    return [following[at] for at in asked if at in following and following[at] not in marked_too]


def _turns(asked: Sequence[int], answered: Sequence[int], end: int) -> tuple[_Turn, ...]:
    """The questions that have an answer before the next one."""
    turns = []
    for at, below in pairwise([*asked, end]):
        start, stop = bisect_right(answered, at), bisect_left(answered, below)
        if start < stop:
            turns.append(_Turn(at, answered[start], below, stop - start - 1))
    return tuple(turns)


def _holds(
    bones: _Skeleton, lines: Sequence[Line], told: Sequence[Marked], places: Mapping[Mark, Sequence[int]]
) -> bool:
    """Whether a rule is kept from the first question to the last, and tells questions from lists."""
    turns = bones.turns
    asked = len(places[bones.first]) if bones.first else len(turns)
    answered = len(places[bones.second]) if bones.second else len(turns)
    taken = sum(1 + turn.repeats for turn in turns)
    if len(turns) < max(_FEWEST, _SHARE * asked) or (bones.second and taken < answered):
        return False
    prompts = [_said(bones, turn, lines, told) for turn in turns]
    answers = [_answered(bones, turn, lines, told) for turn in turns]
    if not all(prompts) or not all(answers) or len(set(prompts)) < max(_FEWEST, _SHARE_NEW * len(prompts)):
        return False
    read_lines = sum(turn.end - turn.prompt for turn in turns)
    if read_lines < _SHARE_READ * len(lines) or read_lines > _LONGEST * len(turns):
        return False
    are_options = bones.second is None and any(OPTION.match(answer) for answer in answers)
    return not are_options and _is_sure(bones, prompts)


def _is_sure(bones: _Skeleton, prompts: Sequence[str]) -> bool:
    """Whether the marks alone show what is asked, or else what is asked does: signs are the bullets of lists too."""
    once = sum(not turn.repeats for turn in bones.turns)
    are_of_lists = bool(bones.first and bones.second and _OF_LISTS.issuperset({bones.first.key, bones.second.key}))
    if bones.first and bones.second and once >= _SHARE_ONCE * len(bones.turns) and not are_of_lists:
        return True
    return sum(map(reads_as_asked, prompts)) >= _SHARE_ASKED * len(prompts)


def _said(bones: _Skeleton, turn: _Turn, lines: Sequence[Line], told: Sequence[Marked]) -> str:
    """All that is asked."""
    first = told[turn.prompt][bones.first] if bones.first else lines[turn.prompt].text
    return " ".join([first, *(line.text for line in lines[turn.prompt + 1 : turn.answer])]).strip()


def _answered(bones: _Skeleton, turn: _Turn, lines: Sequence[Line], told: Sequence[Marked]) -> str:
    """All that answers it."""
    first = told[turn.answer][bones.second] if bones.second else lines[turn.answer].text
    return " ".join([first, *(line.text for line in lines[turn.answer + 1 : turn.end])]).strip()


def _pieces(bones: _Skeleton, lines: Sequence[Line], told: Sequence[Marked]) -> list[Piece]:
    prompts = {turn.prompt for turn in bones.turns}
    answers = {turn.answer for turn in bones.turns}
    answered = _bare_answer(bones)
    letters = ""
    """Those that the next option may have."""
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if index in prompts:
            said = told[index][bones.first] if bones.first else line.text
            pieces.append(Piece(Part.PROMPT, line.cut(without_label(said))))
            letters = "ABCDEFGH"
        elif index in answers:
            bare = told[index][answered] if answered else without_answer_label(line.text)
            pieces.append(Piece(Part.ANSWER, line.cut(bare)))
            letters = ""
        elif (option := OPTION.match(line.text)) and option["letter"].upper() == letters[:1]:
            pieces.append(Piece(Part.CHOICE, line.cut(line.text[option.end() :])))
            letters = letters[1:]
        else:
            label = RATIONALE.match(line.text)
            rest = line.cut(line.text[label.end() :]) if label else line
            pieces.append(Piece(Part.RATIONALE if label else Part.TEXT, rest))
    return pieces


def _bare_answer(bones: _Skeleton) -> Mark | None:
    """The mark that answers are rid of: not the sign that stands before each item of a list."""
    is_list = any(turn.repeats for turn in bones.turns)
    return None if is_list and bones.second and bones.second.is_sign else bones.second
