"""Files that a command is given: whatever they are, what is wrong is said in words and little is kept in mind."""

from __future__ import annotations

import errno
import io
import os
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from examsim.cli import sources
from examsim.cli.sources import MEGABYTE, read_bytes, read_guide
from examsim.domain.errors import InputError


def refusal(name: Path | str) -> str:
    with pytest.raises(InputError) as raised:
        read_guide(str(name))
    return str(raised.value)


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as opened:
        opened.truncate(1024 * MEGABYTE)  # a hole: nothing of it is on the disk
    tracemalloc.start()
    said = refusal(large)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "large.txt is larger than 256 MB." in said
    assert most < 2 * MEGABYTE


def test_a_device_that_never_ends_is_read_up_to_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_BLOCK", 1024)
    with pytest.raises(InputError, match="/dev/zero is larger than 1 MB"):
        read_bytes("/dev/zero", MEGABYTE)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Permission denied.\nAsk for permission"),
        (errno.ENOENT, "No such file or directory.\nCheck the name"),
        (errno.EIO, "Input/output error.\nCheck the name"),
    ],
)
def test_a_file_that_cannot_be_opened_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(path: Path, *_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert f"guide.txt cannot be read: {words}" in refusal(tmp_path / "guide.txt")


def test_a_file_that_disappears_while_it_is_looked_at_is_said_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = tmp_path / "guide.txt"
    guide.write_text("Term. Answer: word\n", "utf-8")
    opening = Path.open

    def vanish(path: Path, *given: Any, **named: Any) -> Any:
        opened = opening(path, *given, **named)
        path.unlink()
        return opened

    monkeypatch.setattr(Path, "open", vanish)
    assert "guide.txt cannot be read: No such file" in refusal(guide)


def test_a_folder_and_an_empty_file_are_no_guides(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text(" \n\n", "utf-8")
    assert "Is a directory.\nGive the files in it by name" in refusal(tmp_path)
    assert "empty.txt is empty." in refusal(tmp_path / "empty.txt")


@pytest.mark.parametrize("is_typed", [True, False])
def test_standard_input_is_called_so_and_who_types_is_told_how_to_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, is_typed: bool
) -> None:
    given = io.TextIOWrapper(io.BytesIO(b"\n"))
    monkeypatch.setattr(given, "isatty", lambda: is_typed, raising=False)
    monkeypatch.setattr("sys.stdin", given)
    assert "Standard input is empty." in refusal("-")
    assert ("ctrl+d" in capsys.readouterr().err) is is_typed
