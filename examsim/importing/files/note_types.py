"""Kinds of notes in Anki: how their fields are called, and which of them the first card asks and which it tells.

A note is a row of fields in any order: an identifier or a sound may stand before the word that is asked for. What
belongs to the question and what to the answer is said by the templates of its cards alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from examsim.importing.files.content import Row

QUERIES = {
    "fields": "SELECT ntid, ord, name FROM fields ORDER BY ntid, ord",
    "templates": "SELECT ntid, config FROM templates ORDER BY ntid, ord DESC",
}
_HINTS = frozenset({"hint", "hints", "clue"})
"""What people call the field that helps before the answer is shown."""
_SHOWN = re.compile(r"\{\{(?![#^/!])(?:[^{}:]{1,80}:){0,9}([^{}:]{1,200})\}\}")
"""A field in a template, behind what is done to it; those with a sign before them only ask whether it has a text."""
_FRONT, _BACK = 1, 2
"""The numbers of the two sides in the message that describes a template."""
_LAST, _MOST_BITS = 0x80, 63
"""What the last byte of a number is below, and how many bits no number has."""
_NUMBER, _LONG, _TEXT, _SHORT = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class NoteType:
    """A kind of notes; nothing is known of it unless its package says so."""

    names: tuple[str, ...] = ()
    """Of the fields, in small letters."""
    asks: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    """Names of the fields on the front of its first card, and of those that only its back has."""

    def sides(self, texts: Sequence[str]) -> tuple[list[str], str]:
        """What a note asks, followed by what it tells about it, one by one, and its hint."""
        named = dict(zip(self.names, texts, strict=False))
        hint = next((text for name, text in list(named.items())[1:] if name in _HINTS), "")
        asked = "\n".join(text for name in self.asks if name not in _HINTS and (text := named.get(name, "")))
        told = [text for name in self.tells if name not in _HINTS and (text := named.get(name, ""))]
        if not asked or not told:  # where cards do not say, the first field is asked
            return [text for place, text in enumerate(texts) if self._name(place) not in _HINTS or not place], hint
        return [asked, *told], hint

    def _name(self, place: int) -> str:
        return self.names[place] if place < len(self.names) else ""


def note_types(rows: Mapping[str, Sequence[Row]]) -> dict[object, NoteType]:
    """The kinds of notes by their ids, as packages of any age describe them."""
    names: dict[object, list[str]] = {}
    for kind, _, name in rows.get("fields", []):
        names.setdefault(kind, []).append(str(name))
    first = {kind: _message(config) for kind, config in rows.get("templates", []) if isinstance(config, bytes)}
    found = {kind: _note_type(named, *first.get(kind, ("", ""))) for kind, named in names.items()}
    for _, models in rows.get("col", []):
        try:
            found |= {int(kind): _described(model) for kind, model in json.loads(str(models or "{}")).items()}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue
    return found


def _described(model: Mapping[str, list[dict[str, object]]]) -> NoteType:
    first = next(iter(model.get("tmpls", [])), {})
    return _note_type(
        [str(one["name"]) for one in model["flds"]], str(first.get("qfmt", "")), str(first.get("afmt", ""))
    )


def _note_type(names: Sequence[str], front: str, back: str) -> NoteType:
    known = tuple(name.casefold() for name in names)
    asks = tuple(name for name in _shown(front) if name in known)
    tells = tuple(name for name in _shown(back) if name in known and name not in asks)
    return NoteType(known, asks, tells)


def _shown(template: str) -> dict[str, None]:
    return dict.fromkeys(match[1].strip().casefold() for match in _SHOWN.finditer(template))


def _message(data: bytes) -> tuple[str, str]:
    """The two sides of a card in a message of Protocol Buffers."""
    texts = dict(_texts(data))
    return texts.get(_FRONT, ""), texts.get(_BACK, "")


def _texts(data: bytes) -> Iterator[tuple[int, str]]:
    """The texts of a message by the numbers of their fields; nothing behind what no message has."""
    at = 0
    while at < len(data):
        key, at = _number(data, at)
        kind = key & 7
        if kind == _TEXT:
            length, at = _number(data, at)
            yield key >> 3, data[at : at + length].decode("utf-8", errors="replace")
            at += length
        elif kind == _NUMBER:
            _, at = _number(data, at)
        elif kind in (_LONG, _SHORT):
            at += 8 if kind == _LONG else 4
        else:
            return


def _number(data: bytes, at: int) -> tuple[int, int]:
    """The number that begins at a place, seven bits to a byte, and the place behind it."""
    number = shift = 0
    while at < len(data):
        byte = data[at]
        number |= (byte % _LAST) << shift
        shift, at = shift + 7, at + 1
        if byte < _LAST or shift > _MOST_BITS:
            break
    return number, at
