"""What made the marks, from where they are counted: no grade is opened for it."""

# What is put together here is our own words: values go in by question marks.
# ruff: noqa: S608

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.domain.figures import Scope
from examsim.domain.makers import Maker, Makers
from examsim.storage.codec import reading_rows, to_bytes, to_text
from examsim.storage.meant import mode_and_time

if TYPE_CHECKING:
    import sqlite3

    from examsim.domain.grade import Versions
    from examsim.domain.history import Which


def maker_number(connection: sqlite3.Connection, versions: Versions) -> int:
    """The number of a grader with its model, given one where it is new."""
    made_by = to_bytes(versions.grader), to_bytes(versions.encoder)
    query = "SELECT number FROM makers WHERE grader = ? AND encoder = ?"
    found = connection.execute(query, made_by).fetchone()
    if found is not None:
        return int(found[0])
    return connection.execute("INSERT INTO makers (grader, encoder) VALUES (?, ?)", made_by).lastrowid or 0


@reading_rows()
def read_makers(connection: sqlite3.Connection, which: Which) -> Makers:
    """What made the marks of the questions that are meant."""
    is_always = which.since is None and which.until is None
    # What is counted has no day; within a period there are no more tries than the figures add up anyway.
    source = "marked_by" if is_always else "(SELECT *, 1 AS tries FROM tries WHERE maker IS NOT NULL)"
    condition, values = tries_meant(which)
    rows = connection.execute(
        f"SELECT grader, encoder, marked FROM (SELECT maker, sum(tries) AS marked FROM {source} WHERE {condition}"
        " GROUP BY maker) JOIN makers ON number = maker ORDER BY 3 DESC, 1, 2",
        values,
    )
    counts = tuple((Maker(to_text(grader), to_text(encoder)), count) for grader, encoder, count in rows)
    (changed,) = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM reworded CROSS JOIN {source} USING (bank, question) WHERE {condition}"
        " GROUP BY bank, question HAVING min(rubric) <> max(rubric))",
        values,
    ).fetchone()
    return Makers(counts, changed)


@reading_rows()
def all_makers(connection: sqlite3.Connection) -> dict[int, Maker]:
    """Every grader with its model, by number."""
    rows = connection.execute("SELECT number, grader, encoder FROM makers")
    return {number: Maker(to_text(grader), to_text(encoder)) for number, grader, encoder in rows}


def tries_meant(which: Which) -> tuple[str, list[object]]:
    """What rows made of tries must fulfil, and the values to put in."""
    wanted: list[tuple[str, object]] = []
    if which.bank is not None:
        wanted.append(("bank = ?", to_bytes(which.bank)))
    if isinstance(which, Scope) and which.topic is not None:
        wanted.append(("topic = ?", to_bytes(which.topic)))
    wanted += mode_and_time(which)
    return " AND ".join(["true", *(sql for sql, _ in wanted)]), [value for _, value in wanted]
