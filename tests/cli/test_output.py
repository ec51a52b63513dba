from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.cli.output import one_line, say, table, tell, visible

if TYPE_CHECKING:
    from collections.abc import Callable

SHOWN = "␛]0;title␇ <009B>2J <202E>bank.yaml<D800>␍\n"


@given(st.text())
def test_nothing_that_steers_a_terminal_passes(text: str) -> None:
    shown = visible(text)
    assert all(c in "\n\t\u200c\u200d" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in shown)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_words_in_any_script_stay_as_they_are(text: str) -> None:
    assert visible(text) == text


def test_an_escape_character_is_seen() -> None:
    assert visible("\x1b[31mred\x9b\x7f\u202e") == "␛[31mred<009B>␡<202E>"


@pytest.mark.parametrize("speak", [say, tell])
def test_nothing_that_is_said_or_told_steers_a_terminal(
    speak: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    speak("\x1b]0;title\x07 \x9b2J \u202ebank.yaml\ud800\r")
    heard = capsys.readouterr()
    assert (heard.out, heard.err) in {(SHOWN, ""), ("", SHOWN)}


@given(st.text(), st.integers(1, 80))
def test_one_line_is_one_line_of_the_width(text: str, width: int) -> None:
    assert len(one_line(text, width)) <= width
    assert "\n" not in one_line(text, width)


def test_a_table_lines_up_wide_characters_and_numbers() -> None:
    shown = table(("title", "points"), [("テスト", "4"), ("plain", "12.5")])
    assert shown.splitlines() == ["title   points", "テスト       4", "plain     12.5"]
