from __future__ import annotations

from examsim.importing import read_guide
from examsim.importing.clearing.worth import without_marks, without_marks_before
from examsim.importing.text.lines import Line, numbered_lines


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


STARS = """\
1. (6 pts) A star of one solar mass fuses hydrogen
in its core.

(a) (2 pts) What is left when the hydrogen has been
used up?

Solution: A core of helium

(b) (4 points) What becomes of the star then?

Solution: A red giant

2. (3 marks, 1 each) Name the layers of the Sun's atmosphere.

Solution: (a) (1 pt) the photosphere, (b) the chromosphere and (c) the corona

3. [5 pts] Why do stars twinkle?

Solution: Air bends their light, now more and now less.
"""


def test_marks_before_a_question_are_what_it_is_worth_and_those_of_all_its_parts_are_not() -> None:
    questions = read_guide(STARS, "stars.txt").bank.questions
    stem = "A star of one solar mass fuses hydrogen in its core."
    assert [(one.prompt, one.points) for one in questions] == [
        (f"{stem} What is left when the hydrogen has been used up?", 2),
        (f"{stem} What becomes of the star then?", 4),
        ("Name the layers of the Sun's atmosphere.", 3),
        ("Why do stars twinkle?", 5),
    ]


def test_marks_before_what_is_said_stay_there() -> None:
    said = "A: A flare:\n1. (2 pts) it brightens\n2. (1 pt) it fades\n"
    assert read_guide(f"Q: What is a nova?\n{said}\nQ: And a void?\nA: Empty space.\n", "stars.txt").bank.questions[
        0
    ].answer.splitlines()[1:] == [
        "1. (2 pts) it brightens",
        "2. (1 pt) it fades",
    ]


def test_numbers_in_brackets_that_are_no_marks_stay() -> None:
    lines = numbered_lines("1. (1066 points) What won?\n(2 pts) What lost?\n2. (two) What else?\n3. (4 pts)\n")
    assert without_marks_before(lines) == ([*lines], {})
