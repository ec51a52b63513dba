"""Guides of many subjects, laid out the ways that sites and people lay them out, each with what is in it.

To add one, put a file into ``layouts``: the text, a line ``=== what is in it``, and for each question in order a piece
of its prompt and of its answer, as ``piece => piece``; as ``piece ==> answer`` where the answer is that and no more.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from ftfy import fix_encoding

from examsim.importing import read_guide
from examsim.importing.text import label_words

LABELS = re.compile(
    rf"(?:{label_words.KIND}|{label_words.QUESTION}|{label_words.ANSWER}|{label_words.RATIONALE}|{label_words.RIGHT}"
    rf"|{label_words.RIGHT_BEHIND}|right|correct|choice|response|topic|hint|name|tag|mark|reference|model)s?"
    r"|[qa]?\d+|questi0n|qucstion|answcr|nbsp|you|answered|selected|most|voted|mores"
    r"|award|point|success|examiners?|asks?|say",  # misread, escaped, chosen
    re.IGNORECASE,
)
"""What stands beside questions and answers and is no part of them."""
LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


_read = cache(read_guide)
"""Each is read once for all claims."""


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_every_question_is_found_whole_and_none_is_invented(path: Path, ends: str) -> None:
    text, _, listed = path.read_text("utf-8").partition("=== what is in it\n")
    draft = _read(text.replace("\n", ends), path.name)
    expected = [line.replace(" ==> ", " => =").split(" => ") for line in listed.splitlines()]
    questions = draft.bank.questions
    assert len(questions) == len(expected), [question.prompt for question in questions]
    for question, (asked, answer) in zip(questions, expected, strict=True):
        assert asked in question.prompt
        assert answer in f"={question.answer.strip()}"
        assert answer[:1] != "=" or answer == f"={question.answer.strip()}"
    assert draft.not_understood == ()


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_word_is_in_a_question_or_in_the_report(path: Path) -> None:
    text = path.read_text("utf-8").partition("=== what is in it\n")[0]
    draft = _read(text, path.name)
    asked = [
        " ".join((q.prompt, q.answer, *q.choices, *q.accept, *q.tags, q.hint, q.explanation, q.topic))
        for q in draft.bank.questions
    ]
    told = " ".join((*asked, draft.bank.title, *(line.text for line in (*draft.headings, *draft.not_understood))))
    there = told.casefold()
    words = {word.casefold() for word in re.findall(r"[^\W_]{4,}", fix_encoding(text))}
    assert {word for word in words if word not in there and not LABELS.fullmatch(word)} == set()


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_no_prompt_has_a_label_or_a_title_before_it_and_each_keeps_its_blank(path: Path) -> None:
    text = path.read_text("utf-8").partition("=== what is in it\n")[0]
    for question in _read(text, path.name).bank.questions:
        assert not re.match(r"#{1,6}\s|(?:[-•]\s)?(?:question|q)\s?\d{0,3}\s?[.:|)]", question.prompt, re.IGNORECASE)
        assert not re.search(r"\s\.$|<-", f"{question.prompt}{question.answer}")
