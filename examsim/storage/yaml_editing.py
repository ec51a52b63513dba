"""Changing what a YAML file says while leaving the rest of it as its author wrote it.

The file's text and the values it is to have are gone through side by side. Where both say the same, not a character
changes; so comments, quotes, folds and blank lines stay, and a diff shows what was changed and nothing else. What is
written in one line, in brackets or braces, is one piece. A file that cannot be edited piece by piece, because it
repeats itself by aliases, say, is written anew as a whole: what it means counts more than its looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from examsim.storage.yaml_document import parse_document
from examsim.storage.yaml_nodes import called_before_and_after, is_block, key_after, only_renames, renamed, value_of
from examsim.storage.yaml_writing import yaml_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def edited(text: str, data: dict[str, Any]) -> str:
    """The text of a file changed so that it says ``data``."""
    document, problems = parse_document(text.replace("\r\n", "\n"), Path("a file"))
    if document is None or problems:
        return yaml_text(data)
    return text if document.data == data else changed(text, data)


def changed(text: str, data: dict[str, Any], on_step: Callable[[], None] = lambda: None) -> str:
    """The text of a file that can be read changed so that it says ``data``, which it does not; tells of two steps."""
    break_ = "\r\n" if "\r\n" in text else "\n"
    result = _Editor(text.replace("\r\n", "\n")).changed(data)
    on_step()
    reread, problems = parse_document(result, Path("a file"))
    if problems or reread is None or reread.data != data:
        result = yaml_text(data)
    on_step()
    return result.replace("\n", break_)


class _Editor:
    def __init__(self, text: str) -> None:
        self._text = text if text.endswith("\n") else f"{text}\n"
        self._edits: list[_Edit] = []

    def changed(self, data: dict[str, Any]) -> str:
        root = yaml.compose(self._text, Loader=_LOADER)
        if not is_block(root, yaml.MappingNode):
            return yaml_text(data)
        self._mapping(root, data)
        result, at = [], 0
        for edit in sorted(self._edits, key=lambda edit: (edit.start, edit.end)):
            result += [self._text[at : edit.start], edit.text]
            at = max(at, edit.end)
        return "".join([*result, self._text[at:]])

    # Values

    def _mapping(self, node: Any, data: dict[str, Any]) -> None:
        new_names = renamed(node, data)
        for key, _ in node.value:
            if key.value in new_names:
                name = f"{key.style or ''}{new_names[key.value]}{key.style or ''}"
                self._edits.append(_Edit(key.start_mark.index, key.end_mark.index, name))
        pairs = {new_names.get(key.value, key.value): (key, value) for key, value in node.value}
        kept = [name for name in pairs if name in data]
        if not kept:
            raise _NothingLeft
        for name, (key, value) in pairs.items():
            if name not in data:
                self._remove(key, value, key_after(key, node.value))
            elif value_of(value) != data[name]:
                self._change(name, key, value, data[name])
        indent = pairs[kept[0]][0].start_mark.column
        before: str | None = None
        for name, wanted in data.items():
            if name not in pairs:
                lines = _indented(yaml_text({name: wanted}), indent)
                if before is None:
                    first = pairs[kept[0]][0].start_mark.index
                    self._edits.append(_Edit(first, first, f"{lines.lstrip(' ')}{' ' * indent}"))
                else:
                    self._insert_after(pairs[before][1], lines)
            else:
                before = name

    def _change(self, name: str, key: Any, node: Any, wanted: Any) -> None:
        if isinstance(wanted, dict) and wanted and is_block(node, yaml.MappingNode):
            self._try(self._mapping, name, key, node, wanted)
        elif isinstance(wanted, list) and wanted and is_block(node, yaml.SequenceNode):
            self._try(self._sequence, name, key, node, wanted)
        else:
            self._replace(name, key, node, wanted)

    def _try(self, way: Any, name: str, key: Any, node: Any, wanted: Any) -> None:
        made = len(self._edits)
        try:
            way(node, wanted)
        except _NothingLeft:
            del self._edits[made:]
            self._replace(name, key, node, wanted)

    def _replace(self, name: str, key: Any, node: Any, wanted: Any) -> None:
        self._edits = [edit for edit in self._edits if edit.start != key.start_mark.index]  # its new name comes along
        lines = _indented(yaml_text({name: wanted}), key.start_mark.column).strip(" \n")
        self._put(key.start_mark.index, node, lines)

    def _put(self, start: int, node: Any, lines: str) -> None:
        """New lines for what stands from a place to the end of a node."""
        end = self._end(node)
        comment = re.match(r"[ \t]+#[^\n]*", self._text[end:])
        if comment and "\n" in lines:
            # Behind the last line of a text it would become part of it.
            column = start - (self._text.rfind("\n", 0, start) + 1)
            above = f"{comment[0].strip()}\n{' ' * column}"
            is_item = self._text[start - column : start].strip() == "-"
            self._edits.append(_Edit(start, end + len(comment[0]), lines if is_item else above + lines))
        else:
            self._edits.append(_Edit(start, end, lines))

    # Lists

    def _sequence(self, node: Any, wanted: list[Any]) -> None:
        now = [value_of(item) for item in node.value]
        names = called_before_and_after(now, wanted)
        if names is None:
            raise _NothingLeft
        old, new = names
        before: int | None = None
        for tag, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag == "equal":
                for index, place in zip(range(start, end), range(first, last), strict=True):
                    self._item(node.value[index], now[index], wanted[place])
                before = end - 1
                continue
            self._exchange(node.value[start:end], wanted[first:last], before, node)
            before = before if tag == "insert" else end - 1

    def _exchange(self, gone: Sequence[Any], come: Sequence[Any], before: int | None, node: yaml.SequenceNode) -> None:
        shared = min(len(gone), len(come))
        for item, wanted in zip(gone, come, strict=False):
            self._item(item, value_of(item), wanted)
        for item in gone[shared:]:
            self._edits.append(_Edit(self._line_start(self._dash(item)), self._line_end(self._end(item)), ""))
        if come[shared:]:
            column = self._column(self._dash(node.value[0]))
            gap = "\n" if self._has_gaps(node) else ""
            lines = [_indented(_item_text(value), column) for value in come[shared:]]
            if gone or before is not None:
                anchor = gone[-1] if gone else node.value[before or 0]
                self._insert_after(anchor, "".join(gap + line for line in lines))
            else:
                at = self._line_start(self._dash(node.value[0]))
                self._edits.append(_Edit(at, at, "".join(line + gap for line in lines)))

    def _item(self, node: Any, now: Any, wanted: Any) -> None:
        if now == wanted:
            return
        if isinstance(wanted, dict) and (is_block(node, yaml.MappingNode) or only_renames(node, wanted)):
            made = len(self._edits)
            try:
                self._mapping(node, wanted)
            except _NothingLeft:
                del self._edits[made:]
            else:
                return
        dash = self._dash(node)
        self._put(dash, node, _indented(_item_text(wanted), self._column(dash)).strip(" \n"))

    def _has_gaps(self, node: Any) -> bool:
        """Whether a blank line stands between the entries."""
        return any(
            re.search(r"\n[ \t]*\n", self._text[self._end(one) : two.start_mark.index])
            for one, two in pairwise(node.value)
        )

    # Places

    def _remove(self, key: Any, node: Any, following: Any | None) -> None:
        line = self._line_start(key.start_mark.index)
        if self._text[line : key.start_mark.index].strip():
            # It shares its line with the dash of a list, which the next key takes over.
            if following is None:
                raise _NothingLeft
            self._edits.append(_Edit(key.start_mark.index, following.start_mark.index, ""))
        else:
            self._edits.append(_Edit(line, self._line_end(self._end(node)), ""))

    def _insert_after(self, node: Any, lines: str) -> None:
        at = self._line_end(self._end(node))
        self._edits.append(_Edit(at, at, lines))

    def _end(self, node: Any) -> int:
        """Where the last word of a node ends, without the comments and blank lines that may follow."""
        if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
            text = self._text[node.start_mark.index : node.end_mark.index]
            return int(node.start_mark.index) + len(text.rstrip())
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)

    def _dash(self, item: Any) -> int:
        return self._text.rindex("-", 0, item.start_mark.index)

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        return self._text.index("\n", at) + 1


class _NothingLeft(Exception):
    """Nothing of what stands there can stay."""


def _item_text(value: Any) -> str:
    """An entry of a list, from its dash on."""
    if isinstance(value, dict):
        lines = yaml_text(value).splitlines(keepends=True)
        return "".join(["- ", lines[0], *(f"  {line}" if line.strip() else line for line in lines[1:])])
    return "-" + yaml_text({"x": value}).removeprefix("x:")


def _indented(lines: str, column: int) -> str:
    return "".join(_each_indented(lines, " " * column))


def _each_indented(lines: str, indent: str) -> Iterator[str]:
    for line in lines.split("\n")[:-1]:
        yield f"{indent}{line}\n" if line.strip() else f"{line}\n"
