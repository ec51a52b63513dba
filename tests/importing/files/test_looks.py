"""What only the looks of a Word document say: which option is right, what is a term, what is asked."""

from __future__ import annotations

import pytest

from examsim.importing.files.content import Content
from examsim.importing.files.docx import read
from examsim.importing.files.looks import Run, Written, without_contents
from tests.importing.files.made import document_with_lists, draft_of, word_document
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


def test_bold_says_nothing_where_all_is_bold() -> None:
    told = [f"*{text}*" for text in ("Sails", "Jib", "A sail before the mast", "Boom")]
    assert lines_of(*told) == ["Sails", "Jib", "A sail before the mast", "Boom"]
    assert lines_of("*Sails*", "*What is a jib?*", "It is small.") == ["Sails", "**What is a jib?**", "It is small."]


def test_terms_in_bold_below_a_heading_are_all_told() -> None:
    paragraphs = [("Sails", "Heading 1"), ("jib: a sail before the mast", None), ("boom: a spar below the main", None)]
    assert [one.answer for one in draft_of(word_document(paragraphs)).bank.questions][:1] == ["a sail before the mast"]
    assert lines_of("*Jib:* a sail", "*Boom:* a spar", "They are hoisted.")[:2] == [
        "**Jib:** a sail",
        "**Boom:** a spar",
    ]


def test_an_answer_in_bold_below_a_question_and_the_letter_of_an_option_in_bold_are_plain() -> None:
    assert lines_of("Sails", "What trims it?", "*A sheet*", "*A.* jib", "*2.* boom") == [
        "Sails",
        "What trims it?",
        "A sheet",
        "A. jib",
        "2. boom",
    ]


@pytest.mark.parametrize("term", ["*Jib:* a", "*Jib*: a", "*Jib* – a", "*Jib -* a", "*Jib :* a"])
def test_a_term_in_bold_is_told_whatever_sign_is_behind_it(term: str) -> None:
    assert lines_of("Sails", f"{term} sail before the mast") == ["Sails", "**Jib:** a sail before the mast"]


def test_words_in_bold_that_a_paragraph_goes_on_from_are_terms_where_most_open_so() -> None:
    told = ["*Jib* sail before the mast", "*Boom* spar below a sail"]
    assert lines_of("Sails", *told) == ["Sails", "**Jib** sail before the mast", "**Boom** spar below a sail"]
    prose = ["The wind fills it.", "It is trimmed by a sheet.", "It is hoisted."]
    assert lines_of("Sails", *told, *prose)[1] == "Jib sail before the mast"


def test_labels_in_bold_are_labels_and_a_part_in_bold_is_a_heading() -> None:
    told = ["*Part B*", "*Q:* What trims a sail?", "*A:* A sheet.", "*What hoists it*?", "A halyard."]
    assert lines_of("Sails", *told) == [
        "Sails",
        "## Part B",
        "Q: What trims a sail?",
        "A: A sheet.",
        "**What hoists it?**",
        "A halyard.",
    ]


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


def test_headings_with_their_pages_above_a_text_are_its_contents() -> None:
    paragraphs = [("Jibs\t1", None), ("Booms ....\t2", None), ("Ropes\t3", None), ("Jibs", "Heading 1")]
    paragraphs += [
        ("What is a jib?", None),
        ("A sail.", None),
        ("Booms", "Heading 1"),
        ("What is a boom?", None),
        ("A spar.", None),
    ]
    draft = draft_of(word_document(paragraphs))
    assert [(one.answer, one.topic) for one in draft.bank.questions] == [("A sail.", "Jibs"), ("A spar.", "Booms")]
    assert "Ropes" in " ".join(line.text for line in (*draft.headings, *draft.not_understood))


def test_a_letter_in_bold_above_what_begins_with_it_is_a_heading() -> None:
    told = lines_of("Sails", "*B*", "*Boom*", "A spar.", "*J*", "*Boom*", "A spar again.")
    assert told == ["Sails", "## B", "**Boom**", "A spar.", "**J**", "**Boom**", "A spar again."]


def test_words_in_bold_without_a_label_head_a_part_where_questions_in_bold_have_labels() -> None:
    told = lines_of("Sails", "*Q1. What trims it?*", "A sheet.", "*Ropes*", "*Q2. What hoists it?*", "A halyard.")
    assert told == ["Sails", "Q1. What trims it?", "A sheet.", "## Ropes", "Q2. What hoists it?", "A halyard."]
    assert "**Ropes**" in lines_of("Sails", "*What trims it?*", "A sheet.", "*Ropes*", "They trim and hoist.")


def test_many_tabs_take_time_in_proportion() -> None:
    paragraphs = [Written((Run("Name" + "\t" * 200_000 + "Date"),)), Written((Run("Sails"),), is_heading=True)]
    assert [one.text for one in without_contents(paragraphs)] == [one.text for one in paragraphs]
