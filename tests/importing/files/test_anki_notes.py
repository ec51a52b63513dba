"""Notes of Anki with fields of every kind: what is asked and what is told is what their cards show."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
import zstandard

from tests.importing.files.made import anki_package, draft_of, zipped

FIELDS = ("Rank", "Sound", "Word", "IPA", "Meaning", "Example", "Hint", "Reverse?")
FRONT = "{{#Word}}<b>{{Word}}</b>{{/Word}} {{Sound}} {{hint:Hint}}"
BACK = "{{FrontSide}}<hr id=answer>{{type:Meaning}}<br>{{text:kana:Example}}{{^Example}}none{{/Example}} {{Tags}}"
NOTE = "17\x1f[sound:hund.mp3]\x1fder Hund\x1fhʊnt\x1fthe dog\x1fDer Hund bellt.\x1fbarks\x1fy"


def sides_in_message(front: str, back: str) -> bytes:
    """A template as Anki packs it: a number that nobody asked for, both sides, and one of eight bytes."""
    texts = b"".join(
        bytes([number << 3 | 2, len(text) % 128 | 128, len(text) // 128]) + text
        for number, text in ((1, front.encode()), (2, back.encode()))
    )
    return b"\x20\x96\x01" + texts + b"\x41" + bytes(8)


def package_of_today(config: bytes) -> bytes:
    """A database with tables of fields and of templates, packed, beside one that only says to update."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection"
        connection = sqlite3.connect(path)
        connection.executescript(
            "CREATE TABLE col (decks TEXT, models TEXT); INSERT INTO col VALUES ('', '');"
            "CREATE TABLE decks (id INTEGER PRIMARY KEY, name TEXT);"
            "INSERT INTO decks VALUES (7, 'A' || char(31) || 'B');"
            "CREATE TABLE notes (id INTEGER PRIMARY KEY, flds TEXT, tags TEXT, mid INTEGER);"
            "CREATE TABLE cards (id INTEGER PRIMARY KEY, nid INTEGER, did INTEGER); INSERT INTO cards VALUES (1, 1, 7);"
            "CREATE TABLE fields (ntid INTEGER, ord INTEGER, name TEXT);"
            "CREATE TABLE templates (ntid INTEGER, ord INTEGER, config BLOB);"
        )
        connection.execute("INSERT INTO notes VALUES (1, ?, ' animal ', 3)", [NOTE])
        connection.executemany("INSERT INTO fields VALUES (3, ?, ?)", enumerate(FIELDS))
        connection.executemany(
            "INSERT INTO templates VALUES (3, ?, ?)", [(0, config), (1, sides_in_message("{{IPA}}", "{{Rank}}"))]
        )
        connection.commit()
        connection.close()
        packed = zstandard.compress(path.read_bytes())
    return zipped(
        {"collection.anki21b": packed, "collection.anki2": anki_package([("Please update\x1fyour Anki", "")])}
    )


@pytest.mark.parametrize(
    "package",
    [
        anki_package([(NOTE, "animal")], "A::B", templates=[(FRONT, BACK), ("{{IPA}}", "{{Rank}}")], fields=FIELDS),
        package_of_today(sides_in_message(FRONT, BACK)),
    ],
    ids=["old", "of today"],
)
def test_a_note_asks_and_tells_what_its_first_card_shows(package: bytes) -> None:
    draft = draft_of(package)
    (question,) = draft.bank.questions
    assert question.prompt == "Define der Hund."
    assert (question.answer, question.explanation, question.hint) == ("the dog", "Der Hund bellt.", "barks")
    assert (question.topic, question.tags) == ("B", ("animal",))


@pytest.mark.parametrize("config", [b"", b"\x0a", b"\x0a\xff\xff\xff", b"\x80" * 5000, b"\x0f\x00", b"\x0a\x03{{W"])
def test_a_template_that_says_nothing_leaves_the_fields_in_their_order(config: bytes) -> None:
    (question,) = draft_of(package_of_today(config)).bank.questions
    assert "17" in question.prompt
    assert question.answer == "der Hund"
    assert question.explanation.split("\n") == ["hʊnt", "the dog", "Der Hund bellt.", "y"]
