"""A box beside the text is of the notes above all questions, and without its frame below one."""

from __future__ import annotations

import pytest

from examsim.importing.clearing.asides import without_asides
from examsim.importing.text.lines import numbered_lines
from tests.importing.files.made import draft_of

BOX = "<aside>\n💡 Mr Hall: \u201cknow the knots\u201d\n\n</aside>\n"
ASKED = "- What is a bight?\n\n    A loop of rope.\n\n- What is a hitch?\n\n    {answer}\n"


def test_what_a_box_says_above_all_questions_is_none() -> None:
    draft = draft_of(f"# Knots\n\n{BOX}\n{ASKED.format(answer='A knot around a post.')}")
    assert [one.answer for one in draft.bank.questions] == ["A loop of rope.", "A knot around a post."]


def test_a_box_below_a_question_answers_it_and_loses_its_frame() -> None:
    draft = draft_of(ASKED.format(answer="<aside>\n    A knot around a post.\n    </aside>"))
    assert [one.answer for one in draft.bank.questions] == ["A loop of rope.", "A knot around a post."]


def test_a_frame_that_nothing_closes_is_of_the_text() -> None:
    lines = numbered_lines("Which element is set beside the text?\n<aside>\n\nWhich is below it?\n<footer>\n")
    assert without_asides(lines) == ([*lines], [])


@pytest.mark.parametrize(
    "terms",
    [
        "<aside>\nBight: a loop\nHitch: a knot around a post\nBend: a knot of two ropes\n</aside>\n\n{more}",
        "<aside>\nBight: a loop\n</aside>\n\n<aside>\nHitch: a knot around a post\n</aside>\n\n"
        "<aside>\nBend: a knot of two ropes\n</aside>\n\n{more}",
    ],
    ids=["box of terms", "box for each"],
)
def test_a_box_of_terms_above_others_is_of_the_text(terms: str) -> None:
    more = "Splice: a joint of strands\nWhip: a thread around an end\n"
    draft = draft_of(f"# Knots\n\n{terms.format(more=more)}")
    assert [one.answer for one in draft.bank.questions][:2] == ["a loop", "a knot around a post"]
