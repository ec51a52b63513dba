"""What two texts have in common is found to the character, however long they are."""

from __future__ import annotations

from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.shared_ends import shared_ends

texts = st.builds(lambda text, times: text * times, st.text("ab", max_size=5), st.sampled_from([1, 1, 50]))


def alike(one: str, other: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


@given(before=texts, old=texts, new=texts, after=texts)
def test_both_ends_are_as_long_as_they_can_be(before: str, old: str, new: str, after: str) -> None:
    one, other = before + old + after, before + new + after
    start = alike(one, other)
    assert shared_ends(one, other) == (start, alike(one[start:][::-1], other[start:][::-1]))
