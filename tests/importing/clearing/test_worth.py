from __future__ import annotations

from examsim.importing.clearing.worth import without_marks
from examsim.importing.text.lines import Line


def test_marks_are_set_aside_from_the_line_they_stand_behind_or_below() -> None:
    lines = [Line(1, "Why is the sky blue? [2 marks]"), Line(2, "Name a colour."), Line(3, "(1 mark)")]
    told, marks = without_marks(lines)
    assert [line.text for line in told] == ["Why is the sky blue?", "Name a colour."]
    assert marks == {1: "[2 marks]", 2: "(1 mark)"}


def test_marks_of_nothing_and_second_ones_stay_as_text() -> None:
    lines = [Line(1, "[3 marks]"), Line(2, "Name a colour. [1 mark]"), Line(3, "[2 marks]")]
    told, marks = without_marks(lines)
    assert [line.text for line in told] == ["[3 marks]", "Name a colour.", "[2 marks]"]
    assert marks == {2: "[1 mark]"}


def test_a_number_in_brackets_is_marks_where_a_wide_gap_sets_it_apart_line_by_line() -> None:
    apart = [Line(n, f"Name {n}. [{n}]", fields=(f"Name {n}.", f"[{n}]")) for n in (1, 2, 3)]
    assert without_marks(apart)[1] == {1: "[1 mark]", 2: "[2 marks]", 3: "[3 marks]"}
    sources = [Line(n, f"It is so. [{n}]", fields=(f"It is so. [{n}]",)) for n in (1, 2, 3)]
    assert without_marks(sources) == (sources, {})
