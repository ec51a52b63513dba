"""Which files of a folder are banks, which are rubrics, and which belong together.

A rubric file belongs to the bank it names; its own name is free, but if it names no bank of the folder, the bank of the
same file name is taken to be meant, so that a misspelt `bank:` is a problem and not rubrics that quietly go missing.
Only the files' first words are looked at, as text: this is on the way to the home screen, where parsing is too slow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.storage.text_file import Unreadable, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SUFFIXES = (".yaml", ".yml")

# At the beginning of a line, or among the first words of a file in JSON's form.
_KEY = r"""(?m)(?:^|\A\s*\{{(?:[^{{}}\[\]]*,)?\s*)["']?(?:{})["']?[ \t]*:"""
_VALUE = r"""[ \t]*["']?([a-z0-9-]+)"""
_ID = _KEY.format("id") + _VALUE
_BANK = _KEY.format("bank") + _VALUE
_RUBRICS = _KEY.format("rubrics|bank")
_QUESTIONS = _KEY.format("questions")


@dataclass(frozen=True, slots=True)
class BankFiles:
    """A bank's file and what was found with it."""

    questions: Path
    rubrics: tuple[Path, ...] = ()
    """Files of its rubrics; there should be at most one."""
    twins: tuple[Path, ...] = ()
    """Other bank files of the folder with the same id; there should be none."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The banks of one folder with what belongs to them, and the rubric files that belong to none."""

    banks: tuple[BankFiles, ...]
    strays: tuple[Path, ...]
    ids_of: Mapping[Path, str]
    """The id of each bank's file, as far as it can be seen."""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the banks, each once."""
        return tuple(dict.fromkeys(self.ids_of.values()))


def arrange(questions: Path, rubrics: Path, also: Iterable[Path] = ()) -> Shelf:
    """Pair the files of a folder of banks with those of a folder of rubrics, which may be the same folder.

    Files named otherwise than YAML files are taken in through ``also``. Raises OSError where a folder cannot be listed.
    """
    listed = dict.fromkeys([*yaml_files(questions), *yaml_files(rubrics), *also])
    if questions == rubrics:
        rubric_files = [path for path in listed if looks_like_rubrics(path)]
    else:
        rubric_files = [path for path in listed if path.parent == rubrics]
    taken = set(rubric_files)
    return _paired([path for path in listed if path not in taken], rubric_files)


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder in the order of their names; none if there is no such folder."""
    if not folder.exists():
        return []
    visible = (path for path in folder.iterdir() if not path.name.startswith("."))
    return sorted(path for path in visible if path.suffix.lower() in SUFFIXES)


def looks_like_rubrics(path: Path) -> bool:
    """Whether a file is one of rubrics, by its keys."""
    text = _text(path)
    return bool(re.search(_RUBRICS, text)) and not re.search(_QUESTIONS, text)


def _paired(bank_files: list[Path], rubric_files: list[Path]) -> Shelf:
    ids = {path: _first(_ID, path) or path.stem for path in bank_files}
    by_id: dict[str, list[Path]] = {}
    for path, bank_id in ids.items():
        by_id.setdefault(bank_id, []).append(path)
    by_stem = {path.stem: [path] for path in bank_files}
    owned: dict[Path, list[Path]] = {path: [] for path in bank_files}
    strays = []
    for path in rubric_files:
        owners = by_id.get(_first(_BANK, path)) or by_stem.get(path.stem, [])
        for owner in owners:
            owned[owner].append(path)
        if not owners:
            strays.append(path)
    banks = (
        BankFiles(path, tuple(rubrics), tuple(twin for twin in by_id[ids[path]] if twin != path))
        for path, rubrics in owned.items()
    )
    return Shelf(tuple(banks), tuple(strays), ids)


def _first(pattern: str, path: Path) -> str:
    found = re.search(pattern, _text(path))
    return found.group(1) if found else ""


def _text(path: Path) -> str:
    try:
        return read_text(path)
    except Unreadable:
        return ""
