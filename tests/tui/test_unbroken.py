"""Lines do not end within a figure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from examsim.tui.unbroken import Unbroken


def rows(text: str, width: int) -> list[str]:
    content = Unbroken.of(Content(text))
    strips = content.render_strips(width, None, Style(), RenderOptions(lambda _: Style(), {}))
    assert len(strips) == content.get_height({}, width)
    return [strip.text.rstrip() for strip in strips]


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("weakest: layers 41 % ± 22", 23, ["weakest: layers", "41 % ± 22"]),
        ("weakest: layers 41 % ± 22, in Signs", 25, ["weakest: layers", "41 % ± 22, in Signs"]),
        ("weakest: layers 41 % ± 22", 25, ["weakest: layers 41 % ± 22"]),
        ("so and so\nit stays at (80 %)", 16, ["so and so", "it stays at", "(80 %)"]),
        ("one 10 % two 20 % three 30 %", 7, ["one", "10 %", "two", "20 %", "three", "30 %"]),
    ],
)
def test_a_line_ends_before_a_figure_and_not_within(text: str, width: int, shown: list[str]) -> None:
    assert rows(text, width) == shown


def test_it_is_the_same_text_in_the_same_colours() -> None:
    content = Content.assemble("layers ", ("41 % ± 22", "bold"))
    kept = Unbroken.of(content)
    assert (kept.plain, kept.spans) == (content.plain, content.spans)


@given(st.lists(st.sampled_from(["a", "words", "41 % ± 22", "9 %", "", "\n", "élan", "漢字"])), st.integers(9, 40))
def test_no_word_is_lost_and_no_figure_broken_that_has_room(pieces: list[str], width: int) -> None:
    text = " ".join(pieces)
    shown = rows(text, width)
    assert " ".join(shown).split() == text.split()
    assert sum(row.count("41 % ± 22") for row in shown) == pieces.count("41 % ± 22")
