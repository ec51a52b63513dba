"""What looks like a formula but is a number with its unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.grading.quantity import quantities

if TYPE_CHECKING:
    from examsim.grading.formula import Formula


def is_measure(formula: Formula) -> bool:
    """Whether a formula is nothing but a quantity: "9.8 m/s^2"."""
    found = quantities(formula.text)
    return len(found) == 1 and found[0].unit is not None and (found[0].start, found[0].end) == (0, len(formula.text))
