"""What only the looks of a Word document say: which option is right, what is a term, what is asked."""

from __future__ import annotations

import pytest

from examsim.importing.files.content import Content
from examsim.importing.files.docx import read
from examsim.importing.files.emphasis import without_contents
from examsim.importing.files.paragraphs import Run, StyledParagraph
from tests.importing.files.made import document_with_lists, draft_of, word_document


def lines_of(*texts: str) -> list[str]:
    data = document_with_lists([(text, None, 0) for text in texts])
    return [line for line in (read(Content(data, "sails.docx")).text or "").splitlines() if line]


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
    paragraphs = [
        StyledParagraph((Run("Name" + "\t" * 200_000 + "Date"),)),
        StyledParagraph((Run("Sails"),), is_heading=True),
    ]
    assert [one.text for one in without_contents(paragraphs)] == [one.text for one in paragraphs]


def test_the_letters_of_options_in_bold_below_questions_in_bold_are_no_terms() -> None:
    asked = ["*1. What trims a sail?*", "*A.* a sheet", "*B.* a halyard", "*Answer:* A", "*Why:* it is so."]
    told = lines_of("Quiz", *asked, *(line.replace("1.", "2.").replace("trims", "pulls") for line in asked))
    assert "A. a sheet" in told
    assert "B. a halyard" in told
