"""Questions that are headings of one level, as notes and pages in Markdown have them, with their answers below.

Where nearly all headings of a level ask, those above that level open parts of the text: what stands below one of them
answers no question. Headings further down, and all that looks like one in a listing of code, are of an answer.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.shapes.headed_blocks import at_once
from examsim.importing.shapes.marks import OPTION
from examsim.importing.shapes.term_lists import names_part
from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.code_lines import fenced
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.labels import answer_in, without_label

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from examsim.importing.text.lines import Line

_ITEM = r"(?:(?:\d{1,4}[.)]|[-*+])\s+)?"
_HEADING = re.compile(rf"{_ITEM}(?P<level>#{{1,6}})\s+(?P<text>\S.*)")
"""Also where it is an item of a list, with its number before it."""
_CLOSING = re.compile(r"(?<=\S)\s+#{1,6}$")
_BOLD = re.compile(rf"{_ITEM}(?P<mark>\*\*|__)(?P<text>[^*_]{{3,300}})(?P=mark)[:.]?")
_OF_PAGE = re.compile(
    r"(?:table of )?contents|index|introduction|about\b.{0,30}|preface|foreword|overview|getting started|prerequisites"
    r"|installation|usage|contribut\w{2,5}\b.{0,20}|licen[sc]e|copyright|credits?|acknowledge?ments?"
    r"|(?:special )?thanks\b.{0,20}|authors?|maintainers?|disclaimer|support\b.{0,20}|sponsors?|contacts?"
    r"|change ?log|community|feedback|star history|resources|see also"
    r"|today|agenda|outline|announcements|(?:learning )?objectives|(?:any )?questions\?|(?:thank|good luck)\b.{0,30}",
    re.IGNORECASE,
)
"""What a page in Markdown or a slide says of itself, above the first question or below the last: a term between two."""
_ALONE = re.compile(r"answer\s?:?", re.IGNORECASE)
"""Words such as "solution" may head a part of what is said."""
_LEVEL_OF_BOLD = 7
"""Below all headings."""
_FEWEST = 3
_SHARE = 0.7
"""Of the headings of a level, that must ask."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    heads = _heads(lines)
    asking = _asking([head for index, head in heads.items() if not at_once(lines[index].text)])
    if not asking:
        return [Piece(Part.TEXT, line) for line in lines]
    parts = {index for index, (_, text) in heads.items() if names_part(text)}
    own = _of_page(heads, asking)
    told = _labelled(lines, {index: level in asking for index, (level, _) in heads.items()})
    pieces: list[Piece] = []
    is_begun = False
    opens = Part.TEXT
    """What a line without a heading is, if it comes next."""
    for index, line in enumerate(lines):
        level, text = (0, "") if index in own | parts else heads.get(index, (_LEVEL_OF_BOLD + 1, ""))
        if level in asking:
            pieces.append(Piece(Part.PROMPT, line.cut(without_label(text))))
            opens, is_begun = Part.ANSWER, True
            if said := at_once(line.text):
                pieces.append(Piece(opens, line.cut(said[1])))
                opens = Part.TEXT
        elif is_begun and level < min(asking):
            pieces.append(Piece(Part.FURNITURE, line))
            is_named = index in parts and index + 2 in heads
            opens = Part.FURNITURE if is_named else Part.PROMPT  # which nothing answers
        elif is_begun and index in told:
            pieces.append(told[index])
            opens = Part.TEXT
        else:
            pieces.append(Piece(opens, line))
            opens = Part.TEXT
    return pieces


def _labelled(lines: Sequence[Line], heads: Mapping[int, bool]) -> dict[int, Piece]:
    """What lines from an asking heading to the label of its answer are: more of the question, options, the answer."""
    told: dict[int, Piece] = {}
    for head, end in pairwise([*heads, len(lines)]):
        below = range(head + 1, end if heads.get(head) else head)
        label = next((index for index in below if _is_label(lines, index)), head)
        letters = "ABCDEFGH"
        for index in range(head + 1, label):
            option = OPTION.match(lines[index].text)
            is_next = option is not None and option["letter"].upper() == letters[:1]
            bare = lines[index].text[option.end() :] if option and is_next else lines[index].text
            told[index] = Piece(Part.CHOICE if is_next else Part.TEXT, lines[index].cut(bare))
            letters = letters[is_next:]
        if label > head:
            told[label] = Piece(Part.ANSWER, lines[label].cut(answer_in(lines[label].text) or ""))
    return told


def _is_label(lines: Sequence[Line], index: int) -> bool:
    """Whether a line has the label of an answer alone, or below options: elsewhere it may be a part of what is said."""
    is_below_options = OPTION.match(lines[index - 1].text) and answer_in(lines[index].text) is not None
    return bool(_ALONE.fullmatch(lines[index].text) or is_below_options)


def _heads(lines: Sequence[Line]) -> Mapping[int, tuple[int, str]]:
    """The level of each heading, and what it says."""
    listed = fenced(lines)
    heads: dict[int, tuple[int, str]] = {}
    for index, line in enumerate(lines):
        if index in listed:
            continue
        if heading := _HEADING.fullmatch(line.text):
            text = _CLOSING.sub("", heading["text"])
            heads[index] = len(heading["level"]), text.strip("*_ ")
        elif bold := _BOLD.fullmatch(line.text):
            heads[index] = _LEVEL_OF_BOLD, bold["text"]
        elif both := at_once(line.text):
            heads[index] = _LEVEL_OF_BOLD, both[0]
    return heads


def _of_page(heads: Mapping[int, tuple[int, str]], asking: Collection[int]) -> set[int]:
    """The headings under which a page says something of itself."""
    own = {index for index, (_, text) in heads.items() if _is_of_page(text)}
    title = _title(heads)
    asked = [index for index, (level, _) in heads.items() if level in asking and index not in own | title]
    first, last = min(asked), max(asked)
    return title | {index for index in own if not first < index < last}


def _title(heads: Mapping[int, tuple[int, str]]) -> set[int]:
    """The first heading, where it alone asks nothing of those on its level, but for what says something of the page."""
    first = min(heads)
    level = heads[first][0]
    beside = [text for of, text in heads.values() if of == level and not (_is_of_page(text) or names_part(text))]
    asks = [reads_as_asked(without_label(text)) for text in beside[1:]]
    is_title = not reads_as_asked(heads[first][1]) and len(asks) >= _FEWEST and all(asks)
    return {first} if is_title else set()


def _is_of_page(text: str) -> bool:
    return _OF_PAGE.fullmatch(text.strip("*_: ")) is not None


def _asking(heads: Collection[tuple[int, str]]) -> set[int]:
    """The levels that questions are on; bold alone marks them only where no heading does."""
    told = Counter(level for level, text in heads if not _is_of_page(text) and not names_part(text))
    asked = Counter(level for level, text in heads if reads_as_asked(without_label(text)))
    levels = {level for level, count in told.items() if asked[level] >= max(_FEWEST, _SHARE * count)}
    return levels - {_LEVEL_OF_BOLD} or levels
