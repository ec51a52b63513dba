"""What comes from a terminal, cut into pieces wherever it may be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver

from examsim.tui.pasting import WholePastes, take_whole_pastes

if TYPE_CHECKING:
    import pytest

START, END = "\x1b[200~", "\x1b[201~"
odd = st.text(st.sampled_from("ab\n\r\t\x07\x11\x1b[]01~2m🦉"), max_size=60).filter(
    lambda text: END not in text + END[:-1]
)
cuts = st.lists(st.integers(0, 200), max_size=8)


def heard(sent: str, cuts: list[int]) -> list[str]:
    """What a terminal sent in these pieces, as a parser reads it: keys by their names, pastes by their text."""
    parser = WholePastes()
    ends = [0, *sorted(cut for cut in cuts if cut < len(sent)), len(sent)]
    pieces = [sent[here:there] for here, there in pairwise(ends) if here < there]
    messages = [message for piece in pieces for message in parser.feed(piece)]
    return [f"paste {each.text}" if isinstance(each, events.Paste) else getattr(each, "key", "?") for each in messages]


@given(odd, cuts)
@example("zero \x07bell \x1b[31mred end", [])
@example("\x1b" + "\x11" * 40, [3, 12])
def test_a_paste_is_one_text_whatever_is_in_it_and_no_key_is_pressed(text: str, cuts: list[int]) -> None:
    assert heard(f"x{START}{text}{END}y{START}{END}\x1b[Az", cuts) == ["x", f"paste {text}", "y", "paste ", "up", "z"]


def test_escape_that_waited_too_long_is_a_key_and_begins_no_paste() -> None:
    parser = WholePastes()
    assert not list(parser.feed("\x1b"))
    parser._timeout_time = 0  # as if the moment had passed
    assert [key.key for key in parser.tick() if isinstance(key, events.Key)] == ["escape"]
    assert [key.character for key in parser.feed("[200~") if isinstance(key, events.Key)] == list("[200~")


def test_the_driver_of_a_terminal_reads_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)
    take_whole_pastes(linux_driver.LinuxDriver.__new__(linux_driver.LinuxDriver))
    assert vars(linux_driver)["XTermParser"] is WholePastes
