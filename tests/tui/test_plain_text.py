from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from examsim.tui.plain_text import one_line, plain, visible


@given(st.text())
def test_every_character_stays_one_character(text: str) -> None:
    assert len(visible(text)) == len(text)


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left(text: str) -> None:
    left = [character for character in visible(text) if not character.isprintable() and character not in "\n\t"]
    assert not [c for c in left if ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or 0x2028 <= ord(c) <= 0x202E]


@given(st.text())
def test_what_is_visible_once_stays_as_it_is(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text())
def test_content_reads_exactly_as_the_visible_text(text: str) -> None:
    assert plain(text).plain == visible(text)


def test_an_escape_character_is_drawn_as_one() -> None:
    assert visible("a\x1b[31mb\x9b") == "a␛[31mb�"


def test_markup_is_text() -> None:
    content = plain("[red]x[/]", "bold")
    assert content.plain == "[red]x[/]"
    assert [span.style for span in content.spans] == ["bold"]


def test_one_line_has_no_line_ends() -> None:
    assert one_line(" a\n\tb\r\n c\x1b ") == "a b c␛"
