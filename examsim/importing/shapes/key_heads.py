"""What heads a key at the end of a paper: "Answer key", "Solutions to part B", "T E A C H E R   K E Y"."""

from __future__ import annotations

import re

OF_PART = r"(?:part|section)\s(?:[A-H]|\d{1,2}|[IVX]{1,4})\b"
"""What a key is to, where each part of a paper has its own."""
_KEY = re.compile(
    r"[*_#\s]{0,9}(?:[^\W\d_][\w’'-]*\s){0,6}?(?:(?:answers?|solutions?)\s*)?(?:keys?|sheet|answers?|solutions?|mark(?:ing)?\s(?:scheme|guide))"
    r"(?:\s*(?:and|&|/|with)\s*(?:explanations?|rationales?|reasons?|solutions?|discussions?|answers?))?"
    rf"(?:\s{OF_PART})?"
    r"(?:\s+(?:to|for)\s+[^.:;?]{1,60}|\s?[–—:|,-]\s?(?:[^\W\d_][\w’'-]*\s){0,5}[\w’'-]{1,20}|\s?\([^()?]{1,40}\))?"
    r"(?:(?<!\))\s?\([^()?]{1,40}\))?\W*",
    re.IGNORECASE,
)
"""A heading, perhaps with the name of what is answered before it: that numbers come again below it decides."""
_SPACED = re.compile(r"\W{0,99}((?:[A-Z] ){2,30}[A-Z])\W{0,99}")
_SPACED_KEY = re.compile(r"(?:ANSWERS?|TEACHERS?|SOLUTIONS?)?KEY|ANSWERS|SOLUTIONS")
"""A heading with blanks between its letters."""
_OF_A_KIND = re.compile(
    r"[*_#\s]{0,9}(?:(?:part|section)\s\w{1,3}\W{0,3})?(?:short|long|brief|extended|written|free|single)[\s-]answers?\W*",
    re.IGNORECASE,
)


def is_key(text: str) -> bool:
    """Whether a line heads a key, and not the questions that want short answers."""
    spaced = _SPACED.fullmatch(text)
    if spaced is not None:
        return _SPACED_KEY.fullmatch(spaced[1].replace(" ", "")) is not None
    return bool(text) and _KEY.fullmatch(text) is not None and not _OF_A_KIND.fullmatch(text)
