"""Tables that only blanks or dots hold in shape, as PDFs and word lists leave them: their cells, with tabs between.

Read line by line they look like prose with odd gaps. What shows a column is that cells begin at the same place in row
after row; a line that begins below a column goes on with the cell above it. Blank lines may part the rows of a table of
two columns, where nothing else stands between them.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from examsim.importing.text.wrapping import joined_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_LEADERS = re.compile(r"(?<=\S)\s*(?:\.{4,}|(?:\. ){3,}\.?|…{2,}|_{4,}|·{3,})\s*(?=\S)")
_SIGN_CELL = re.compile(r"\t([^\w\s\"'“”‘’()\[\]{}$€£%#&+]{1,4})\s(?=\S)")
"""A sign that leads from one cell to the next, as arrows do."""
_FEWEST_ROWS = 3
_MOST_GAPS = 5
"""In one row: more are blanks that stand for single ones, or a drawing."""
_SHARE = 0.6
"""Of the rows in a block, that must have a cell where the column begins."""
_LETTERED = re.compile(r"\s*(?:[(\[][a-z][)\]]|[A-Ha-h][.)])\s")
"""An option or a part of a question: it begins below a cell and goes on with none."""
_COUNTED = re.compile(r"\s*[(\[]?(?P<letter>[A-Za-z])[.)\]]\s")
_LONGEST = 400
_MOST_PLACES = 3
_ITEM = re.compile(r"\s*[-–*•]\s")
"""In a cell with a list, each item keeps its line."""
_LONGEST_ROW = 4000
_NO_ROW = re.compile(r"\t|^[\W\d_]*$|[\d)]\W*$|^(?:[A-Za-z]|[ivx]{1,4})\W?$")
"""Numbers, letters and blanks are no terms, but what questions and options have before them."""
_FURTHER = re.compile(r"\t|\S {4,}\S")
"""A third column, as the heads of pages have one."""
_NARROWEST = 12
"""Of a column with words broken in it: in a narrower one stand numbers, letters and bullets."""


def in_columns(raws: Sequence[str]) -> list[str]:
    """The lines of a text, with tabs where a table has its columns; a line that went on with a cell is left empty."""
    lines = list(raws)
    if any("\t" in line for line in lines):
        return lines
    for at in _places(lines):
        for first, end in _stretches(lines, at):
            _set_rows_apart(lines, first, end, at)
    for first, end in _blocks(lines):
        if any("\t" in line for line in lines[first:end]):
            continue
        _set_apart(lines, first, end)
        _join_at_signs(lines, first, end)
    return lines


def _join_at_signs(lines: list[str], first: int, end: int) -> None:
    """Take out the tabs around a sign that stands between the cells of every row: it separates them by itself."""
    rows = [index for index in range(first, end) if "\t" in lines[index]]
    signs = {match[1] if (match := _SIGN_CELL.search(lines[index])) else "" for index in rows}
    if len(signs) == 1 and "" not in signs:
        for index in rows:
            lines[index] = _SIGN_CELL.sub(r" \1 ", lines[index], count=1)


def _blocks(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines stand together that are not blank, and some of them have gaps."""
    blocks: list[tuple[int, int]] = []
    first = 0
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].strip():
            continue
        if index - first >= _FEWEST_ROWS:
            blocks.append((first, index))
        first = index + 1
    return blocks


def _places(lines: Sequence[str]) -> list[int]:
    """Where the second column may begin of tables whose rows have blank lines between them."""
    opening = [line for above, line in pairwise(["", *lines]) if line.strip() and not above.strip()]
    gaps = [[match.end() for match in _GAP.finditer(line.rstrip()[:_LONGEST])] for line in opening]
    starts = Counter(found[0] for found in gaps if len(found) == 1)
    return [at for at, count in starts.most_common(_MOST_PLACES) if count >= _FEWEST_ROWS]


def _stretches(lines: Sequence[str], at: int) -> list[tuple[int, int]]:
    """Where all lines have cells beside each other, or go on with the second, and blank lines part several of them."""
    found: list[tuple[int, int]] = []
    first, rows, end = -1, 0, 0
    for index, line in enumerate([*lines, "no cell"]):
        is_row = bool(_cuts(line, [at])) and not _NO_ROW.search(line[:at].strip()) and not _FURTHER.search(line[at:])
        if is_row:
            opens = index == 0 or not lines[index - 1].strip()
            first, rows, end = (first if rows else index), rows + opens, index + 1
        elif rows and line.strip() and _column_at(_indent(line), [at]):
            end = index + 1
        elif line.strip():
            if rows >= _FEWEST_ROWS:
                found.append((first, end))
            rows = 0
    return found


def _set_rows_apart(lines: list[str], first: int, end: int, at: int) -> None:
    """Set a tab between the cells of each row, with what goes on with either at its end."""
    goes_on = _lower_goes_on(lines[first:end], at)
    row = -1
    for index in range(first, end):
        line = lines[index].rstrip()
        if not line:
            row = -1
        elif not _cuts(line, [at]):
            is_apart = _ITEM.match(line) or (row >= 0 and _is_lettered(line, lines[row]))
            if row >= 0 and len(lines[row]) < _LONGEST_ROW and not is_apart:
                lines[row] = joined_texts([lines[row], line.strip()])
                lines[index] = ""
        else:
            cells = [line[:at].strip(), line[at:].strip()]
            if row >= 0 and goes_on and cells[0][0].islower():
                pairs = zip(lines[row].split("\t"), cells, strict=True)
                lines[row] = "\t".join(joined_texts(pair) for pair in pairs)
                lines[index] = ""
            else:
                lines[index], row = "\t".join(cells), index


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _set_apart(lines: list[str], first: int, end: int) -> None:
    if _by_leaders(lines, first, end):
        return
    columns = _columns(lines[first:end])
    if not columns:
        return
    goes_on = _lower_goes_on(lines[first:end], columns[0])
    row = -1
    for index in range(first, end):
        line = lines[index].rstrip()
        goes_below = row >= 0 and _column_at(_indent(line), columns) and not _cuts(line, columns)
        if goes_below and not _is_lettered(line, lines[row]):
            lines[row] = joined_texts([lines[row], line.strip()])
            lines[index] = ""
        elif cuts := _cuts(line, columns):
            cells = [line[a:b].strip() for a, b in zip([0, *cuts], [*cuts, len(line)], strict=True)]
            above = lines[row].split("\t") if row >= 0 else []
            if goes_on and len(above) == len(cells) and _goes_on(above[0], cells[0], cuts[0]):
                lines[row] = "\t".join(f"{over} {under}" for over, under in zip(above, cells, strict=True))
                lines[index] = ""
                continue
            lines[index] = "\t".join(cells)
            row = index
        else:
            row = -1


def _is_lettered(line: str, row: str) -> bool:
    """Whether a line below a row is an option, or counts on from the last cell of it: "M." below "L."."""
    above, here = _COUNTED.match(row.rpartition("\t")[2]), _COUNTED.match(line)
    counts_on = above is not None and here is not None and ord(here["letter"]) - ord(above["letter"]) == 1
    return counts_on or _LETTERED.match(line) is not None


def _lower_goes_on(block: Sequence[str], at: int) -> bool:
    """Whether a small letter shows the rest of a cell: in a list of words, every row may well begin with one."""
    firsts = [line[0] for line in block if line[:at].strip() and line[0] != " "]
    return 2 * sum(char.islower() for char in firsts) <= len(firsts)


def _goes_on(above: str, cell: str, width: int) -> bool:
    """Whether the first cell of a row was broken off the one above, because the column is no wider."""
    is_full = len(above) + 1 + len(cell.split(maxsplit=1)[0]) > width - 2
    return is_full and width >= _NARROWEST and cell[0].islower() and above[-1] not in ".?!:;"


def _by_leaders(lines: list[str], first: int, end: int) -> bool:
    """Whether dots lead from term to meaning, as in a table of contents; if so they are tabs afterwards."""
    led = [index for index in range(first, end) if len(_LEADERS.findall(lines[index][:_LONGEST])) == 1]
    if len(led) < max(_FEWEST_ROWS, _SHARE * (end - first)):
        return False
    if all(lines[index].rstrip()[-1].isdecimal() for index in led):  # the numbers of pages
        return False
    if _are_blanks([lines[index] for index in led]):
        return False
    for index in led:
        lines[index] = _LEADERS.sub("\t", lines[index])
    return True


def _are_blanks(lines: Sequence[str]) -> bool:
    """Whether the lines drawn are blanks to fill, of whatever length: they end wherever words go on, in no column."""
    drawn = [match for line in lines if (match := _LEADERS.search(line[:_LONGEST])) and "_" in match.group()]
    return len(drawn) == len(lines) and len({match.end() for match in drawn}) > 1


def _columns(block: Sequence[str]) -> list[int]:
    """Where the second column of a block begins, and those after it."""
    starts: Counter[int] = Counter()
    rows = 0
    for line in block:
        gaps = [match.end() for match in _GAP.finditer(line.rstrip()[:_LONGEST])]
        if 0 < len(gaps) <= _MOST_GAPS:
            rows += 1
            starts.update(gaps)
    full = sum(not line.startswith("  ") for line in block)
    fewest = max(_FEWEST_ROWS, _SHARE * full)
    return sorted(at for at, count in starts.items() if count >= fewest) if rows >= fewest else []


def _column_at(indent: int, columns: Sequence[int]) -> bool:
    return any(abs(indent - at) <= 1 for at in columns)


def _cuts(line: str, columns: Sequence[int]) -> list[int]:
    """The columns in which a line has a cell beside another; none where the text runs across one."""
    return [
        at for at in columns if at < len(line) and line[at] != " " and line[at - 2 : at] == "  " and line[:at].strip()
    ]
