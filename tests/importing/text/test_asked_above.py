from __future__ import annotations

import pytest

from examsim.importing.text.asked_above import is_answered_below, may_ask


@pytest.mark.parametrize("text", ["Q: Name it.", "What is it?", "3. The keel", "a) a keel", "- a keel"])
def test_a_label_a_mark_or_a_number_may_ask(text: str) -> None:
    assert may_ask(text)
    assert is_answered_below(text)


@pytest.mark.parametrize("text", ["A:", "Answer:"])
def test_the_label_of_an_answer_alone_is_answered_below_and_asks_nothing(text: str) -> None:
    assert not may_ask(text)
    assert is_answered_below(text)


@pytest.mark.parametrize("text", ["The keel is the lowest beam.", "A: the lowest beam", "Harbour School"])
def test_what_says_something_is_not_answered_below(text: str) -> None:
    assert not is_answered_below(text)
