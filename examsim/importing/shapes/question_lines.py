"""Questions without labels: a line ends with a question mark, and what follows up to the next such line answers it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.labels import asks, without_answer_label
from examsim.importing.text.wrapping import BULLET, page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_QUESTION_END = re.compile(r"\?[\"'”’)*_]*$")
_BLANK_END = re.compile(r"_{3,}\W*$")
_END = 80
"""Characters in which a line shows what it ends in: a blank may be a whole page of one sign."""
_TASK = re.compile(
    r"(?:Define|Explain|Describe|List|Name|Give|State|Compare|Contrast|Discuss|Identify|Outline|Summari[sz]e)\s"
    r"[^.?!]{2,150}[.:]?$"
)
_ANSWERED_AT_ONCE = re.compile(
    r"^(?:(?:in|on|at|by|for|from|to|of|with|under|about)\s(?=wh[aioe]))?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|can|could|should|name|define)\b"
    r"[^?]{4,300}\?(?=\s+\S)|^(?:define|explain|describe|name)\s[^.?!:]{2,80}[.:](?=\s+\S)",
    re.IGNORECASE,
)

_OUTLINE = re.compile(r"[IVX]{1,5}\.\s+[A-Z][^?]{2,60}$")
"""A heading of an outline, where it stands further out than what is above it."""
_SEPARATOR = re.compile(r"^\s*(?:->|[>»=|→➜⇒]{1,4})\s*")
"""Signs between a question and its answer; a dash may be the first of a list."""
_DASH = re.compile(r"^\s*[-–—]\s+")


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    pieces: list[Piece] = []
    is_asked = False
    indent = 0
    groups = paragraphs(lines, page_width(lines))
    for above, group, below in zip([None, *groups], groups, [*groups[1:], None], strict=False):
        is_list = below is not None and _DASH.match(below[0].text) is not None
        if len(group) == 1 and group[0].indent < indent and _OUTLINE.match(group[0].text):
            pieces.append(Piece(Part.FURNITURE, group[0]))
            continue
        indent = group[0].indent
        first, rest = group[0].cut(_without_number(group[0].text)), group[1:]
        at_once = _ANSWERED_AT_ONCE.match(first.text)
        is_task = not is_asked and len(group) == 1 and _TASK.match(first.text) is not None
        is_labelled = asks(group[0].text) and not at_once
        if is_labelled or _asks(group, below) or (is_task and not _is_next_item(above, group[0])):
            pieces += [Piece(Part.PROMPT, first), *(Piece(Part.TEXT, line) for line in rest)]
            is_asked = True
            continue
        if at_once:
            pieces.append(Piece(Part.PROMPT, first.cut(at_once.group())))
            said = _SEPARATOR.sub("", first.text[at_once.end() :])
            pieces.append(Piece(Part.ANSWER, first.cut(said if is_list else _DASH.sub("", said))))
        else:
            answer = group[0].cut(_bare_answer(group[0].text)) if is_asked else group[0]
            pieces.append(Piece(Part.ANSWER if is_asked else Part.TEXT, answer))
        pieces += [Piece(Part.TEXT, line) for line in rest]
        is_asked = False
    return pieces


def _bare_answer(text: str) -> str:
    """The beginning of an answer without the sign or the label before it."""
    bare = without_answer_label(text)
    return _SEPARATOR.sub("", text) if bare == text else bare


def _is_next_item(above: Sequence[Line] | None, line: Line) -> bool:
    """Whether a line goes on with the list that the one above it is an item of."""
    sign = BULLET.match(line.text)
    before = BULLET.match(above[0].text) if above and not line.has_gap else None
    if sign is None or before is None:
        return False
    ours, theirs = (re.findall(r"\d+", match.group()) for match in (sign, before))
    return int(ours[0]) == int(theirs[0]) + 1 if ours and theirs else sign.group() == before.group()


def _asks(group: Sequence[Line], below: Sequence[Line] | None) -> bool:
    """Whether a paragraph ends in a question mark, or in a blank with a sign below it that leads to what fills it."""
    end = group[-1].text[-_END:]
    has_sign = below is not None and _SEPARATOR.match(below[0].text) is not None and _SEPARATOR.match(end) is None
    return bool(_QUESTION_END.search(end) or (has_sign and _BLANK_END.search(end)))


def _without_number(text: str) -> str:
    number = BULLET.match(text)
    return text[number.end() :] if number else text
