from __future__ import annotations

import pytest

from examsim.storage.suggestion import likely, only_likely

KEYS = ("id", "prompt", "answer", "unit", "hint", "points", "at_least")


@pytest.mark.parametrize(
    ("word", "meant"),
    [("pormpt", "prompt"), ("point", "points"), ("at-least", "at_least"), ("Answer", "answer"), ("hint_", "hint")],
)
def test_what_can_be_meant_in_one_way_is_known(word: str, meant: str) -> None:
    assert (likely(word, KEYS), only_likely(word, KEYS)) == (meant, meant)


def test_of_two_that_may_be_meant_the_likelier_is_named_and_neither_is_certain() -> None:
    assert (likely("hnit", KEYS), only_likely("hnit", KEYS)) == ("hint", None)


def test_the_likeliest_is_not_certain_while_another_comes_near() -> None:
    assert (likely("point", ("points", "pint")), only_likely("point", ("points", "pint"))) == ("points", None)


def test_what_is_like_nothing_is_not_known() -> None:
    assert (likely("whatever", KEYS), only_likely("whatever", KEYS)) == (None, None)
