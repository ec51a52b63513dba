"""How a table is laid out: what separates its columns and which is which, as it says itself or as it looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from examsim.importing.files.rows import rows_of
from examsim.importing.text import label_words
from examsim.importing.text.lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_SETTING = re.compile(r"#([a-z ]+):(.*)")
_MOST_SETTINGS = 20
"""Lines above a table that may say something of it."""
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
_LIKELY = ("\t", ";", ",", "|")
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
        "statement",
        "cue",
        "cues",
        "prompts",
        "terms",
        "questions",
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
        "t/f",
        "t or f",
        "true/false",
        "true or false",
        "true / false",
        "definitions",
        "answers",
    ),
    "topic": ("topic", "deck", "category", "chapter", "section", "subject", "unit"),
    "tags": ("tags", "tag", "labels"),
    "hint": ("hint", "clue"),
    "explanation": (
        "explanation",
        "rationale",
        "feedback",
        "why",
        "notes",
        "correction",
        "corrections",
        "example",
        "examples",
        "comment",
        "comments",
    ),
    "accept": ("accept", "accepted", "accepted answers", "also right"),
    "value": ("value",),
    "tolerance": ("tolerance",),
    "unit of value": ("unit",),
    "points": ("points", "marks", "punkte", "puntos", "punti", "pontos", "punten", "poäng", "poeng", "point"),
    "minutes": ("minutes",),
}
_NAMES_ABROAD = {
    "prompt": re.compile(label_words.QUESTION_ABROAD, re.IGNORECASE),
    "answer": re.compile(label_words.ANSWER_ABROAD, re.IGNORECASE),
}
_OPTION = re.compile(r"(?:option|choice|answer)?\s*([a-h1-8])|(?:wrong|incorrect|distractor).*", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[^\w\s]{1,2}|o)\s*")
_LANGUAGES = frozenset(
    """
    english german french spanish italian portuguese dutch swedish polish russian latin greek japanese chinese korean
    arabic turkish englisch deutsch französisch spanisch italienisch latein anglais allemand français espagnol italien
    inglés alemán francés español italiano inglese tedesco francese spagnolo inglês português engels duits frans
    nederlands engelska svenska tyska franska spanska angielski polski niemiecki ingilizce türkçe английский русский
    """.split()  # noqa: SIM905
)
_OWN = frozenset({"id", "kind", "question", "answer", "points"})
_LONGEST_TITLE = 120
_SAMPLE = 200
_SHARE = 0.9
"""Of the rows, that must have equally many columns."""
_SHARE_IN_PROSE = 0.98


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is to be read."""

    separator: str
    columns: dict[str, int]
    """Where what stands, such as the prompt and the topic."""
    names: tuple[str, ...]
    """Of all columns, as the table has them or by their numbers."""
    options: tuple[int, ...] = ()
    has_head: bool = False
    is_html: bool = False
    is_text: bool = False
    """Whether the table itself says that its cells hold no HTML."""
    topic: str = ""
    tags: str = ""
    """What all rows have in common, where no column says it."""
    skipped: int = 0
    """Lines of settings, and of a title, before the table."""
    title: str = ""
    """What stands above the names of its columns."""

    @property
    def is_own(self) -> bool:
        """Whether examsim wrote the table: its cells are text, also where they speak of tags."""
        return _OWN.issubset(self.names)


def layout_of(text: str) -> Layout | None:
    """The layout of a text that is a table."""
    lines = lines_of(text)
    settings = _settings(lines)
    named = settings.get("separator")
    for separator in _LIKELY if named is None else (_separator(named.strip()),):
        layout = _with_title(lines[len(settings) :], separator, is_sure=named is not None)
        if layout is not None:
            return _with_settings(replace(layout, skipped=layout.skipped + len(settings)), settings)
    return None


def _with_title(lines: Sequence[str], separator: str, *, is_sure: bool) -> Layout | None:
    """The layout of a table, below a title where that stands above the names of its columns."""
    layout = _with_separator(lines, separator, is_sure=is_sure)
    said = [index for index, line in enumerate(lines[:_MOST_SETTINGS]) if line.strip()]
    title = lines[said[0]].strip() if len(said) > 1 else separator
    if separator in title or len(title) > _LONGEST_TITLE or (layout and layout.has_head):
        return layout
    titled = _with_separator(lines[said[1] :], separator, is_sure=is_sure)
    return replace(titled, skipped=said[1], title=title) if titled and titled.has_head else layout


def _settings(lines: Sequence[str]) -> dict[str, str]:
    """What Anki writes at the top of its text exports, a line for each."""
    found: dict[str, str] = {}
    for line in lines[:_MOST_SETTINGS]:
        match = _SETTING.fullmatch(line.rstrip())
        if match is None or match[1] in found:
            break
        found[match[1]] = match[2]
    return found


def _separator(name: str) -> str:
    return _SEPARATORS.get(name.casefold(), name[:1] or "\t")


def _with_separator(lines: Sequence[str], separator: str, *, is_sure: bool) -> Layout | None:
    """The layout of a table with this separator; none where it cannot be one."""
    rows = (row.cells for row in rows_of(lines, separator) if not row.is_empty)
    sample = list(islice(rows, _SAMPLE))
    if not sample:
        return None
    layout = by_head([cell.strip().casefold() for cell in sample[0]], separator)
    if layout is not None:
        return layout
    return _by_order(sample, separator) if is_sure or _is_table(sample, separator) else None


def _by_order(sample: Sequence[Sequence[str]], separator: str) -> Layout:
    widths = [len(row) for row in sample]
    usual = max(set(widths), key=widths.count)
    names = tuple(f"column {place + 1}" for place in range(usual))
    return Layout(separator, {"prompt": 0, "answer": 1}, names, has_head=_names_languages(sample[0]))


def _names_languages(row: Sequence[str]) -> bool:
    """Whether a row says which language stands in each column."""
    return len(row) > 1 and all(cell.strip().casefold() in _LANGUAGES for cell in row)


def by_head(head: Sequence[str], separator: str) -> Layout | None:
    """The layout that names of columns, in small letters, say; none where they name no question and answer."""
    # Beside a column "b", "a" is an option.
    known = [name for name in head if name != "a" or "b" not in head]
    columns = {role: head.index(name) for role, names in _NAMES.items() for name in reversed(names) if name in known}
    for role, word in _NAMES_ABROAD.items():
        if named := [place for place, name in enumerate(head) if word.fullmatch(name)]:
            columns.setdefault(role, named[0])
    if not {"prompt", "answer"} <= columns.keys() or columns["prompt"] == columns["answer"]:
        return None
    taken = set(columns.values())
    options = tuple(place for place, name in enumerate(head) if place not in taken and _OPTION.fullmatch(name))
    return Layout(separator, columns, tuple(head), options if len(options) > 1 else (), has_head=True)


def _is_table(rows: Sequence[Sequence[str]], separator: str) -> bool:
    """Whether rows without a heading are a table: in prose, commas come and go from line to line."""
    widths = [len([cell for cell in row if cell.strip()]) for row in rows]
    usual = max(set(widths), key=widths.count)
    if usual < 2 or usual > 6 or len(rows) < 2:
        return False
    if all(_BULLET.fullmatch(row[0]) for row in rows):  # with a tab between them and their items
        return False
    share = _SHARE if separator == "\t" else _SHARE_IN_PROSE
    is_even = widths.count(usual) >= share * len(rows)
    # A comma or a pipe with a space behind it is as likely text or Markdown.
    is_tight = separator == "\t" or not any(cell[:1].isspace() for row in rows for cell in row[1:])
    return is_even and is_tight and not any(row[0].rstrip().endswith(":") for row in rows)


def _with_settings(layout: Layout, settings: dict[str, str]) -> Layout:
    """The layout with the columns that Anki names by their numbers; prompt and answer are the first of the others."""
    columns = dict(layout.columns)
    named = {key: int(value) - 1 for key, value in settings.items() if key.endswith("column") and _is_place(value)}
    for role, key in (("tags", "tags column"), ("topic", "deck column")):
        if key in named:
            columns[role] = named[key]
    if named:
        free = [place for place in range(2 + len(named)) if place not in named.values()]
        columns |= {"prompt": free[0], "answer": free[1]}
    html = settings.get("html", "").strip()
    return replace(
        layout,
        columns=columns,
        is_html=html == "true",
        is_text=html == "false",
        topic=settings.get("deck", "").strip(),
        tags=settings.get("tags", "").strip(),
    )


def _is_place(value: str) -> bool:
    return value.strip().isdecimal() and len(value.strip()) < 4
