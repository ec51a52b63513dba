"""Definition lists, each meaning behind a colon of its own."""

from __future__ import annotations

from tests.importing.told import answers


def test_signs_that_a_meaning_begins_with_stay_behind_the_colon_before_it() -> None:
    text = "Sleep\n:   ~5 hours\n\nBefore\n:   ::before makes an element\n\nHover\n: :hover is a state\n"
    assert answers(text) == ["~5 hours", "::before makes an element", ":hover is a state"]
