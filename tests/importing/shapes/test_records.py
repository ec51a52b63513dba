"""Blocks of a term and labelled facts are records; those of a question with its answer and the reason are not."""

from __future__ import annotations

from examsim.importing import read_guide

WORKS = """\
Guernica
Artist: Picasso
Date: 1937

The Scream
Artist: Munch
Date: 1893

Water Lilies
Artist: Monet
Date: 1919
"""
ASKED = """\
1. What is fired once, and not glazed
before that?
A. Bisque
B. Slip
Answer: A
Rationale: It is fired again with its glaze.

2. What is fired hottest?
A. Raku
B. Porcelain
Answer: B
Rationale: It melts to glass within.

3. What is ground?
A. Grog
B. Glaze
Answer: A
Rationale: It was a pot before.
Test Bank of Clay

"""
WORDS = """\
He spoke with such temerity before the court that even those who were on his side began to fear for him.
Word: temerity
Meaning: boldness without care

She was so garrulous a guest that when she had left, nobody could say what she had told them all evening.
Word: garrulous
Meaning: given to much talk

The village lay so far off that its people spoke in an archaic way which no one in the valley understood.
Word: archaic
Meaning: of a time long past
"""


def test_facts_that_come_back_make_records() -> None:
    questions = read_guide(WORKS, "guide.txt").bank.questions
    assert questions[0].answer == "Artist: Picasso\nDate: 1937"


def test_an_answer_and_a_reason_are_no_facts_of_a_record() -> None:
    questions = read_guide(f"Test Bank of Clay\n\n{ASKED}", "guide.txt").bank.questions
    assert [question.answer for question in questions] == ["A) Bisque", "B) Porcelain", "A) Grog"]


def test_a_sentence_from_a_book_above_a_word_and_its_meaning_is_no_term() -> None:
    questions = read_guide(WORDS, "guide.txt").bank.questions
    assert [question.prompt for question in questions] == ["Define temerity.", "Define garrulous.", "Define archaic."]
