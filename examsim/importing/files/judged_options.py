"""Options of which a page of results says which is right: by a class, a picture, or a tick or a cross in their text.

Quizzes on the web set them as items of a list or as boxes that are alike, each with a letter or with none. They are
written here the way guides do, ``A) this`` and ``*B) that``, one below the other.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Attributes = Sequence[tuple[str, str | None]]

_BOXES = frozenset(["article", "button", "div", "fieldset", "form", "label", "li", "ol", "p", "section", "ul"])
_CLOSED_BY_NEXT = frozenset(["li", "p"])
"""Elements that end where the next one begins, though nothing says so."""
_ITEMS = frozenset(["button", "label", "li"])
"""Elements that are options without a class or a letter, too."""
_WORDS_OF = r"(?:answer|choice|option|item)s?"
_RIGHT = re.compile(
    rf"correct|(?:{_WORDS_OF}|is)[-_]+(?:correct|right)|(?:correct|right)[-_]+{_WORDS_OF}|fa-check(?:-circle|-square)?",
    re.IGNORECASE,
)
_WRONG = re.compile(
    rf"incorrect|wrong|(?:{_WORDS_OF}|is)[-_]+(?:incorrect|wrong)|(?:incorrect|wrong)[-_]+{_WORDS_OF}"
    r"|fa-(?:times|xmark)(?:-circle|-square)?",
    re.IGNORECASE,
)
_OF_ONE = re.compile(
    r"[\w-]{0,30}(?:selected|chosen|checked|picked|active)[\w-]{0,30}|first|last|odd|even", re.IGNORECASE
)
"""What an option is called by, and others beside it are not."""
_SAID = {"correct": True, "correct answer": True, "incorrect": False, "incorrect answer": False, "wrong": False}
"""What a picture is called, or what is read aloud in its place."""
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[(\[]?(?P<letter>[A-Ha-h])(?:[.)\]:]+\s*|\s+)(?=\S)")
_SIGN = re.compile(r"(?P<right>[✓✔✅☑])|[✗✘✕❌☒]")
_ANSWER_LABEL = re.compile(r"^(?:(?:correct|your)[ ]answer|correct!?|you[ ]answered)\b[!:]?[ ]+(?=\S)", re.IGNORECASE)
_LETTERS = "ABCDEFGH"
_OPENING = 3
"""Parts of the text in which an item's bullet stands."""
_MOST_PARTS = 60
_LONGEST = 400
_MOST_LINES = 4
"""Of a box that is an option: one with a whole question in it says more."""


class _Verdict(Enum):
    """What is said of an option."""

    RIGHT = "right"
    WRONG = "wrong"
    NONE = "none"


@dataclass(slots=True)
class _Box:
    """An element that may be an option, or hold some."""

    tag: str
    kind: frozenset[str]
    """Names of classes, without those by which options of one question differ."""
    start: int
    verdict: _Verdict
    end: int = 0
    inner: list[_Box] = field(default_factory=list)
    has_options: bool = False


@dataclass(frozen=True, slots=True)
class _Option:
    """A box with what is in it."""

    box: _Box
    letter: str
    text: str
    verdict: _Verdict


class Boxes:
    """Follows the elements of a page, and writes anew the parts of its text that are options."""

    def __init__(self, parts: list[str]) -> None:
        self._parts = parts
        self._open: list[_Box] = []
        self._counts: Counter[str] = Counter()

    def opens(self, tag: str, attrs: Attributes) -> None:
        """An element begins."""
        if tag in _BOXES:
            if self._open and tag in _CLOSED_BY_NEXT and self._open[-1].tag == tag:
                self._close()
            self._open.append(_Box(tag, _kind(attrs), len(self._parts), _judged(attrs)))
            self._counts[tag] += 1
        elif self._open and (verdict := _judged(attrs)) is not _Verdict.NONE:
            self._open[-1].verdict = verdict

    def closes(self, tag: str) -> None:
        """An element ends, and with it those in it that nothing has ended."""
        while self._counts[tag]:
            if self._close().tag == tag:
                return

    def ends(self) -> None:
        """The page ends, and with it what nothing has ended."""
        while self._open:
            self._close()

    def _close(self) -> _Box:
        box = self._open.pop()
        self._counts[box.tag] -= 1
        box.end = len(self._parts)
        for options in self._rows(box.inner):
            box.has_options |= self._write(options)
        box.has_options = box.has_options or any(inner.has_options for inner in box.inner)
        judged = [inner.verdict for inner in box.inner if inner.verdict is not _Verdict.NONE]
        if box.verdict is _Verdict.NONE and len(judged) == 1 and not box.has_options:
            box.verdict = judged[0]
        box.inner = []
        if box.has_options and box.tag == "li":
            self._without_bullet(box)
        if self._open:
            self._open[-1].inner.append(box)
        return box

    def _without_bullet(self, box: _Box) -> None:
        """A whole question is no item of a list, though the page counts it as one."""
        for at in range(box.start, min(box.start + _OPENING, box.end)):
            if self._parts[at] == "- ":
                self._parts[at] = ""

    def _write(self, options: Sequence[_Option]) -> bool:
        """Write boxes that are alike as options, if they are some."""
        options = _lettered(options)
        if not 2 <= len(options) <= len(_LETTERS) or not _are_judged(options):
            return False
        first, last = options[0].box.start, options[-1].box.end
        for at in range(first, last):
            self._parts[at] = ""
        for letter, option in zip(_LETTERS, options, strict=False):
            star = "*" if option.verdict is _Verdict.RIGHT else ""
            self._parts[option.box.start] = f"\n{star}{letter}) {option.text}"
        self._parts[last - 1] += "\n\n"
        return True

    def _rows(self, boxes: Sequence[_Box]) -> Iterator[list[_Option]]:
        """What is in boxes one below the other that are alike, and short enough to be options."""
        row: list[_Option] = []
        for box in boxes:
            lines = self._lines(box)
            if lines == []:
                continue
            if row and (lines is None or (box.tag, box.kind) != (row[-1].box.tag, row[-1].box.kind)):
                yield row
                row = []
            if lines is not None:
                row.append(_option(box, lines))
        if row:
            yield row

    def _lines(self, box: _Box) -> list[str] | None:
        """What is in a box; nothing where that is no option."""
        if box.has_options or box.end - box.start > _MOST_PARTS:
            return None
        lines = [line for line in "".join(self._parts[box.start : box.end]).split("\n") if line.strip(" -")]
        asks = any(line.startswith("#") or line.rstrip().endswith("?") for line in lines[:-1])
        return None if asks or len(lines) > _MOST_LINES or sum(map(len, lines)) > _LONGEST else lines


def _option(box: _Box, lines: Sequence[str]) -> _Option:
    text = " ".join(" ".join(lines).split()).removeprefix("- ")
    sign = _SIGN.search(text[:1] + text[-1:])
    verdict = box.verdict
    if sign is not None:
        verdict = _Verdict.RIGHT if sign["right"] else _Verdict.WRONG
        text = _SIGN.sub("", text[:1]) + text[1:-1] + _SIGN.sub("", text[-1:])
    text = _ANSWER_LABEL.sub("", text.strip())
    letter = _LETTER.match(text)
    return _Option(box, letter["letter"].upper() if letter else "", text, verdict)


def _are_judged(options: Sequence[_Option]) -> bool:
    """Whether some are judged as options are; where each is, and several are right, it is a list of dos and don'ts."""
    counts = Counter(option.verdict for option in options)
    if counts[_Verdict.NONE] == len(options) or counts[_Verdict.RIGHT] == len(options):
        return False
    return bool(counts[_Verdict.NONE]) or counts[_Verdict.RIGHT] == 1 or bool(options[0].letter)


def _lettered(options: Sequence[_Option]) -> list[_Option]:
    """Those that are options: with letters that count, or all, where what they are is said by more than a verdict."""
    first = next((at for at, option in enumerate(options) if option.letter == "A"), len(options))
    run = [
        option
        for option, _ in takewhile(lambda pair: pair[0].letter == pair[1], zip(options[first:], _LETTERS, strict=False))
    ]
    if len(run) > 1:
        return [_Option(o.box, o.letter, _LETTER.sub("", o.text, count=1), o.verdict) for o in run]
    return list(options) if options and (options[0].box.kind or options[0].box.tag in _ITEMS) else []


def _names(attrs: Attributes) -> list[str]:
    return [name for key, value in attrs if key == "class" for name in (value or "").split()]


def _kind(attrs: Attributes) -> frozenset[str]:
    judging = (_RIGHT, _WRONG, _OF_ONE)
    names = (name for name in _names(attrs) if not any(said.fullmatch(name) for said in judging))
    return frozenset(_DIGITS.sub("", name) for name in names)


def _judged(attrs: Attributes) -> _Verdict:
    names = _names(attrs)
    said = {
        _SAID.get((value or "").strip().casefold()) for key, value in attrs if key in {"alt", "title", "aria-label"}
    }
    if any(map(_RIGHT.fullmatch, names)) or True in said:
        return _Verdict.RIGHT
    return _Verdict.WRONG if any(map(_WRONG.fullmatch, names)) or False in said else _Verdict.NONE
