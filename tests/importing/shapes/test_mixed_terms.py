"""Terms defined by one sign here and another there are a list; prose and labels with the same signs are none."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.shapes.mixed_terms import read
from examsim.importing.text.entries import Part
from examsim.importing.text.lines import numbered_lines

TERMS = """\
Tailoring – all of the terms

** STITCHES **

Basting: long stitches that hold cloth for a while
   • taken out in the end
   • in a thread of another colour
hemming: stitches that nobody sees
Overcast → a stitch over the raw edge of the cloth so that it does not come
undone in the wash
zigzag → a stitch to and fro

** CLOTH **

Bias = the line across both threads
Nap = hairs that lie one way
Weights →
   - light
   - heavy
"""


def test_terms_with_mixed_signs_come_back_with_what_hangs_below_them() -> None:
    draft = read_guide(TERMS, "guide.txt")
    assert [question.answer for question in draft.bank.questions] == [
        "long stitches that hold cloth for a while\n• taken out in the end\n• in a thread of another colour",
        "stitches that nobody sees",
        "a stitch over the raw edge of the cloth so that it does not come undone in the wash",
        "a stitch to and fro",
        "the line across both threads",
        "hairs that lie one way",
        "- light\n- heavy",
    ]
    assert draft.not_understood == ()


def test_a_few_words_apart_above_a_term_head_a_part() -> None:
    told = TERMS.replace("** CLOTH **\n", "Kinds of cloth")
    draft = read_guide(told, "guide.txt")
    assert [question.answer for question in draft.bank.questions][3:5] == [
        "a stitch to and fro",
        "the line across both threads",
    ]
    assert "Kinds of cloth" in [line.text for line in draft.headings]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"Word {n}: one thing" if n % 4 else f"Word {n} = one thing" for n in range(12)),
        "\n".join(f"Use: sewing\nSign = a cross\nEnd → a knot {n}\n" for n in range(6)),
        TERMS.replace("zigzag →", "And zigzag is").replace("Nap =", "There is a nap of"),
        TERMS.replace("Bias =", "Bias:").replace("Nap =", "Nap:").replace("Overcast →", "Overcast:"),
    ],
    ids=["one sign in most", "labels", "prose", "one sign"],
)
def test_other_lines_with_such_signs_are_no_list_of_mixed_signs(text: str) -> None:
    assert all(piece.part is Part.TEXT for piece in read(numbered_lines(text)))
