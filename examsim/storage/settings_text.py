"""The text of a file of settings: every entry with its line, one entry changed, and the file that explains them all."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.domain.errors import Problem
from examsim.domain.settings import OPTIONS
from examsim.storage.quoting import shown
from examsim.storage.text_file import Unreadable, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from examsim.domain.settings import Option, Value

Entry = tuple[str, object, Problem]
"""A name, its value, and its place as a problem without words."""

_SECTION = re.compile(r"\s*\[\s*([A-Za-z0-9_.-]+)\s*\]")
_KEY = re.compile(r"""\s*(["']?)([A-Za-z0-9_.-]+)\1\s*=""")
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_HEAD = """\
# The settings of examsim. Take the "# " away from before a line to change what it sets.
# A flag counts more than a variable of the environment, this more than examsim.toml in the folder examsim is started
# in, and this more than the file you are reading. `examsim settings` shows what is in force and where it comes from.
"""
_KEYS_HEAD = """
[keys]
# What each key does, by the name of the action. Several keys have commas between them.
# Keys are named as in "f2", "ctrl+n", "alt+right", "pagedown", "comma" or "p".
"""


def entries(path: Path, problems: list[Problem]) -> list[Entry]:
    """Everything a file sets; what is wrong with it as TOML is added to the problems."""
    try:
        lines = read_text(path).splitlines()
    except Unreadable as error:
        problems.append(Problem(str(path), error.line, error.column, error.message))
        return []
    places = _places(lines)
    data = _parsed(lines, str(path), problems)
    return [(name, value, Problem(str(path), places.get(name, 1), 1, "")) for name, value in _flat(data)]


def says(text: str, name: str, value: Value) -> bool:
    """Whether a text sets this value, whatever is wrong with other lines of it."""
    return (name, value) in _flat(_parsed(text.splitlines(), "", []))


def _parsed(lines: list[str], path: str, problems: list[Problem]) -> dict[str, object]:
    """The values of the lines, leaving out, one after the other, those that are not TOML."""
    import tomllib  # noqa: PLC0415  # most people have no such file

    while True:
        try:
            return tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            found = _PLACE.search(str(error))
            line = min(int(found[1]), len(lines)) if found else len(lines)
            while line > 1 and not lines[line - 1].strip():  # some errors are only noticed at the end
                line -= 1
            reason = _PLACE.sub("", str(error)).replace(" (at end of document)", "").strip().lower()
            text = shown(lines[line - 1].strip())
            problems.append(Problem(path, line, int(found[2]) if found else 1, f"`{text}` is left out: {reason}"))
            lines[line - 1] = ""
            if not any(map(str.strip, lines)):
                return {}


def _flat(data: dict[str, object], before: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for name, value in data.items():
        found += _flat(value, f"{before}{name}.") if isinstance(value, dict) else [(f"{before}{name}", value)]
    return found


def _places(lines: list[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    section = ""
    for number, line in enumerate(lines, 1):
        if found := _SECTION.match(line):
            section = f"{found[1]}."
        elif found := _KEY.match(line):
            places.setdefault(f"{section}{found[2]}", number)
    return places


def changed(text: str, option: Option, value: Value) -> str:
    """The text with one value set: in its line, in the line that explains it, or in a new one."""
    lines = text.splitlines()
    start, end = _section(lines, option.section)
    if start < 0:
        lines += ["", f"[{option.section}]"]
        start = end = len(lines)
    for comment in (r"\s*", r"\s*#\s*"):
        for index in range(start, end):
            if re.match(rf"{comment}{re.escape(option.key)}\s*=", lines[index]):
                lines[index] = _line(option, value)
                return "\n".join(lines) + "\n"
    lines.insert(end, _line(option, value))
    return "\n".join(lines) + "\n"


def _section(lines: list[str], name: str) -> tuple[int, int]:
    """The lines of a section from its first to behind its last; -1 where there is none."""
    matches = [(index, _SECTION.match(line)) for index, line in enumerate(lines)]
    heads = [(index, found[1]) for index, found in matches if found]
    bounds = [(-1, ""), *heads, (len(lines), "")]
    for (start, head), (end, _) in pairwise(bounds):
        if head == name:
            filled = [index for index in range(start + 1, end) if lines[index].strip()]
            return start + 1, max(filled, default=start) + 1
    return -1, -1


def template() -> str:
    """A file that explains every setting and changes none."""
    plain = [_explained(option) for option in OPTIONS if not option.section]
    keys = [_explained(option) for option in OPTIONS if option.section]
    return _HEAD + "".join(plain) + _KEYS_HEAD + "".join(keys)


def _explained(option: Option) -> str:
    choices = f"\n# One of {', '.join(option.choices)}." if option.choices else ""
    return f"\n# {option.what}{choices}\n# {_line(option, option.default)}\n"


def _line(option: Option, value: Value) -> str:
    # JSON's quotes and escapes are also TOML's.
    return f"{option.key} = {json.dumps(value, ensure_ascii=False)}"
