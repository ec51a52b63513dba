"""Texts with gaps, as Anki and Moodle write them: a question for each."""

from __future__ import annotations

import pytest

from examsim.domain.question import QuestionKind
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
