"""Short and long forms of the same name, as guides introduce them: "Global Average Pooling (GAP)", "GAP = Global …"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BRACKETED = re.compile(r"\(([A-Z][A-Za-z0-9-]{1,7})\)")
_EQUATED = re.compile(r"(?<!\S)([A-Z][A-Z0-9-]{1,7})\s*=\s*([A-Z][\w -]{2,80})")
_WORD = re.compile(r"[^\W_]+")
_WINDOW = 100
_MOST_ALIKE = 20


class Abbreviations:
    """The short forms that some texts introduce, with what they stand for."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._long: dict[str, str] = {}
        self._by_first_word: dict[str, list[tuple[str, str]]] = {}
        for text in texts:
            for short, long in _introduced(text):
                self._add(short, long.casefold())

    def named_in(self, text: str) -> Iterator[tuple[int, tuple[str, str]]]:
        """Where a text names something that has two forms: the form it uses and the other."""
        small = text.casefold()
        found: dict[str, tuple[int, tuple[str, str]]] = {}
        for match in _WORD.finditer(text):
            word = match.group()
            if word in self._long:
                found.setdefault(word, (match.start(), (word, self._long[word])))
            for short, long in self._by_first_word.get(word.casefold(), ()):
                if small.startswith(long, match.start()):
                    found[short] = (match.start(), (long, short))
        yield from found.values()

    def _add(self, short: str, long: str) -> None:
        first = _WORD.findall(long)[0]
        known = self._by_first_word.setdefault(first, [])
        # One short form for each long one, and few that begin alike: looking them up must stay quick.
        if short not in self._long and len(known) < _MOST_ALIKE and all(long != other for _, other in known):
            self._long[short] = long
            known.append((short, long))


def abbreviation(term: str) -> tuple[str, str] | None:
    """The letters and the words they stand for, where a term is nothing else: "CAM = Class Activation Mapping"."""
    match = _EQUATED.fullmatch(term.strip(" .:"))
    if match is None or not match[1].isalpha():
        return None
    letters, long = match[1].casefold(), match[2].strip()
    rest = iter(long.casefold())
    # Adenosine Triphosphate is ATP: the letters come in order, not always one a word.
    is_spelt = long[0].casefold() == letters[0] and all(letter in rest for letter in letters)
    return (match[1], long) if is_spelt and len(long) > 2 * len(letters) else None


def _introduced(text: str) -> Iterator[tuple[str, str]]:
    for match in _BRACKETED.finditer(text):
        long = _spelt(match[1], text[max(0, match.start() - _WINDOW) : match.start()], from_end=True)
        if long:
            yield match[1], long
    for match in _EQUATED.finditer(text):
        long = _spelt(match[1], match[2], from_end=False)
        if long:
            yield match[1], long


def _spelt(short: str, words: str, *, from_end: bool) -> str:
    """The words whose first letters make the short form; empty where they do not."""
    capitals = "".join(char for char in short if char.isupper())
    letters = [] if any(char.isdigit() for char in short) else list(capitals.casefold())
    spans = [match.span() for match in _WORD.finditer(words)]
    chosen = spans[-len(letters) :] if from_end else spans[: len(letters)]
    initials = [words[start].casefold() for start, _ in chosen]
    if len(letters) < 2 or initials != letters:
        return ""
    return words[chosen[0][0] : chosen[-1][1]]
