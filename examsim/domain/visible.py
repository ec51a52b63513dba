"""Text from banks and responses, made safe to show: such text is data, and no character of it may steer anything.

Every character is replaced by exactly one other, so that spans of a response still point at the same words.
"""

from __future__ import annotations

_C0 = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
_DELETE = {0x7F: 0x2421}
# C1 codes steer 8-bit terminals; the bidirectional ones reorder whatever stands beside them.
_STEERING = (*range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_VISIBLE = _C0 | _DELETE | dict.fromkeys(_STEERING, 0xFFFD) | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def visible(text: str) -> str:
    """The text with control characters as pictures (␛ for escape), one for one; line ends and tabs stay."""
    return text.translate(_VISIBLE)
