from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from examsim.storage import text_file
from examsim.storage.text_file import Unreadable, read_text, why_unreadable


def _refusal(path: Path) -> tuple[str, int, int]:
    with pytest.raises(Unreadable) as caught:
        read_text(path)
    return caught.value.message, caught.value.line, caught.value.column


def test_text_is_read_as_it_is_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\xf0\x9f\x98\x80\r\n\tb")

    assert read_text(path) == "a: é😀\r\n\tb"


@pytest.mark.parametrize(
    ("content", "message", "line", "column"),
    [
        (b"\xff\xfea\x00", "saved as UTF-16", 1, 1),
        (b"\xfe\xff\x00a", "saved as UTF-16", 1, 1),
        (b"a: b\nc: d\xe9", "not UTF-8", 2, 5),
        (b"\x89PNG\r\n\x1a\n", "not UTF-8", 1, 1),
        (b"a: \xc3\xa9\x00", r"U\+0000 cannot be shown", 1, 5),
        (b"a\n\xc3\xa9b\x1b[31m", r"U\+001B cannot be shown", 2, 3),
        (b"a: \x7f", r"U\+007F cannot be shown", 1, 4),
    ],
)
def test_what_is_not_text_is_refused_where_it_stands(
    tmp_path: Path, content: bytes, message: str, line: int, column: int
) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(content)

    found = _refusal(path)

    assert found[1:] == (line, column)
    with pytest.raises(Unreadable, match=message):
        read_text(path)


def test_a_missing_file_a_folder_and_a_loop_of_links_are_named(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "dangling.yaml").symlink_to("nowhere.yaml")

    assert "no such file" in _refusal(tmp_path / "none.yaml")[0]
    assert "no such file" in _refusal(tmp_path / "dangling.yaml")[0]
    assert "a folder, not a file" in _refusal(tmp_path / "folder.yaml")[0]
    assert "leads back to itself" in _refusal(tmp_path / "loop.yaml")[0]
    assert "too long" in _refusal(tmp_path / ("x" * 300 + ".yaml"))[0]
    assert "no file of this name" in _refusal(Path("a\0b.yaml"))[0]


@pytest.mark.timeout(10)
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    assert "not an ordinary file" in _refusal(tmp_path / "pipe.yaml")[0]


@pytest.mark.timeout(10)
def test_an_endless_file_is_not_read() -> None:
    assert "not an ordinary file" in _refusal(Path("/dev/zero"))[0]


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "MAX_BYTES", 10)
    path = tmp_path / "x.yaml"

    path.write_text("0123456789")
    assert read_text(path) == "0123456789"

    path.write_text("0123456789a")
    assert "split it" in _refusal(path)[0]


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a")

    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)

    assert "no permission" in _refusal(path)[0]


def test_an_unforeseen_failure_keeps_the_systems_words() -> None:
    assert why_unreadable(OSError(errno.EIO, "Input/output error")) == "cannot be read: Input/output error"
