from __future__ import annotations

import pytest

from examsim.grading.balance import is_rearranged
from examsim.grading.formula import formulas


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("I = V/R", "V = I*R", True),
        ("I = V/R", "R = V/I", True),
        ("I = V/R", "I = V*R", False),
        ("E = K + U", "K = E - U", True),
        ("E = K + U", "K = E + U", False),
        ("E = m*c^2", "m = E/c^2", True),
        ("E = m*c^2", "m = E/c", False),
        ("E = m*c^2", "E^2 = m*c", False),
        ("a + b", "b + a", False),
    ],
)
def test_factors_and_terms_may_change_sides_as_a_whole(one: str, other: str, is_so: bool) -> None:
    ours, theirs = formulas(one)[0], formulas(other)[0]
    assert is_rearranged(ours, theirs) is is_so
    assert is_rearranged(theirs, ours) is is_so
