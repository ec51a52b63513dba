"""Terms with what they mean in brackets behind them, line by line: ``Soleus (plantarflexes the foot)``.

Guides put years, places and asides into brackets too: only where nearly every line ends in brackets that say more
than the term before them are they what it means.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BOTH = re.compile(
    r"^(?:[-*•]\s+|\d{1,3}[.)]\s+)?(?P<term>[^()\[\]?]{2,60}?)\s*[(\[](?P<meaning>.{8,}?)[)\]]\.?$", re.DOTALL
)
_MOST_WORDS = 6
_FEWEST = 4
_SHARE = 0.8
"""Of all paragraphs but a title, that must be such terms."""
_FEWEST_SAID = 3
"""Words in the brackets of the usual line."""
_ASKED = re.compile(r"^(?:[-*•]\s+|\d{1,3}[.)]\s+)?(?P<term>\S.{4,300}?\?)\s*[(\[](?P<meaning>.+)[)\]]\.?$", re.DOTALL)
_TASK = re.compile(
    r"^(?:[-*•]\s+|\d{1,3}[.)]\s+)?(?P<term>[^()\[\]?]{5,300}?[.:])\s*[(\[](?P<meaning>.+)[)\]]\.?$", re.DOTALL
)
_NO_ANSWER = re.compile(
    r"[\d.,\s–-]*(?:marks?|points?|pts?|m|min(?:ute)?s?|words?|lines?|pages?)?|(?:pp?|pages?|ch(?:apter)?|§|fig(?:ure)?)\.?\s?\d.*"
    r"|(?:hint|see|optional|bonus|easy|medium|hard|[a-z]{2,5} \d{4})\b.*",
    re.IGNORECASE,
)
"""What stands behind a question in brackets and does not answer it."""
_FEWEST_ASKED = 3
_SHARE_ANSWERED = 0.5


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    for groups in _groups(lines):
        found = [_both(group) for group in groups]
        if sum(line.has_gap for line in lines[1:]) == 1 and lines[1].has_gap:  # below the title
            found[0] = None
        said = sorted(len(match["meaning"].split()) for match in found if match)
        if len(said) >= max(_FEWEST, _SHARE * (len(groups) - 1)) and said[len(said) // 2] >= _FEWEST_SAID:
            return _pieces(groups, found)
    return [Piece(Part.TEXT, line) for line in lines]


def read_asked(lines: Sequence[Line]) -> list[Piece]:
    """The same where questions have their answers in brackets behind them, were it a word: ``Who …? (Biba)``."""
    for groups in _groups(lines):
        found = [_asked(_text(group)) for group in groups]
        said = {match["meaning"].casefold() for match in found if match and not _NO_ANSWER.fullmatch(match["meaning"])}
        asked = sum(match is not None for match in found)
        is_answered = len(said) > _SHARE_ANSWERED * asked  # the same behind all of them answers none
        if asked >= max(_FEWEST_ASKED, _SHARE * (len(groups) - 1)) and is_answered:
            return _pieces(groups, found)
    return [Piece(Part.TEXT, line) for line in lines]


def _asked(text: str) -> re.Match[str] | None:
    """A question with what stands in brackets behind it, or a task: ``Define osmosis. [Water passes …]``."""
    asked = _ASKED.match(text)
    task = _TASK.match(text) if asked is None else None
    return task if task and reads_as_asked(task["term"]) else asked


def _groups(lines: Sequence[Line]) -> list[list[list[Line]]]:
    return [[[line] for line in lines], paragraphs(lines, page_width(lines))]


def _pieces(groups: Sequence[Sequence[Line]], found: Sequence[re.Match[str] | None]) -> list[Piece]:
    pieces: list[Piece] = []
    for group, match in zip(groups, found, strict=True):
        if match is None:
            pieces += [Piece(Part.TEXT, line) for line in group]
        else:
            whole = group[0]
            for line in group[1:]:
                whole = whole.joined(line)
            pieces += [Piece(Part.PROMPT, whole.cut(match["term"])), Piece(Part.ANSWER, whole.cut(match["meaning"]))]
    return pieces


def _both(group: Sequence[Line]) -> re.Match[str] | None:
    match = _BOTH.match(_text(group))
    return match if match and len(match["term"].split()) <= _MOST_WORDS else None


def _text(group: Sequence[Line]) -> str:
    return " ".join(line.text for line in group)
