"""What people said of marks, saved from a damaged store with the exam it belongs to."""

from __future__ import annotations

import sqlite3
from contextlib import suppress

from examsim.domain.judgement import Judgement
from examsim.storage.attempt_rows import read_grade
from examsim.storage.codec import Unreadable, decode, instant, reading_rows
from examsim.storage.judgement_rows import read_judgements, write_judgement, write_mark, write_withdrawal

_MOST_NUMBERS = 2**48
_SAID = (
    "SELECT number, position, at, judgement FROM judgements WHERE attempt = ? AND judgement IS NOT NULL ORDER BY number"
)
_WITHDRAWN = "SELECT number, at, withdraws FROM judgements WHERE attempt = ? AND withdraws IS NOT NULL ORDER BY number"


def save_judgements(attempt_id: str, gathered: sqlite3.Connection, whole: sqlite3.Connection) -> None:
    """Take over what can be read; what each question stands at is worked out anew."""
    for number, position, at, said in gathered.execute(_SAID, (attempt_id,)).fetchall():
        with suppress(Unreadable, sqlite3.IntegrityError), reading_rows():
            check_number(number)
            write_judgement(whole, attempt_id, position, decode(Judgement, said), instant(at), number)
    kept = {each.number: each for each in read_judgements(whole, attempt_id)}
    for number, at, withdrawn in gathered.execute(_WITHDRAWN, (attempt_id,)).fetchall():
        with suppress(Unreadable, sqlite3.IntegrityError), reading_rows():
            check_number(number)
            write_withdrawal(whole, attempt_id, kept[withdrawn], instant(at), number)
    for position in {each.index for each in kept.values()}:
        grade = read_grade(whole, attempt_id, position)
        if grade is not None:
            write_mark(whole, attempt_id, position, grade)


def check_number(number: int) -> None:
    """Refuse a number after which SQLite would number at random."""
    if number > _MOST_NUMBERS:
        raise Unreadable(f"a row's number is damaged: {number}")
