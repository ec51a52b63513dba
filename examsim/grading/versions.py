"""What makes a grade, by name: to tell it from an older one, and to know when another might come out.

The grader's own name comes from its code and its numbers. A count that somebody has to raise is forgotten, and marks
that were made by other rules would then be compared as if they were made alike; that a change of a comment gives
another name costs little: marking again says that all came out as before.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from examsim.domain.grade import Versions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from examsim.grading.submission import Submission

_DECIDING = (".py", ".json")
_NUMBERS = ".npz"


def versions_of(submission: Submission, encoder: str | None) -> Versions:
    """What makes a grade of this: the grader, the model (None for none), question and rubric, and what was taught."""
    rubric = _digest((submission.question, submission.rubric))
    return Versions(grader(), encoder or "none", rubric, _digest(submission.taught) if submission.taught else "")


@cache
def grader() -> str:
    """The grader of now."""
    return named(files("examsim.grading"))


def named(package: Traversable) -> str:
    """A name that is another one as soon as anything in a package that decides marks is."""
    digest = hashlib.sha256()
    for path, content in sorted(_deciding(package, "")):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _deciding(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        path = f"{above}/{entry.name}"
        if entry.is_dir():
            yield from _deciding(entry, path)
        elif entry.name.endswith(_DECIDING):
            # Line ends are a matter of how it was installed.
            yield path, entry.read_bytes().replace(b"\r\n", b"\n")
        elif entry.name.endswith(_NUMBERS):
            yield path, entry.read_bytes()


def _digest(value: object) -> str:
    return hashlib.sha256(repr(value).encode("utf-8", "replace")).hexdigest()[:12]
