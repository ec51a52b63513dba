"""Finished exams as files for other programs, other machines and other people.

Joins what was sat with the ways to write it down, and holds no state. Nothing is held whole but the points for Anki.
"""

from __future__ import annotations

import json
import os
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from examsim.domain.errors import InputError
from examsim.domain.history import Which

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from examsim.exporting.document import Document
    from examsim.history import History
    from examsim.storage.library import Library

ENDINGS: Mapping[str, str] = MappingProxyType(
    {"csv": ".csv", "json": ".json", "jsonl": ".jsonl", "markdown": ".md", "html": ".html", "anki": ".apkg"}
)
"""The formats, and how the name of a file in each ends."""
_EVERYTHING = Which()
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
"""Two halves of a character that are two characters to Python; escaped they would become one."""


class Sharing:
    """What a learner can take elsewhere."""

    def __init__(self, history: History, library: Library, date: Callable[[datetime], str]) -> None:
        self._history = history
        self._library = library
        self._date = date
        """Writes an instant as the learner reads it."""

    def parts(
        self, form: str, now: datetime, which: Which = _EVERYTHING, only: Sequence[str] | None = None
    ) -> Iterator[tuple[int, bytes]]:
        """Pieces of a file with the exams that are meant, or those alone, each with how many are in it by then.

        Raises InputError where the format has nothing to say of them.
        """
        if form in {"json", "jsonl"}:
            yield from _json_parts(self._history.portable(which, only), is_list=form == "json")
        elif form == "anki":
            yield from self._anki(now, which, only)
        else:
            document, done = self._document(form), 0
            yield done, document.head.encode()
            for done, attempt in enumerate(self._history.attempts(which, only), 1):
                yield done, document.each(attempt).encode("utf-8", "replace")
            yield done, document.tail.encode()

    def write(
        self,
        path: Path,
        form: str,
        now: datetime,
        which: Which = _EVERYTHING,
        only: Sequence[str] | None = None,
        when_done: Callable[[int], None] = lambda _: None,
    ) -> int:
        """Write a new file, all of it or none; gives how many exams are in it. Raises InputError where one is there."""
        from examsim.storage.atomic import written  # noqa: PLC0415 - as below

        if os.path.lexists(path):
            raise InputError(f"{path} exists already.", remedy="Choose another name.")
        count = 0
        with written(path) as file:
            for count, part in self.parts(form, now, which, only):
                file.write(part)
                when_done(count)
        return count

    def _anki(self, now: datetime, which: Which, only: Sequence[str] | None) -> Iterator[tuple[int, bytes]]:
        from examsim.exporting.missed import Missed  # noqa: PLC0415 - as below

        missed, done = Missed(self._date), 0
        for done, attempt in enumerate(self._history.attempts(which, only), 1):
            missed.add(attempt, self._history.called(attempt.id))
            yield done, b""
        if not missed.points:
            raise InputError("Nothing was missed in these exams.", remedy="There is no card to make.")
        titles = {bank.id: bank.title for bank in self._library.summaries()}
        yield done, missed.written(titles, now)

    def _document(self, form: str) -> Document:
        # Imported here: each format brings what it needs.
        from examsim.exporting.markdown import markdown  # noqa: PLC0415
        from examsim.exporting.page import page  # noqa: PLC0415
        from examsim.exporting.spreadsheet import spreadsheet  # noqa: PLC0415

        made: dict[str, Callable[[], Document]] = {
            "csv": spreadsheet,
            "markdown": lambda: markdown(self._date),
            "html": lambda: page(self._date),
        }
        return made[form]()


def _json_parts(values: Iterable[dict[str, Any]], *, is_list: bool) -> Iterator[tuple[int, bytes]]:
    done = 0
    if is_list:
        yield done, b"["
    for done, value in enumerate(values, 1):
        yield done, (b",\n" if done > 1 else b"\n") * is_list + _json_line(value) + b"\n" * (not is_list)
    if is_list:
        yield done, b"\n]\n"


def _json_line(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=False)
    if text.isascii() and text.isprintable():
        return text.encode()
    # In ASCII, so that no terminal reads anything into it, wherever that says the same.
    return text.encode("utf-8", "surrogatepass") if _HALVES.search(text) else json.dumps(value).encode()
