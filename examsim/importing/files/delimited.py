"""Tables: CSV and TSV, what Anki and Quizlet export as text, columns found by their names or guessed and said."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from examsim.domain.question import NumericAnswer
from examsim.importing.asked import Asked, ClosedQuestion
from examsim.importing.files.content import Material
from examsim.importing.files.html import plain
from examsim.importing.lines import SourceLine, clean_text, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.files.content import Content

NAME = "a table"
_SETTING = re.compile(r"#([a-z ]+):(.*)")
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_NAMES = {
    "prompt": (
        "question",
        "prompt",
        "front",
        "term",
        "word",
        "concept",
        "q",
        "key term",
        "question text",
        "vocabulary",
    ),
    "answer": (
        "answer",
        "back",
        "definition",
        "solution",
        "a",
        "meaning",
        "response",
        "correct answer",
        "correct",
        "ans",
    ),
    "topic": ("topic", "deck", "category", "chapter", "section", "subject", "unit"),
    "tags": ("tags", "tag", "labels"),
    "hint": ("hint", "clue"),
    "explanation": ("explanation", "rationale", "feedback", "why", "notes"),
    "accept": ("accept", "accepted", "accepted answers", "also right"),
    "value": ("value",),
    "tolerance": ("tolerance",),
    "unit of value": ("unit",),
}
_NUMBER = re.compile(r"[-+]?\d{1,15}(?:\.\d{1,15})?(?:[eE][-+]?\d{1,2})?")
_RULE = re.compile(r":?-{2,}:?")
_LETTERS = "ABCDEFGH"
_SEVERAL = re.compile(r"[a-h1-8](?:\s*(?:,|;|&|\band\b)\s*[a-h1-8])+", re.IGNORECASE)
_OPTION = re.compile(r"(?:option|choice|answer)?\s*([a-h1-8])|(?:wrong|incorrect|distractor).*", re.IGNORECASE)
_SAMPLE = 200
_LONGEST_FIELD = 131_072
_SHARE = 0.9
"""Of the rows, that must have equally many columns."""
_SHARE_IN_PROSE = 0.98
_PREVIEW = 3


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a table is to be read."""

    separator: str
    columns: dict[str, int]
    options: tuple[int, ...] = ()
    has_head: bool = False
    is_html: bool = False
    skipped: int = 0
    """Lines of settings before the table."""
    head: tuple[str, ...] = ()


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return content.is_text and _layout(content.text) is not None


def read(content: Content) -> Material:
    """The rows as questions."""
    layout = _layout(content.text)
    if layout is None:
        return Material(text=content.text)
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    rows = [(line, row) for line, row in _rows(content.text, layout) if not _is_rule(row)]
    for line, row in rows[1:] if layout.has_head else rows:
        question = _question(line, row, layout)
        if question is not None:
            asked.append(question)
        elif any(cell.strip() for cell in row):
            stray.append(SourceLine(line, clean_text(" | ".join(row))))
    return Material(asked, not_understood=stray, notes=_notes(layout, asked))


def _notes(layout: _Layout, asked: Sequence[Asked]) -> list[str]:
    """The columns that were taken, and the first rows as they were understood."""
    named = [f"column {index + 1} is the {role}" for role, index in sorted(layout.columns.items(), key=lambda c: c[1])]
    how = "by its heading" if layout.has_head else "guessed"
    shown = [f"{one.term[:60]} -> {' '.join(one.answer)[:60]}" for one in islice(asked, _PREVIEW)]
    return [f"Table ({how}): {', '.join(named)}.", *shown]


def _layout(text: str) -> _Layout | None:
    settings, skipped = _settings(text)
    body = "\n".join(lines_of(text)[skipped:])
    if "separator" in settings:
        name = settings["separator"].strip().casefold()
        separators = [_SEPARATORS.get(name, settings["separator"].strip()[:1] or "\t")]
    else:
        separators = ["\t", ";", ",", "|"]
    for separator in separators:
        layout = _with_separator(body, separator, is_sure="separator" in settings)
        if layout is not None:
            return _with_settings(replace(layout, skipped=skipped), settings)
    return None


def _settings(text: str) -> tuple[dict[str, str], int]:
    """What Anki writes at the top of its text exports, and how many lines that takes."""
    found: dict[str, str] = {}
    for number, line in enumerate(islice(lines_of(text), 20)):
        match = _SETTING.fullmatch(line.rstrip())
        if match is None:
            return found, number
        found[match[1]] = match[2]
    return found, len(found)


def _with_settings(layout: _Layout, settings: dict[str, str]) -> _Layout:
    columns = dict(layout.columns)
    for role, key in (("tags", "tags column"), ("topic", "deck column")):
        place = settings.get(key, "").strip()
        if place.isdecimal() and len(place) < 4:
            columns[role] = int(place) - 1
    others = {int(v) - 1 for k, v in settings.items() if k.endswith("column") and v.strip().isdecimal() and len(v) < 4}
    free = [index for index in range(max(8, 2 + len(others))) if index not in others]
    if others:
        columns |= {"prompt": free[0], "answer": free[1]}
    return replace(layout, columns=columns, is_html=settings.get("html", "").strip() == "true")


def _with_separator(body: str, separator: str, *, is_sure: bool) -> _Layout | None:
    sample = [row for _, row in islice(_parsed(body, separator), _SAMPLE) if any(cell.strip() for cell in row)]
    if not sample:
        return None
    head = tuple(cell.strip().casefold() for cell in sample[0])
    # Beside a column "b", "a" is an option.
    known = [name for name in head if name != "a" or "b" not in head]
    columns = {role: head.index(name) for role, names in _NAMES.items() for name in reversed(names) if name in known}
    if {"prompt", "answer"} <= columns.keys() and columns["prompt"] != columns["answer"]:
        taken = set(columns.values())
        options = tuple(n for n, name in enumerate(head) if n not in taken and _OPTION.fullmatch(name))
        return _Layout(separator, columns, options if len(options) > 1 else (), has_head=True, head=head)
    return _Layout(separator, {"prompt": 0, "answer": 1}) if is_sure or _is_table(sample, separator) else None


def _is_table(rows: Sequence[Sequence[str]], separator: str) -> bool:
    """Whether rows without a heading are a table: in prose, commas come and go from line to line."""
    widths = [len([cell for cell in row if cell.strip()]) for row in rows]
    usual = max(set(widths), key=widths.count)
    if usual < 2 or usual > 6 or len(rows) < 2:
        return False
    share = _SHARE if separator == "\t" else _SHARE_IN_PROSE
    is_even = widths.count(usual) >= share * len(rows)
    # A comma or a pipe with a space behind it is as likely text or Markdown.
    is_tight = separator == "\t" or not any(cell[:1].isspace() for row in rows for cell in row[1:])
    return is_even and is_tight and not any(row[0].rstrip().endswith(":") for row in rows)


def _rows(text: str, layout: _Layout) -> list[tuple[int, list[str]]]:
    """The rows with the line they begin at; a line without a separator goes on with the row above."""
    body = "\n".join(lines_of(text)[layout.skipped :])
    rows: list[tuple[int, list[str]]] = []
    for line, row in _parsed(body, layout.separator):
        if rows and len(row) == 1 and row[0].strip() and layout.separator == "\t" and len(rows[-1][1]) > 1:
            rows[-1][1][-1] += f"\n{row[0]}"
        else:
            rows.append((line + layout.skipped, row))
    return rows


def _is_rule(row: Sequence[str]) -> bool:
    """Whether this only rules off the heading, as in Markdown."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return len(cells) > 1 and all(map(_RULE.fullmatch, cells))


def _parsed(body: str, separator: str) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_FIELD)
    is_quoted = f'{separator}"' in body or body.startswith('"') or '\n"' in body
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE) if is_quoted else (csv.QUOTE_NONE,):
        reader = csv.reader(
            io.StringIO(body), delimiter=separator, quoting=quoting, strict=quoting == csv.QUOTE_MINIMAL
        )
        rows: list[tuple[int, list[str]]] = []
        begin = 1
        try:
            for row in reader:
                rows.append((begin, row))
                begin = reader.line_num + 1
        except csv.Error:  # a quotation mark that never closes: then they are only text
            continue
        return rows
    return []


def _question(line: int, row: Sequence[str], layout: _Layout) -> Asked | None:
    cells = [_cell(cell, layout) for cell in row]

    def cell(role: str) -> str:
        index = layout.columns.get(role, -1)
        return cells[index] if 0 <= index < len(cells) else ""

    prompt, answer = " ".join(cell("prompt").split()), cell("answer")
    if not prompt or not answer:
        return None
    choices = tuple(cells[index] for index in layout.options if index < len(cells) and cells[index])
    plain_choices = {choice.casefold() for choice in choices}
    named = _named(answer, len(choices))
    is_text = answer.casefold() not in plain_choices and len(answer) > 1 and not named
    return Asked(
        line=line,
        term=prompt,
        choices=(*choices, answer) if choices and is_text else choices,
        answer=(named or _letter(answer, layout),) if choices else tuple(answer.split("\n")),
        rationale=tuple(filter(None, [cell("explanation")])),
        topic=cell("topic").rsplit("::", 1)[-1],
        tags=tuple(re.split(r"[\s,;]+", cell("tags").strip())) if cell("tags").strip() else (),
        hint=cell("hint"),
        closed=None if choices else _closed(prompt, answer, cell),
    )


def _closed(prompt: str, answer: str, cell: Callable[[str], str]) -> ClosedQuestion | None:
    """What is right in a word or a number, where the table says so in columns of its own."""
    if accept := tuple(filter(None, cell("accept").split("\n"))):
        return ClosedQuestion(prompt, answer, accept)
    if not _NUMBER.fullmatch(cell("value")):
        return None
    tolerance = float(cell("tolerance")) if _NUMBER.fullmatch(cell("tolerance")) else 0.0
    numeric = NumericAnswer(float(cell("value")), abs(tolerance), cell("unit of value"))
    return ClosedQuestion(prompt, answer, (), numeric=numeric)


def _named(answer: str, count: int) -> str:
    """The letters of the options that an answer names, several by letter or number; empty where it names none."""
    if not _SEVERAL.fullmatch(answer):
        return ""
    places = [_LETTERS.find(one.upper()) if one.isalpha() else int(one) - 1 for one in re.findall(r"\b\w\b", answer)]
    return ", ".join(_LETTERS[place] for place in places) if max(places) < count else ""


def _letter(answer: str, layout: _Layout) -> str:
    """The letter of an answer that names its option by number."""
    return _LETTERS[int(answer) - 1] if re.fullmatch("[1-8]", answer) and layout.options else answer


def _cell(text: str, layout: _Layout) -> str:
    shown = plain(text) if layout.is_html or re.search(r"<(?:br|div|p|b|i|li)\b", text) else text
    return "\n".join(filter(None, (clean_text(line).replace("\t", " ") for line in shown.split("\n"))))
