"""What a word without quotes means in the files people keep.

The numbers are those of YAML 1.2, which editors check by: `1e-3` is a number, `12:30`, `2024-05-01` and `1_000` are
texts. PyYAML's own rules are those of 1.1, where they are a text, minutes, a date and a number. From 1.1 only the
truth values `yes no on off` are kept, because other programs read them so and a text should be the same to all.
"""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = {
    written: meaning
    for meaning, words in ((True, ("true", "yes", "on")), (False, ("false", "no", "off")))
    for word in words
    for written in (word, word.capitalize(), word.upper())
}
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_BEYOND = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def meaning(written: str) -> Scalar:
    """What a word without quotes stands for."""
    if written in _NOTHING:
        return None
    if written in _TRUTH:
        return _TRUTH[written]
    if _WHOLE.fullmatch(written):
        return int(written)
    if _NUMBER.fullmatch(written):
        return float(written)
    if _BEYOND.fullmatch(written):
        return float(written.replace(".", ""))
    return written
