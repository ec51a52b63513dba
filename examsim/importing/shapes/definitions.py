"""Terms defined line by line: ``Term: definition``, ``Term – definition``, or in two columns with a tab between."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations, takewhile, zip_longest
from typing import TYPE_CHECKING

from examsim.importing.shapes.term_cuts import (
    MOST_TITLES,
    SECOND_LEVEL,
    cuts_by,
    is_of_prose,
    separators,
    with_other_signs,
)
from examsim.importing.shapes.term_lists import TermList
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.wrapping import page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.importing.shapes.term_cuts import Cut
    from examsim.importing.text.lines import Line

_FEWEST = 2
_SHARE = 0.5
"""Of all lines and paragraphs, that must be definitions by the same separator: in prose a colon proves nothing."""
_SHARE_OF_SEMICOLONS = 0.9
_SHARE_OF_HALVES = 0.75
_FEWEST_OF_HALF = 4
"""Definitions by each of two separators, of which a list changed from the one to the other."""
_MOST_TERM_LINES = 5


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    lines = _behind_their_colon(lines)
    return _read(lines, separators(lines))


def _behind_their_colon(lines: Sequence[Line]) -> list[Line]:
    """The lines, with what stands below a question and its colon, ``What …?:``, behind it."""
    joined: list[Line] = []
    for line in lines:
        if joined and joined[-1].text.endswith("?:") and not line.has_gap:
            joined[-1] = replace(joined[-1].joined(line), width=line.width)
        else:
            joined.append(line)
    return joined


def read_marked(lines: Sequence[Line]) -> list[Piece]:
    """The same where the separator is none that prose has too."""
    marked = [separator for separator in separators(lines) if not is_of_prose(separator)]
    return _read(_with_whole_questions(_rejoined(lines, marked), marked), marked)


def _with_whole_questions(lines: Sequence[Line], signs: Sequence[str]) -> list[Line]:
    """The lines, with a question that was wrapped above its separator in one line."""
    whole: list[Line] = []
    for group in paragraphs(lines, page_width(lines)):
        texts = [line.text for line in group]
        at = next((n for n, text in enumerate(texts) if any(sign in text for sign in signs)), 0)
        head, *rest = group[: at + 1] if at < _MOST_TERM_LINES else group[:1]
        question = " ".join(texts[: at + 1])
        if rest and any(question.partition(sign)[0].endswith("?") for sign in signs):
            for line in rest:
                head = replace(head.joined(line), width=line.width)
            whole += [head, *group[at + 1 :]]
        else:
            whole += group
    return whole


def _rejoined(lines: Sequence[Line], signs: Sequence[str]) -> list[Line]:
    """The lines, with a separator that a wrapped line ends in, and what follows it, in one line."""
    ends = tuple(f" {sign.strip()}" for sign in signs)
    joined: list[Line] = []
    for line in lines:
        above = joined[-1].text if joined and not line.has_gap else ""
        is_row = "|" in (above[:1], line.text[:1])  # which the sign closes
        if ends and above.endswith(ends) and not is_row:
            joined[-1] = replace(joined[-1].joined(line), width=line.width)
        else:
            joined.append(line)
    return joined


def _read(lines: Sequence[Line], signs: Sequence[str]) -> list[Piece]:
    """What the separator makes of the lines that cuts most of them; nothing where that is a part of the guide."""
    if not signs:
        return [Piece(Part.TEXT, line) for line in lines]
    opens = {group[0] for group in paragraphs(lines, page_width(lines))}
    found = [(cuts_by(lines, separator, opens), separator) for separator in signs]
    cuts, separator = max(found, key=lambda pair: len(pair[0]))
    share = _SHARE_OF_SEMICOLONS if separator.strip() == ";" else _SHARE
    if not _is_list(lines, cuts, opens, share):
        cuts = next((both for both in _halves(found) if _is_list(lines, both, opens, _SHARE_OF_HALVES)), {})
    cuts = with_other_signs(lines, cuts)
    terms = TermList(lines, cuts, separator)
    heads: Sequence[str] = ()
    pieces: list[Piece] = []
    for line, below in zip_longest(lines, lines[1:]):
        if line not in cuts:
            pieces.append(Piece(Part.FURNITURE if terms.heads_list(line, below) else Part.TEXT, line))
        elif terms.is_title(line):
            pieces.append(Piece(Part.FURNITURE, line))
        elif terms.heads_columns(line, below):
            heads = cuts[line][1].split("\t")
            pieces.append(Piece(Part.FURNITURE, line))
        else:
            term, definition = cuts[line]
            pieces += [Piece(Part.PROMPT, line.cut(term)), Piece(Part.ANSWER, line.cut(_under(heads, definition)))]
    return pieces


def _is_list(lines: Sequence[Line], cuts: dict[Line, Cut], opens: set[Line], share: float) -> bool:
    """Whether so many of the lines and paragraphs define a term."""
    return len(cuts) >= max(_FEWEST, share * len(_counted(lines, opens, cuts) | cuts.keys()))


def _halves(found: Sequence[tuple[dict[Line, Cut], str]]) -> Iterator[dict[Line, Cut]]:
    """The definitions by two separators, where all of the one stand above all of the other."""
    several = [cuts for cuts, _ in found if len(cuts) >= _FEWEST_OF_HALF]
    for above, below in permutations(several, 2):
        if max(line.number for line in above) < min(line.number for line in below):
            yield above | below


def _counted(lines: Sequence[Line], opens: set[Line], cuts: dict[Line, Cut]) -> set[Line]:
    """Where paragraphs begin, but for a title or two above the first definition and items on the second level."""
    opens = {line for line in opens if line in cuts or line.text[:1] not in SECOND_LEVEL}
    above = [line for line in takewhile(lambda line: line not in cuts, lines) if line in opens]
    return opens - set(above) if len(above) <= MOST_TITLES else opens


def _under(heads: Sequence[str], definition: str) -> str:
    """What a row says, each cell with the head of its column where there are several."""
    cells = definition.split("\t")
    if len(cells) < 2 or len(cells) != len(heads):
        return definition
    return "; ".join(f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True))
