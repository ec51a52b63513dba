"""The options of multiple choice, written one way: ``A) this``, whatever signs a guide gives them.

Guides set options as ``A: this``, as ``1) this`` below a question that has a number of its own, as bullets, boxes or
circles of which one is filled, and several in a row. Only what cannot be anything else is rewritten: letters
that count up, numbers or bullets right above a line that says which is right, boxes of which some are ticked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.clearing.option_rows import LETTERS, MOST, in_lines_of_their_own
from examsim.importing.text.labels import answer_in
from examsim.importing.text.wrapping import ITEM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_COLON = re.compile(r"^(?:[-+•]\s+)?[*_\s]{0,9}(?P<letter>[A-H])\s?(?::|\s?[-–—](?=\s))\s?[*_]*\s*(?P<text>\S.*)$")
_BULLETED = re.compile(r"^[-*+•]\s+[*_]{0,2}[(\[]?(?P<letter>[A-Ha-h])[*_]{0,2}\s?[.)\]][*_]{0,2}\s*(?P<text>\S.*)$")
_LETTER = re.compile(
    r"^(?P<bold>(?:\*\*|__|[-=]{1,2}>|[→►➔✓✔✅☑])\s*)?[(\[]?(?P<letter>[A-Ha-h])\s?[.)\]]\s*(?P<inner>(?<!\*)\*\*|__)?(?P<text>[^\s*_].*?)(?:\*\*|__)?$"
)
_NUMBER = re.compile(r"^[(\[]?(?P<letter>[1-8])\s?(?P<close>\.\)|[.)\]:])\s*(?P<text>\S.*)$")
_BULLET = re.compile(r"^(?P<letter>[-*•◦▪○◯□❍o–])\s+(?P<text>\S.*)$")
_ROMAN = re.compile(r"^[(\[]?(?P<letter>i{1,3}|iv|vi{0,3})\s?[.)\]]\s*(?P<text>\S.*)$")
_BOX = re.compile(
    r"^(?:[-*+]\s+)?(?P<letter>\[(?:\s?|[xX✓✔*])\]|\((?:\s?|[xX✓✔*])\)|[○◯●◉⚪⚫🔘☐☑☒□■✅])\s*(?P<text>\S.*)$"
)
_TICKED = re.compile(r"[xX✓✔*●◉⚫🔘☑☒■✅]")
_VERDICT = re.compile(r"\s*(?P<right>[✓✔✅])?[✗✘✕❌]?$")
_SHAPE = re.compile(r"^(?:[^\w\s(\[]\s*|[(\[]?[A-Ha-h]\s?[.)\]]\s*)?")
_STAR = re.compile(r"\s*(?:(?<=\s)\*|[✓✔✅]|\((?:correct|right|answer)\))$", re.IGNORECASE)
_TICK = re.compile(r"[✓✔✅☑]\s*(?=\S)")
_ASKED = re.compile(r"[?:]$|___\W{0,9}$")
_SEVERAL = re.compile(r"[(\[]?[1-8](?:\s?(?:,|;|&|and|,\s?and)\s?[1-8]){1,7}[)\].]?", re.IGNORECASE)
_COUNT = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_FEWEST_TICKED = 2
"""Questions with such options: a single line with a tick may be a step of an answer."""
_FEWEST_BARE = 3
"""Options that nothing but a tick shows to be some."""
_END = 20
"""Characters in which a line shows what it ends in."""


def in_one_style(lines: Sequence[Line]) -> list[Line]:
    """The lines with their options as formats know them."""
    lines = in_lines_of_their_own(lines)
    styles = [_lettered, _emphasised, _judged, _boxes, _starred, _counted, _plainly]
    if sum(bool(_ticked(lines, at)) for at in range(len(lines))) >= _FEWEST_TICKED:
        styles.append(_ticked)
    written: list[Line] = []
    index = 0
    while index < len(lines):
        for style in styles:
            if block := style(lines, index):
                written += block
                index += len(block)
                break
        else:
            written.append(lines[index])
            index += 1
    return written


def _run(lines: Sequence[Line], first: int, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """The lines from one on that match, one below the other."""
    found: list[re.Match[str]] = []
    for line in lines[first : first + MOST + 1]:
        match = pattern.match(line.text)
        if match is None or (found and line.has_gap):
            break
        found.append(match)
    return found


def _lettered(lines: Sequence[Line], first: int) -> list[Line]:
    """``A: this`` and ``B: that``, or both as items of a list; the first alone may well be an answer."""
    pattern = next((kind for kind in (_COLON, _BULLETED) if kind.match(lines[first].text)), None)
    if pattern is None:
        return []
    run = _run(lines, first, pattern)
    count = next((n for n, match in enumerate(run) if match["letter"].upper() != LETTERS[n : n + 1]), len(run))
    if count < 2:
        return []
    options = _options(lines, first, run[:count])
    if count < len(run) and run[count].groups() in [match.groups() for match in run[:count]]:  # the right one, again
        options.append(lines[first + count].cut(f"{run[count]['letter']}) {run[count]['text']}"))
    return options


def _emphasised(lines: Sequence[Line], first: int) -> list[Line]:
    """Lettered options of which some, and not all, are set in bold."""
    if not _LETTER.match(lines[first].text):
        return []
    run = _run(lines, first, _LETTER)
    count = next((n for n, match in enumerate(run) if match["letter"].upper() != LETTERS[n : n + 1]), len(run))
    bold = [bool(match["bold"] or match["inner"]) for match in run[:count]]
    if count < 2 or not any(bold) or all(bold):
        return []
    marks = ["*" if is_bold else "" for is_bold in bold]
    return [
        lines[first + n].cut(f"{marks[n]}{match['letter']}) {match['text'].strip('*_ ')}")
        for n, match in enumerate(run[:count])
    ]


def _boxes(lines: Sequence[Line], first: int) -> list[Line]:
    """Boxes and circles of which some are filled and others are not."""
    if not _BOX.match(lines[first].text):
        return []
    run = _run(lines, first, _BOX)
    ticked = [bool(_TICKED.search(match["letter"])) for match in run]
    if not 2 <= len(run) <= MOST or not any(ticked) or all(ticked):
        return []
    options = _options(lines, first, run)
    return [
        option.cut(f"*{option.text}") if is_right else option for option, is_right in zip(options, ticked, strict=True)
    ]


def _judged(lines: Sequence[Line], first: int) -> list[Line]:
    """Options of which each has a tick or a cross behind it."""
    found: list[tuple[str, bool]] = []
    for line in lines[first : first + MOST + 1]:
        verdict = _VERDICT.search(line.text)
        if verdict is None or not verdict.group().strip() or (found and line.has_gap):
            break
        found.append((_SHAPE.sub("", line.text[: verdict.start()]), bool(verdict["right"])))
    if not 2 <= len(found) <= MOST or len({is_right for _, is_right in found}) < len("TF"):
        return []
    return [
        lines[first + n].cut(f"{'*' if is_right else ''}{LETTERS[n]}) {text}")
        for n, (text, is_right) in enumerate(found)
    ]


def _starred(lines: Sequence[Line], first: int) -> list[Line]:
    """Bullets or small Roman numbers of which one, and not all, have a star or a tick behind them."""
    run = next((_run(lines, first, kind) for kind in (_BULLET, _ROMAN) if kind.match(lines[first].text)), [])
    if run and run[0].re is _ROMAN and tuple(match["letter"] for match in run) != _COUNT[: len(run)]:
        return []
    right = [_STAR.search(match["text"]) is not None for match in run]
    if not 2 <= len(run) <= MOST or sum(right) != 1:
        return []
    options = _options(lines, first, run)
    return [
        option.cut(f"*{_STAR.sub('', option.text)}") if is_right else option
        for option, is_right in zip(options, right, strict=True)
    ]


def _ticked(lines: Sequence[Line], first: int) -> list[Line]:
    """Options without any sign, right below a question, of which one has a tick before it."""
    if first == 0 or lines[first].has_gap or not _ASKED.search(lines[first - 1].text[-_END:]):
        return []
    below = (at for at in range(first + 1, min(first + MOST + 2, len(lines))) if lines[at].has_gap)
    run = lines[first : min(next(below, len(lines)), first + MOST + 1)]
    right = [_TICK.match(line.text) for line in run]
    others = [line.text for line, tick in zip(run, right, strict=True) if tick is None]
    if not _FEWEST_BARE <= len(run) <= MOST or len(others) != len(run) - 1 or any(map(_is_no_option, others)):
        return []
    return [
        line.cut(f"*{LETTERS[n]}) {line.text[tick.end() :]}" if tick else f"{LETTERS[n]}) {line.text}")
        for n, (line, tick) in enumerate(zip(run, right, strict=True))
    ]


def _plainly(lines: Sequence[Line], first: int) -> list[Line]:
    """Options without any sign, below a question and above the answer, which is one of them word for word."""
    if first == 0 or not _ASKED.search(lines[first - 1].text[-_END:]):
        return []
    below = next((i for i in range(first, min(first + MOST + 1, len(lines))) if answer_in(lines[i].text)), first)
    options = [line.text for line in lines[first:below]]
    said = [_plain(option) for option in options]
    if len(options) < 2 or len(set(said)) < len(said) or any(_is_no_option(option) for option in options):
        return []
    answer = _plain(answer_in(lines[below].text) or "")
    if answer not in said:
        return []
    lettered = [lines[first + n].cut(f"{LETTERS[n]}) {option}") for n, option in enumerate(options)]
    return [*lettered, lines[below].cut(f"Answer: {LETTERS[said.index(answer)]}")]


def _is_no_option(text: str) -> bool:
    """Whether a line asks, or has a sign of its own that tells what it is."""
    return bool(_ASKED.search(text[-_END:]) or ITEM.match(text) or _COLON.match(text))


def _counted(lines: Sequence[Line], first: int) -> list[Line]:
    """Numbers or bullets, and below them a line that says which of them is right."""
    for pattern in (_NUMBER, _BULLET, _BOX):
        if not pattern.match(lines[first].text):
            continue
        run = _run(lines, first, pattern)
        below = first + len(run)
        answer = answer_in(lines[below].text) if below < len(lines) else None
        right = (
            None if answer is None or not 2 <= len(run) <= MOST else _right(run, answer, is_counted=pattern is _NUMBER)
        )
        if right is not None:
            letters = ", ".join(LETTERS[index] for index in right)
            return [*_options(lines, first, run), lines[below].cut(f"Answer: {letters}")]
    return []


def _right(run: Sequence[re.Match[str]], answer: str, *, is_counted: bool) -> list[int] | None:
    """Which of the options an answer names, if it names any."""
    if is_counted and [match["letter"] for match in run] != [str(n) for n in range(1, len(run) + 1)]:
        return None
    plain = [_plain(match["text"]) for match in run]
    said = _plain(answer)
    if said in plain:
        return [plain.index(said)]
    if is_counted and _SEVERAL.fullmatch(answer):
        named = [int(number) for number in re.findall(r"[1-8]", answer)]
        return [number - 1 for number in named] if max(named) <= len(run) else None
    number = re.match(r"[(\[]?([1-8])\b[.)\]]?\s*(.*)", answer)
    if not is_counted or number is None or int(number[1]) > len(run):
        return None
    index = int(number[1]) - 1
    return [index] if _plain(number[2]) in {"", plain[index]} else None


def _options(lines: Sequence[Line], first: int, run: Sequence[re.Match[str]]) -> list[Line]:
    return [lines[first + n].cut(f"{LETTERS[n]}) {match['text']}") for n, match in enumerate(run)]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
