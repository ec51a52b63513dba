"""What programs for notes set above a text, between two lines: ``title: …``, ``tags: […]``. It is said of the file."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_EDGE = re.compile(r"-{3}|\+{3}")
_FIELD = re.compile(r"(?P<name>[a-z][\w-]{0,30})\s?[:=](?:\s.*)?")
"""Names are written small, as terms hardly are."""
_ITEM = re.compile(r"-\s.*|\]")
_NAMES = frozenset(
    """
    title tags date aliases author layout category categories created updated modified type id slug draft lang language
    course subject keywords description cssclasses
    """.split()  # noqa: SIM905
)
_MOST = 40
"""Lines of it."""


def without_front_matter(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those above it that say something of the file."""
    if not lines or not _EDGE.fullmatch(lines[0].text):
        return list(lines), []
    end = next((at for at, line in enumerate(islice(lines, 1, _MOST), 1) if line.text == lines[0].text), 0)
    fields = [_FIELD.fullmatch(line.text) for line in lines[1:end]]
    are_said = all(field or _ITEM.fullmatch(line.text) for field, line in zip(fields, lines[1:end], strict=True))
    is_known = any(field and field["name"] in _NAMES for field in fields)
    return ([*lines[end + 1 :]], [*lines[: end + 1]]) if are_said and is_known else (list(lines), [])
