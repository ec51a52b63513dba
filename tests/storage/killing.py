"""Kills a process that uses the store at random instants, and looks at what it left behind.

Run as ``python -m tests.storage.killing FOLDER ROUNDS SEED``: a process of its own, single-threaded, because it forks.
Every round a child works on the store and says over a pipe how much has returned; it is killed (SIGKILL) while it
works; then the store is opened again, and all that was said must be there. A difference ends this with a traceback.
"""

from __future__ import annotations

import logging
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from examsim.domain.attempt import Attempt
from examsim.domain.session import Entry, Flagged, Resumed, Session, Typed, Visited
from examsim.simulator import Simulator
from examsim.storage.attempts import AttemptStore
from examsim.storage.backups import back_up, backups
from examsim.storage.database import connect
from tests.exams import START, exam, grade

if TYPE_CHECKING:
    from examsim.domain.grade import Grade

QUESTIONS = 8


class Grader:
    """Marks everything alike."""

    def get_ready(self, _: object) -> None:
        """Needs nothing."""

    def grade(self, _: object) -> Grade:
        """Half the points."""
        return grade(2.0)


Report = Callable[[int], object]


def killed(instant: float, work: Callable[[Report], object]) -> int:
    """Let a child do this work and kill it so many seconds after its first report; the last thing it reported."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(lambda done: os.write(writing, done.to_bytes(2, "big")))
            time.sleep(60)
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read(2)
        time.sleep(instant)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said += pipe.read()
    return int.from_bytes(said[-2:], "big")


def made(count: int, seed: int) -> list[Entry]:
    """Typing, turning and flagging as it comes, the same for the same seed."""
    chance = random.Random(seed)
    at, texts, entries = START, [""] * QUESTIONS, list[Entry]()
    for _ in range(count):
        at += timedelta(milliseconds=chance.randint(1, 900))
        where = chance.randrange(QUESTIONS)
        place = chance.randint(0, len(texts[where]))
        texts[where] = texts[where][:place] + chance.choice(["word ", "é\ud800", "\0"]) * 3 + texts[where][place:]
        kind = chance.choices(["typed", "visited", "flagged"], (18, 1, 1))[0]
        others: dict[str, Entry] = {"visited": Visited(at, where), "flagged": Flagged(at, where, is_on=True)}
        entries.append(others.get(kind, Typed(at, where, texts[where])))
    return entries


def kill_while_opening(chance: random.Random, path: Path) -> None:
    """A store half made is made whole by the next start."""

    def work(report: Report) -> None:
        report(0)
        AttemptStore.open(path, START)

    killed(chance.uniform(0, 0.02), work)
    AttemptStore.open(path, START).close()


def kill_while_journalling(chance: random.Random, path: Path, begun: Session) -> Session:
    """Everything said to be journalled is in the journal, in order, and at most one entry more."""
    with closing(AttemptStore.open(path, START)) as store:
        store.begin(begun)
    entries = [Resumed(START), *made(400, chance.randrange(2**30))]

    def work(report: Report) -> None:
        store = AttemptStore.open(path, START)
        store.hold(begun.id)
        report(0)
        for number, entry in enumerate(entries, 1):
            store.journal(begun.id, entry)
            report(number)

    said = killed(chance.uniform(0, 0.1), work)
    with closing(AttemptStore.open(path, START)) as store:
        found = store.hold(begun.id)
    possible = [after(begun, entries[:count]) for count in (said, said + 1)]
    assert found in possible, (said, found)
    return found


def after(begun: Session, entries: list[Entry]) -> Session:
    """The session as it is found on disk after these entries."""
    for entry in entries:
        begun = begun.after(entry)
    return begun.left()


def kill_while_sealing(chance: random.Random, path: Path, held: Session) -> Attempt:
    """Sealed or not, and never in between: the next start seals to the same."""
    attempt = Attempt.seal(held, START + timedelta(minutes=8))

    def work(report: Report) -> None:
        store = AttemptStore.open(path, START)
        report(0)
        store.seal(attempt)
        report(1)

    said = killed(chance.uniform(0, 0.03), work)
    with closing(AttemptStore.open(path, START)) as store:
        is_open = held.id in {session.id for session in store.unfinished()}
        assert not (said and is_open)
        if is_open:
            assert store.hold(held.id) == held
        assert store.seal(attempt) == attempt
    return attempt


def kill_while_grading(chance: random.Random, path: Path, attempt: Attempt) -> None:
    """Grades that were kept stay, the missing ones are taken up, and none is made twice."""

    def simulator(store: AttemptStore) -> Simulator:
        return Simulator(cast("Any", None), store, lambda: cast("Any", Grader()), lambda: "none")

    def work(report: Report) -> None:
        store = AttemptStore.open(path, START)
        report(0)
        for number, _ in enumerate(simulator(store).grade(attempt), 1):
            report(number)

    said = killed(chance.uniform(0, 0.02), work)
    with closing(AttemptStore.open(path, START)) as store:
        found = store.attempt(attempt.id)
        kept = sum(one is not None for one in found.grades)
        assert said <= kept <= said + 1
        *_, graded = [found, *simulator(store).grade(found)]
        assert graded == store.attempt(attempt.id)
        assert graded.points == 2.0 * QUESTIONS
        assert graded.points in {summary.points for summary in store.history() if summary.id == attempt.id}
    with closing(connect(path)) as connection:
        rows = connection.execute("SELECT count(*) FROM grades WHERE attempt = ?", (attempt.id,))
        assert rows.fetchone() == (QUESTIONS,)


def kill_while_backing_up(chance: random.Random, path: Path) -> None:
    """A backup that has its name is whole."""
    before = backups(path)  # a start that was killed while it made the store is one more, before its migrations

    def work(report: Report) -> None:
        report(0)
        for number in range(1000):
            back_up(path, START + timedelta(seconds=number))
            report(number + 1)

    said = killed(chance.uniform(0, 0.1), work)
    found = backups(path)
    assert said <= len(found) - len(before) <= said + 1
    for backup in found:
        with closing(connect(backup)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        backup.unlink()


def kill_while_salvaging(chance: random.Random, path: Path) -> None:
    """A salvage that was killed is done by the next start, and nothing falls between the two."""
    with closing(AttemptStore.open(path, START)) as store:
        before = {summary.id: store.attempt(summary.id) for summary in store.history()}
    path.with_name(f"{path.name}.damaged").touch()

    def work(report: Report) -> None:
        report(0)
        AttemptStore.open(path, START)
        report(1)

    killed(chance.uniform(0, 0.1), work)
    with closing(AttemptStore.open(path, START)) as store:
        assert {summary.id: store.attempt(summary.id) for summary in store.history()} == before
    for kept in path.parent.glob(f"{path.name}.damaged-*"):
        kept.unlink()


def main(folder: Path, rounds: int, seed: int) -> None:
    """Kill six processes a round."""
    logging.disable(logging.WARNING)  # every salvage warns
    chance = random.Random(seed)
    for number in range(rounds):
        path = folder / str(number // 5) / "attempts.sqlite3"
        begun = Session.begin(f"session-{number}", exam(QUESTIONS), START + timedelta(seconds=number))
        kill_while_opening(chance, path)
        kill_while_grading(chance, path, kill_while_sealing(chance, path, kill_while_journalling(chance, path, begun)))
        kill_while_backing_up(chance, path)
        kill_while_salvaging(chance, path)
    print(f"{rounds * 6} kills, nothing lost")  # noqa: T201  # what it found is what it is run for


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
