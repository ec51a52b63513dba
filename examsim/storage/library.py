"""The banks in force: listed without reading them, opened with their rubrics or with every problem they have.

yaml and pydantic are imported where a file is read or written and not before, because the home screen lists the banks
and needs neither.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from examsim.domain.bank import BankSummary
from examsim.domain.errors import Problem, ProblemsError, UnknownBank
from examsim.storage import catalogue
from examsim.storage.catalogue import Card, Listing
from examsim.storage.shelf import SUFFIXES, BankFiles
from examsim.storage.text_file import why_unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from examsim.domain.bank import Bank
    from examsim.storage.bank_reading import Reading
    from examsim.storage.contents import Asked, Volume
    from examsim.storage.paths import BankFolder

_SAVE_EACH = 10
"""Banks after which the list is kept: who is stopped in between does not begin again."""
_OTHERS = 8
"""Folders that are remembered though they are not in force: who goes from one project to another comes back."""


class Library:
    """The banks of several folders, the first folder winning where two have a bank of one id."""

    def __init__(self, folders: Sequence[BankFolder], catalogue: Path | None = None) -> None:
        self._folders = tuple(folders)
        self._catalogue = catalogue
        self._fresh: dict[BankFiles, tuple[Asked, ...]] = {}
        """What banks ask that were just read, so that the shelf need not read them again."""
        self._kept: tuple[list[int], dict[str, Listing]] = [], {}
        """The list of banks as it was read last, and what its file was like: home looks at it three times."""

    def read_changed(self) -> Iterator[tuple[int, int]]:
        """Read the banks that are new or have changed; gives how many of how many are read so far.

        Nothing has to wait for it: whoever asks for banks before its end reads what is left at once.
        """
        if self._catalogue is None:
            return
        known = self._known()
        waiting = [(f, files) for f in self._folders for files in catalogue.changed(f, known.get(_key(f)))]
        if waiting:
            yield 0, len(waiting)
        for number, (folder, files) in enumerate(waiting, 1):
            summarise = partial(self._read_anew, origin=folder.origin)
            known[_key(folder)] = catalogue.with_bank(known.get(_key(folder)), files, summarise)
            if number % _SAVE_EACH == 0 or number == len(waiting):
                catalogue.save(self._catalogue, known)
            yield number, len(waiting)

    def _read_anew(self, files: BankFiles, origin: str) -> BankSummary:
        from examsim.storage.contents import asked

        reading = _read(files)
        self._fresh[files] = asked(reading.bank)
        return _summary(reading, origin)

    def summaries(self) -> tuple[BankSummary, ...]:
        """The banks in force, in the order of folders and file names; broken ones with their number of problems."""
        return tuple(card.summary for card in self._cards())

    def open(self, name: str) -> Bank:
        """The bank of an id, or in the file of a path.

        Raises UnknownBank, or ProblemsError with everything that is wrong with it.
        """
        cards = self._cards()
        named = [card for card in cards if card.summary.id == name]
        if named:
            return _usable([_read(card.files) for card in named])
        path = Path(name)
        if path.suffix.lower() in SUFFIXES or os.sep in name or path.is_file():
            return _usable([_read_path(path)])
        raise _unknown(name, [card.summary.id for card in cards])

    def change(self, name: str, after: Bank) -> tuple[Path, ...]:
        """Change the files of a bank that is in force or named by its path; gives those that changed.

        Raises InputError where the bank came with examsim.
        """
        from examsim.storage.changing import change

        card = next((card for card in self._cards() if card.summary.id == name), None)
        reading = _read(card.files) if card is not None else _read_path(Path(name))
        return change(reading, after, is_shipped=card is not None and card.summary.origin == "shipped")

    def reading(self, name: str) -> tuple[Reading, str]:
        """A bank with its files and problems, usable or not, and whose it is. Raises UnknownBank."""
        cards = self._cards()
        for card in cards:
            if card.summary.id == name:
                return _read(card.files), card.summary.origin
        raise _unknown(name, [card.summary.id for card in cards])

    def volumes(self) -> tuple[Volume, ...]:
        """The banks that can be sat, none of them read."""
        from examsim.storage.contents import volumes

        return volumes(self._cards(), self._asked)

    def _asked(self, files: BankFiles) -> tuple[Asked, ...]:
        from examsim.storage.contents import asked

        fresh = self._fresh.pop(files, None)
        return asked(_read(files).bank) if fresh is None else fresh

    def _known(self) -> dict[str, Listing]:
        if self._catalogue is None:
            return {}
        stamp = catalogue.stamp_of(self._catalogue)
        if not stamp or stamp != self._kept[0]:
            self._kept = stamp, catalogue.load(self._catalogue)
        return dict(self._kept[1])

    def _cards(self) -> list[Card]:
        known = self._known()
        listings = {_key(folder): _listing(folder, known) for folder in self._folders}
        others = {folder: listing for folder, listing in known.items() if folder not in listings}
        if self._catalogue is not None and listings != {key: known.get(key) for key in listings}:
            catalogue.save(self._catalogue, dict(list(others.items())[-_OTHERS:]) | listings)
        cards: list[Card] = []
        for listing in listings.values():
            taken = {card.summary.id for card in cards}
            cards += [card for card in listing.cards if card.summary.id not in taken]
        return cards


def read_banks(paths: Sequence[Path]) -> tuple[list[Bank], list[Problem]]:
    """The banks among files and folders that can be used, and every problem of the others, in one pass."""
    from examsim.storage import bank_search

    return bank_search.read_banks(paths)


def read_all(paths: Sequence[Path]) -> tuple[list[Reading], list[Problem]]:
    """The same with the files that each bank is in, and with those that cannot be used."""
    from examsim.storage import bank_search

    return bank_search.read_all(paths)


def save_bank(bank: Bank, into: Path, *, overwrite: bool = True) -> tuple[Path, Path]:
    """Write a bank to question_bank/ and its rubrics to rubrics/ below a folder, both or neither.

    Raises ProblemsError where the bank could not be read again, MachineError where the disk refuses, and InputError
    where a file exists that is not to be overwritten.
    """
    from examsim.storage import bank_writing

    return bank_writing.save_bank(bank, into, overwrite=overwrite)


def json_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas of the two kinds of files, "bank" and "rubric"."""
    from examsim.storage import schemas

    return schemas.json_schemas()


def _listing(folder: BankFolder, known: Mapping[str, Listing]) -> Listing:
    def summarise(files: BankFiles) -> BankSummary:
        return _summary(_read(files), folder.origin)

    try:
        return catalogue.list_folder(folder, known.get(_key(folder)), summarise)
    except OSError as error:
        # Shown as one broken bank: an empty list would say that nothing was ever there.
        files = BankFiles(Path(error.filename or folder.questions))
        return Listing({}, (Card(files, {}, summarise(files)),))


def _key(folder: BankFolder) -> str:
    return f"{folder.origin} {folder.questions}"


def _summary(reading: Reading, origin: str) -> BankSummary:
    questions = reading.bank.questions if reading.bank is not None else ()
    return BankSummary(
        id=reading.id,
        title=reading.title,
        questions=len(questions),
        minutes=sum(question.minutes for question in questions),
        topics=tuple(dict.fromkeys(question.topic for question in questions if question.topic)),
        origin=origin,
        problems=len(reading.problems),
    )


def _read(files: BankFiles) -> Reading:
    from examsim.storage.bank_reading import read_bank

    return read_bank(files)


def _read_path(path: Path) -> Reading:
    from examsim.storage.bank_search import read_one

    try:
        return read_one(path)
    except OSError as error:
        raise ProblemsError([Problem(str(path), 1, 1, why_unreadable(error))]) from None


def _usable(readings: Sequence[Reading]) -> Bank:
    problems = [problem for reading in readings for problem in reading.problems]
    banks = [reading.bank for reading in readings if reading.bank is not None]
    if problems or not banks:
        raise ProblemsError(problems, remedy="Mend these places; `examsim check` shows what is left.")
    return banks[0]


def _unknown(name: str, ids: Sequence[str]) -> UnknownBank:
    from examsim.storage.suggestion import likely

    meant = likely(name, ids)
    if meant is not None:
        return UnknownBank(f"There is no bank '{name}'.", remedy=f"Did you mean '{meant}'?")
    remedy = f"Banks: {', '.join(ids)}." if ids else "Import a study guide first: `examsim import FILE`."
    return UnknownBank(f"There is no bank '{name}'.", remedy=remedy)
