"""Text from banks and responses, made safe to show.

Such text is data: it is never read as markup, and no character of it may steer the terminal.
"""

from __future__ import annotations

from itertools import pairwise

from textual.content import Content

from examsim.domain.visible import visible as visible  # noqa: PLC0414 - part of what this module offers


def one_line(text: str) -> str:
    """The visible text on one line, for titles and table cells."""
    return visible(" ".join(text.split()))


_NARROWEST = 40
"""Characters of a line below which its end is meant."""


def unwrapped(text: str) -> str:
    """The text with lines joined that its author broke for width alone.

    A break is for width where the next word would not have fitted on the widest line; lists, formulas and code keep
    theirs, and so does what is narrower than anybody wraps at.
    """
    lines = text.strip().splitlines()
    widest = max(map(len, lines), default=0)
    joined = lines[:1]
    for before, line in pairwise(lines):
        word = line.split(maxsplit=1)[:1]
        has_no_room = bool(word) and bool(before.strip()) and len(before) + 1 + len(word[0]) > widest >= _NARROWEST
        if has_no_room and not line[0].isspace() and before[-1] not in ":;{}":
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


def plain(text: str, style: str = "") -> Content:
    """Content that shows the text as it is: no markup, no escape codes."""
    return Content.styled(visible(text), style)
