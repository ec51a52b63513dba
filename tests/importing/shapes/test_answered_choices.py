"""Options of which a tick shows the right one."""

from __future__ import annotations

from examsim.importing import read_guide

LAWS = """\
1. What must a contract have?
  A. A seal
  B. An offer and
     an acceptance ✓
  C. A witness

2. Who may sue for a nuisance?
  A. Anybody at all
  B. Whoever has an interest
     in the land, such as
     a tenant ✓
  C. The owner of the nearest house
     and nobody else

3. What ends an offer?
  A. Silence
  B. A counter-offer ✓
"""


def test_a_tick_may_stand_behind_the_end_of_an_option_that_was_wrapped() -> None:
    questions = read_guide(LAWS, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [
        "B) An offer and an acceptance",
        "B) Whoever has an interest in the land, such as a tenant",
        "B) A counter-offer",
    ]
    assert questions[1].choices[2] == "C) The owner of the nearest house and nobody else"


def test_a_tick_apart_from_the_options_marks_none_of_them() -> None:
    text = LAWS.replace("  B. An offer and\n     an acceptance ✓\n  C. A witness\n", "  B. An offer\n\n  done ✓\n")
    assert [question.answer for question in read_guide(text, "guide.txt").bank.questions] == [
        "B) Whoever has an interest in the land, such as a tenant",
        "B) A counter-offer",
    ]
