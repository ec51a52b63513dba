"""Tables: CSV and TSV, what Anki and Quizlet export as text, columns found by their names or guessed and said."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from examsim.domain.question import NumericAnswer
from examsim.importing.asked import Asked, ClosedQuestion
from examsim.importing.doubts import doubt, no_guide
from examsim.importing.files import clozes
from examsim.importing.files.columns import Layout, layout_of
from examsim.importing.files.content import Material
from examsim.importing.files.html import plain
from examsim.importing.files.rows import Row, rows_of
from examsim.importing.files.said_worth import minutes_of, points_of
from examsim.importing.text.lines import SourceLine, clean_text, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.files.content import Content

NAME = "a table"
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?(?:[eE][-+]?\d{1,2})?")
_RULE = re.compile(r":?-{2,}:?")
_KEPT_FROM_COMPUTING = re.compile(r"'(?=[=+\-@])")
"""What an export puts before a text that a spreadsheet would compute."""
_LETTERS = "ABCDEFGH"
_SEVERAL = re.compile(r"[a-h1-8](?:\s*(?:,|;|&|\band\b)\s*[a-h1-8])+", re.IGNORECASE)
_PREVIEW = 3
_FEWEST_BELOW = 3
_MOST_NAMED = 10


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return content.is_text and layout_of(content.text) is not None


def read(content: Content) -> Material:
    """The rows as questions."""
    text, below, layout = _with_text_below(content.text)
    if layout is None:
        return Material(text=content.text)
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    rows = [row for row in _rows(text, layout) if not _is_rule(row)]
    for whole in rows[1:] if layout.has_head else rows:
        row, beyond = _of_width(whole, layout)
        questions = questions_of(row, layout)
        asked += questions
        if questions:
            stray += [SourceLine(row.line, beyond)] if beyond else []
        elif not row.is_empty:
            stray.append(SourceLine(row.line, clean_text(" | ".join(row.cells))))
    notes = [*_preview(layout, asked), *_left_out(rows, layout), *_unclosed(rows)]
    why = "" if layout.has_head else doubt(asked, "", 0, is_marked=False)
    title = clean_text(layout.title)
    return Material(asked, below, stray, title=title, notes=[*notes, no_guide(why)] if why else notes)


def _with_text_below(text: str) -> tuple[str, str | None, Layout | None]:
    """The table, a person's own notes below its last row with their lines where they were, and how it is laid out."""
    layout = layout_of(text)
    if layout is None:
        return text, None, None
    lines = lines_of(text)
    last = next((at for at in range(len(lines), 0, -1) if layout.separator in lines[at - 1]), 0)
    table, below = "\n".join(lines[:last]), lines[last:]
    goes_on = not last or table.count('"') % 2 == 1 or any(line.strip() for line in below[:1])
    filled = sum(bool(line.strip()) for line in below)
    if goes_on or not filled:
        return text, None, layout
    layout = layout_of(table) or layout  # of the rows alone, now that it is known which lines are some
    return (text, None, layout) if filled < _FEWEST_BELOW else (table, "\n" * last + "\n".join(below), layout)


def _preview(layout: Layout, asked: Sequence[Asked]) -> list[str]:
    """The columns that were taken, and the first rows as they were understood."""
    named = [f"column {index + 1} is the {role}" for role, index in sorted(layout.columns.items(), key=lambda c: c[1])]
    how = "by its heading" if layout.has_head else "guessed"
    shown = [f"{one.term[:60]} -> {' '.join(one.answer)[:60]}" for one in islice(asked, _PREVIEW)]
    return [f"Table ({how}): {', '.join(named)}.", *shown]


def _left_out(rows: Sequence[Row], layout: Layout) -> list[str]:
    """The columns with something in them of which nobody knows what it is."""
    taken = {*layout.columns.values(), *layout.options}
    filled = {place for row in rows[layout.has_head :] for place, cell in enumerate(row.cells) if cell.strip()}
    names = [clean_text(name) for place, name in enumerate(layout.names) if place in filled - taken]
    return (
        [f"Left out of the table: {', '.join(name or 'a column without a name' for name in names)}."] if names else []
    )


def _of_width(row: Row, layout: Layout) -> tuple[Row, str]:
    """A row without the cells beyond the last column, and these as a text.

    Where answers stand last they belong to one of them: its separators were written without quotation marks.
    """
    width = len(layout.names)
    beyond = layout.separator.join(row.cells[width:])
    if not beyond.strip():
        return row, ""
    if layout.columns["answer"] == width - 1:
        whole = layout.separator.join(row.cells[width - 1 :])
        return replace(row, cells=[*row.cells[: width - 1], whole]), ""
    return row, clean_text(beyond)


def _unclosed(rows: Sequence[Row]) -> list[str]:
    lines = [str(row.line) for row in rows if row.is_mended]
    if not lines:
        return []
    more = f" and {len(lines) - _MOST_NAMED} more" if len(lines) > _MOST_NAMED else ""
    where = f"line{'s' if len(lines) > 1 else ''} {', '.join(lines[:_MOST_NAMED])}{more}"
    return [f"A quotation mark never closes in {where}: it was taken to close at the end of the line."]


def _rows(text: str, layout: Layout) -> list[Row]:
    """The rows with the line they begin at; a line without a separator goes on with the row above."""
    rows: list[Row] = []
    for row in rows_of(lines_of(text)[layout.skipped :], layout.separator):
        goes_on = layout.separator == "\t" and len(row.cells) == 1 and not row.is_empty
        if goes_on and rows and len(rows[-1].cells) > 1:
            rows[-1].cells[-1] += f"\n{row.cells[0]}"
        else:
            rows.append(Row(row.line + layout.skipped, row.cells, row.is_mended))
    return rows


def _is_rule(row: Row) -> bool:
    """Whether this only rules off the heading, as in Markdown."""
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    return len(cells) > 1 and all(map(_RULE.fullmatch, cells))


def questions_of(row: Row, layout: Layout) -> list[Asked]:
    """The questions in a row: one, or one for each gap of a text; none where nothing is asked, or answered."""
    asked = _question(row, layout)
    if asked is None:
        return []
    if not clozes.has_gaps(asked.term):
        return [asked]
    told = tuple(filter(None, (*asked.answer, *asked.rationale)))
    return clozes.questions_of(replace(asked, choices=(), answer=(), rationale=told))


def _question(row: Row, layout: Layout) -> Asked | None:
    """The question in a row, of which the answer may stand in gaps of the prompt."""
    cells = [_cell(cell, layout) for cell in row.cells]

    def cell(role: str) -> str:
        index = layout.columns.get(role, -1)
        return cells[index] if 0 <= index < len(cells) else ""

    prompt, answer = " ".join(cell("prompt").split()), cell("answer")
    if not prompt or not (answer or clozes.has_gaps(prompt)):
        return None
    choices = tuple(cells[index] for index in layout.options if index < len(cells) and cells[index])
    plain_choices = {choice.casefold() for choice in choices}
    named = _named(answer, len(choices))
    is_text = answer.casefold() not in plain_choices and len(answer) > 1 and not named
    return Asked(
        line=row.line,
        term=prompt,
        choices=(*choices, answer) if choices and is_text else choices,
        answer=(named or _letter(answer, layout),) if choices else tuple(answer.split("\n")),
        rationale=tuple(filter(None, [cell("explanation")])),
        topic=(cell("topic") or layout.topic).rsplit("::", 1)[-1],
        tags=tuple(dict.fromkeys(re.split(r"[\s,;]+", tags)))
        if (tags := f"{layout.tags} {cell('tags')}".strip())
        else (),
        hint=cell("hint"),
        closed=None if choices else _closed(prompt, answer, cell),
        points=points_of(_number(cell("points"))),
        minutes=minutes_of(_number(cell("minutes"))),
    )


def _closed(prompt: str, answer: str, cell: Callable[[str], str]) -> ClosedQuestion | None:
    """What is right in a word or a number, where the table says so in columns of its own."""
    if accept := tuple(filter(None, cell("accept").split("\n"))):
        return ClosedQuestion(prompt, answer, accept)
    value = _number(cell("value"))
    if value is None:
        return None
    numeric = NumericAnswer(value, abs(_number(cell("tolerance")) or 0.0), cell("unit of value"))
    return ClosedQuestion(prompt, answer, (), numeric=numeric)


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _named(answer: str, count: int) -> str:
    """The letters of the options that an answer names, several by letter or number; empty where it names none."""
    if not _SEVERAL.fullmatch(answer):
        return ""
    places = [_LETTERS.find(one.upper()) if one.isalpha() else int(one) - 1 for one in re.findall(r"\b\w\b", answer)]
    return ", ".join(_LETTERS[place] for place in places) if max(places) < count else ""


def _letter(answer: str, layout: Layout) -> str:
    """The letter of an answer that names its option by number."""
    return _LETTERS[int(answer) - 1] if re.fullmatch("[1-8]", answer) and layout.options else answer


def _cell(text: str, layout: Layout) -> str:
    if layout.is_own:
        shown = text[1:] if _KEPT_FROM_COMPUTING.match(text) else text
    elif layout.is_text:
        shown = text
    else:
        shown = plain(text) if layout.is_html or re.search(r"<(?:br|div|p|b|i|li)\b", text) else text
    return "\n".join(filter(None, (clean_text(line).replace("\t", " ") for line in shown.split("\n"))))
