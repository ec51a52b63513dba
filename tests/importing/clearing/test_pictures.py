"""Where a picture stands beside the words of an answer, its name is told; alone it is all the answer there is."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

GUIDE = "Q: What is a gable?\nA: {answer}\n\nQ: What is an eave?\nA: The edge of a roof.\n"
PICTURES = ["![[gable.png]]", "![a gable](images/gable%201.png)"]


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_below_the_words_of_an_answer_is_told(picture: str) -> None:
    draft = read_guide(GUIDE.format(answer=f"The wall below a roof.\n\n{picture}"), "guide.md")
    assert [question.answer for question in draft.bank.questions] == ["The wall below a roof.", "The edge of a roof."]
    assert [line.text for line in draft.not_understood] == [picture]


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_that_is_the_whole_answer_stays(picture: str) -> None:
    first = read_guide(GUIDE.format(answer=picture), "guide.md").bank.questions[0]
    assert first.answer == picture


def test_a_picture_among_words_stays() -> None:
    said = "As in ![[gable.png]], the wall below a roof."
    assert read_guide(GUIDE.format(answer=said), "guide.md").bank.questions[0].answer == said


@pytest.mark.parametrize("picture", PICTURES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_picture_that_words_lead_on_to_stays(picture: str, gap: str) -> None:
    answer = read_guide(GUIDE.format(answer=f"The wall drawn here:{gap}{picture}"), "guide.md").bank.questions[0].answer
    assert answer.endswith(picture)
