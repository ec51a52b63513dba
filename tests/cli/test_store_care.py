from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from examsim.cli.composition import Program
from examsim.cli.doctor import _backups
from examsim.cli.screens import make_app
from examsim.storage.backups import backups
from examsim.storage.failures import backups_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def program(home: Path) -> Program:
    return Program({"EXAMSIM_HOME": str(home)}, home)


def test_a_run_leaves_one_backup_a_day(home: Path) -> None:
    for _ in range(2):
        with program(home) as run:
            run.store.history()
            run.back_up()
    assert len(backups(run.places.store)) == 1


async def test_a_run_of_the_screens_leaves_one_too(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")  # which asks for nothing
    with Program({"EXAMSIM_HOME": str(home), "EXAMSIM_ENCODER": "none"}, home) as run:
        app = make_app(run)
        assert not app.no_color
        async with app.run_test() as pilot, asyncio.timeout(30):
            while not backups(run.places.store):
                await pilot.pause(0.01)


def test_a_backup_that_cannot_be_made_is_no_reason_to_stop(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    with program(home) as run:
        run.store.history()
        backups_of(run.places.store).write_text("a file where the folder should be")
        run.back_up()
    assert "no backup today" in caplog.text


def test_the_doctor_looks_at_the_backups(home: Path) -> None:
    with program(home) as run:
        assert "none yet" in _backups(run).said
        run.store.history()
        run.back_up()
        (backup,) = backups(run.places.store)
        assert (found := _backups(run)).is_well
        assert "1 backup, the newest of" in found.said
        backup.write_bytes(backup.read_bytes()[:5000])
        assert not (found := _backups(run)).is_well
        assert str(backup) in found.remedy
        backup.unlink()
        backup.parent.rmdir()
        backup.parent.touch()
        assert not _backups(run).is_well


def test_a_salvaged_store_is_told_of(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with program(home) as run:
        run.store.history()
        run.back_up()
    run.places.store.write_bytes(b"\0" * 9999)
    with program(home) as run:
        assert run.store.salvaged is not None
        (kept,), (backup,) = run.store.salvaged.kept, backups(run.places.store)
    told = capsys.readouterr().err
    assert "was damaged" in told
    assert str(kept) in told
    assert str(backup) in told
