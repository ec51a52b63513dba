"""Long and hostile texts take work in proportion to their length."""

from __future__ import annotations

from contextlib import suppress

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide
from examsim.importing.shapes import alternating
from examsim.importing.text.lines import numbered_lines
from tests.work import calls

HOSTILE = {
    "a guide": "◉ Term {n}. Answer: the {n}th thing one may say\nabout it, at some length\n",
    "a guide with choices": "Question {n}: Which {n}?\nA) this\nB) that\nAnswer: B\nRationale: because of {n}.\n",
    "one answer of many lines": "word {n} of it\n",
    "one answer of many items": "- word {n} of it\n",
    "one line": "word {n} and ",
    "one line of sentences": "Word {n} is this. ",
    "one line of markers": "x. Answer: ",
    "one line of formulas": "f(x) = ",
    "one line of examples": "e.g. ",
    "hyphens at line ends": "foo bar foo-\n",
    "dashes": "-",
    "brackets": "(",
    "underscores": "_",
    "question marks": "?",
    "labels": "Answer: b, which is so\n",
    "parts": "(a) Define {n}.\nAnswer: it\n(b) And {n}?\nAnswer: no\n",
    "two columns": "{n}. What is {n}?    {n}. Which is {n}?\n",
    "a quiz looked at again": "Question {n}\n1 / 1 pts\nWhat is {n}?\nthis\nCorrect!\nthat {n}\n",
    "answers found right": "Correct!\nthat {n} and that\n1 pt\n2.\n",
    "lone signs": "What is {n}?\n?\nThat {n}\n",
    "cards without a back": "Q\n\n\n\n\n\n\n\n\n",
    "the same question": "Term. Answer: foo bar baz\n",
    "one term, many answers": "Term. Answer: word {n} of it\n",
    "one answer, many terms": "Term {n}. Answer: the very same long answer to each and every one of these terms\n",
    "statements and gaps": "1. It may be so {n}. TRUE\n2. It may be {n}. FALSE\n3. It is ___. (it)\n4. A ___. (b)\n",
    "headed parts": "Part {n}\n\nWhat is {n}?\nIt is that.\n\nOne {n}: this\nTwo {n}: that\n\n",
    "terms with the rest further in": "Thing {n}: what it is and\n   how it goes on\nother {n} = that\n",
    "cards for repetition": "Front {n}\n?\nback {n}\n\nside {n}::other\n<!--SR:!2024-01-01,1,250-->\n\n",
    "notes to self": "TODO: read {n}\n\n(check the page on {n} again)\n\n!! note {n}\n\n",
    "pages": "Words and more {n}\n{n} | P a g e\nTitle of all\n\n- / 3\n\n{n}\n\n",
    "ticks": "What is {n}?\n✓ one\ntwo\nthree {n}\n",
    "pools": "T1A{n} (A)\nWhat is {n}?\nA. this\nB. that\n~~\n\nPART {n}\n\n",
    "many abbreviations": "Alpha Beta (AB{n}). Answer: Some Alpha Beta (AB) thing {n}\n",
}
SMALL, LARGE = 1_500, 6_000


def reading(piece: str, size: int) -> int:
    text = "Term. Answer: word\n" + "".join(
        piece.replace("{n}", str(n)) for n in range(size // len(piece.replace("{n}", "1234")) + 1)
    )
    text += "\nThat is all there is.\n"  # the last line is looked at from below too
    return calls(lambda: read(text))


def read(text: str) -> None:
    with suppress(InputError):
        read_guide(text, "guide.txt")


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_four_times_the_text_takes_about_four_times_the_work(piece: str) -> None:
    read(piece * 20)  # word lists are loaded, patterns compiled
    small = reading(piece, SMALL)  # first, as the words of the large one would all be known by then
    assert reading(piece, LARGE) < 4.5 * small  # sixteen times would be quadratic


def test_prose_below_prose_is_put_together_in_work_in_proportion_to_its_length() -> None:
    prose = "It was said here at some length that there is a thing.\n\n"
    small = calls(lambda: alternating.read(numbered_lines(prose * 200)))
    assert calls(lambda: alternating.read(numbered_lines(prose * 800))) < 4.5 * small


def test_a_word_that_ends_in_a_long_blank_is_no_hours_work() -> None:
    read("Rock and so" + "_" * 150_000 + "g\nAnd so on\nAnd on\n")  # found by changing files at random


def test_a_long_blank_above_an_arrow_is_no_hours_work() -> None:
    read("What is asked?\n-> it\n\n" + "_" * 200_000 + " is\n-> this\n\nWhat else?\n-> that\n")


def test_a_long_row_is_no_hours_work() -> None:
    read("Q: What is this?\nA: That.\n\nterm = " + "word " * 40_000 + "* x\n\nQ: And that?\nA: This.\n")


def test_a_long_blank_is_no_hours_work() -> None:
    read("What is it? " + "_" * 150_000 + "?\nA) this *\nB) that\n")  # squared, it would be read for minutes
