"""The answer begins in the line of its term, after a marker: ``Term. Answer: …``, ``Term - (ANSWER)…``.

Markers vary without end (``--- correct answer ---``, ``- ANSWER ✓``), but all are the word "answer" between delimiters.
One with a delimiter on both sides is a marker wherever it stands; one with a dash before it alone must occur twice.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from examsim.importing.shapes.bare_markers import with_signs
from examsim.importing.shapes.unmarked_terms import are_apart, unmarked
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.furniture import is_banner
from examsim.importing.text.labels import answer_in
from examsim.importing.text.wrapping import BULLET, ITEM, continues, page_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_WORD = re.compile(r"\b(?:(?:correct|verified|right|best)\s)?(?:answers?|ans)\b", re.IGNORECASE)
_WHOLE = re.compile(rf"[-–—:;>(\[{{*_=|~→»•✓✔]{{1,5}}\s?{_WORD.pattern}\s?[-–—:>)\]}}*_=|~→✓✔✅]*", re.IGNORECASE)
"""A marker with the delimiters around it."""
_LABEL = re.compile(rf"(?-i:(?=[A-Z])){_WORD.pattern}\s?[:–—>-]{{1,3}}", re.IGNORECASE)
"""A marker behind a term that ends in a sign of its own: ``Term. Answer: …``."""
_OF_TITLE = re.compile(r"\bquestions?\s(?:and|&|with)\s$", re.IGNORECASE)
"""What makes the word part of a title: "Questions and Answers"."""
_SLIP = re.compile(r"\w[).?]?\s[-–—]{1,3}\s?ANSWER\s\w")
_FEWEST_CERTAIN = 3
_LONGEST_MARKER = 32
_LONGEST_JOINED = 1000
_OPENING = "-–—:;.?!<>([{*_=|~→»•✓✔"
_CLOSING = "-–—:>)]}*_=|~→✓✔✅"
_TERM_EDGE = " \t-–—:;.<>([{*_=|~→»•✓✔#"
_BEFORE_MINUS = re.compile(r"[\s.)\]}*_–—-]*[:✓✔✅→|~=>]+\s*(?=[-–−]\d)")
"""Signs behind the marker, with a number below nought behind them."""
_MOST_WORDS = 8
"""Occurrences of "answer" looked at in one line: a marker comes early or not at all."""
_TERM_LINES = 4
_COUNT = re.compile(r"\d{1,2}")
"""The number of an answer, which is no term."""
_WHOSE = frozenset({"the", "your", "my", "our", "student", "student's", "model", "sample", "possible", "short", "long"})
"""Words that say whose answer it is, and are no term."""


@dataclass(frozen=True, slots=True)
class _Split:
    """A line cut at its marker."""

    term: str
    answer: str
    is_certain: bool


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    lines = _with_markers_below(_rejoined(with_signs(lines)))
    splits = {index: split for index, line in enumerate(lines) if (split := _split(line.text)) is not None}
    uncertain = sum(not split.is_certain for split in splits.values())
    if uncertain < 2:  # unless it has lost the second sign of those that others have
        is_usual = len(splits) - uncertain >= _FEWEST_CERTAIN
        slips = {at for at in splits if is_usual and lines[at].has_gap and _SLIP.search(lines[at].text)}
        splits = {index: split for index, split in splits.items() if split.is_certain or index in slips}
    starts = _starts(lines, splits)
    bare = unmarked(lines, starts, _first_sign([lines[index] for index in splits]))
    splits |= {index: _Split(_without_bullet(term), answer, is_certain=False) for index, (term, answer) in bare.items()}
    starts |= bare.keys()
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        if index in splits:
            pieces += _pieces(line, splits[index], Part.PROMPT if index in starts else Part.TEXT)
        elif index in starts:
            pieces.append(Piece(Part.PROMPT, line.cut(_without_bullet(line.text))))
        else:
            pieces.append(Piece(Part.TEXT, line))
    return pieces


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a marker that was broken in two, or left the answer below it, in one line again."""
    joined: list[Line] = []
    for line in lines:
        if joined and not line.has_gap and _is_broken(joined[-1].text, line.text):
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
    return joined


def _with_markers_below(lines: Sequence[Line]) -> list[Line]:
    """The lines, with a marker that was wrapped to the start of the next line behind its term again.

    Only where the same marker stands within more lines: at the start of each it is a label.
    """
    signed, bare = _wrapped(lines, _WHOLE), _wrapped(lines, _LABEL)
    bullet = _first_sign([line for line in lines if (match := _LABEL.search(line.text)) and match.start()])
    joined: list[Line] = []
    for line in lines:
        is_signed = (match := _WHOLE.match(line.text)) is not None and _marker(match) in signed
        is_bare = (match := _LABEL.match(line.text)) is not None and _marker(match) in bare
        is_wrapped = is_signed or (is_bare and _is_term(joined, bullet))
        if is_wrapped and joined and not line.has_gap and len(joined[-1].text) <= _LONGEST_JOINED:
            joined[-1] = joined[-1].joined(line)
        else:
            joined.append(line)
    return joined


def _is_term(above: Sequence[Line], bullet: str) -> bool:
    """Whether the lines above a marker ask for something that has no answer yet."""
    if not above or _LABEL.search(above[-1].text):
        return False
    if not bullet:
        return above[-1].text.endswith("?")
    lines = takewhile(lambda line: not _LABEL.search(line.text), reversed(above[-_TERM_LINES:]))
    opening = next((line for line in lines if line.text[:1] == bullet or ITEM.match(line.text)), None)
    return opening is not None and opening.text[0] == bullet


def _first_sign(lines: Sequence[Line]) -> str:
    """The sign that most of the lines begin with, if they do."""
    symbol, count = Counter(line.text[0] for line in lines).most_common(1)[0] if lines else ("", 0)
    return symbol if count * 2 > len(lines) and not symbol.isalnum() else ""


def _wrapped(lines: Sequence[Line], shape: re.Pattern[str]) -> set[str]:
    """The markers of a shape that stand within more lines than they begin."""
    firsts = [match for line in lines for match in islice(shape.finditer(line.text), 1)]
    within = Counter(_marker(match) for match in firsts if match.start())
    at_start = Counter(_marker(match) for match in firsts if not match.start())
    return {marker for marker in at_start if within[marker] > at_start[marker]}


def _marker(match: re.Match[str]) -> str:
    return "".join(match.group().casefold().split())


def _is_broken(above: str, text: str) -> bool:
    """Whether a marker reaches from the end of one line into the next, or ends there and nothing closes it."""
    head = above[-_LONGEST_MARKER:]
    if len(above) > _LONGEST_JOINED:
        return False
    for match in _WHOLE.finditer(f"{head} {text[:_LONGEST_MARKER]}"):
        end = match.start() + len(match.group().rstrip())
        if match.start() < len(head) and (end > len(head) or (end == len(head) and head[-1].isalpha())):
            return True
    return False


def _split(text: str) -> _Split | None:
    for match in islice(_WORD.finditer(text), _MOST_WORDS):
        before = text[max(0, match.start() - 4) : match.start()].rstrip()
        after = text[match.end() : match.end() + 4].lstrip()
        opens, closes = before[-1:] in _OPENING, after[:1] in _CLOSING
        is_shown = match.group()[0].isupper()
        is_title = _OF_TITLE.search(text, 0, match.start()) is not None
        if is_title or not before or not after[:1] or not (closes or is_shown):
            continue
        if not (opens or _sets_apart(text, match, after)):
            continue
        term = _without_bullet(text[: match.start()].rstrip(_TERM_EDGE))
        answer = _without_delimiters(text[match.end() :])
        if any(char.isalnum() for char in term) and not _COUNT.fullmatch(term) and not is_banner(term):
            return _Split(term, answer, is_certain=opens and closes)
    return None


def _sets_apart(text: str, marker: re.Match[str], after: str) -> bool:
    """Whether a marker with nothing before it, as in ``Term Correct Answer-…``, can still be one."""
    is_capital, closes = marker.group()[0].isupper(), after[:1] in _CLOSING
    return is_capital and closes and answer_in(text) is None and text[: marker.start()].strip().casefold() not in _WHOSE


def _without_delimiters(text: str) -> str:
    """What follows a marker; after a closing bracket a dash is the answer's own bullet."""
    if below_nought := _BEFORE_MINUS.match(text):
        return text[below_nought.end() :]
    text = text.lstrip()
    return text[1:].lstrip(" :✓✔✅") if text[:1] in {")", "]"} else text.lstrip(" ." + _CLOSING)


def _without_bullet(text: str) -> str:
    item = BULLET.match(text)
    return (text[item.end() :] if item else text).strip(" \t*_#")


def _pieces(line: Line, split: _Split, first: Part) -> list[Piece]:
    return [Piece(first, line.cut(split.term)), Piece(Part.ANSWER, line.cut(split.answer))]


def _starts(lines: Sequence[Line], splits: dict[int, _Split]) -> set[int]:
    """The lines where terms begin: the line of the marker, or one above where the term was wrapped."""
    bullet = _first_sign([lines[index] for index in splits])
    width = page_width(lines)
    lower = sum(split.term[0].islower() for split in splits.values())
    terms_are_lower = lower * 2 > len(splits)

    def opens(index: int) -> bool:
        text = lines[index].text
        return text[:1] == bullet if bullet else terms_are_lower or not text[0].islower()

    def goes_on(index: int) -> bool:
        if index == 0 or index - 1 in splits:
            return False
        above, line = lines[index - 1], lines[index]
        if bullet:
            return not line.has_gap
        if line.text[0].islower() and not line.has_gap and _begins_block(lines, splits, index):
            return True
        is_after_number = line.text[0].islower() and not line.has_gap and BULLET.match(above.text) is not None
        return is_after_number or continues(above, line, width)

    def start(index: int) -> int:
        first = index
        while not opens(first) and goes_on(first) and index - first < _TERM_LINES:
            first -= 1
        return first if opens(first) else index

    starts = {start(index) for index in splits}
    return {_block_of(lines, splits, index) for index in starts} if not bullet and are_apart(lines, starts) else starts


def _block_of(lines: Sequence[Line], splits: dict[int, _Split], index: int) -> int:
    """Where the lines begin that stand right above a question, and below a blank line: it has several sentences."""
    is_asked = splits.get(index) is not None and splits[index].term.endswith("?")
    if lines[index].has_gap or not is_asked or not _begins_block(lines, splits, index):
        return index
    return next(place for place in range(index - 1, -1, -1) if lines[place].has_gap)


def _begins_block(lines: Sequence[Line], splits: dict[int, _Split], index: int) -> bool:
    """Whether nothing but the lines of one term stands between a line and the blank line above it."""
    above = range(index - 1, max(index - 1 - _TERM_LINES, -1), -1)
    first = next((place for place in above if place in splits or lines[place].has_gap), None)
    return first is not None and first not in splits
