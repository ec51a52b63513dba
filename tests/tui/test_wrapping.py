"""Responses are laid out as Textual lays them out, and an edit costs what it changes."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st
from textual._wrap import compute_wrap_offsets
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths
from textual.geometry import Offset

from examsim.tui.plain_text import visible
from examsim.tui.row_breaks import Rows
from examsim.tui.widgets.response_rows import ResponseRows, ResponseText
from examsim.tui.wrapping import Ruler, WrappedLine, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

PLAIN = ("a", "word ", "longish", "x" * 9, " ", "  ")
SIGNS = ("é", "ж", "—", "“", "漢", "字 ", "\u3000", "\xa0", "e\u0301", "\u0301", "١", "👩\u200d👧", "❤\ufe0f", "\u200d")
CONTROLS = ("\x1b[31m", "\x07", "\u202e", "\u2066", "\ud800")


def texts(*pieces: str) -> st.SearchStrategy[str]:
    """Texts of few kinds of pieces each, so that long words, wide ones and rows of spaces come about."""
    kinds = st.lists(st.sampled_from(pieces), min_size=1, max_size=4)
    return kinds.flatmap(lambda kinds: st.lists(st.sampled_from(kinds), max_size=40)).map("".join)


lines = st.one_of(texts(*PLAIN, "\t"), texts(*PLAIN, *SIGNS), texts(*PLAIN, *SIGNS, "\t", *CONTROLS))
edits = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 6), lines), max_size=4)
widths = st.integers(4, 20)


def cut_tabs(line: WrappedLine, width: int) -> bool:
    """Whether a tab stands in a word that has to be cut, where Textual takes the width of another."""
    words = (found.span() for found in re.finditer(r"\S+\s*|\s+", line.text))
    return any("\t" in line.text[start:end] and line.cells(start, end) > width for start, end in words)


@given(text=lines.map(visible), width=widths)
@example(text="a" * 8 + "\u0301" * 30 + "\u200da", width=8)
def test_rows_begin_where_textual_begins_them(text: str, width: int) -> None:
    line, tabs = wrapped(text, Ruler(width, 4)), get_tab_widths(text, 4)
    assert line.tabs == [cells for _, cells in tabs if cells]
    if not cut_tabs(line, width):
        assert line.cuts == compute_wrap_offsets(text, width, 4, precomputed_tab_sections=tabs)


@given(text=lines, width=widths)
def test_control_characters_take_the_place_of_their_pictures(text: str, width: int) -> None:
    line, drawn = wrapped(text, Ruler(width, 4)), wrapped(visible(text), Ruler(width, 4))
    assert (line.cuts, line.tabs) == (drawn.cuts, drawn.tabs)


@given(text=texts(*PLAIN, "漢", "e\u0301", "\t", *CONTROLS), width=widths)
def test_no_row_is_wider_than_its_place(text: str, width: int) -> None:
    line = wrapped(text, Ruler(width, 4))
    assert all(line.cells(*line.row(number)) <= width for number in range(len(line.cuts) + 1))


@given(text=lines, changes=edits, width=widths)
@example(text="  a  ", changes=[(3, 2, "")], width=4)
@example(text="aa a\t\t", changes=[(0, 2, "")], width=7)
@example(text="a a" + "\u0301" * 18 + "  ", changes=[(21, 2, "")], width=4)
def test_a_line_after_edits_is_as_if_laid_out_anew(text: str, changes: list[tuple[int, int, str]], width: int) -> None:
    ruler = Ruler(width, 4)
    line = wrapped(text, ruler)
    for where, removed, inserted in changes:
        at = where % (len(line.text) + 1)
        new = line.text[:at] + inserted + line.text[at + removed :]
        line = wrapped(new, ruler, line)
        assert line == wrapped(new, ruler)
        assert line.words == len(new.split())


def places(text: ResponseText) -> Iterator[tuple[int, int]]:
    for row, line in enumerate(text.lines):
        yield from ((row, column) for column in range(len(line) + 1))


@given(
    text=st.lists(texts(*PLAIN, "漢", "e\u0301"), max_size=3).map("\n".join),
    changes=st.lists(
        st.tuples(st.floats(0, 1), st.floats(0, 1), texts(*PLAIN, "漢", "\n", "many words\non lines\n")), max_size=4
    ),
    width=st.integers(4, 12),
)
def test_every_place_of_a_document_is_where_textual_has_it(
    text: str, changes: list[tuple[float, float, str]], width: int
) -> None:
    ours, theirs = ResponseText(text), Document(text)
    rows, textuals = ResponseRows(ours), WrappedDocument(theirs)
    for document in (rows, textuals):
        document.wrap(width, 4)
    for start, end, inserted in changes:
        all_places = list(places(ours))
        first, last = sorted(all_places[int(at * (len(all_places) - 1))] for at in (start, end))
        for document in (rows, textuals):
            made = document.document.replace_range(first, last, inserted)
            document.wrap_range(first, last, made.end_location)
        assert ours.text == theirs.text
        assert rows.words == len(ours.text.split())
    assert (rows.lines, rows.height) == (textuals.lines, textuals.height)
    for place in places(ours):
        assert rows.location_to_offset(place) == textuals.location_to_offset(place)
    for spot in (Offset(x, y) for x in (0, 1, width // 2, width) for y in range(rows.height + 1)):
        assert rows.offset_to_location(spot) == textuals.offset_to_location(spot)


def test_a_key_in_a_long_line_lays_out_a_few_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, ruler = random.Random(1), Ruler(70, 4)
    text = " ".join("a" * chance.randint(1, 12) for _ in range(20_000))
    line = wrapped(text, ruler)
    laid: list[int] = []
    find = Rows._end

    def noted(rows: Rows, start: int) -> int:
        laid.append(start)
        return find(rows, start)

    monkeypatch.setattr(Rows, "_end", noted)
    for at in (0, len(text) // 2, len(text)):
        wrapped(text[:at] + "b" + text[at:], ruler, line)
    assert 0 < len(laid) < len(line.cuts) / 10
