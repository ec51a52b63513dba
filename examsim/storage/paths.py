"""Where things are kept, named in one place and moved by one variable, ``EXAMSIM_HOME``.

Three folders of banks can be in force. Those of a project, a folder that has both ``question_bank/`` and ``rubrics/``,
come before the user's own, and these before the ones that come with examsim: the nearest to the work at hand wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS = "question_bank"
RUBRICS = "rubrics"

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Places:
    """The folders examsim writes to; none of them need exist yet."""

    data: Path
    """What must not be lost: attempts and the user's own banks."""
    config: Path
    cache: Path
    """What can be made again."""

    @property
    def store(self) -> Path:
        """The database of sessions and attempts."""
        return self.data / "attempts.sqlite3"

    @property
    def choices(self) -> Path:
        """What was chosen for exams last time."""
        return self.data / "choices.json"

    @property
    def log(self) -> Path:
        """The file the program's log goes to."""
        return self.data / "examsim.log"

    @property
    def catalogue(self) -> Path:
        """The list of banks, so that showing it reads none of them."""
        return self.cache / "catalogue.json"

    @property
    def embeddings(self) -> Path:
        """The folder of encoded texts."""
        return self.cache / "embeddings"


@dataclass(frozen=True, slots=True)
class BankFolder:
    """A folder of banks and the folder of their rubrics."""

    origin: str
    """Whose they are: "project", "user" or "shipped"."""
    questions: Path
    rubrics: Path

    @classmethod
    def below(cls, root: Path, origin: str) -> BankFolder:
        """The two folders by their usual names."""
        return cls(origin, root / QUESTIONS, root / RUBRICS)

    @property
    def is_complete(self) -> bool:
        """Whether both folders exist."""
        return self.questions.is_dir() and self.rubrics.is_dir()


def places(environ: Mapping[str, str]) -> Places:
    """The folders in force: below EXAMSIM_HOME if it is set, else where the platform keeps such things."""
    home = environ.get("EXAMSIM_HOME", "")
    if home:
        # Absolute, so that a change of folder or a process started elsewhere still means the same place.
        root = Path(home).expanduser().absolute()
        return Places(root / "data", root / "config", root / "cache")
    dirs = platformdirs.PlatformDirs("examsim", appauthor=False)
    return Places(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path)


def bank_folders(places: Places, cwd: Path) -> tuple[BankFolder, ...]:
    """The folders banks are taken from, the first winning where two have a bank of one id."""
    project = BankFolder.below(cwd, "project")
    user = BankFolder.below(places.data, "user")
    shipped = shipped_folder(_PACKAGE)
    folders = [project] if project.is_complete else []
    folders.append(user)
    # In a checkout of examsim itself the project's banks are the shipped ones.
    if shipped.questions.is_dir() and not (folders[0].origin == "project" and _is_same(project, shipped)):
        folders.append(shipped)
    return tuple(folders)


def shipped_folder(package: Path) -> BankFolder:
    """The banks that come with the package: inside it once installed, at the root of a source checkout before."""
    installed = BankFolder.below(package / "shipped", "shipped")
    return installed if installed.questions.is_dir() else BankFolder.below(package.parent, "shipped")


def _is_same(one: BankFolder, other: BankFolder) -> bool:
    return one.questions.resolve() == other.questions.resolve() and one.rubrics.resolve() == other.rubrics.resolve()
