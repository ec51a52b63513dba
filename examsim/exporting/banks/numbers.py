"""Numbers as other programs read them."""

from __future__ import annotations

from decimal import Decimal

_LONGEST = 24


def decimal(number: float) -> str:
    """A number to its last digit, without an exponent where that is no longer than a person would write."""
    plain = format(Decimal(repr(number)), "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return (plain if len(plain) <= _LONGEST else repr(number)) or "0"


def share(parts: int) -> str:
    """One of so many equal parts in percent, to as many digits as Moodle knows it by."""
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")
