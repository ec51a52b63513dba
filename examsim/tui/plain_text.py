"""Text from banks and responses, made safe to show.

Such text is data: it is never read as markup, and no character of it may steer the terminal. Every character is
replaced by exactly one other, so that spans of a response still point at the same words.
"""

from __future__ import annotations

from itertools import pairwise

from textual.content import Content

_C0 = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_DELETE = {0x7F: 0x2421}
# C1 codes steer 8-bit terminals; the bidirectional ones reorder whatever stands beside them.
_STEERING = (*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_VISIBLE = _C0 | _DELETE | dict.fromkeys(_STEERING, 0xFFFD) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def visible(text: str) -> str:
    """The text with control characters as pictures (␛ for escape), one for one; line ends and tabs stay."""
    return text.translate(_VISIBLE)


def one_line(text: str) -> str:
    """The visible text on one line, for titles and table cells."""
    return visible(" ".join(text.split()))


def unwrapped(text: str) -> str:
    """The text with lines joined that its author broke for width alone.

    A break is for width where the next word would not have fitted on the widest line; lists and formulas keep theirs.
    """
    lines = text.strip().splitlines()
    widest = max(map(len, lines), default=0)
    joined = lines[:1]
    for before, line in pairwise(lines):
        word = line.split(maxsplit=1)[:1]
        is_for_width = bool(word) and bool(before.strip()) and len(before) + 1 + len(word[0]) > widest
        if is_for_width:
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


def plain(text: str, style: str = "") -> Content:
    """Content that shows the text as it is: no markup, no escape codes."""
    return Content.styled(visible(text), style)
