"""Wrapped lines put together again.

A line break was made by a person, or by the width of a page. It was the page's where the next line's first word would
not have fitted, where a sentence is plainly unfinished, or where a word was hyphenated. Everything else is a person's.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from wordfreq import zipf_frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_SYMBOL = r"[•◦▪■●○◉◆►▶➢➤✓✔‣·]\s*|-{1,3}>\s*|>{1,3}\s*|→\s*|[*+–—-]\s+"
BULLET = re.compile(rf"^(?:{_SYMBOL}|[(\[]?\d{{1,4}}(?:\.\)|[.)\]])\s+)(?=\S)")
"""What opens a term or a question: a bullet, an arrow, a number."""
ITEM = re.compile(rf"^(?:{_SYMBOL}|[(\[]?(?:\d{{1,4}}|[a-zA-Z]|[ivx]{{1,4}})(?:\.\)|[.)\]])\s+)(?=\S)")
"""What opens an item of a list: all of these, or a letter."""

_NARROWEST = 40
"""Below this many characters a text is not wrapped, only short."""
_NEARLY_FULL = 0.9
"""Of the widest lines: pages are set in proportional type, so full lines differ in their count of characters."""
_SHARE_BROKEN = 0.3
"""Of the full lines, that must break off."""
_UNFINISHED = re.compile(
    r"(?:\b(?:a|an|the|of|in|on|at|to|by|for|from|with|without|and|or|nor|but|as|is|are|was|were|be|that|which|than|"
    r"its|their|this|these|into|between|about|if|when|because|wrt|via|per|our|your|not)|[,(\[]|\s[=+/&])$",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:What|Which|Who|Whom|Whose|When|Where|Why|How)\b[^?]{3,200}\?(?:\s|$)"
    r"|(?:Define|Describe|Explain)\s[^.?!]{2,80}\.(?:\s|$)"
)
"""A line that asks something from its capital to its mark, whatever comes behind."""
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_BOLD_LABEL = re.compile(r"\*\*(?:Q\s?\d{0,3}|\d{1,3})\s?[.:)]", re.IGNORECASE)
_STOP = re.compile(r"[.!?:;][)\]\"'’”*_]*$")
_SENTENCE_END = re.compile(r"[.!?][)\]\"'’”*_]*$")
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,40}[)\]]\.?")


def page_width(lines: Sequence[Line]) -> int:
    """The width the text was wrapped at, in characters; 0 where it was not wrapped. A title may be wider."""
    return _width(lines) or _width(lines[1:])


def _width(lines: Sequence[Line]) -> int:
    widths = sorted(line.width for line in lines)
    if not widths:
        return 0
    widest = widths[-1 - len(widths) // 50]
    full = sum(_NEARLY_FULL * widest <= width for width in widths)
    is_wrapped = widest >= _NARROWEST and full >= max(2, len(widths) // 8) and _goes_on(lines, _NEARLY_FULL * widest)
    return widest if is_wrapped else 0


def _goes_on(lines: Sequence[Line], full: float) -> bool:
    """Whether lines that are full break off: where each says its say, their widths are chance."""
    ends = [(line, below) for line, below in pairwise(lines) if line.width >= full]
    broken = sum(not below.has_gap and not _SENTENCE_END.search(line.text[-4:]) for line, below in ends)
    return broken >= _SHARE_BROKEN * len(ends)


def paragraphs(lines: Sequence[Line], width: int) -> list[list[Line]]:
    """Lines grouped as their author broke them; a line of which nothing is left goes with what came before."""
    starts = paragraph_starts(lines, width)
    return [list(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]


def paragraph_starts(lines: Sequence[Line], width: int) -> tuple[int, ...]:
    """The indices of the lines that paragraphs begin in."""
    return _starts(tuple(lines), width)


@lru_cache(maxsize=16)
def _starts(lines: tuple[Line, ...], width: int) -> tuple[int, ...]:
    """The same, remembered: a dozen formats ask it of the same lines."""
    starts: list[int] = []
    previous: Line | None = None
    for index, line in enumerate(lines):
        if not (starts and (not line.text or previous is None or continues(previous, line, width))):
            starts.append(index)
        previous = line if line.text else previous
    return tuple(starts)


def unwrap(lines: Sequence[Line], width: int) -> list[str]:
    """The paragraphs of some lines as text."""
    texts = (joined_texts([line.text for line in group if line.text]) for group in paragraphs(lines, width))
    return [text.replace("\t", " ") for text in texts if text]


def joined_texts(texts: Sequence[str]) -> str:
    """The lines of a paragraph as one, each word that was broken in two whole again."""
    parts = [*texts[:1]]
    for above, text in pairwise(texts):
        if _is_hyphenated(above, text):
            parts[-1] = _without_hyphen(parts[-1], text)
            parts.append(text)
        else:
            parts.append(" " + text)
    return "".join(parts)


def continues(previous: Line, line: Line, width: int) -> bool:
    """Whether a line goes on where the previous one was broken by the width of the page."""
    if _opens(previous, line):
        return False
    had_no_room = width > 0 and previous.width + 1 + len(line.text) > width
    if had_no_room and _ASIDE.fullmatch(line.text):
        return True
    if _is_new_sentence(previous.text, line.text):
        return False
    if _is_unfinished(previous, line):
        return True
    if not width or previous.width > width * 1.2:
        return not width and _ends_the_sentence(previous.text, line.text)
    first_word = len(line.text.split(maxsplit=1)[0])
    # Where a page ends the text may or may not go on: only a line that is quite full is taken for wrapped.
    limit = width if line.is_after_page_break else width * _NEARLY_FULL
    return previous.width + 1 + first_word > limit


def _opens(previous: Line, line: Line) -> bool:
    """Whether a line shows by itself that it goes on with nothing."""
    if line.has_gap or line.text[0] == "|" or ITEM.match(line.text) or _has_emblem(line.text):
        return True
    is_back = line.indent < previous.indent and not line.text[0].islower()  # from under its heading
    return is_back or _QUESTION.match(line.text) is not None


def _is_unfinished(previous: Line, line: Line) -> bool:
    """Whether the words show that a line goes on, however much room there was."""
    return bool(
        _is_across_pages(previous, line)
        or _UNFINISHED.search(previous.text[-20:])
        or _is_hyphenated(previous.text, line.text)
        or _closes_bracket(previous, line)
    )


def _has_emblem(text: str) -> bool:
    """Whether a line opens with a picture, as bullets are, or with a label in bold."""
    return unicodedata.category(text[0]) == "So" or _BOLD_LABEL.match(text) is not None


def _is_across_pages(previous: Line, line: Line) -> bool:
    """Whether a sentence goes on below the foot and the head of a page, which are taken out already."""
    below = max(previous.number, *previous.further) if previous.further else previous.number
    return line.number > below + 1 and line.text[0].islower() and not _STOP.search(previous.text[-4:])


def _is_new_sentence(above: str, text: str) -> bool:
    return bool(_SENTENCE_END.search(above[-4:])) and not text[0].islower()


def _ends_the_sentence(above: str, text: str) -> bool:
    """Whether a line in small letters has the full stop that the capital above it is waiting for."""
    is_begun = above[0].isupper() and len(above) >= _NARROWEST and not _STOP.search(above[-4:])
    return is_begun and text[0].islower() and bool(_SENTENCE_END.search(text[-4:]))


def _is_hyphenated(above: str, text: str) -> bool:
    return bool(_HYPHENATED.search(above[-2:])) and text[:1].islower()


def _closes_bracket(previous: Line, line: Line) -> bool:
    """A bracket opened in one line and closed in the next holds them together."""
    is_open = previous.text.rfind("(") > previous.text.rfind(")")
    closing = line.text.find(")")
    return is_open and closing >= 0 and "(" not in line.text[:closing] and not _SENTENCE_END.search(previous.text[-4:])


def _without_hyphen(head: str, tail: str) -> str:
    """``locali-`` before ``sation`` loses its hyphen, ``pre-`` before ``softmax`` keeps it."""
    first = head[:-1].rsplit(maxsplit=1)[-1]
    second = re.split(r"\W", tail, maxsplit=1)[0]
    return head[:-1] if zipf_frequency(first + second, "en") > 0 else head
