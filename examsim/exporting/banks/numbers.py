"""Numbers as other programs read them."""

from __future__ import annotations

from decimal import Decimal

_LONGEST = 24
_MOST_SHARES = 10
_TWENTIETHS = 20


def decimal(number: float) -> str:
    """A number to its last digit, without an exponent where that is no longer than a person would write."""
    plain = digits(number)
    return plain if len(plain) <= _LONGEST else repr(number)


def digits(number: float) -> str:
    """A number to its last digit without an exponent, however long."""
    plain = format(Decimal(repr(number)), "f")
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"


def is_shared(parts: int) -> bool:
    """Whether Moodle knows the share of each of so many right options: it refuses a file with any other."""
    return parts <= _MOST_SHARES or parts == _TWENTIETHS


def share(parts: int) -> str:
    """One of so many equal parts in percent, to as many digits as Moodle knows it by."""
    return f"{100 / parts:.5f}".rstrip("0").rstrip(".")
