"""Tables of a Word document: lines to be read with the rest, or questions where a head says what stands where."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.importing.files.columns import by_head
from examsim.importing.files.delimited import questions_of
from examsim.importing.files.rows import Row
from examsim.importing.files.word_text import WORD, is_deleted, text_within, texts_within
from examsim.importing.text.furniture import is_heading
from examsim.importing.text.lines import SourceLine, clean_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

    from examsim.importing.asked import Asked

_FEWEST_COLUMNS = 3
"""Of a table that is not read as lines: those of two columns are, with what stands around them."""
_COUNTED = re.compile(r"[(\[]?\d{1,3}\s?[.)\]]\s+(?=\S)")
_MOST_DIGITS = 9
_AROUND = frozenset({f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}customXml", f"{WORD}ins"})
_NUMBER = re.compile(r"#|no\.?|nr\.?|number|(?:question\s)?\d{0,3}[.)]?", re.IGNORECASE)


def rows_of(table: BaseOxmlElement) -> Iterator[str]:
    """The rows, cells that run across several columns once; where one runs across all, it heads those below."""
    for cells, is_across in _rows(table):
        told = " | ".join(map(text_within, cells))
        if is_across and told.strip():
            yield from ("", f"## {told}" if is_heading(told) else told, "")
        else:
            yield told


def questions_in(table: BaseOxmlElement, line: int, topic: str) -> tuple[list[Asked], list[SourceLine]]:
    """The questions of a table that begins in a line, and the rows that are none; neither where its head names nothing.

    A row that runs across the table is the topic of those below.
    """
    rows = list(_rows(table))
    head = next(([text_within(cell).casefold() for cell in cells] for cells, is_across in rows if not is_across), [])
    layout = by_head(head, "|") if sum(_NUMBER.fullmatch(name) is None for name in head) >= _FEWEST_COLUMNS else None
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    for place, (cells, is_across) in enumerate(rows if layout is not None else ()):
        texts = ["\n".join(texts_within(cell)) for cell in cells]
        if is_across:
            topic = clean_text(texts[0].replace("\n", " ")) or topic
        elif [text.casefold() for text in texts] != head and layout is not None:
            found = questions_of(Row(line + place, texts), layout)
            asked += [replace(one, topic=one.topic or topic) for one in found]
            stray += [] if found or not any(texts) else [SourceLine(line + place, clean_text(" | ".join(texts)))]
    return _without_numbers(asked), stray


def _without_numbers(asked: list[Asked]) -> list[Asked]:
    """The questions, without the numbers that all of them open with."""
    if not all(_COUNTED.match(one.term) for one in asked):
        return asked
    return [replace(one, term=_COUNTED.sub("", one.term)) for one in asked]


def _rows(table: BaseOxmlElement) -> Iterator[tuple[list[BaseOxmlElement], bool]]:
    """The cells of each row, what goes on from above in both; and whether there is but one across several columns."""
    above: dict[int, BaseOxmlElement] = {}
    for row in _inside(table, f"{WORD}tr"):
        if is_deleted(row):
            continue
        here: dict[int, BaseOxmlElement] = {}
        column = 0
        for cell in _inside(row, f"{WORD}tc"):
            here[column] = above.get(column, cell) if _goes_on(cell) else cell
            column += _width(cell)
        above = here
        yield list(here.values()), len(here) == 1 < column


def _inside(element: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """The rows of a table or the cells of a row, also those within a form's control."""
    for child in element.iterchildren("*"):
        if child.tag == tag:
            yield child
        elif child.tag in _AROUND:
            yield from _inside(child, tag)


def _goes_on(cell: BaseOxmlElement) -> bool:
    merged = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merged is not None and merged.get(f"{WORD}val") in (None, "continue")


def _width(cell: BaseOxmlElement) -> int:
    """How many columns a cell runs across."""
    span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
    said = span.get(f"{WORD}val") or "" if span is not None else ""
    return max(1, int(said)) if said.isdecimal() and len(said) <= _MOST_DIGITS else 1
