"""The list of banks, kept on disk so that showing it reads none of them.

What is kept of a bank holds as long as its files are the same by size, inode and times. Neither yaml nor pydantic is
imported here: together they take longer than the rest of the way to the home screen.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from examsim import __version__
from examsim.domain.bank import BankSummary
from examsim.domain.errors import MachineError
from examsim.storage.atomic import write_together
from examsim.storage.shelf import BankFiles, arrange, yaml_files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from examsim.storage.paths import BankFolder

    Stamps = dict[str, list[int]]

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Card:
    """A bank, its files, and what they were like when they were read."""

    files: BankFiles
    stamps: Stamps
    summary: BankSummary


@dataclass(frozen=True, slots=True)
class Listing:
    """The banks of one folder."""

    stamps: Stamps
    """Of all its files."""
    cards: tuple[Card, ...]


def list_folder(folder: BankFolder, known: Listing | None, summarise: Callable[[BankFiles], BankSummary]) -> Listing:
    """The banks of a folder, read again where a file has changed. Raises OSError where it cannot be listed."""
    stamps = _stamps([*yaml_files(folder.questions), *yaml_files(folder.rubrics)])
    if known is not None and known.stamps == stamps:
        return known
    kept = {card.files: card for card in known.cards} if known is not None else {}
    cards = []
    for files in arrange(folder.questions, folder.rubrics).banks:
        now = _stamps([files.questions, *files.rubrics])
        card = kept.get(files)
        cards.append(card if card is not None and card.stamps == now else Card(files, now, summarise(files)))
    return Listing(stamps, tuple(cards))


def changed(folder: BankFolder, known: Listing | None) -> list[BankFiles]:
    """The banks of a folder that ``list_folder`` would read; none where it cannot be listed."""
    try:
        stamps = _stamps([*yaml_files(folder.questions), *yaml_files(folder.rubrics)])
        if known is not None and known.stamps == stamps:
            return []
        banks = arrange(folder.questions, folder.rubrics).banks
    except OSError:
        return []
    kept = {card.files: card.stamps for card in known.cards} if known is not None else {}
    return [files for files in banks if kept.get(files) != _stamps([files.questions, *files.rubrics])]


def with_bank(known: Listing | None, files: BankFiles, summarise: Callable[[BankFiles], BankSummary]) -> Listing:
    """A listing with one bank read again, still to be completed by ``list_folder``."""
    card = Card(files, _stamps([files.questions, *files.rubrics]), summarise(files))
    others = (each for each in known.cards if each.files != files) if known is not None else ()
    return Listing({}, (*others, card))


def load(path: Path) -> dict[str, Listing]:
    """What was kept, by folder; nothing where it is missing, damaged or another version's: it can all be made again."""
    try:
        digest, _, content = path.read_text("utf-8").partition("\n")
        if digest != digest_of(content):
            return {}
        return {folder: _listing(data) for folder, data in json.loads(content).items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def save(path: Path, listings: Mapping[str, Listing]) -> None:
    """Keep listings; where that fails the next start is slower and nothing else."""
    content = json.dumps({folder: asdict(listing) for folder, listing in listings.items()}, default=str)
    try:
        write_together({path: f"{digest_of(content)}\n{content}"})
    except MachineError as error:
        _log.info("the list of banks is not kept: %s", error.message)


def digest_of(content: str) -> str:
    """What a file of ours begins with, so that a damaged or foreign one is known."""
    # The version is part of it, because another examsim may find other problems in the same files.
    return hashlib.sha256(f"{__version__}\n{content}".encode()).hexdigest()


def _listing(data: dict[str, Any]) -> Listing:
    return Listing(data["stamps"], tuple(map(_card, data["cards"])))


def _card(data: dict[str, Any]) -> Card:
    files, summary = data["files"], data["summary"]
    return Card(
        BankFiles(Path(files["questions"]), _paths(files["rubrics"]), _paths(files["twins"])),
        data["stamps"],
        BankSummary(**{**summary, "topics": tuple(summary["topics"])}),
    )


def _paths(names: Sequence[str]) -> tuple[Path, ...]:
    return tuple(map(Path, names))


def _stamps(paths: Sequence[Path]) -> Stamps:
    return {str(path): stamp_of(path) for path in paths}


def stamp_of(path: Path) -> list[int]:
    """What a file is like, so that another one in its place is noticed; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino]
