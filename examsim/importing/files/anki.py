"""Anki packages: the notes in the database of an .apkg, with their tags, and their deck as topic."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.importing.asked import Asked
from examsim.importing.files import clozes, note_types
from examsim.importing.files.content import Material
from examsim.importing.files.html import plain
from examsim.importing.files.note_types import NoteType
from examsim.importing.files.zipped import MOST_BYTES, broken, member_names, open_zip, read_member
from examsim.importing.shapes.lettered import options_apart
from examsim.importing.text.lines import SourceLine, clean_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.importing.files.content import Content, Row

NAME = "an Anki package"
_MEMBERS = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: a package may hold an older one that only says to update."""
_QUERIES = {
    "notes": "SELECT id, flds, tags, mid FROM notes ORDER BY id",
    "cards": "SELECT nid, did FROM cards ORDER BY id DESC",
    "decks": "SELECT id, name FROM decks",
    "col": "SELECT decks, models FROM col",
    **note_types.QUERIES,
}
_WINDOW = 128 * 1024 * 1024
"""Memory that unpacking may take beside what is unpacked."""


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return not member_names(content.data).isdisjoint(_MEMBERS)


def read(content: Content) -> Material:
    """The notes as questions."""
    if content.tables is None:
        raise InputError(f"{content.name} is an Anki package.", remedy="Export its notes as text and import that.")
    with open_zip(content.data, content.name) as archive:
        member = next(name for name in _MEMBERS if name in archive.namelist())
        data = read_member(archive, member, content.name)
    rows = content.tables(_unpacked(data, content.name) if member.endswith("b") else data, content.name, _QUERIES)
    decks = _decks(rows)
    deck_of = {note: decks.get(deck, "") for note, deck in rows.get("cards", [])}
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    kinds = note_types.note_types(rows)
    for number, (note, fields, tags, model) in enumerate(rows.get("notes", []), 1):
        texts, hint = kinds.get(model, NoteType()).sides([_text(field) for field in str(fields).split("\x1f")])
        questions = _questions(number, texts, str(tags or ""), deck_of.get(note, ""))
        asked += (replace(question, hint=" ".join(hint.split())) for question in questions)
        if not questions:
            stray.append(SourceLine(number, clean_text(" | ".join(filter(None, texts))) or "(a note without text)"))
    names = sorted({name for name in deck_of.values() if name and name != "Default"})
    return Material(asked, not_understood=stray, title=names[0] if len(names) == 1 else "")


def _unpacked(data: bytes, name: str) -> bytes:
    import zstandard  # noqa: PLC0415 - only new packages are packed this way

    try:
        with zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(data) as reader:
            unpacked: bytes = reader.read(MOST_BYTES + 1)
    except zstandard.ZstdError as error:
        raise broken(name) from error
    if len(unpacked) > MOST_BYTES:
        raise InputError(f"{name} unpacks to more than {MOST_BYTES // 1024 // 1024} MB.", remedy="Export fewer decks.")
    return unpacked


def _decks(rows: Mapping[str, Sequence[Row]]) -> dict[object, str]:
    """The last part of each deck's name, by the deck's id."""
    named = {deck: str(name).replace("\x1f", "::") for deck, name in rows.get("decks", [])}
    for decks, _ in rows.get("col", []):
        try:
            told = json.loads(str(decks or "{}"))
            named |= {int(deck): str(entry["name"]) for deck, entry in told.items()}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    return {deck: clean_text(name.rsplit("::", 1)[-1]) for deck, name in named.items()}


def _questions(number: int, fields: Sequence[str], tags: str, deck: str) -> list[Asked]:
    first = fields[0] if fields else ""
    rest = [field for field in fields[1:] if field]
    note = Asked(number, first, (), (), (), "" if deck == "Default" else deck, tuple(tags.split()))
    if clozes.has_gaps(first):
        return clozes.questions_of(replace(note, rationale=tuple(rest)))
    asked, choices = options_apart(first.split("\n"))
    prompt = " ".join(" ".join(asked).split())
    if not prompt or not rest:
        return []
    answer, told = tuple(rest[0].split("\n")), tuple(rest[1:])
    return [replace(note, term=prompt, choices=choices, answer=answer, rationale=told)]


def _text(field: str) -> str:
    return "\n".join(filter(None, (clean_text(line).replace("\t", " ") for line in plain(field).split("\n"))))
