"""What the nodes of a YAML file mean, and by what the entries of its lists are known."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from examsim.storage.yaml_scalars import meaning

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMES = ("id", "statement", "response")
"""Keys by which the entries of a list are known again, the first that they all have."""


def is_block(node: Any, kind: type) -> bool:
    """Whether a node is of a kind, has entries, and is written line by line."""
    return bool(node.value) and isinstance(node, kind) and not getattr(node, "flow_style", False)


def renamed(node: yaml.MappingNode, data: dict[str, Any]) -> dict[str, str]:
    """The keys that have another name in the same place, with what they are called now."""
    old = [key.value for key, _ in node.value]
    return {
        was: name
        for was, name, (_, value) in zip(old, data, node.value, strict=False)
        if was not in data and name not in old and name.isidentifier() and _is_of_kind(value, data[name])
    }


def _is_of_kind(node: Any, wanted: Any) -> bool:
    now = value_of(node)
    return now == wanted or (isinstance(now, dict | list) and type(now) is type(wanted))


def only_renames(node: Any, data: dict[str, Any]) -> bool:
    """Whether names of keys are all that changes."""
    if not isinstance(node, yaml.MappingNode) or not node.value:
        return False
    new_names = renamed(node, data)
    return {new_names.get(key, key): value for key, value in value_of(node).items()} == data


def key_after(key: Any, pairs: Sequence[tuple[Any, Any]]) -> Any | None:
    """The key that stands behind another; None behind the last."""
    following = iter(pairs)
    return next((next(following, (None, None))[0] for one, _ in following if one is key), None)


def called_before_and_after(now: list[Any], wanted: list[Any]) -> tuple[list[str], list[str]] | None:
    """What the entries are called, before and after; None where they cannot be told apart."""
    every = [*now, *wanted]
    for name in _NAMES:
        if every and all(isinstance(entry, dict) and name in entry for entry in every):
            called = [str(entry[name]) for entry in now], [str(entry[name]) for entry in wanted]
            if all(len(set(names)) == len(names) for names in called):
                return called
    return [json.dumps(entry) for entry in now], [json.dumps(entry) for entry in wanted]


def value_of(node: Any) -> Any:
    """What a node means, as ``yaml_document`` reads it."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: value_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [value_of(item) for item in node.value]
    if not node.style and node.tag != "!":
        return meaning(node.value) if node.style in (None, "") else node.value
    return node.value.removesuffix("\n") if node.style in ("|", ">") else node.value
