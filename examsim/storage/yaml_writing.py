"""Plain values as YAML that reads well and makes small diffs.

PyYAML's emitter does the work. Chosen here: what is written in which style, so that what changes in one place changes
in one line, and so that reading gives back every text to the character.
"""

from __future__ import annotations

import re
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import yaml
from yaml.representer import SafeRepresenter

from examsim.storage.yaml_scalars import meaning

if TYPE_CHECKING:
    from collections.abc import Callable

_TEXT_TAG = "tag:yaml.org,2002:str"
_EXACT = 1e15
"""Whole numbers below this are written without a decimal point."""
_LONG = 88
"""Characters beyond which a text is a block of its own, and a list takes a line for each entry."""

# A block keeps lines as they are, but not a space at the end of one or at the very beginning, nor what cannot be seen.
_UNFIT_FOR_BLOCK = re.compile(
    "^[ \n]| \n| $|[^\n\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# Line breaks, a space and a mark that nobody can tell from others: in quotes they are written as escapes.
_NEEDS_ESCAPES = re.compile("[\n\x85\xa0\u2028\u2029\ufeff]")


class _Dumper(yaml.SafeDumper):
    """Indents the entries of a list under its key, and tells of each entry of ``whole`` that it is written."""

    def __init__(self, *args: Any, whole: yaml.Node | None, on_entry: Callable[[], None], **options: Any) -> None:
        super().__init__(*args, **options)
        self._whole = whole
        self._on_entry = on_entry

    def serialize_node(self, node: yaml.Node, parent: yaml.Node, index: Any) -> None:
        super().serialize_node(node, parent, index)
        if parent is self._whole and index is not None:  # the key of an entry has none
            self._on_entry()

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)


def yaml_text(data: dict[str, Any], on_entry: Callable[[], None] = lambda: None) -> str:
    """The YAML of keys with values; says so of each entry of the last of them, when it is written."""
    node = _node(data)
    whole = node.value[-1][1] if node.value else None
    dumper = partial(_Dumper, whole=whole, on_entry=on_entry)
    text: str = yaml.serialize(node, Dumper=dumper, allow_unicode=True, width=sys.maxsize)
    return text


def _node(value: Any) -> yaml.Node:
    if isinstance(value, dict):
        pairs = [(_text(key), _node(inner)) for key, inner in value.items()]
        return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=not pairs)
    if isinstance(value, list):
        items = [_node(item) for item in value]
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=_fits_a_line(value))
    return _text(value) if isinstance(value, str) else _number(value)


def _fits_a_line(items: list[Any]) -> bool:
    texts = [item for item in items if isinstance(item, str) and "\n" not in item]
    return len(texts) == len(items) and sum(len(text) + 2 for text in texts) <= _LONG


def _text(text: str) -> yaml.ScalarNode:
    is_block = ("\n" in text or len(text) > _LONG) and not _UNFIT_FOR_BLOCK.search(text)
    if is_block:
        # The break that ends a block's last line is not part of the text: see the reading of blocks.
        return yaml.ScalarNode(_TEXT_TAG, f"{text}\n", style="|")
    in_quotes = _NEEDS_ESCAPES.search(text) or not isinstance(meaning(text), str)
    return yaml.ScalarNode(_TEXT_TAG, text, style='"' if in_quotes else None)


def _number(value: float) -> yaml.Node:
    is_whole = not isinstance(value, bool) and float(value).is_integer() and abs(value) < _EXACT
    return SafeRepresenter().represent_data(int(value) if is_whole else value)
