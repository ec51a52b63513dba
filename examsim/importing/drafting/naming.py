"""Ids from words: small letters, digits and hyphens, each used once."""

from __future__ import annotations

import re
import unicodedata

LONGEST_ID = 60
_ELSE = re.compile(r"[^a-z0-9]+")


class Names:
    """Ids given out so far; the next one differs from all of them."""

    def __init__(self, fallback: str) -> None:
        self._fallback = fallback
        self._taken: set[str] = set()
        self._next: dict[str, int] = {}

    def give(self, text: str) -> str:
        """An id that reads like the text, with a number where it is taken."""
        base = slug(text) or self._fallback
        name = base
        while name in self._taken:
            count = self._next.get(base, 2)
            self._next[base] = count + 1
            name = f"{base}-{count}"
        self._taken.add(name)
        return name


def slug(text: str) -> str:
    """A text as an id, whole words only; empty where it has no letter that can be written in ASCII."""
    plain = unicodedata.normalize("NFKD", text[: 8 * LONGEST_ID]).encode("ascii", "ignore").decode().lower()
    name = _ELSE.sub("-", plain.replace("'", "")).strip("-")
    if len(name) <= LONGEST_ID:
        return name
    return name[: LONGEST_ID + 1].rpartition("-")[0] or name[:LONGEST_ID]
