"""Counted sentences with what fills their blanks below them."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.shapes import blanks
from examsim.importing.text.entries import Part
from examsim.importing.text.lines import numbered_lines

CLOUDS = """\
Clouds

1. A cloud that touches the ground is called ________.
       fog

2. Thin clouds of ice far up are called ________, and a
halo around the moon shows that they are there.
       cirrus

3. A cloud with ____ and ____ may bring hail.
       an anvil / a tower

{below}
"""


def told(text: str) -> list[tuple[str, str]]:
    return [(question.prompt, question.answer) for question in read_guide(text, "guide.txt").bank.questions]


def test_words_further_in_below_a_counted_sentence_fill_its_blank() -> None:
    assert [answer for _, answer in told(CLOUDS.format(below=""))] == ["fog", "cirrus", "an anvil / a tower"]
    assert told(CLOUDS.format(below=""))[1][0].endswith("a halo around the moon shows that they are there.")


def test_what_stands_at_the_edge_below_the_last_is_of_no_question() -> None:
    draft = read_guide(CLOUDS.format(below="Bring an umbrella on Friday!"), "guide.txt")
    assert draft.bank.questions[-1].answer == "an anvil / a tower"
    assert [line.text for line in draft.not_understood] == ["Bring an umbrella on Friday!"]


def test_such_sentences_may_follow_others_with_a_key() -> None:
    above = "PART A\n\n1. Rain falls as ____.\n2. Ice falls as ____.\n\nAnswers\n1. drops\n2. hail\n\nPART B\n\n"
    text = above + CLOUDS.format(below="").removeprefix("Clouds\n\n")
    assert [answer for _, answer in told(text)] == ["drops", "hail", "fog", "cirrus", "an anvil / a tower"]


def test_a_sentence_that_nothing_fills_is_told() -> None:
    draft = read_guide(CLOUDS.format(below="4. A cloud with rain in it is a ________.\n"), "guide.txt")
    assert [question.answer for question in draft.bank.questions] == ["fog", "cirrus", "an anvil / a tower"]
    assert [line.line for line in draft.not_understood] == [13]


def test_words_at_the_edge_below_sentences_with_blanks_are_left_to_other_shapes() -> None:
    lines = numbered_lines(CLOUDS.format(below="").replace("       ", ""))
    assert all(piece.part is Part.TEXT for piece in blanks.read(lines))


@pytest.mark.parametrize(
    ("sentence", "filled"),
    [
        ("Clouds have ____ water, ____ ice and ____ air. [some; some; much]", "some; some; much"),
        ("Grapple is called ________. [soft (snow) hail]", "soft (snow) hail"),
        ("A halo is made by ________ . (ice)", "ice"),
        ("The lowest cloud is named ________\nand the next one stratus. [fog]", "fog"),
        ("A __halo__ shows ice (mostly).", "halo"),
    ],
)
def test_what_fills_several_blanks_or_is_explained_stands_in_brackets(sentence: str, filled: str) -> None:
    text = f"1. Rain falls from ____. [clouds]\n\n2. {sentence}\n\n3. Ice falls as ____. [hail]\n"
    assert [answer for _, answer in told(text)] == ["clouds", filled, "hail"]


def test_a_question_below_an_open_sentence_is_none_that_fills_its_blank() -> None:
    text = "1. Rain falls from ____. [clouds]\n2. Snow falls as ____\n3. Ice falls as ____. [hail]\n"
    draft = read_guide(text, "guide.txt")
    assert [question.answer for question in draft.bank.questions] == ["clouds", "hail"]
    assert [line.text for line in draft.not_understood] == ["2. Snow falls as ____"]
