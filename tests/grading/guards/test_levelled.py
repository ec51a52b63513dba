from __future__ import annotations

import pytest

from examsim.grading.guards.levelled import levelled
from tests.grading.guards.texts import compare

OWLS = "How do owls differ from swallows?", "Owls hunt at night, whereas swallows hunt insects by day."


@pytest.mark.parametrize(
    "response",
    [
        "Owls hunt at night, and so do swallows.",
        "Owls hunt at night, and swallows also hunt at night.",
        "Owls hunt at night; swallows hunt at night as well.",
        "Owls hunt at night, swallows likewise.",
        "Owls hunt at night and swallows, too, hunt at night.",
        "Both owls and swallows hunt at night.",
        "Owls and swallows both hunt at night.",
        "Both owls and swallows hunt insects, only swallows are faster.",
    ],
)
def test_it_fires_where_both_are_said_to_be_alike(response: str) -> None:
    finding = levelled(compare(*OWLS, response))
    assert finding is not None
    assert finding.cap < 0.5


@pytest.mark.parametrize(
    "response",
    [
        "Owls hunt at night, whereas swallows hunt insects by day.",
        "Owls hunt at night. Swallows also eat insects and fly by day.",
        "Swallows hunt by day too early for owls.",
        "Both owls and swallows hunt: owls at night, swallows by day.",
        "Owls and swallows both hunt insects, but owls hunt them at night and swallows by day.",
        "Both hunt, owls at night and swallows by day.",
        "Owls hunt at night and swallows, too, are hunters, but by day.",
    ],
)
def test_it_is_silent_where_something_new_is_said(response: str) -> None:
    assert levelled(compare(*OWLS, response)) is None


def test_without_a_contrast_nothing_can_be_levelled() -> None:
    comparison = compare(
        "What do owls and bats share?",
        "Owls hunt at night and bats hunt at night too.",
        "Owls hunt at night, and so do bats.",
    )
    assert levelled(comparison) is None


@pytest.mark.parametrize("likened", ["just like", "as well as", "in the same way as"])
def test_likening_two_that_are_told_apart_levels_them(likened: str) -> None:
    assert levelled(compare(*OWLS, f"Swallows hunt at night {likened} owls."))
    assert levelled(compare(*OWLS, f"Swallows hunt insects {likened} bats, by day.")) is None
