"""Lines that stand at the head or the foot of every page: the same each time but for the number of the page."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.clearing.page_numbers import bare_numbers
from examsim.importing.clearing.page_titles import titles_of_pages
from examsim.importing.text import label_words
from examsim.importing.text.labels import asks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_PAGE = re.compile(
    rf"(?P<word>\b(?:{label_words.PAGE}|pg\.?|p\.)\s?)?\b(?P<number>\d{{1,4}})(?P<of>\s?(?:{label_words.OF_PAGES})\s?\d{{1,4}})?(?:\s?[-–—~|\])])?$"
    r"|^(?P<first>\d{1,4})(?=\s*[|–—-]?\s*\S)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]{2,}[\W\d]+[^\W\d_]{2,}|\.\w{2,4}$")
"""Two words at least, or a site: an answer may well be a word and a number."""
_NUMBERED = re.compile(
    rf"(?:[-–—~|\[(]\s?)?(?P<word>(?:{label_words.PAGE}|pg\.?|p\.)\s?)?(?:[A-Z]-|\d{{1,2}}-)?(?P<number>\d{{1,4}})"
    rf"(?:\s?(?:{label_words.OF_PAGES})\s?\d{{1,4}})?(?:\s?[-–—~|\])])?"
    r"|(?P<named>\d{1,4}\s?\|\s?p\s?a\s?g\s?e|[-–—]\s?/\s?\d{1,4})",
    re.IGNORECASE,
)
"""A page's number, where a wide gap parts it from all there is beside it."""
_LONGEST = 120
_FEWEST = 3
_FEWEST_NAMED = 2
"""Where the word for a page stands before its number."""
_Place = tuple[int, int, bool]
"""Where a line stands, the number in it, and whether a word says that this is a page's."""
_FEWEST_APART = 5
_MOST_SKIPPED = 1.5
"""Pages to a line that counts them: some have a title and no foot."""
_NEAREST_APART = 3
_PARTED = re.compile(r"\s[|·•–—]\s")
_OF_CARD = re.compile(rf"(?<!\w)(?:{label_words.QUESTION}|{label_words.ANSWER})\s?#?$", re.IGNORECASE)
"""What may count questions rather than pages."""
_NEAREST = 5
"""Lines between two: a list whose items differ in a number has them one below the other."""


def without_running_heads(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those of the pages."""
    found = _numbered(lines)
    heads = {at for places in found if _are_of_pages(places) or _are_feet(lines, places) for at, *_ in places}
    facing = sorted(place for places in found if _are_every_other(places) for place in places)
    heads |= {at for at, *_ in facing if _are_of_pages(facing)}
    numbers = bare_numbers(lines)
    heads |= _across(lines) | numbers
    heads |= titles_of_pages(lines, numbers, heads)
    left = [line for index, line in enumerate(lines) if index not in heads]
    return left, [lines[index] for index in sorted(heads)]


def _numbered(lines: Sequence[Line]) -> list[list[_Place]]:
    """The lines that may be a name and the number of a page, those with the same name together."""
    found: defaultdict[str, list[_Place]] = defaultdict(list)
    for index, line in enumerate(lines):
        match = _PAGE.search(line.text) if len(line.text) <= _LONGEST else None
        rest = _PAGE.sub("", line.text).strip(" |–—-~[(") if match else ""
        if match and (match["word"] or _NAME.search(rest)) and not (asks(line.text) or _OF_CARD.search(rest)):
            number = int(match["number"] or match["first"])
            found[rest.casefold()].append((index, number, bool(match["word"] or match["of"])))
    return [*found.values()]


def _across(lines: Sequence[Line]) -> set[int]:
    """Lines with a page's number at one edge and a name at the other: by the word for a page, or by coming back."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    heads: set[int] = set()
    for index, line in enumerate(lines):
        number, name = _number_and_name(line)
        if number is None or asks(line.text) or name.endswith("?"):
            continue
        if number["word"] or number["named"]:
            heads.add(index)
            continue
        found[name.casefold()].append((index, int(number["number"])))
    for places in found.values():
        is_growing = all(
            before < after and below - above >= _NEAREST for (above, before), (below, after) in pairwise(places)
        )
        if len(places) >= _FEWEST_NAMED and is_growing:
            heads |= {index for index, _ in places}
    return heads


def _number_and_name(line: Line) -> tuple[re.Match[str] | None, str]:
    """A page's number at one edge and what stands beside it; nothing where wide gaps part no such two."""
    if len(line.fields) < len(("number", "name")):
        return None, ""
    at_end, at_start = _NUMBERED.fullmatch(line.fields[-1]), _NUMBERED.fullmatch(line.fields[0])
    return (at_end, " ".join(line.fields[:-1])) if at_end else (at_start, " ".join(line.fields[1:]))


def _are_of_pages(places: Sequence[_Place]) -> bool:
    """Whether lines that differ only in their numbers count pages up, with text between them."""
    fewest = _FEWEST_NAMED if all(is_named for _, _, is_named in places) else _FEWEST
    if len(places) < fewest:
        return False
    return all(
        after - before == 1 and below - above > _NEAREST - 1
        for (above, before, _), (below, after, _) in pairwise(places)
    )


def _are_every_other(places: Sequence[_Place]) -> bool:
    """Whether lines count every other page: those of a book have a name on the left and another on the right."""
    return len(places) > 1 and all(after - before == 2 for (_, before, _), (_, after, _) in pairwise(places))


def _are_feet(lines: Sequence[Line], places: Sequence[_Place]) -> bool:
    """Whether lines of several parts stand alone and count up, as below slides: these are short, and some have none."""
    if len(places) < _FEWEST_APART or not _PARTED.search(lines[places[0][0]].text):
        return False
    if not all(_is_alone(lines, index) for index, _, _ in places):
        return False
    is_growing = all(
        before < after and below - above >= _NEAREST_APART for (above, before, _), (below, after, _) in pairwise(places)
    )
    return is_growing and places[-1][1] - places[0][1] < _MOST_SKIPPED * len(places)


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    return lines[index].has_gap and (index + 1 == len(lines) or lines[index + 1].has_gap)
