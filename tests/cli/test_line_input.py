from __future__ import annotations

import os
import pty

from hypothesis import given
from hypothesis import strategies as st

from examsim.cli.line_input import LineInput, Silence


def pipe_with(content: bytes, *, is_closed: bool = True) -> int:
    read, write = os.pipe()
    os.write(write, content)
    if is_closed:
        os.close(write)
    return read


def all_lines(lines: LineInput) -> list[str]:
    found = []
    while not isinstance(line := lines.next(1), Silence) or line is Silence.NOTHING_YET:
        if isinstance(line, str):
            found.append(line)
    return found


@given(st.lists(st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"])), max_size=20))
def test_what_is_sent_is_what_is_read(sent: list[str]) -> None:
    lines = LineInput(pipe_with("".join(f"{line}\n" for line in sent).encode()))
    assert all_lines(lines) == sent


def test_a_last_line_without_an_end_is_a_line() -> None:
    assert all_lines(LineInput(pipe_with(b"one\ntwo"))) == ["one", "two"]


def test_windows_line_ends_and_odd_bytes_are_read() -> None:
    assert all_lines(LineInput(pipe_with(b"one\r\n\xff!\r\n"))) == ["one", "\ufffd!"]


def test_a_character_cut_in_two_is_put_together() -> None:
    read, write = os.pipe()
    lines = LineInput(read)
    os.write(write, "ü".encode()[:1])
    assert lines.next(0.01) is Silence.NOTHING_YET
    os.write(write, "ü\n".encode()[1:])
    assert lines.next(0.01) == "ü"


def test_half_a_line_is_silence_and_is_kept() -> None:
    lines = LineInput(pipe_with(b"half a line", is_closed=False))
    lines.next(0.01)
    assert lines.next(0.05) is Silence.NOTHING_YET
    assert lines.unfinished_line() == "half a line"


def test_lines_read_ahead_are_part_of_what_is_unfinished() -> None:
    lines = LineInput(pipe_with(b"one\ntwo\nthr", is_closed=False))
    assert lines.next(1) == "one"
    assert lines.unfinished_line() == "two\nthr"


def test_a_terminal_gives_up_what_was_typed_without_return() -> None:
    keyboard, terminal = pty.openpty()
    lines = LineInput(terminal)
    assert lines.is_terminal
    os.write(keyboard, b"typed but not ended")
    assert lines.next(0.05) is Silence.NOTHING_YET
    assert lines.unfinished_line() == "typed but not ended"
