"""Guides of many subjects, laid out the ways that sites and people lay them out, each with what is in it.

To add one, put a file into ``layouts``: the text, a line ``=== what is in it``, and for each question in order a piece
of its prompt and of its answer, as ``piece => piece``; as ``piece ==> answer`` where the answer is that and no more.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from examsim.importing import read_guide

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.txt"))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_every_question_is_found_whole_and_none_is_invented(path: Path, ends: str) -> None:
    text, _, listed = path.read_text("utf-8").partition("=== what is in it\n")
    draft = read_guide(text.replace("\n", ends), path.name)
    expected = [line.replace(" ==> ", " => =").split(" => ") for line in listed.splitlines()]
    questions = draft.bank.questions
    assert len(questions) == len(expected), [question.prompt for question in questions]
    for question, (asked, answer) in zip(questions, expected, strict=True):
        assert asked in question.prompt
        assert answer in f"={question.answer.strip()}"
        assert answer[:1] != "=" or answer == f"={question.answer.strip()}"
    assert draft.not_understood == ()
