"""The whole home in one file and back."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from examsim.domain.attempt import Attempt
from examsim.domain.errors import InputError, SessionHeld, StoreError
from examsim.domain.session import Typed
from examsim.storage.attempts import AttemptStore
from examsim.storage.backups import STAGING
from examsim.storage.home_archive import MANIFEST, pack
from examsim.storage.home_restore import opened, restore
from examsim.storage.paths import Places, places
from tests.exams import START, exam, session
from tests.storage.told import Told

if TYPE_CHECKING:
    from pathlib import Path


def a_home(root: Path, text: str = "mine") -> Places:
    """Two attempts, one of them unfinished, a bank, settings, and what stays out of a backup."""
    where = places({"EXAMSIM_HOME": str(root)})
    with closing(AttemptStore.open(where.store, START)) as store:
        for number in (1, 2):
            begun = session(number, exam(1))
            store.begin(begun)
            store.journal(begun.id, Typed(START, 0, text))
        store.seal(Attempt.seal(begun, START + timedelta(minutes=1)))
    for path, content in {
        where.data / "question_bank" / "bank.yaml": text,
        where.data / "rubrics" / "bank.yaml": text,
        where.choices: "{}",
        where.config / "settings.toml": f"name = '{text}'",
        where.log: "a log",
        where.cache / "catalogue.json": "{}",
    }.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return where


def contents(where: Places) -> tuple[object, ...]:
    with closing(AttemptStore.open(where.store, START)) as store:
        kept = store.history(), store.unfinished()
    files = [where.data / "question_bank" / "bank.yaml", where.data / "rubrics" / "bank.yaml", where.choices]
    return *kept, *(path.read_text() for path in [*files, where.config / "settings.toml"])


def put_back(where: Places, backup: Path, kept: Path) -> None:
    with opened(backup) as found:
        restore(where, found, kept, START, "1.0", told := Told())
    assert told.is_whole("Unpacking")


def packed(where: Places, target: Path) -> Path:
    pack(where, target, START, "1.0", told := Told())
    assert told.is_whole("Copying the store")
    assert told.is_whole("Packing")
    return target


def test_a_home_comes_back_as_it_was_on_an_empty_machine(tmp_path: Path) -> None:
    here, there = a_home(tmp_path / "one"), places({"EXAMSIM_HOME": str(tmp_path / "two")})
    with closing(AttemptStore.open(here.store, START)):  # while it is in use
        backup = packed(here, tmp_path / "home.zip")
    assert sorted(ZipFile(backup).namelist()) == [
        "config/settings.toml", "data/attempts.sqlite3", "data/choices.json", "data/question_bank/bank.yaml",
        "data/rubrics/bank.yaml", MANIFEST,
    ]  # fmt: skip
    put_back(there, backup, tmp_path / "kept.zip")
    assert contents(there) == contents(here)
    assert not (tmp_path / "kept.zip").exists()
    assert not list(here.data.glob("*.partial"))


def test_what_is_replaced_can_be_had_back(tmp_path: Path) -> None:
    here, there = a_home(tmp_path / "one"), a_home(tmp_path / "two", "theirs")
    (there.data / "question_bank" / "another.yaml").write_text("theirs alone")
    before = contents(there)
    put_back(there, packed(here, tmp_path / "home.zip"), tmp_path / "kept.zip")
    assert contents(there) == contents(here) != before
    assert not (there.data / "question_bank" / "another.yaml").exists()
    put_back(there, tmp_path / "kept.zip", tmp_path / "kept again.zip")
    assert contents(there) == before
    assert (there.data / "question_bank" / "another.yaml").exists()


def test_a_damaged_store_is_kept_and_replaced(tmp_path: Path) -> None:
    here, there = a_home(tmp_path / "one"), a_home(tmp_path / "two", "theirs")
    there.store.write_bytes(b"no database at all " * 1000)
    put_back(there, packed(here, tmp_path / "home.zip"), tmp_path / "kept.zip")
    assert contents(there) == contents(here)
    (kept,) = there.data.glob("*.replaced-*")
    assert kept.read_bytes().startswith(b"no database")


def test_nothing_is_restored_under_somebody_who_sits(tmp_path: Path) -> None:
    here, there = a_home(tmp_path / "one"), a_home(tmp_path / "two", "theirs")
    backup = packed(here, tmp_path / "home.zip")
    with closing(AttemptStore.open(there.store, START)) as store:
        store.hold("session-1")
        with pytest.raises(SessionHeld):
            put_back(there, backup, tmp_path / "kept.zip")
    assert (there.config / "settings.toml").read_text() == "name = 'theirs'"


@pytest.mark.parametrize("stage", ["Copying the store", "Packing", "Unpacking"])
def test_what_is_stopped_on_the_way_leaves_nothing_half_written(tmp_path: Path, stage: str) -> None:
    def stopping(what: str, *_: int) -> None:
        if what == stage:
            raise KeyboardInterrupt

    def there_is() -> list[Path]:
        return sorted(path for path in tmp_path.rglob("*") if path.suffix in {".zip", ".sqlite3", ".partial", ".tmp"})

    def work() -> None:
        if stage == "Unpacking":
            restore(here, found, tmp_path / "kept.zip", START, "1.0", stopping)
        else:
            pack(here, tmp_path / "home.zip", START, "1.0", stopping)

    here, backup = a_home(tmp_path / "one"), packed(a_home(tmp_path / "two", "theirs"), tmp_path / "theirs.zip")
    before = contents(here), there_is()
    with opened(backup) as found, pytest.raises(KeyboardInterrupt):
        work()
    assert (contents(here), there_is()) == before
    assert not list(here.data.glob(f"{STAGING}*"))


def rewritten(backup: Path, target: Path, changes: dict[str, bytes]) -> Path:
    with ZipFile(backup) as source, ZipFile(target, "w") as sink:
        for name in source.namelist():
            sink.writestr(name, changes.get(name, source.read(name)))
        for name in changes.keys() - set(source.namelist()):
            sink.writestr(name, changes[name])
    return target


def test_what_is_no_whole_backup_changes_nothing(tmp_path: Path) -> None:
    here, there = a_home(tmp_path / "one"), a_home(tmp_path / "two", "theirs")
    backup, before = packed(here, tmp_path / "home.zip"), contents(there)
    manifest = json.loads(ZipFile(backup).read(MANIFEST))
    evil = {"data/../../evil": {"size": 1, "sha256": sha256(b"x").hexdigest()}}
    escaping = {MANIFEST: json.dumps({**manifest, "files": evil}).encode(), "data/../../evil": b"x"}
    newer = {**manifest, "schema": 2}
    short = {**manifest, "files": {**manifest["files"], "data/choices.json": {"size": 1, "sha256": ""}}}
    bad = [
        rewritten(backup, tmp_path / "1.zip", {"data/choices.json": b"[]"}),
        rewritten(backup, tmp_path / "2.zip", escaping),
        rewritten(backup, tmp_path / "3.zip", {MANIFEST: json.dumps(newer).encode()}),
        rewritten(backup, tmp_path / "4.zip", {MANIFEST: json.dumps(short).encode()}),
        rewritten(backup, tmp_path / "5.zip", {MANIFEST: b"{}"}),
        tmp_path / "missing.zip",
        here.choices,
    ]
    cut = tmp_path / "cut.zip"
    cut.write_bytes(backup.read_bytes()[:-500])
    for path in (*bad, cut):
        with pytest.raises((InputError, StoreError)):
            put_back(there, path, tmp_path / "kept.zip")
    assert contents(there) == before
    assert not list(there.data.glob(".restoring*"))
    assert not list(tmp_path.rglob("evil"))


def test_one_folder_for_data_and_settings_is_kept_once(tmp_path: Path) -> None:
    where = a_home(tmp_path / "one")
    same = Places(where.data, where.data, where.cache)
    names = ZipFile(packed(same, tmp_path / "home.zip")).namelist()
    assert len(names) == 5
    assert not any(name.startswith("config/") for name in names)
