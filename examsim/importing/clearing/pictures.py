"""Pictures beside the words of an answer, as notes name their files: ``![[cells.png]]``. A bank has none.

A name of a file says nothing to whoever reads the answer, so it is told among what was not understood.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.entries import Entry, Reading
    from examsim.importing.text.lines import Line

_PICTURE = re.compile(r"!\[\[[^\[\]]{1,300}\]\]|!\[[^\[\]]{0,300}\]\([^()]{1,600}\)")


def without_pictures(reading: Reading) -> Reading:
    """The same, with lines that only name a picture not understood, where their answers say something besides."""
    pictures = [line for entry in reading.entries for line in _take(entry)]
    return replace(reading, stray=(*reading.stray, *pictures)) if pictures else reading


def _take(entry: Entry) -> list[Line]:
    """Take the pictures out of an answer, unless it is nothing else."""
    words = [line for line in entry.answer if line.text and not _PICTURE.fullmatch(line.text)]
    pictures = _beside_words(entry.answer) if words else []
    taken = {id(line) for line in pictures}
    entry.answer[:] = [line for line in entry.answer if id(line) not in taken]
    return pictures


def _beside_words(answer: Sequence[Line]) -> list[Line]:
    """The pictures of an answer, but for those that words above lead on to."""
    pictures: list[Line] = []
    above = ""
    for line in answer:
        if not _PICTURE.fullmatch(line.text):
            above = line.text or above
        elif not above.endswith(":"):
            pictures.append(line)
    return pictures
