from __future__ import annotations

import errno
import os
import stat
import subprocess
from pathlib import Path

import pytest

from examsim.domain.errors import MachineError
from examsim.storage.atomic import write_together


def _files(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_their_folders_and_nothing_is_left_over(tmp_path: Path) -> None:
    write_together({tmp_path / "a" / "one": "1", tmp_path / "b" / "c" / "two": "é\n"})

    assert _files(tmp_path) == {"a/one": "1", "b/c/two": "é\n"}


def test_an_old_file_gives_way_and_keeps_its_permissions(tmp_path: Path) -> None:
    old = tmp_path / "one"
    old.write_text("old")
    old.chmod(0o640)

    write_together({old: "new"})

    assert old.read_text() == "new"
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "other").touch()

    write_together({tmp_path / "one": "1"})

    assert (tmp_path / "one").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")

    write_together({tmp_path / "link": "new"})

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_an_interruption_leaves_no_unfinished_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_together({tmp_path / "one": "1", tmp_path / "two": "2"})

    assert _files(tmp_path) == {}


def test_a_file_left_behind_by_a_killed_process_is_not_touched(tmp_path: Path) -> None:
    left = tmp_path / f".one.{os.getpid()}-0.tmp"
    left.write_text("somebody's")

    write_together({tmp_path / "one": "1"})

    assert _files(tmp_path) == {"one": "1", left.name: "somebody's"}


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "can only be read"),
        (errno.EIO, "Nothing was changed"),
    ],
)
def test_a_disk_that_refuses_leaves_every_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, remedy: str
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    write_together({one: "old one", two: "old two"})
    calls = iter([None, OSError(number, os.strerror(number))])

    def sync(_: int) -> None:
        if (error := next(calls)) is not None:
            raise error

    monkeypatch.setattr(os, "fsync", sync)

    with pytest.raises(MachineError, match=f"{two} cannot be written: {os.strerror(number)}") as caught:
        write_together({one: "new one", two: "new two"})

    assert remedy in caught.value.remedy
    assert _files(tmp_path) == {"one": "old one", "two": "old two"}


def test_a_folder_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)

    with pytest.raises(
        MachineError, match=r"one cannot be written: Permission denied\.\nChoose a folder you may write"
    ):
        write_together({tmp_path / "one": "1"})


def test_what_stands_in_the_way_is_named_and_left(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")

    with pytest.raises(MachineError, match="A file stands where a folder is needed"):
        write_together({tmp_path / "file" / "one": "1"})
    with pytest.raises(MachineError, match="A folder has the name of the file"):
        write_together({tmp_path / "one": "1", tmp_path / "folder": "1"})
    with pytest.raises(MachineError, match="cannot be written"):
        write_together({tmp_path / "loop": "1"})
    with pytest.raises(MachineError, match="cannot be written"):
        write_together({tmp_path / "a\0b": "1"})

    assert _files(tmp_path) == {"file": "mine"}


def test_the_content_is_on_the_disk_before_it_takes_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    replace, sync = Path.replace, os.fsync

    def noted_sync(descriptor: int) -> None:
        done.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        sync(descriptor)

    def noted_replace(path: Path, target: Path) -> Path:
        done.append("name")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)

    write_together({tmp_path / "one": "1", tmp_path / "two": "2"})

    assert done == ["file", "file", "name", "name", "folder"]


def test_what_a_killed_process_left_half_written_is_swept_up_by_the_next_write(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    target = folder / "bank.yaml"
    gone = subprocess.Popen(["true"])
    gone.wait()
    left, at_work = (folder / f".bank.yaml.{process}-0.tmp" for process in (gone.pid, os.getppid()))
    left.touch()
    at_work.touch()
    write_together({target: "whole"})
    assert sorted(folder.iterdir()) == [at_work, target]
