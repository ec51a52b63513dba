"""A study guide as numbered lines, with the traces of copying taken away.

Lines are counted the way editors count them, so that ``file:line`` leads back to the source. Form feeds and the odd
separators that Python would also split at are only spaces here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ftfy import fix_encoding

from examsim.importing.text.aligned import in_columns
from examsim.importing.text.cue_columns import cues_labelled
from examsim.importing.text.side_by_side import apart

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_LINE_END = re.compile(r"\r\n|\r|\n")
_TERMINAL_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]{0,400}(?:\x07|\x1b\\|\x9c)"
)
"""Colours and moves of the cursor, titles of windows and links."""
_BLANKS = re.compile(r"\s+")
_SPACE_BEFORE_STOP = re.compile(r"(?<=[\w)]) (?=,\s|[.?!](?:\s|$))")
_TWO_STOPS = re.compile(r"(?<=[\w)])\.\.(?!\.)")
_STRAY_COMMA = re.compile(r"^,\s*(?=\S)")

_LOST_QUOTE = re.compile(r"(?<=\w)â€(?=[\s.,;:!?)]|$)")
"""The last byte has no character in the encoding it was read in."""
_ESCAPED_BLANK = re.compile(r"(?:\\_){2,}")
_WORD_BULLET = re.compile(r"^(?: {2,40}|\t{1,9})o\s(?=\s*\S)")
"""The circle that Word sets before items of the second level, as it is copied."""
_CIRCLE_AT_EDGE = re.compile(r"(?<![^\r\n])o\t(?=[ \t]*\S)")
"""The same without its indent: a table of words has one such row at most."""
_FEWEST_CIRCLES = 3
_FEWEST_SPACED = 8
_RARELY_CLOSE = 20
"""One line in so many may stand right below another in a text that is double spaced."""
_SHARE_WIDER = 0.1
_TABBED_MARK = re.compile(r"(?<![^\r\n])([ \t]{0,8}(?:\d{1,3}|[A-Ha-h])[.)])\t+(?=[^\t\r\n]+[\r\n])")
"""The number of a question or the letter of an option, set apart by a tab from all there is beside it."""
_FEWEST_TABBED = 3
_ENTITY = re.compile(r"&(?:nbsp|lt|gt|amp|quot|apos|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_BARE_SIGN = re.compile(r"&(?!#?\w{1,8};)|<(?=[a-zA-Z/])")
_FEWEST_ENTITIES = 2
_WIDEST_INDENT = 40
_WIDE_GAP = re.compile(r"(?<=\S)[ \u00a0]{4,}(?=\S)")
_CONTROLS = (*range(0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0))
_INVISIBLE = (0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CLEAN: dict[int, str | None] = {
    **dict.fromkeys(chain(_CONTROLS, _INVISIBLE)),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xF0B7: "•",  # the bullet of Word's symbol font
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as the source has it."""

    line: int
    text: str
    source: str = ""
    """The file it is in."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, or the part of it that a format has cut out."""

    number: int
    """From 1, as an editor counts."""
    text: str
    has_gap: bool = False
    """Whether a blank line, or the start of the text, comes before."""
    is_after_page_break: bool = False
    """Whether a stray comma stood at its start, as some sites leave one at each new page."""
    indent: int = 0
    """Blanks before it, a tab counting for four."""
    width: int = 0
    """Characters of the whole line, however much of it ``text`` still holds."""
    fields: tuple[str, ...] = ()
    """What a wide gap parts in the whole line, as the heads and feet of pages have one."""
    further: tuple[int, ...] = ()
    """The numbers of the lines below that were broken off it and are in ``text`` again."""

    def cut(self, text: str) -> Line:
        """The same line reduced to a part of it."""
        return replace(self, text=text.strip())

    def joined(self, below: Line) -> Line:
        """The same line with the one below at its end."""
        return replace(self, text=f"{self.text} {below.text}", further=(*self.further, below.number, *below.further))


def lines_of(text: str) -> list[str]:
    """The lines of a text, as editors count them."""
    return _LINE_END.split(text)


def numbered_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that hold something."""
    lines: list[Line] = []
    has_gap = True
    for number, raw in _rows(_with_bullets(_unescaped(text))):
        clean = clean_text(_WORD_BULLET.sub("◦ ", _readable(raw)))
        if not clean:
            has_gap = True
            continue
        mended = _STRAY_COMMA.sub("", clean)
        fields = tuple(clean_text(field) for field in _WIDE_GAP.split(raw.strip()))
        lines.append(Line(number, mended, has_gap, mended != clean, _indent(raw), len(mended), fields))
        has_gap = False
    return tuple(_single_spaced(lines))


def without(lines: Sequence[Line], taken: Collection[int]) -> tuple[list[Line], list[Line]]:
    """The lines left, with a gap below each place that was taken, and those taken."""
    left = [replace(line, has_gap=line.has_gap or at - 1 in taken) for at, line in enumerate(lines) if at not in taken]
    return left, [lines[at] for at in sorted(taken)]


def _single_spaced(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a text with a blank line below nearly every one, as some copies have it: it says nothing there.

    A wider gap does; where there is none, only a sentence that goes on in small letters shows what belongs together.
    """
    blanks = [below.number - above.number - 1 for above, below in pairwise(lines)]
    least = sorted(blanks)[len(blanks) // _RARELY_CLOSE] if len(blanks) >= _FEWEST_SPACED else 0
    if least < 1:
        return lines
    wider = [count > least for count in blanks]
    if sum(wider) >= _SHARE_WIDER * len(wider):
        gaps = wider
    else:
        gaps = [not (b.text[0].islower() and a.text[-1] not in ".?!:;") for a, b in pairwise(lines)]
        if len(gaps) - sum(gaps) < _SHARE_WIDER * len(gaps):
            return lines
    return [lines[0], *(replace(line, has_gap=gap) for line, gap in zip(lines[1:], gaps, strict=True))]


def _readable(raw: str) -> str:
    """A line without what another encoding or Markdown made of quotation marks and blanks."""
    fixed = _LOST_QUOTE.sub("”", fix_encoding(raw))
    return _ESCAPED_BLANK.sub(lambda run: "_" * (len(run.group()) // 2), fixed)


def _unescaped(text: str) -> str:
    """A text that was copied as it is written in HTML, with the signs that its entities stand for.

    One with a bare sign of those besides was not: it may well be about HTML.
    """
    if len(_ENTITY.findall(text)) < _FEWEST_ENTITIES or _BARE_SIGN.search(text):
        return text
    return _ENTITY.sub(lambda entity: unescape(entity.group()), text)


def _with_bullets(text: str) -> str:
    text = _TABBED_MARK.sub(r"\1 ", text) if len(_TABBED_MARK.findall(text)) >= _FEWEST_TABBED else text
    is_list = len(_CIRCLE_AT_EDGE.findall(text)) >= _FEWEST_CIRCLES
    return _CIRCLE_AT_EDGE.sub("◦ ", text) if is_list else text


def _rows(text: str) -> list[tuple[int, str]]:
    """The lines with their numbers, tables told by tabs and two columns of a page one below the other."""
    rows = apart(cues_labelled(list(enumerate(lines_of(text), 1))))
    return [(number, line) for (number, _), line in zip(rows, in_columns([line for _, line in rows]), strict=True)]


def _indent(raw: str) -> int:
    return len(raw[:_WIDEST_INDENT].expandtabs(4)) - len(raw[:_WIDEST_INDENT].expandtabs(4).lstrip())


def clean_text(text: str) -> str:
    """A line without controls, invisible characters and slips of the hand; tabs stay, as they may separate columns."""
    visible = _TERMINAL_SEQUENCE.sub("", text).translate(_CLEAN)
    spaced = _BLANKS.sub(lambda run: "\t" if "\t" in run.group() else " ", visible).strip()
    return _SPACE_BEFORE_STOP.sub("", _TWO_STOPS.sub(".", spaced))
