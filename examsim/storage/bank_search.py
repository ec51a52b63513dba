"""Finding the banks a person points at: files, or folders in any of the forms banks are kept in."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from examsim.domain.errors import Problem
from examsim.storage.bank_reading import read_bank, read_stray
from examsim.storage.paths import QUESTIONS, RUBRICS
from examsim.storage.shelf import BankFiles, arrange, looks_like_rubrics
from examsim.storage.text_file import why_unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from examsim.domain.bank import Bank
    from examsim.storage.bank_reading import Reading

    Folders = tuple[Path, Path]
    """A folder of banks and one of rubrics; may be the same."""
    Asked = dict[Folders, set[Path] | None]
    """The files wanted of each; None for all."""


def read_banks(paths: Sequence[Path]) -> tuple[list[Bank], list[Problem]]:
    """The banks among files and folders that can be used, and every problem of the others.

    A rubric file brings its bank along, a bank file its rubrics.
    """
    readings, problems = read_all(paths)
    return [reading.bank for reading in readings if reading.bank is not None], problems


def read_all(paths: Sequence[Path]) -> tuple[list[Reading], list[Problem]]:
    """The same with the files each bank is in, and the banks that cannot be used."""
    asked: Asked = {}
    read: list[Reading] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            _ask(path, asked)
        except (OSError, ValueError) as error:
            problems.append(Problem(str(path), 1, 1, why_unreadable(error)))
    for folders, files in asked.items():
        try:
            more, more_problems = _read(folders, files)
        except OSError as error:
            more, more_problems = [], [Problem(str(error.filename), 1, 1, why_unreadable(error))]
        read += more
        problems += more_problems
    return read, problems


def read_one(path: Path) -> Reading:
    """The bank in a file, with its rubrics, which are kept beside it."""
    questions, rubrics = folders_around(path)
    shelf = arrange(questions, rubrics, also=[path])
    for files in shelf.banks:
        if path == files.questions:
            return read_bank(files)
    return read_bank(BankFiles(path))


def folders_around(path: Path) -> Folders:
    """Where the banks and rubrics are kept that a file belongs with."""
    folder = path.parent
    beside = folder.resolve().name
    if beside == QUESTIONS:
        return folder, _sibling(folder, RUBRICS)
    if beside == RUBRICS:
        return _sibling(folder, QUESTIONS), folder
    name = QUESTIONS if looks_like_rubrics(path) else RUBRICS
    other = _sibling(folder, name)
    if not other.is_dir():
        return folder, folder
    return (other, folder) if name == QUESTIONS else (folder, other)


def _ask(path: Path, asked: Asked) -> None:
    if stat.S_ISDIR(path.stat().st_mode):
        asked[_folders_in(path)] = None
        return
    files = asked.setdefault(folders_around(path), set())
    if files is not None:
        files.add(path)


def _folders_in(folder: Path) -> Folders:
    if (folder / QUESTIONS).is_dir() or (folder / RUBRICS).is_dir():
        return folder / QUESTIONS, folder / RUBRICS
    if folder.resolve().name == QUESTIONS:
        return folder, _sibling(folder, RUBRICS)
    if folder.resolve().name == RUBRICS:
        return _sibling(folder, QUESTIONS), folder
    return folder, folder


def _sibling(folder: Path, name: str) -> Path:
    # The parent of "." is "." to pathlib, and that of "a/.." is "a".
    return (folder.parent if folder.name not in ("", "..") else folder / "..") / name


def _read(folders: Folders, files: set[Path] | None) -> tuple[list[Reading], list[Problem]]:
    questions, rubrics = folders
    shelf = arrange(questions, rubrics, also=sorted(files or ()))
    wanted = [each for each in shelf.banks if files is None or not files.isdisjoint((each.questions, *each.rubrics))]
    readings = [read_bank(each) for each in wanted]
    problems = [problem for reading in readings for problem in reading.problems]
    for stray in shelf.strays:
        if files is None or stray in files:
            problems += read_stray(stray, shelf.ids)
    # Folders of the usual names may well be empty still; any other folder was meant to have something.
    if not wanted and not problems and folders[0] == folders[1]:
        message = f"no banks here: they are YAML files, in {QUESTIONS}/ with their rubrics in {RUBRICS}/ beside it"
        problems.append(Problem(str(folders[0]), 1, 1, message))
    return readings, problems
