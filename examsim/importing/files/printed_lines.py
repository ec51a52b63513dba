"""Lines of a PDF, with what is printed larger or in bold written the way Markdown writes it.

A PDF says of no line what it is, but in which font it is set: terms and questions stand in bold above what answers
them, titles are larger than all else. Where most is bold, bold says nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pypdf import PageObject

    Look = Callable[[str, list[float], list[float], object, float], None]

_BOLD = re.compile(r"bold|black\b|heavy|semibd|\bdemi|^/?(?:[A-Z]{6}\+)?(?:CM|SF)BX", re.IGNORECASE)
"""In the names of fonts; the last are those that LaTeX sets."""
_LARGER = 1.12
"""Times the size of most text, from which a bold line is a title."""
_MOST_BOLD = 0.5
"""Share of the letters that may be bold."""
_NEAR = 1.1
"""Times the usual distance between lines, within which one goes on with the one above."""
_LONGEST_TITLE = 90
_HAS_SIGNS = re.compile(r"[*_#|`]")
_WORDS = re.compile(r"[^\W_]{2}")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it is printed."""

    text: str
    size: float = 0.0
    is_bold: bool = False
    height: float = 0.0
    """How far up on its page it stands."""


def lines_on(page: PageObject, look: Look) -> list[PrintedLine]:
    """The lines of a page, in the order its text has; each part of it is shown to ``look``."""
    found: list[PrintedLine] = []
    parts: list[tuple[str, float, bool, float]] = []

    def end_line() -> None:
        said = [part for part in parts if part[0].strip()]
        _, size, _, height = said[0] if said else ("", 0.0, False, 0.0)
        is_bold = bool(said) and all(bold for _, _, bold, _ in said)
        found.append(PrintedLine("".join(part[0] for part in parts), round(size, 1), is_bold, height))
        parts.clear()

    def take(text: str, outer: list[float], inner: list[float], font: object, size: float) -> None:
        look(text, outer, inner, font, size)
        name = str(font.get("/BaseFont", "")) if isinstance(font, dict) else ""
        is_bold = _BOLD.search(name) is not None
        scale = abs(inner[3] * outer[3]) or 1.0
        height = inner[5] * outer[3] + outer[5]
        first, *more = text.split("\n")
        parts.append((first, size * scale, is_bold, height))
        for each in more:
            end_line()
            parts.append((each, size * scale, is_bold, height))

    whole = page.extract_text(visitor_text=take)
    end_line()
    return found if text_of(found) == whole else [PrintedLine(text) for text in whole.split("\n")]


def text_of(page: Sequence[PrintedLine]) -> str:
    """A page as it is, without any sign."""
    return "\n".join(line.text for line in page)


def written(pages: Sequence[Sequence[PrintedLine]]) -> list[str]:
    """The pages with signs before titles and around what is bold."""
    lines = [line for page in pages for line in page if line.text.strip()]
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    bold = sum(len(line.text) for line in lines if line.is_bold)
    if bold > _MOST_BOLD * letters.total():
        return [text_of(page) for page in pages]
    usual = letters.most_common(1)[0][0] if letters else 0.0
    distances = Counter(round(_between(above, line), 1) for page in pages for above, line in pairwise(page))
    apart = distances.most_common(1)[0][0] * _NEAR if distances else 0.0
    return ["\n".join(_with_signs(page, usual, apart)) for page in pages]


def _between(above: PrintedLine, line: PrintedLine) -> float:
    return abs(above.height - line.height)


def _with_signs(page: Sequence[PrintedLine], usual: float, apart: float) -> list[str]:
    """The lines of a page with their signs; bold ones that are one sentence in one line."""
    told: list[str] = []
    run: list[PrintedLine] = []
    for line in page:
        goes_on = bool(run) and line.is_bold and line.size == run[-1].size and _between(run[-1], line) <= apart
        if run and not goes_on:
            told += _signed(run, usual)
            run = []
        if line.is_bold:
            run.append(line)
        else:
            told.append(line.text)
    return told + _signed(run, usual)


def _signed(run: Sequence[PrintedLine], usual: float) -> list[str]:
    text = " ".join(line.text.strip() for line in run)
    if not run or _HAS_SIGNS.search(text) or not _WORDS.search(text):
        return [line.text for line in run]
    is_title = run[0].size >= _LARGER * usual and len(text) <= _LONGEST_TITLE
    return [f"## {text}" if is_title else f"**{text}**"]
