"""Paths of Moodle's categories: ``$course$/Physics/Optics // lenses``, with a slash of a name written twice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BETWEEN = re.compile(r"(?<!/)/(?!/)")
_ROOTS = frozenset({"$course$", "$system$", "$module$", "top", ""})
"""What Moodle puts before the names that people gave."""


@dataclass(frozen=True, slots=True)
class Categories:
    """The categories of one file."""

    title: str
    """The name of what all the others are in, if there is such a one."""
    topics: dict[str, str]
    """The last name of each by its path; nothing for the one that all the others are in."""


def categories_of(paths: Iterable[str]) -> Categories:
    """The categories that have these paths."""
    named = {path: _names(path) for path in paths}
    several = list(dict.fromkeys(named.values()))
    shared = takewhile(lambda names: len(set(names)) == 1, zip(*several, strict=False))
    above = tuple(names[0] for names in shared) if len(several) > 1 else ()
    topics = {path: names[-1] if names and names != above else "" for path, names in named.items()}
    return Categories(above[-1] if above else "", topics)


def _names(path: str) -> tuple[str, ...]:
    names = [" ".join(name.replace("//", "/").split()) for name in _BETWEEN.split(path)]
    return tuple(name for name in names if name not in _ROOTS)
