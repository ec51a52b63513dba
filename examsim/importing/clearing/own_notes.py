"""What people write to themselves between their questions: ``TODO: chapter 9``, ``** ask about the date **``.

It answers nothing, and whoever wrote it may want to see it: it is told among what was not understood.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_NOTE = re.compile(
    r"[*_>!#([{<~=\s–—-]{0,9}"
    r"(?:(?-i:TODO|TO DO|FIXME|NTS)\b|(?:todo|(?:note|reminder|memo)s? to (?:self|me|myself))\s?[:–—-]"
    r"|!{2,3}\s(?=\S)|[(\[]\w+ to (?:add|check|update|fix|finish|fill|confirm)\b.*[)\]]$"
    r"|(?-i:ask)\s(?:[\w’'.-]{1,20}\s){1,4}(?:whether|if|about|why|how|when|which)\b)",
    re.IGNORECASE,
)
"""What nobody would answer with, wherever it stands apart."""
_TASK = (
    r"(?:ask|check|double[\s-]check|confirm|find out|e-?mail|look (?:up|at|over)|go (?:over|back|through)|come back"
    r"|remember|re-?(?:read|do|watch|write|view|vise)|memori[sz]e|practi[cs]e|learn|study|skip|finish|print|need to"
    r"|not sure"
    r"|(?:not |will be )?(?:on|in) the (?:exam|test)|(?:prof|she|he) said|i (?:always|keep|still|need|forgot|missed))\b"
)
_ASIDE = re.compile(
    rf"(?P<open>\*{{2,3}}|_{{2,3}}|!{{2,3}}|\(|\[|<{{1,2}}|>{{1,3}}|~{{1,2}}|\^)\s?{_TASK}(?P<rest>.*)", re.IGNORECASE
)
"""What a person set apart from the rest by signs: something to do, or about the exam."""
_SHOUTED = re.compile(r"[(\[].*!{2,9}[)\]]|(?P<frame>[*=~#])(?P=frame){2,9}\s.*\s(?P=frame){3,10}")
"""What is set apart in any words, and either shouted or, in a frame, more than a title."""
_MOST_WORDS_OF_TITLE = 8
_CLOSING = {"(": ")", "[": "]", "<": ">", "<<": ">>"}
_OPEN_ENDED = ("!", ">", "^")
_MOST_WORDS = 30


def without_own_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the guide, and those that are notes to self: each a paragraph of one line."""
    notes = [
        line for line, below in zip_longest(lines, lines[1:]) if _stands_apart(line, below) and _is_note(line.text)
    ]
    taken = {line.number for line in notes}
    return [line for line in lines if line.number not in taken], notes


def _stands_apart(line: Line, below: Line | None) -> bool:
    return line.has_gap and (below is None or below.has_gap)


def _is_note(text: str) -> bool:
    """Whether a line says what its writer has to do, rather than something that could be learned."""
    words = len(text.split())
    if words > _MOST_WORDS:
        return False
    shouted = _SHOUTED.fullmatch(text)
    if _NOTE.match(text) or (shouted and (not shouted["frame"] or words > _MOST_WORDS_OF_TITLE + 2)):
        return True
    aside = _ASIDE.fullmatch(text)
    if aside is None:
        return False
    opening = aside["open"]
    return opening[0] in _OPEN_ENDED or aside["rest"].rstrip().endswith(_CLOSING.get(opening, opening))
