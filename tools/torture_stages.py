"""One kill of the real program at each stage of its life, and a look at what it left behind.

Each stage is a function of chance and a home of its own; it gives what it found, or fails with an AssertionError.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.clock import SteadyClock
from examsim.domain.errors import ExamsimError
from examsim.domain.exam import ExamPlan, assemble
from examsim.domain.session import Typed
from examsim.grading.grader import Grader
from examsim.simulator import Simulator
from examsim.storage.attempts import AttemptStore
from examsim.storage.backups import back_up, backups
from examsim.storage.database import MIGRATIONS, connect, migrate
from examsim.storage.library import Library
from examsim.storage.paths import bank_folders, places
from tests.processes import surroundings
from tests.readied import readied
from tests.storage.killing import kill_while_backing_up, killed
from tests.terminal import Terminal
from tools.torture_typing import PROMPTS, Loss, Typist

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping

    from examsim.domain.session import Draft
    from tests.readied import Run
    from tests.storage.killing import Report

Found = tuple[str, Loss]
"""In a word what was found, and what typing was lost."""
BANK = "torture"
LONGEST_TYPING = 5.0
PATIENCE = 120.0
"""How long marking is waited for: it is to come, however busy the machine is with other work."""


def make_home(home: Path) -> None:
    """A home with a bank whose questions are told apart at a glance."""
    folder = home / "data/question_bank"
    folder.mkdir(parents=True)
    questions = "".join(
        f"  - {{id: q{number}, prompt: {prompt}, answer: It is a word with letters., minutes: 9}}\n"
        for number, prompt in enumerate(PROMPTS)
    )
    (folder / f"{BANK}.yaml").write_text(f"schema: 1\nid: {BANK}\ntitle: Torture\nquestions:\n{questions}")


def opened(home: Path) -> AttemptStore:
    """The store as the next start finds it, which is sound."""
    path = places({"EXAMSIM_HOME": str(home)}).store
    store = AttemptStore.open(path, datetime.now(UTC))
    assert store.salvaged is None, f"found damaged: {store.salvaged}"
    with closing(connect(path)) as connection:
        verdict = connection.execute("PRAGMA integrity_check").fetchall()
    assert verdict == [("ok",)], f"the store is not sound: {verdict}"
    return store


def while_opening(chance: random.Random, home: Path) -> Found:
    """Killed on the way to the first question."""
    with Terminal("take", BANK, EXAMSIM_HOME=str(home)) as terminal:
        terminal.watch(chance.uniform(0, 1.0))
        if "start the clock" in terminal.seen:
            terminal.press("enter")
        terminal.watch(chance.uniform(0, 0.5))
    with closing(opened(home)) as store:
        return f"{len(store.unfinished())} begun", Loss()


def while_typing(chance: random.Random, home: Path) -> Found:
    """Killed between two keys, in an exam just begun or taken up again."""
    texts = tuple("earlier " * (chance.random() < 0.3) for _ in PROMPTS)
    is_resumed = chance.random() < 0.3
    if is_resumed:
        _begin(home, texts)
    with Terminal(*(() if is_resumed else ("take", BANK)), EXAMSIM_HOME=str(home)) as terminal:
        if is_resumed:
            terminal.until("left")
            terminal.press("c")
        else:
            terminal.begin()
        terminal.until(PROMPTS[0])
        typist = Typist(terminal, chance, texts if is_resumed else ("",) * len(PROMPTS))
        typist.type_for(chance.uniform(0.05, LONGEST_TYPING))
        instant = time.monotonic()
        terminal.kill()
    with closing(opened(home)) as store:
        (session,) = store.unfinished()
        return "resumed" if is_resumed else "begun", typist.loss(session.drafts, instant)


def _begin(home: Path, texts: tuple[str, ...]) -> None:
    clock = SteadyClock()
    with closing(opened(home)) as store:
        simulator = _simulator(home, store)
        session = simulator.start(assemble([simulator.library.open(BANK)], ExamPlan()), clock.now(), clock.anchor)
        for index, text in enumerate(texts):
            session = simulator.journal(session, Typed(clock.now(), index, text))


def _simulator(home: Path, store: AttemptStore) -> Simulator:
    where = places({"EXAMSIM_HOME": str(home)})
    library = Library(bank_folders(where, home), where.catalogue)
    return Simulator(library, store, lambda: Grader(None), lambda: "torture-1")


def while_sealing(chance: random.Random, home: Path) -> Found:
    """Killed as it is handed in and marked: open or sealed, once, with every word, and marked by the next start."""
    with Terminal("take", BANK, EXAMSIM_HOME=str(home)) as terminal:
        terminal.begin()
        terminal.until(PROMPTS[0])
        typist = Typist(terminal, chance)
        for question in range(len(PROMPTS)):
            typist.press()
            typist.look(0.01)
            if question + 1 < len(PROMPTS):
                typist.turn(1)
                terminal.until(PROMPTS[question + 1])
        terminal.press("f10")
        terminal.until("Submit and mark")
        terminal.press("enter")
        _wait_for_an_instant(chance, terminal, home)
    typed = [typist.text(question) for question in range(len(PROMPTS))]
    state = _sealed_once(home, typed)
    if state != "open":
        _marked_by_the_next_start(home)
    return state, Loss()


def _wait_for_an_instant(chance: random.Random, terminal: Terminal, home: Path) -> None:
    longest = chance.choice((0.15, 1.0, None))
    if longest is not None:
        terminal.watch(chance.uniform(0, longest))
        return
    # Marks come within a few milliseconds of each other: blind instants would rarely fall between them.
    wanted, end = chance.randint(1, len(PROMPTS) - 1), time.monotonic() + PATIENCE
    with closing(connect(places({"EXAMSIM_HOME": str(home)}).store)) as connection:
        while connection.execute("SELECT count(*) FROM grades").fetchone() < (wanted,):
            assert time.monotonic() < end, f"marking never began: {terminal.seen[-600:]!r}"
            terminal.watch(0.002)


def _sealed_once(home: Path, typed: list[str]) -> str:
    with closing(opened(home)) as store:
        unfinished, finished = store.unfinished(), store.history()
        assert len(unfinished) + len(finished) == 1, "an exam is lost, or there twice"
        if unfinished:
            _same(typed, unfinished[0].drafts)
            return "open"
        attempt = store.attempt(finished[0].id)
        _same(typed, attempt.drafts)
        marked = sum(grade is not None for grade in attempt.grades)
        return "all marked" if marked == len(typed) else "partly marked" if marked else "sealed"


def _same(typed: list[str], drafts: tuple[Draft, ...]) -> None:
    found = [draft.text for draft in drafts]
    assert found == typed, f"handed in was {typed!a}, found was {found!a}"


def _marked_by_the_next_start(home: Path) -> None:
    with Terminal(EXAMSIM_HOME=str(home)) as terminal, closing(opened(home)) as store:
        end = time.monotonic() + PATIENCE
        while any(summary.points is None for summary in store.history()):
            assert time.monotonic() < end, f"marking was not taken up again: {terminal.seen[-600:]!r}"
            terminal.watch(0.05)
    with closing(connect(places({"EXAMSIM_HOME": str(home)}).store)) as connection:
        rows = connection.execute("SELECT count(*), count(DISTINCT position) FROM grades").fetchone()
    assert rows == (len(PROMPTS), len(PROMPTS)), f"marked more than once, or not at all: {rows}"


_HEAVY = """
CREATE TABLE copied (number INTEGER PRIMARY KEY, inserted BLOB) STRICT;
WITH RECURSIVE counted(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counted WHERE number < 30000)
INSERT INTO copied SELECT number, randomblob(40) FROM counted;
ALTER TABLE journal ADD COLUMN torture TEXT;
CREATE INDEX copied_by_text ON copied (inserted);
"""
"""A migration that takes a while and touches what is there."""


def while_migrating(chance: random.Random, home: Path) -> Found:
    """Killed between two versions of the schema: the next start comes to the newest, with everything still there."""
    _begin(home, tuple(f"before {number}" for number in range(len(PROMPTS))))
    path = places({"EXAMSIM_HOME": str(home)}).store
    folder = home / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    (folder / "8888_torture.sql").write_text(_HEAVY)
    newest = len(list(folder.glob("[0-9]*.sql")))

    def work(report: Report) -> None:
        report(0)
        _migrate(path, folder)

    killed(chance.uniform(0, 0.25), work)
    with closing(connect(path)) as connection:
        (before,) = connection.execute("PRAGMA user_version").fetchone()
    _migrate(path, folder)
    with closing(connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (newest,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM copied").fetchone() == (30000,)
        assert connection.execute("SELECT count(*) FROM journal").fetchone() == (len(PROMPTS),)
    for backup in backups(path):
        with closing(connect(backup)) as connection:
            assert connection.execute("SELECT count(*) FROM journal").fetchone() == (len(PROMPTS),)
    assert backups(path), "no backup was made before"
    return "migrated" if before == newest else "not yet", Loss()


def _migrate(path: Path, folder: Path) -> None:
    with closing(connect(path)) as connection:
        migrate(connection, path, lambda: back_up(path, datetime.now(UTC), "before-migration"), folder)


def while_backing_up(chance: random.Random, home: Path) -> Found:
    """Killed in the middle of a copy: what has a backup's name is whole."""
    _begin(home, ("text",) * len(PROMPTS))
    kill_while_backing_up(chance, places({"EXAMSIM_HOME": str(home)}).store)
    with closing(opened(home)) as store:
        _same(["text"] * len(PROMPTS), store.unfinished()[0].drafts)
    return "whole", Loss()


def while_importing(chance: random.Random, home: Path) -> Found:
    """Killed with a bank half imported: each file is as before or complete, and importing again completes both."""
    guide = home / "guide.txt"
    guide.write_text("".join(f"◉ Term {number}. Answer: Thing {number} moves through it.\n\n" for number in range(60)))
    whole, torn = home / "whole", home / "torn"
    process = _import(guide, whole)
    before = time.monotonic()
    process.wait()
    lasts = time.monotonic() - before
    process = _import(guide, torn)
    if chance.random() < 0.3:
        time.sleep(lasts * chance.uniform(0, 1))
    else:
        # All is written within a few milliseconds of the first file: blind instants would rarely fall between.
        while process.poll() is None and not any(path.is_file() for path in _named(torn)):
            time.sleep(0.0002)
        time.sleep(chance.choice((0, chance.uniform(0, 0.005))))
    process.kill()
    process.wait()
    expected, found = _files(whole), _files(torn)
    assert all(expected.get(name) == content for name, content in found.items()), f"half written: {sorted(found)}"
    assert _import(guide, torn, "--force").wait() == 0
    assert _files(torn) == expected, "importing again did not complete it"
    assert not list(torn.rglob(".*.tmp")), "what the killed one left is still there"
    return f"{len(found)} of {len(expected)} files", Loss()


def _import(guide: Path, into: Path, *options: str) -> Run:
    arguments = ["import", str(guide), "--bank", "guide", "--into", str(into), *options]
    with Path(os.devnull).open("r+b") as nowhere:
        return readied().start(arguments, Path.cwd(), surroundings(), [nowhere.fileno()] * 3)


def _files(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in _named(folder) if path.is_file()}


def _named(folder: Path) -> Iterator[Path]:
    """What is there by its own name: the temporary files that are to be renamed begin with a point."""
    return (path for path in folder.rglob("*") if not path.name.startswith("."))


STAGES = {
    "opening": (while_opening, 8),
    "typing": (while_typing, 55),
    "sealing and marking": (while_sealing, 16),
    "migration": (while_migrating, 7),
    "backup": (while_backing_up, 7),
    "import": (while_importing, 7),
}
"""Each stage and how often of a hundred kills it has its turn."""
FAILURES = (AssertionError, ExamsimError, OSError, sqlite3.Error, ValueError, subprocess.SubprocessError)
"""How a stage says that something was lost."""


def surround() -> None:
    """What the program is to find in its environment, whoever runs this."""
    os.environ["TERM"] = "xterm-256color"
    os.environ.pop("NO_COLOR", None)
