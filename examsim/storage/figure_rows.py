"""Sums of marks, made where they are kept: what goes to the screen is as long as the screen, not as the history."""

# What is put together here is our own words: values go in by question marks.
# ruff: noqa: S608

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from examsim.domain.figures import Figures, Heat, HeatRow, Line, Moment, Scope, Step, Sums, TopicSums
from examsim.storage.codec import instant, microseconds, reading_rows, to_bytes, to_text
from examsim.storage.history_rows import count_attempts
from examsim.storage.maker_rows import read_makers, tries_meant

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_SUMS = "sum(tries), sum(points), sum(max_points), sum(seconds), sum(minutes), sum(sure), sum(sure_wrong)"
_TRIES = (
    "(SELECT bank, topic, mode, finished, 1 AS tries, points, max_points, seconds, minutes,"
    " coalesce(confidence >= 0.75, 0) AS sure,"
    " coalesce(confidence >= 0.75, 0) AND points < max_points / 2 AS sure_wrong FROM tries)"
)
_MONTHS, _BANK_MONTHS, _TOPIC_SUMS = "months", "bank_months", "topic_sums"
"""What is kept added up: nothing in it has a day."""
_DAY = 24 * 60 * 60 * 1_000_000
_MONDAY = 3 * _DAY
"""From the Monday before it to the first instant of 1970."""
_DAYS_BY_DAY, _DAYS_BY_WEEK = 31, 366
_EXAMS = 40
"""As many stand side by side, each by itself."""
_LINES, _ATTEMPTS, _ROWS = 5, 8, 200


@reading_rows()
def read_figures(connection: sqlite3.Connection, scope: Scope, offset: timedelta) -> Figures:
    """Everything the stats show of these marks; days begin so far from those of UTC."""
    attempts = _attempts(connection, scope)
    step = _step(connection, scope) if attempts > _EXAMS else Step.EXAM
    shift = offset // timedelta(microseconds=1)
    topics = _topics(connection, scope)
    moments = _moments(connection, scope, step, shift)
    return Figures(
        scope,
        step,
        sum((moment.sums for moment in moments), Sums()),
        attempts,
        moments,
        _lines(connection, scope, topics, step, shift),
        topics,
        _heat(connection, scope),
        read_makers(connection, scope),
    )


def _moments(connection: sqlite3.Connection, scope: Scope, step: Step, shift: int) -> tuple[Moment, ...]:
    begin, source = _over_time(scope, step, shift, has_topics=scope.topic is not None)
    condition, values = tries_meant(scope)
    rows = connection.execute(
        f"SELECT {begin} AS begin, {_SUMS} FROM {source} WHERE {condition} GROUP BY begin ORDER BY begin", values
    )
    return tuple(Moment(instant(at), Sums(*sums)) for at, *sums in rows)


def _topics(connection: sqlite3.Connection, scope: Scope) -> tuple[TopicSums, ...]:
    condition, values = tries_meant(scope)
    source = _TOPIC_SUMS if _is_always(scope) else _TRIES
    rows = connection.execute(
        f"SELECT bank, topic, {_SUMS} FROM {source} WHERE {condition} GROUP BY bank, topic", values
    )
    topics = [TopicSums(to_text(bank), to_text(topic), Sums(*sums)) for bank, topic, *sums in rows]
    return tuple(sorted(topics, key=lambda each: (-each.sums.lost, each.bank_id, each.topic)))


def _over_time(scope: Scope, step: Step, shift: int, *, has_topics: bool) -> tuple[str, str]:
    """When the step of time began that a row belongs to, in SQL, and where the shortest rows for it are."""
    if step is not Step.MONTH or not _is_always(scope):
        return _begin(step, shift), _TRIES
    return "month", _MONTHS if has_topics else _BANK_MONTHS


def _is_always(scope: Scope) -> bool:
    return scope.since is None and scope.until is None


def _step(connection: sqlite3.Connection, scope: Scope) -> Step:
    # By the indexes alone: the first and the last of what is meant, whatever lies between.
    where, values = ("WHERE bank = ?", [to_bytes(scope.bank)]) if scope.bank is not None else ("", [])
    (first,) = connection.execute(f"SELECT min(finished) FROM tries {where}", values).fetchone()
    (last,) = connection.execute(f"SELECT max(finished) FROM tries {where}", values).fetchone()
    if first is None:
        return Step.DAY
    begin = max(first, microseconds(scope.since)) if scope.since is not None else first
    end = min(last, microseconds(scope.until)) if scope.until is not None else last
    days = (end - begin) / _DAY
    return Step.DAY if days <= _DAYS_BY_DAY else Step.WEEK if days <= _DAYS_BY_WEEK else Step.MONTH


def _begin(step: Step, offset: int) -> str:
    """When the step of time began that a mark belongs to, in SQL."""
    if step is Step.EXAM:
        return "finished"
    if step is Step.MONTH:
        return "CAST(strftime('%s', finished / 1000000, 'unixepoch', 'start of month') AS INTEGER) * 1000000"
    length, shift = (_DAY, offset) if step is Step.DAY else (7 * _DAY, offset + _MONDAY)
    return f"(finished + {shift}) / {length} * {length} - {shift}"


def _attempts(connection: sqlite3.Connection, scope: Scope) -> int:
    if scope.topic is None:
        return count_attempts(connection, scope)
    condition, values = tries_meant(scope)
    return int(connection.execute(f"SELECT count(DISTINCT attempt) FROM tries WHERE {condition}", values).fetchone()[0])


def _lines(
    connection: sqlite3.Connection, scope: Scope, topics: Iterable[TopicSums], step: Step, shift: int
) -> tuple[Line, ...]:
    if scope.topic is not None:
        return ()
    has_topics = scope.bank is not None
    key, name = ("topic", _topic_of) if has_topics else ("bank", _bank_of)
    begin, source = _over_time(scope, step, shift, has_topics=has_topics)
    tried: dict[str, int] = {}
    for each in topics:
        tried[name(each)] = tried.get(name(each), 0) + each.sums.tries
    most = sorted(tried, key=lambda each: (-tried[each], each))[:_LINES]
    condition, values = tries_meant(scope)
    rows = connection.execute(
        f"SELECT {begin} AS begin, {key} AS key, {_SUMS} FROM {source} WHERE {condition}"
        f" AND {key} IN ({', '.join('?' * len(most))}) GROUP BY key, begin ORDER BY key, begin",
        [*values, *map(to_bytes, most)],
    )
    lines = {
        found: tuple(Moment(instant(at), Sums(*sums)) for at, _, *sums in some)
        for found, some in groupby(rows, key=lambda row: to_text(row[1]))
    }
    return tuple(Line(each, lines.get(each, ())) for each in most)


def _topic_of(each: TopicSums) -> str:
    return each.topic


def _bank_of(each: TopicSums) -> str:
    return each.bank_id


def _heat(connection: sqlite3.Connection, scope: Scope) -> Heat | None:
    condition, values = tries_meant(scope)
    bank = to_bytes(scope.bank) if scope.bank is not None else None
    if bank is None:
        row = connection.execute(
            f"SELECT bank FROM tries WHERE {condition} ORDER BY finished DESC LIMIT 1",
            values,
        ).fetchone()
        if row is None:
            return None
        bank = row[0]
    attempts = connection.execute(
        f"SELECT DISTINCT attempt, finished FROM tries WHERE bank = ? AND {condition}"
        f" ORDER BY finished DESC, attempt LIMIT {_ATTEMPTS}",
        [bank, *values],
    ).fetchall()[::-1]
    rows = _heat_rows(connection, bank, [name for name, _ in attempts], scope.topic)
    at = tuple(instant(finished) for _, finished in attempts)
    return Heat(to_text(bank), at, rows[:_ROWS], max(len(rows) - _ROWS, 0)) if rows else None


def _heat_rows(
    connection: sqlite3.Connection, bank: bytes, attempts: list[str], topic: str | None
) -> tuple[HeatRow, ...]:
    marks = ", ".join("?" * len(attempts))
    # Criteria count as one where their ids are the same, whatever their wording was at the time.
    found: dict[tuple[str, str], list[tuple[float, float] | None]] = {}
    statements: dict[tuple[str, str], str] = {}
    for attempt, question, name, statement, points, most in connection.execute(
        "SELECT attempt, tries.question, criteria.id, statement, criterion_tries.points, criterion_tries.max_points"
        " FROM tries JOIN criterion_tries USING (attempt, position) JOIN criteria ON number = criterion"
        f" WHERE attempt IN ({marks}) AND tries.bank = ? AND (? IS NULL OR topic = ?)"
        " ORDER BY finished, tries.question, place",
        [*attempts, bank, *[to_bytes(topic) if topic is not None else None] * 2],
    ):
        key = to_text(question), to_text(name)
        row = found.setdefault(key, [None] * len(attempts))
        row[attempts.index(attempt)] = points, most
        statements[key] = to_text(statement)
    rows = [
        HeatRow(
            question,
            name,
            statements[question, name],
            tuple(None if one is None else (min(one[0] / one[1], 1.0) if one[1] else 1.0) for one in shares),
            sum(max(one[1] - one[0], 0.0) for one in shares if one is not None),
        )
        for (question, name), shares in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: -row.lost))
