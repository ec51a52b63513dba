"""Terms in one column, meanings in the other, and a key that has a name of its own."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from tests.importing.told import answers

COLUMNS = """\
Sails

__ 1. jib        A. sail set abaft the mast
__ 2. main       B. light sail for running
__ 3. spinnaker  C. sail set before the mast

"""


@pytest.mark.parametrize(
    "label", ["Answers:", "Answer key:", "ANSWER SHEET -", "**Solution key**:", "Key:", "Solutions"]
)
@pytest.mark.parametrize("columns", [COLUMNS, COLUMNS.replace("__ ", "")], ids=["gaps", "numbers"])
def test_terms_are_matched_by_a_key_whatever_it_is_called(label: str, columns: str) -> None:
    draft = read_guide(f"{columns}{label} 1-C, 2-A, 3-B\n", "guide.txt")
    answers = {question.prompt: question.answer for question in draft.bank.questions}
    assert answers == {
        "Define jib.": "sail set before the mast",
        "Define main.": "sail set abaft the mast",
        "Define spinnaker.": "light sail for running",
    }


def test_what_stands_apart_below_a_term_or_a_meaning_is_of_neither() -> None:
    terms = "1. jib\n2. main\n3. spinnaker\n\nThese are the meanings.\n\n"
    meanings = "A. sail set abaft the mast\nB. light sail for running\nC. sail set before the mast\n\n"
    draft = read_guide(f"{terms}{meanings}Write the letters down.\n\n1-C, 2-A, 3-B\n", "guide.txt")
    assert [(question.prompt, question.answer) for question in draft.bank.questions] == [
        ("Define jib.", "sail set before the mast"),
        ("Define main.", "sail set abaft the mast"),
        ("Define spinnaker.", "light sail for running"),
    ]
    assert [line.text for line in draft.not_understood] == ["These are the meanings.", "Write the letters down."]


def test_a_matching_part_with_its_key_stands_above_statements_and_blanks() -> None:
    works = [
        "Weir       A. a bank",
        "Levee      B. a mouth",
        "Delta      C. a low dam",
        "Ford       D. a place to cross",
    ]
    matched = "".join(f"_____ {n}. {work}\n" for n, work in enumerate(works, 1))
    truths = "  F   5. A weir is a mouth.\n  T   6. A levee is a bank.\n  T   7. A ford is crossed on foot.\n"
    key = "\nKey to Part I:  1-C  2-A  3-B  4-D\n\n\nII. TRUE OR FALSE. Mark each.\n\n"
    assert answers(f"I. MATCHING. Write the letter.\n\n{matched}{key}{truths}") == [
        "a low dam",
        "a bank",
        "a mouth",
        "a place to cross",
        "False",
        "True",
        "True",
    ]


def test_meanings_beyond_the_last_term_and_a_line_below_the_key_are_of_no_pair() -> None:
    rows = [
        "____ 1. Weir               A. a mouth where sediment is laid down",
        "____ 2. Delta              B. a place to cross",
        "____ 3. Ford               C. a low dam",
        "                           D. a bank of earth",
        "                           E. a bend",
    ]
    for foot in ("(c) Rivers Trust", "For classroom use only"):
        draft = read_guide("Rivers\n\n" + "\n".join(rows) + f"\n\nKEY:  1-C  2-A  3-B\n\n{foot}\n", "guide.txt")
        told = [question.answer for question in draft.bank.questions]
        assert told[:2] == ["a low dam", "a mouth where sediment is laid down"]
        assert told[2].startswith("a place to cross")
        assert "a bank of earth" in {line.text for line in (*draft.not_understood, *draft.headings)} | {
            line.text.partition(" ")[2] for line in (*draft.not_understood, *draft.headings)
        }
    assert told[2] == "a place to cross"
