"""Numbered questions first, and all their answers at the end under a heading such as "Answer key"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.shapes.key_heads import OF_PART, is_key
from examsim.importing.text.entries import Part, Piece, take_headings
from examsim.importing.text.furniture import is_heading
from examsim.importing.text.labels import RATIONALE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from examsim.importing.text.lines import Line

_NUMBERED = re.compile(r"^[*_#\s]{0,9}(?:(?:question|q)\s*)?[(\[]?(\d{1,4})\s?[.)\]:][*_]*\s+(?=\S)", re.IGNORECASE)
_BARE = re.compile(r"^(\d{1,3})\s+(?=[^\W\d_]|[\"“‘'(¿])")
"""As papers print them, where none has a stop behind it."""
_BONUS = re.compile(
    r"^[*_#\s]{0,9}bonus(?:\squestion)?\s?(?:\([^()]{1,20}\)\s?)?[*_]{0,2}[:.–—-]+[*_\s]*(?=\S)", re.IGNORECASE
)
_KEYED = re.compile(r"^[*_#\s]{0,9}[(\[]?(\d{1,4})\s?(?:[.)\]:=–—-]|\s)[*_]*\s*(?=\S)")
_ROW = re.compile(r"(?:\|\s?)?(?P<number>\d{1,3})\s?[.)]?\s?(?:\||\t)\s?(?P<said>[^|\t]+?)(?:\s?\|)?")
_IN_A_ROW = re.compile(
    r"(?:^|[\s,;]+)(\d{1,4})\s?[.):=–—-]?\s*[(\[]?([A-HTa-ht]|[Tt]rue|[Ff]alse)\b[)\].]?(?=[\s,;]|$)"
)
_COUNTED = re.compile(r"(?:^|(?<=\s))[(\[]?(\d{1,3})\s?[.):\]]\s*(?=\S)")
_CHOICE = re.compile(r"^[*_\s]{0,9}[(\[]?([A-Ha-h])\s?[.)\]]\s*(?=\S)")
_HEAD = re.compile(
    rf"[*_#\s]{{0,9}}(?:{OF_PART}\s)?(?:answers?(?:\s+(?:key|sheet))?|solutions?|key)"
    rf"(?:(?:\s?[–—,:-])?\s{OF_PART}|\s(?:to|for)\s[^.:;?]{{1,60}})?\s?[*_]*[:.–—-]+[*_]*\s*(?=\S)",
    re.IGNORECASE,
)
_WITH_PLACE = re.compile(
    r"(?P<letter>[A-Ha-h])[.)\]]?\s*(?P<place>[(\[][^()\[\]]{1,60}[)\]]|[–—-]\s?(?:(?:see|cf\.?)\s[^.]{1,60}|(?:pp?\.|page|slides?|ch\.)\s?\d[\d–-]*))"
)
"""A letter with the place where that is found, which is a reason rather than an answer."""
_TRUTH = re.compile(r"(?P<truth>T|F|True|False)\b\.?(?:\s?(?:(?=\()|[:;,–—-])\s?(?P<why>\S.*))?", re.IGNORECASE)
"""Whether a statement is true, with what is true instead."""
_FEWEST_TRUTHS = 3
_OF_SECTION = re.compile(r"[*_#\s]{0,9}(?P<section>[^\W\d_][^:]{2,60}?)[*_]*\s?[:–—-]+[*_]*\s*(?=[(\[]?1\b)")
"""A section of a guide before its row of a key."""
_RANGE = re.compile(
    r"(?P<first>\d{1,3})\s?[-–—]\s?(?P<last>\d{1,3})\s?[:.)]?\s+(?P<letters>[A-Ha-h](?:[\s,;]*[A-Ha-h]){1,199})"
)
_BOTH = 2
"""Where a question stands with its answer in a key: once above, once below."""
_FEWEST = 2
_SHARE = 0.6
"""Of the questions, that the key must answer."""


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format: of each part, where the parts have a key each and count anew."""
    titles = _titles(lines)
    lines = [part for line in _without_bars(lines) for whole in _spelt_out(line, titles) for part in _apart(whole)]
    lines = _with_bonus_counted(lines)
    return [piece for part in _parts(lines) for piece in _read(part)]


def _without_bars(lines: Sequence[Line]) -> list[Line]:
    """The lines, with the rows of a key that is a table as items: ``1 | b``."""
    key = next((index for index, line in enumerate(lines) if index and is_key(line.text)), len(lines))
    below = [(line, _ROW.fullmatch(line.text)) for line in lines[key:]]
    return [*lines[:key], *(line.cut(f"{row['number']}. {row['said']}") if row else line for line, row in below)]


def _with_bonus_counted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with a number before the one question that is asked and answered as a bonus."""
    found = [index for index, line in enumerate(lines) if _BONUS.match(line.text)]
    if len(found) != _BOTH or not any(is_key(line.text) for line in lines[found[0] : found[1]]):
        return lines
    above = [counted[1] for line in lines[: found[0]] if (counted := _NUMBERED.match(line.text))]
    number = int(above[-1]) + 1 if above else 1
    return [
        line.cut(_BONUS.sub(f"{number}. ", line.text)) if index in found else line for index, line in enumerate(lines)
    ]


def _spelt_out(line: Line, titles: Collection[str]) -> list[Line]:
    """The line, with the letters of a range each behind its number, and apart from the section they are of."""
    of_section = _OF_SECTION.match(line.text)
    if of_section and of_section["section"].casefold() in titles:
        rest = line.text[of_section.end() :]
        told = [f"{number}. {letter}" for number, letter in _range(rest)] or _numbered_in_a_row(rest, fewest=_FEWEST)
        return [line.cut(of_section["section"]), *(line.cut(one) for one in told)] if told else [line]
    letters = _range(line.text)
    return [line.cut(" ".join(f"{number}. {letter}" for number, letter in letters))] if letters else [line]


def _titles(lines: Sequence[Line]) -> set[str]:
    """What sections may be called, in small letters: whole lines, and what stands before their first colon."""
    return {text for line in lines for text in (line.text.casefold(), line.text.partition(":")[0].casefold())}


def _range(text: str) -> list[tuple[int, str]]:
    """The letters of ``1-5: B B A B A`` with their numbers; none where they are not as many."""
    found = _RANGE.fullmatch(text)
    if found is None:
        return []
    first, last = int(found["first"]), int(found["last"])
    letters = re.findall("[A-Ha-h]", found["letters"])
    return list(zip(range(first, last + 1), letters, strict=True)) if len(letters) == last - first + 1 else []


def _parts(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """The lines up to the end of each key but the last, below which the numbers begin at one again."""
    keys = [index for index, line in enumerate(lines) if index and is_key(line.text)]
    starts = [0]
    for key, below in pairwise(keys):
        last, start = 0, None
        for index in range(key + 1, below):
            row = _IN_A_ROW.findall(lines[index].text)
            number = _COUNTED.match(lines[index].text)
            if number and int(number[1]) == 1 and last:
                start = index
                break
            last = int(row[-1][0]) if row else int(number[1]) if number else last
        if start is None:
            return [lines]
        while start - 1 > key and is_heading(lines[start - 1].text) and lines[start - 1].has_gap:
            start -= 1
        starts.append(start)
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def _read(lines: Sequence[Line]) -> list[Piece]:
    key = next((i for i in range(len(lines) - 1, 0, -1) if is_key(lines[i].text)), None)
    if key is not None:
        asked, told = _sections(lines[:key], _NUMBERED), _sections(lines[key + 1 :], _KEYED)
        if len(asked) == len(told) > 1:
            pairs = zip(asked, told, strict=True)
            return [piece for above, below in pairs for piece in _keyed([*above, lines[key], *below], len(above))]
    return _keyed(lines, key)


def _sections(lines: Sequence[Line], counted: re.Pattern[str]) -> list[Sequence[Line]]:
    """The lines, apart where the numbers begin at one again below a heading."""
    starts, last = [0], 0
    for index, line in enumerate(lines):
        number = counted.match(line.text)
        is_first = number is not None and int(number[1]) == 1 and last > 1
        if is_first and is_heading(lines[index - 1].text) and not counted.match(lines[index - 1].text):
            starts.append(index - 1)
        elif is_first and line.has_gap:
            starts.append(index)
        row = _IN_A_ROW.findall(line.text) if number else []
        if number and int(number[1]) in {1, last + 1}:
            last = int(row[-1][0]) if len(row) > 1 else int(number[1])
    return [lines[start:end] for start, end in pairwise([*starts, len(lines)])]


def _keyed(lines: Sequence[Line], key: int | None) -> list[Piece]:
    """Questions and what the key below line ``key`` says to them."""
    questions = (_questions(lines[:key], _NUMBERED) or _questions(lines[:key], _BARE)) if key is not None else {}
    lettered = {number for number, group in questions.items() if any(_CHOICE.match(line.text) for line in group[1:])}
    answers = _answers(lines[key + 1 :], questions.keys(), lettered) if key is not None else {}
    answers = answers if lettered else _with_truths(answers)
    shared = questions.keys() & answers.keys()
    is_key = key is not None and not _labels_each(lines[key].text, lines[:key], len(questions))
    if key is None or not is_key or len(shared) < max(_FEWEST, _SHARE * len(questions)):
        return [Piece(Part.TEXT, line) for line in lines]
    first = min(line.number for line in (group[0] for group in questions.values()))
    pieces = [Piece(Part.TEXT, line) for line in lines[:key] if line.number < first]
    for number, group in questions.items():
        headings = take_headings(group)
        pieces += [*_asked(group), *answers.get(number, []), *(Piece(Part.FURNITURE, line) for line in headings)]
    return [*pieces, Piece(Part.FURNITURE, lines[key])]


def _labels_each(head: str, lines: Sequence[Line], questions: int) -> bool:
    """Whether what heads a seeming key is the label that the answer of every question has: "Answer: In steps."."""
    label, colon, _ = head.casefold().partition(":")
    others = sum(line.text.casefold().startswith(label + colon) for line in lines)
    return bool(colon) and others >= max(1, _SHARE * (questions - 1))


def _apart(line: Line) -> list[Line]:
    """The head of a key and the answers behind it in one line, each on its own."""
    head = _HEAD.match(line.text)
    if head is None:
        return [line]
    rest = line.text[head.end() :]
    numbered = _numbered_in_a_row(rest)
    if numbered:
        return [line.cut("Answer key"), *(line.cut(one) for one in numbered)]
    return [line.cut("Answer key"), line.cut(rest)] if len(_IN_A_ROW.findall(rest)) >= _FEWEST else [line]


def _numbered_in_a_row(text: str, fewest: int = _FEWEST + 1) -> list[str]:
    """Answers of any words in one line, ``1. julienne 2. roux``; none where the numbers do not count up."""
    starts: list[int] = []
    for match in _COUNTED.finditer(text):
        if int(match[1]) == len(starts) + 1:
            starts.append(match.start())
    if len(starts) < fewest or starts[0] > 0:
        return []
    return [text[start:end].strip(" ,;") for start, end in pairwise([*starts, len(text)])]


def _questions(lines: Sequence[Line], counted: re.Pattern[str]) -> dict[int, list[Line]]:
    """The lines of each numbered question, by its number, which only ever grows by one."""
    found: dict[int, list[Line]] = {}
    for line in lines:
        number = counted.match(line.text)
        if number and int(number[1]) == max(found, default=int(number[1]) - 1) + 1:
            found[int(number[1])] = [line.cut(line.text[number.end() :])]
        elif found:
            found[max(found)].append(line)
    return found


def _asked(group: Sequence[Line]) -> list[Piece]:
    pieces = [Piece(Part.PROMPT, group[0])]
    option = "A"
    for line in group[1:]:
        choice = _CHOICE.match(line.text)
        if choice and choice[1].upper() == option:
            pieces.append(Piece(Part.CHOICE, line.cut(line.text[choice.end() :])))
            option = chr(ord(option) + 1)
        else:
            pieces.append(Piece(Part.TEXT, line))
    return pieces


def _answers(lines: Sequence[Line], known: Collection[int], lettered: Collection[int]) -> dict[int, list[Piece]]:
    """What the key says to each number; those of ``lettered`` have options."""
    found: dict[int, list[Piece]] = {}
    last = 0
    for line in lines:
        row = _IN_A_ROW.findall(line.text)
        if len(row) > 1:
            found.update({int(number): [Piece(Part.ANSWER, line.cut(letter))] for number, letter in row})
            last = int(row[-1][0])
            continue
        number = _KEYED.match(line.text)
        if number and int(number[1]) in known and int(number[1]) > last:
            last = int(number[1])
            found[last] = _answered(line, line.text[number.end() :], has_options=last in lettered)
        elif last:
            label = RATIONALE.match(line.text)
            part = Piece(Part.RATIONALE, line.cut(line.text[label.end() :])) if label else Piece(Part.TEXT, line)
            found[last].append(part)
    return found


def _with_truths(answers: dict[int, list[Piece]]) -> dict[int, list[Piece]]:
    """The answers, each reason behind a truth apart from it, where truths are all there is: ``F (it is the bark)``."""
    found = {number: _TRUTH.fullmatch(pieces[0].line.text) for number, pieces in answers.items()}
    told = [match for match in found.values() if match]
    if not len(told) == len(answers) >= _FEWEST_TRUTHS or all(match["why"] for match in told):
        return answers
    return {number: [*_truth(pieces[0].line, found[number]), *pieces[1:]] for number, pieces in answers.items()}


def _truth(line: Line, match: re.Match[str] | None) -> list[Piece]:
    if match is None or not match["why"]:
        return [Piece(Part.ANSWER, line)]
    return [Piece(Part.ANSWER, line.cut(match["truth"])), Piece(Part.RATIONALE, line.cut(match["why"]))]


def _answered(line: Line, said: str, *, has_options: bool) -> list[Piece]:
    """What a line of a key says: the letter of an option may have the place behind it where that is found."""
    placed = _WITH_PLACE.fullmatch(said.strip())
    if placed is None or not has_options:
        return [Piece(Part.ANSWER, line.cut(said))]
    return [Piece(Part.ANSWER, line.cut(placed["letter"])), Piece(Part.RATIONALE, line.cut(placed["place"]))]
