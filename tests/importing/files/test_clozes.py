"""Texts with gaps, as Anki and Moodle write them: a question for each."""

from __future__ import annotations

import pytest

from examsim.domain.question import NumericAnswer, QuestionKind
from tests.importing.files.made import anki_package, draft_of


def gapped(text: str) -> list[tuple[str, str]]:
    """What is asked of a note, and what is right."""
    return [(one.prompt, one.answer) for one in draft_of(anki_package([(text, "")])).bank.questions]


def test_gaps_with_one_number_are_asked_for_together() -> None:
    assert gapped("{{c1::Red}} and {{c1::green}} make {{c2::yellow}}.") == [
        ("_____ and _____ make yellow.", "Red, green"),
        ("Red and green make _____.", "yellow"),
    ]


def test_a_gap_within_a_gap_is_asked_for_alone_and_hidden_with_it() -> None:
    assert gapped("Canberra was {{c1::founded in {{c2::1913::year}}}}.") == [
        ("Canberra was _____.", "founded in 1913"),
        ("Canberra was founded in _____ (year).", "1913"),
    ]


def test_a_gap_that_never_closes_is_text() -> None:
    assert gapped("A {{c1::leaf}} has {{c2::veins") == [("A _____ has {{c2::veins", "leaf")]


def test_a_long_gap_is_answered_in_words_of_ones_own() -> None:
    clause = "the pressure of a gas falls as its volume grows at one temperature"
    question = draft_of(anki_package([(f"Boyle found that {{{{c1::{clause}}}}}.", "")])).bank.questions[0]
    assert (question.kind, question.answer) == (QuestionKind.FREE_RESPONSE, clause)


def test_a_note_of_too_many_gaps_is_not_said_over_and_over() -> None:
    crowd = " ".join(f"{{{{c{number}::word}}}}" for number in range(1, 200))
    draft = draft_of(anki_package([(crowd, ""), ("Osmosis\x1fWater moves.", "")]))
    assert len(draft.bank.questions) == len(draft.not_understood) == 1


@pytest.mark.parametrize(
    "text",
    [
        "#separator:tab\n#html:true\n{0}\tA tale.\nOsmosis\tWater moves.\n",
        '[{{"front": "{0}", "back": "A tale."}}, {{"front": "Osmosis", "back": "Water moves."}}]',
    ],
)
def test_gaps_in_a_table_and_in_json_are_asked_for_too(text: str) -> None:
    draft = draft_of(text.format("{{c1::Romulus}} founded {{c2::Rome}}."))
    assert [question.prompt for question in draft.bank.questions[:2]] == [
        "_____ founded Rome.",
        "Romulus founded _____.",
    ]
    assert draft.bank.questions[0].explanation == "A tale."


def embedded(text: str) -> str:
    """A Moodle file with one text that has answers embedded in it."""
    return (
        f'<quiz><question type="cloze"><name><text>Cities</text></name><questiontext><text><![CDATA[{text}]]></text>'
        "</questiontext><defaultgrade>7</defaultgrade></question>"
        '<question type="essay"><questiontext><text>Why?</text></questiontext>'
        "<graderinfo><text>Trade.</text></graderinfo></question></quiz>"
    )


def test_answers_embedded_in_a_text_of_moodle_are_a_question_each() -> None:
    draft = draft_of(
        embedded(
            "<p>{1:SHORTANSWER:=Paris#On the Seine.~%50%Paname~Lyon#No.} has {2:NM:=2.1:0.1} million"
            r" people and is {:MCV:south~=north\~east~west} of {1:MULTIRESPONSE:=Lyon~%100%Nice~Lille}.</p>"
        )
    )
    paris, people, north, south, _ = draft.bank.questions
    assert paris.prompt == "_____ has […] million people and is […] of […]."
    assert (paris.accept, paris.explanation, paris.points) == (("Paris", "Paname"), "On the Seine.", 1.0)
    assert people.prompt == "[…] has _____ million people and is […] of […]."
    assert (people.numeric, people.points) == (NumericAnswer(2.1, 0.1), 2.0)
    assert (north.choices, north.accept) == (("A) south", "B) north~east", "C) west"), ("B", "north~east"))
    assert (south.answer, south.accept) == ("A) Lyon\nB) Nice", ("A, B",))
    assert not draft.not_understood


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "The {1:SHORTANSWER:=sun} and the {1:SHORTANSWER:star}.",
            "{1:SHORTANSWER:star} (no answer that can be marked)",
        ),
        ("The {1:SHORTANSWER:=sun} at {1:NUMERICAL:=noon}.", "{1:NUMERICAL:=noon} (no answer that can be marked)"),
        ("The {1:SHORTANSWER:=sun} is {1:DRAWING:=round}.", "{1:DRAWING:=round} (no answer that can be marked)"),
        ("A text without a gap.", "Cities (cloze: no answer that can be marked)"),
    ],
)
def test_an_embedded_answer_that_cannot_be_marked_is_reported(text: str, left: str) -> None:
    assert [line.text for line in draft_of(embedded(text)).not_understood] == [left]
