"""Options that are right by their looks alone."""

from __future__ import annotations

import pytest

from examsim.importing.files.content import Content
from examsim.importing.files.docx import read
from tests.importing.files.made import document_with_lists, draft_of
from tests.importing.files.test_word_lists import LEVEL

SAILS = ("main", "jib", "spinnaker", "storm sail")
ASKED = (("Which sail is set before the mast?", 1), ("Which sail has a boom?", 0), ("Which sail is round?", 2))
ANSWERS = ["B) jib", "A) main", "C) spinnaker"]


def lines_of(*texts: str) -> list[str]:
    data = document_with_lists([(text, None, 0) for text in texts])
    return [line for line in (read(Content(data, "sails.docx")).text or "").splitlines() if line]


@pytest.mark.parametrize("look", ["*{}*", "={}="])
@pytest.mark.parametrize("kind", ["upperLetter", "bullet"])
def test_the_options_of_a_list_that_look_otherwise_are_right(look: str, kind: str) -> None:
    told: list[tuple[str, int | None, int]] = []
    for asked, right in ASKED:
        told.append((asked, 5, 0))
        told += [(look.format(sail) if at == right else sail, 5, 1) for at, sail in enumerate(SAILS)]
    levels = LEVEL.format(0, 1, "decimal", "%1.", 360), LEVEL.format(1, 1, kind, "%2.", 1080)
    assert [question.answer for question in draft_of(document_with_lists(told, *levels)).bank.questions] == ANSWERS


@pytest.mark.parametrize("sign", ["{})", "{}.", "({})"])
@pytest.mark.parametrize("is_row", [False, True], ids=["below", "in a row"])
@pytest.mark.parametrize("has_letter", [False, True], ids=["text", "letter too"])
def test_options_with_typed_letters_are_right_by_their_looks(sign: str, *, is_row: bool, has_letter: bool) -> None:
    texts: list[str] = []
    for number, (asked, right) in enumerate(ASKED, 1):
        options = [f"{sign.format('abcd'[at])} {sail}" for at, sail in enumerate(SAILS)]
        letter, _, sail = options[right].partition(" ")
        options[right] = f"={letter} {sail}=" if has_letter else f"{letter} ={sail}="
        texts += [f"{number}. {asked}", *(["      ".join(options)] if is_row else options)]
    data = document_with_lists([(text, None, 0) for text in texts])
    assert [question.answer for question in draft_of(data).bank.questions] == ANSWERS


def test_another_colour_among_options_says_nothing() -> None:
    told = ["1. Which is round?", "a) main", "b) =spinnaker=", "2. Which is before the mast?", "a) ~main~", "b) =jib="]
    assert lines_of(*told, "3. Which is old?", "a) =gaff=", "b) ~lug~") == [
        "1. Which is round?",
        "a) main",
        "b) **spinnaker**",
        "2. Which is before the mast?",
        "a) main",
        "b) **jib**",
        "3. Which is old?",
        "a) **gaff**",
        "b) lug",
    ]


def test_a_look_that_few_questions_have_among_their_options_says_nothing() -> None:
    told = [line for _ in range(3) for line in ("Which is round?", "a) main", "b) spinnaker")]
    assert "b) spinnaker" in lines_of("Which is it?", "a) *main*", "b) jib", *told)
    assert not [line for line in lines_of("Which is it?", "a) *main*", "b) jib", *told) if "**" in line]


def test_options_below_each_other_in_one_paragraph_are_told_apart_by_a_colour_of_letters_or_a_line() -> None:
    told = ["1. Which is round?\na) main\nb) @spinnaker@", "2. Which is before the mast?\na) @jib@\nb) lug"]
    told += ["3. Which is old?\na) ^gaff^\nb) lug", "4. Which is square?\na) jib\nb) ^course^"]
    told += ["5. Which is small?\na) storm sail (correct)\nb) genoa"]
    questions = draft_of(document_with_lists([(text, None, 0) for text in told])).bank.questions
    assert [one.answer for one in questions] == [
        "B) spinnaker",
        "A) jib",
        "A) gaff",
        "B) course",
        "A) storm sail",
    ]


def test_many_items_of_a_list_of_which_one_is_bold_are_no_options() -> None:
    parts = [f"part {n} of a ship" for n in range(9)]
    told = [
        line
        for n in range(3)
        for line in ("Which parts has it?", *(f"a) *{p}*" if p == parts[n] else f"a) {p}" for p in parts))
    ]
    assert not [line for line in lines_of("Ships", *told) if line.startswith("a) **")]
