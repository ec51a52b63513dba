"""Settings from where they are kept: flags, the environment, the project's file, the user's file, the first winning.

TOML and not YAML, as banks are: Python reads it by itself, and the home screen, whose theme is set here, may not wait
for a YAML parser. Whatever is wrong is a located problem and never an obstacle: a line that cannot be read is left out
and the others count.
"""

# What reads and writes the text of a file is imported where there is one: most people have none.
# ruff: noqa: PLC0415

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.actions import clashes
from examsim.domain.errors import Problem
from examsim.domain.settings import BY_NAME, OPTIONS, Settings
from examsim.storage.atomic import write_together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from examsim.domain.settings import Value
    from examsim.storage.settings_text import Entry

FILE = "settings.toml"
PROJECT_FILE = "examsim.toml"
"""In the folder examsim is started in."""
FLAG = "--set"


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it comes from."""

    value: Value
    origin: str
    """A file with its line, a variable, a flag, or "default"."""


@dataclass(frozen=True, slots=True)
class InForce:
    """Everything that is set, from wherever."""

    found: Mapping[str, Setting]
    """What is not at its default, by name."""
    problems: tuple[Problem, ...] = ()

    @property
    def settings(self) -> Settings:
        """The values alone."""
        return Settings({name: setting.value for name, setting in self.found.items()})

    def setting(self, name: str) -> Setting:
        """A value with its origin."""
        return self.found.get(name) or Setting(BY_NAME[name].default, "default")


class SettingsStore:
    """Reads the settings in force, and writes the user's file."""

    def __init__(
        self, config: Path, cwd: Path, environ: Mapping[str, str], flags: Mapping[str, Value] | None = None
    ) -> None:
        self.path = config / FILE
        self._project = cwd / PROJECT_FILE
        self._environ = environ
        self._flags = flags if flags is not None else {}

    def read(self) -> InForce:
        """What is in force, and every problem on the way."""
        problems: list[Problem] = []
        found: dict[str, Setting] = {}
        for path in (self.path, self._project):
            if path.exists():
                from examsim.storage.settings_text import entries

                found |= dict(_usable(entries(path, problems), problems))
        for name, variable in ((option.name, option.variable) for option in OPTIONS):
            # An empty variable is one that is not set, as everywhere in a shell.
            if value := self._environ.get(variable):
                entry: list[Entry] = [(name, value, Problem(variable, 1, 1, ""))]
                found |= {name: Setting(s.value, variable) for name, s in _usable(entry, problems)}
        found |= {name: Setting(value, f"{FLAG} {name}") for name, value in self._flags.items()}
        return InForce(_without_clashes(found, problems), tuple(problems))

    def write(self, name: str, value: Value) -> None:
        """Set one value in the user's file and leave the rest as it is; raises MachineError where that fails."""
        from examsim.storage.settings_text import changed, entries, says, template

        text = self.path.read_text("utf-8", "replace") if self.path.is_file() else template()
        written = changed(text, BY_NAME[name], value)
        if not says(written, name, value):  # written in a way that lines cannot be changed in: write it anew
            written = template()
            for other, setting in _usable(entries(self.path, []), []):
                written = changed(written, BY_NAME[other], setting.value)
            written = changed(written, BY_NAME[name], value)
        write_together({self.path: written})

    def write_template(self) -> bool:
        """Write the file with every setting explained; whether there was none before."""
        from examsim.storage.settings_text import template

        if self.path.exists():
            return False
        write_together({self.path: template()})
        return True


def _usable(found: list[Entry], problems: list[Problem]) -> Iterator[tuple[str, Setting]]:
    for name, value, place in found:
        option = BY_NAME.get(name)
        if option is None:
            problems.append(_said(place, f"unknown setting '{name}'{_meant(name)}"))
            continue
        try:
            yield name, Setting(option.read(value), f"{place.path}:{place.line}")
        except ValueError as error:
            likely = _meant_word(value, option.choices)
            problems.append(_said(place, f"{name} {error}{likely}"))


def _without_clashes(found: Mapping[str, Setting], problems: list[Problem]) -> dict[str, Setting]:
    kept = dict(found)
    # One by one: an action that goes back to its own key may itself be in the way of another.
    while clash := next(clashes(Settings({name: s.value for name, s in kept.items()}).keys), None):
        name, other, key = clash
        origin = kept.pop(f"keys.{name}").origin
        path, _, line = origin.rpartition(":")
        place = Problem(path, int(line), 1, "") if line.isdecimal() else Problem(origin, 1, 1, "")
        problems.append(_said(place, f"keys.{name} cannot be '{key}', which is the key of {other}"))
    return kept


def _said(place: Problem, message: str) -> Problem:
    return Problem(place.path, place.line, place.column, message)


def _meant(name: str) -> str:
    # Imported where something is wrong and not before: it costs the way to the home screen.
    from examsim.storage.suggestion import did_you_mean

    return did_you_mean(name, BY_NAME) or did_you_mean(f"keys.{name}", BY_NAME)


def _meant_word(value: object, choices: tuple[str, ...]) -> str:
    from examsim.storage.suggestion import did_you_mean

    return did_you_mean(value, choices) if isinstance(value, str) and choices else ""
