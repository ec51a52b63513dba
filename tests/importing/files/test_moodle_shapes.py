"""Moodle's question bank in XML, in the shapes that courses export it in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.domain.keyed_options import right_options
from tests.importing.files.made import draft_of

if TYPE_CHECKING:
    from examsim.domain.question import Question


def quiz(*questions: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>{"".join(questions)}</quiz>'


def question(kind: str, text: str, rest: str) -> str:
    return (
        f'<question type="{kind}"><name><text>Named</text></name><questiontext format="html"><text><![CDATA[{text}]]>'
        f'</text><file name="a.png" path="/" encoding="base64">iVBORw0KGgo=</file></questiontext>{rest}</question>'
    )


def answers(*each: tuple[str, str]) -> str:
    return "".join(f'<answer fraction="{share}"><text>{text}</text></answer>' for share, text in each)


def asked(kind: str, text: str, rest: str) -> list[Question]:
    return list(draft_of(quiz(question(kind, text, rest))).bank.questions)


@pytest.mark.parametrize(
    ("kind", "given", "letters"),
    [
        ("multichoice", [("100", "full"), ("50", "half"), ("0", "no")], "A"),
        ("multichoice", [("50", "one"), ("50", "two"), ("-100", "no")], "A, B"),
        ("multichoice", [("33.33333", "one"), ("0", "no"), ("66.66667", "two")], "A, C"),
        ("multichoiceset", [("100", "one"), ("0", "no"), ("100", "two")], "A, C"),
    ],
)
def test_a_half_right_option_is_no_right_one_beside_a_right_one(
    kind: str, given: list[tuple[str, str]], letters: str
) -> None:
    (one,) = asked(kind, "<p>Which?</p>", answers(*given))
    assert one.accept[0] == letters


def test_several_right_options_answer_with_their_texts() -> None:
    given = answers(("50", "a loom"), ("-100", "a lathe"), ("50", "a wheel"))
    (one,) = asked("multichoice", "<p>Which do weavers use?</p>", given)
    assert (one.answer, one.accept) == ("A) a loom\nC) a wheel", ("A, C",))
    assert right_options(one) == {0, 2}


@pytest.mark.parametrize(
    ("info", "answer"),
    [
        ("Model answer: It lifts threads.", "It lifts threads."),
        ("<p>Sample answer:</p><p>It lifts threads.</p>", "It lifts threads."),
        ("An answer: it lifts threads.", "An answer: it lifts threads."),
    ],
)
def test_what_graders_are_told_may_have_a_label(info: str, answer: str) -> None:
    told = f"<graderinfo><text><![CDATA[{info}]]></text></graderinfo>"
    (one,) = asked("essay", "<p>What does a heddle do?</p>", told)
    assert one.answer.strip() == answer


@pytest.mark.parametrize(("kind", "box"), [("ddwtos", "dragbox"), ("gapselect", "selectoption")])
def test_numbered_gaps_are_a_question_each_with_the_boxes_of_their_group(kind: str, box: str) -> None:
    boxes = [("cat", 1), ("mat = rug", 2), ("dog", 1), ("~tilde", 2)]
    told = "".join(f"<{box}><text>{text}</text><group>{group}</group></{box}>" for text, group in boxes)
    first, second = asked(kind, "<p>The [[1]] sat on the [[2]].</p>", told)
    assert (first.prompt, first.choices, first.accept) == (
        "The _____ sat on the […].",
        ("A) cat", "B) dog"),
        ("A", "cat"),
    )
    assert (second.choices, second.accept) == (("A) mat = rug", "B) ~tilde"), ("A", "mat = rug"))


@pytest.mark.parametrize("text", ["No gap at all.", "A [[7]] without its box.", "[[1]] " * 500])
def test_gaps_without_boxes_are_reported(text: str) -> None:
    odd = question("gapselect", text, "<selectoption><text>ice</text></selectoption>")
    draft = draft_of(quiz(odd, question("shortanswer", "Who?", answers(("100", "me")))))
    assert [line.text for line in draft.not_understood] == ["Named (gapselect: no answer that can be marked)"]


def test_an_ordering_is_answered_by_its_steps_in_order() -> None:
    (one,) = asked("ordering", "Put them in order.", answers(("2.0", "Metaphase"), ("1.0", "Prophase")))
    assert one.answer.strip() == "1. Prophase\n2. Metaphase"


@pytest.mark.parametrize(
    "text",
    [
        '<p><span class="multilang" lang="en">Where?</span> <span lang="fr" class="multilang">Où ?</span></p>',
        "{mlang en}Where?{mlang} {mlang fr}Où ?{mlang}",
        '<span class="multilang" lang="en">Where?</span>',
        '<p><span class="plain">Where?</span></p>',
    ],
)
def test_of_several_languages_the_first_is_read(text: str) -> None:
    (one,) = asked("shortanswer", text, answers(("100", "here")))
    assert one.prompt == "Where?"


def test_a_language_that_never_ends_is_read_in_no_time() -> None:
    (one,) = asked(
        "shortanswer", "What? " + '<span class="multilang" lang="en">{mlang en}' * 2000, answers(("100", "x"))
    )
    assert one.prompt.startswith("What?")
