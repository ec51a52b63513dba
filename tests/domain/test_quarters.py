from __future__ import annotations

import pytest

from examsim.domain.quarters import to_quarter


@pytest.mark.parametrize(
    ("points", "nearest"),
    [(0.0, 0.0), (0.1, 0.0), (0.13, 0.25), (1.3, 1.25), (2.99, 3.0), (-0.4, -0.5), (0.375, 0.5), (0.625, 0.5)],
)
def test_points_go_to_the_nearest_quarter_and_from_the_middle_to_the_even_one(points: float, nearest: float) -> None:
    assert to_quarter(points) == nearest
