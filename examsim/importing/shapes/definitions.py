"""Terms defined line by line: ``Term: definition``, ``Term – definition``, or in two columns with a tab between."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice, pairwise, takewhile, zip_longest
from typing import TYPE_CHECKING

from examsim.importing.text import label_words
from examsim.importing.text.entries import Part, Piece
from examsim.importing.text.furniture import is_heading
from examsim.importing.text.wrapping import BULLET, page_width, paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

_BOLD = "** "
"""The end of a term in bold, with its definition in the same line."""
_SEPARATORS = ("\t", "::", ": ")
_BETWEEN_WORDS = re.compile(
    r"(?<=[\w)\]”\"'*_?.`])(\s[-–—]\s?[✓✔✅☑]{1,3}\s?|\s?[✓✔✅☑➜➔→⇒]{1,3}\s?| // | \.{3} |; ?"
    r"| [^\w\s,;.!?&+/'\"“”‘’()\[\]{}%#]{1,4} )(?=\S)"
)
"""What else separates: the same few symbols with spaces around them, in line after line."""
_SIGN = re.compile(r"^\s*[–—:=-]\s+")
"""What may stand between a term in bold and its definition besides."""
_DASHES = (" - ", " – ", " — ", " -- ")
"""What one hand writes for another: a list put together from several places has more than one of them."""
_LOOKED_AT = 3
"""Runs of symbols in a line that may be its separator: it comes early or not at all."""
_ROW_NUMBER = re.compile(r"^(?:#|[Nn][or]\.?|\d{1,4}\.?)\s*[|\t]\s*(?=[^|\t]*[|\t])")
_NO_TERM = re.compile(
    r"(?:note|nb|hint|tip|example|e\.?g\.?|answer|ans|question|q|rationale|explanation|focus|step|task|source|page|see|warning"
    r"|remember|key|where|if|when)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:{label_words.QUESTION}|{label_words.ANSWER})\s?#?\d{{1,3}}", re.IGNORECASE)
"""With its number, what stands before a question or its answer is no term."""
_SECTION = re.compile(
    rf"(?:part|section|week|lecture|session|chapter|unit|module|lesson|{label_words.UNIT})\s(?:[A-H]|\d{{1,2}}|[IVX]{{1,4}})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[,;]$|(?<!\b[^\W\d_])\.$")
"""An abbreviation has a stop behind a single letter."""
_DATE = re.compile(r"(?:c(?:irca|a)?\.?\s?)?\d{3,4}(?:\s?[-–/]\s?\d{2,4})?(?:\s?(?:BCE?|CE|AD))?")
"""A year, or years: what happened then is what it stands for."""
COLUMN_HEADS = frozenset({"term", "word", "name", "concept", "question", "front", "key term", "command", "symbol"})
DEFINITION_HEADS = frozenset(
    """
    action answer back definition description details effect explanation function meaning notes role significance
    translation use uses purpose result
    """.split()  # noqa: SIM905
)
_MOST_TITLES = 2
_MOST_WORDS_OF_HEAD = 2
_FEWEST_WORDS_TOLD = 4
_SHORTEST_TITLE = 4
_TITLE = re.compile(
    r"(?:key |important |vocab(?:ulary)? )?(?:terms|vocab(?:ulary)?|words|glossary|definitions|flashcards|notes"
    r"|study guide|review)\b"
    rf"(?!\s(?:is|are|of)\b)|(?:{label_words.UNIT}|chapter|unit|lecture|week|module|lesson|exam|quiz|midterm"
    r"|final)(?: exam)?\s(?:\d|[IVX]+\b|review)",
    re.IGNORECASE,
)
_MARKED = re.compile(rf"\*\*\S|__\w|{BULLET.pattern}")
_FEWEST_FOR_ALL = 4
_MOST_SEPARATORS = 8
_LONGEST_TERM = 80
_MOST_WORDS = 8
_LONGEST_MARKED = 160
_MOST_WORDS_MARKED = 20
"""Of what stands before a separator that prose does not have, or of a phrase and its translation."""
_FEWEST = 2
_SHARE = 0.5
"""Of all lines and paragraphs, that must be definitions by the same separator: in prose a colon proves nothing."""
_SHARE_OF_SEMICOLONS = 0.9
_OF_PROSE = re.compile(r"[:;.–—=\t-]*")
"""Separators that prose has too: what comes before them is a term only if it is short."""
_LONGEST_QUESTION = 300
_MOST_TERM_LINES = 5


def read(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a guide in this format."""
    return _read(lines, _separators(lines))


def read_marked(lines: Sequence[Line]) -> list[Piece]:
    """The same where the separator is none that prose has too."""
    marked = [separator for separator in _separators(lines) if not _OF_PROSE.fullmatch(separator.strip(" "))]
    return _read(_with_whole_questions(_rejoined(lines, marked), marked), marked)


def _with_whole_questions(lines: Sequence[Line], separators: Sequence[str]) -> list[Line]:
    """The lines, with a question that was wrapped above its separator in one line."""
    whole: list[Line] = []
    for group in paragraphs(lines, page_width(lines)):
        texts = [line.text for line in group]
        at = next((n for n, text in enumerate(texts) if any(separator in text for separator in separators)), 0)
        head, *rest = group[: at + 1] if at < _MOST_TERM_LINES else group[:1]
        question = " ".join(texts[: at + 1])
        if rest and any(question.partition(separator)[0].endswith("?") for separator in separators):
            for line in rest:
                head = replace(head.joined(line), width=line.width)
            whole += [head, *group[at + 1 :]]
        else:
            whole += group
    return whole


def _rejoined(lines: Sequence[Line], separators: Sequence[str]) -> list[Line]:
    """The lines, with a separator that a wrapped line ends in, and what follows it, in one line."""
    ends = tuple(f" {separator.strip()}" for separator in separators)
    joined: list[Line] = []
    for line in lines:
        above = joined[-1].text if joined and not line.has_gap else ""
        is_row = "|" in (above[:1], line.text[:1])  # which the sign closes
        if ends and above.endswith(ends) and not is_row:
            joined[-1] = replace(joined[-1].joined(line), width=line.width)
        else:
            joined.append(line)
    return joined


def _read(lines: Sequence[Line], separators: Sequence[str]) -> list[Piece]:
    if not separators:
        return [Piece(Part.TEXT, line) for line in lines]
    opens = {group[0] for group in paragraphs(lines, page_width(lines))}
    found = [(_cuts(lines, separator, opens), separator) for separator in separators]
    cuts, separator = max(found, key=lambda pair: len(pair[0]))
    share = _SHARE_OF_SEMICOLONS if separator.strip() == ";" else _SHARE
    if len(cuts) < max(_FEWEST, share * len(_counted(lines, opens, cuts) | cuts.keys())):
        cuts = {}
    first = next(iter(cuts), None)
    is_dense = not any(below.has_gap for above, below in pairwise(lines) if above in cuts and below in cuts)
    is_titled = _stands_above(lines, cuts)
    heads: Sequence[str] = ()
    pieces: list[Piece] = []
    for line, below in zip_longest(lines, lines[1:]):
        if line not in cuts:
            heads_list = below in cuts and (
                (BULLET.match(line.text) and line.indent < below.indent) or (is_dense and _stands_apart(line))
            )
            pieces.append(Piece(Part.FURNITURE if heads_list else Part.TEXT, line))
            continue
        term, definition = cuts[line]
        if _SECTION.fullmatch(term):
            pieces.append(Piece(Part.FURNITURE, line))
            continue
        if line == first and (is_titled or _is_title(line.text, [other.text for other in cuts])):
            pieces.append(Piece(Part.FURNITURE, line))
            continue
        is_ruled_off = (
            separator.strip() == "|" and line == first and below is not None and below.number > line.number + 1
        )
        is_head = is_ruled_off and _is_shorter(cuts[line], [cut for other, cut in cuts.items() if other != line])
        if term.casefold() in COLUMN_HEADS or (line == first and _is_head(definition)) or is_head:
            heads = definition.split("\t")
            pieces.append(Piece(Part.FURNITURE, line))
            continue
        pieces += [Piece(Part.PROMPT, line.cut(term)), Piece(Part.ANSWER, line.cut(_under(heads, definition)))]
    return pieces


def _stands_apart(line: Line) -> bool:
    """Whether a short line has a blank line above it, as titles in a list have: in small letters, too."""
    return line.has_gap and len(line.text.split()) <= _MOST_WORDS and is_heading(line.text, is_first=True)


def _stands_above(lines: Sequence[Line], cuts: dict[Line, tuple[str, str]]) -> bool:
    """Whether the first line of all has the separator, and blank lines part it from a list that has none: a title."""
    if len(cuts) < _FEWEST_FOR_ALL or lines[0] not in cuts or not is_heading(lines[0].text):
        return False
    is_row = lines[0].text[0] == "|" or "\t" in lines[0].text
    begun = [line.has_gap for line in cuts if line != lines[0]]
    return not is_row and lines[1].has_gap and sum(begun) == 1 and begun[0]


def _counted(lines: Sequence[Line], opens: set[Line], cuts: dict[Line, tuple[str, str]]) -> set[Line]:
    """Where paragraphs begin, without a title or two above the first definition."""
    above = [line for line in takewhile(lambda line: line not in cuts, lines) if line in opens]
    return opens - set(above) if len(above) <= _MOST_TITLES else opens


def _is_title(text: str, others: Sequence[str]) -> bool:
    """Whether a line with the separator is shouted, and hardly any other is; or says what kind of list it heads."""
    is_shouted = text.isupper() and len(text.split()) >= _SHORTEST_TITLE and sum(map(str.isupper, others)) == 1
    is_alone = sum(_TITLE.match(other) is not None for other in others) == 1
    return is_shouted or (is_alone and _TITLE.match(text) is not None) or _is_unmarked(text, others)


def _is_unmarked(text: str, others: Sequence[str]) -> bool:
    """Whether a line opens plainly, and every other in bold or with a bullet."""
    marked = sum(_MARKED.match(other) is not None for other in others)
    return _MARKED.match(text) is None and marked >= max(_FEWEST_FOR_ALL - 1, len(others) - 1)


def _is_head(definition: str) -> bool:
    """Whether what stands beside the first term of a table heads the columns."""
    return not DEFINITION_HEADS.isdisjoint(cell.casefold() for cell in definition.split("\t"))


def _is_shorter(row: tuple[str, str], others: Sequence[tuple[str, str]]) -> bool:
    """Whether a row has a word or two in each cell where the others say what something is."""
    lengths = sorted(len(definition.split()) for _, definition in others)
    is_telling = bool(lengths) and lengths[len(lengths) // 2] >= _FEWEST_WORDS_TOLD
    return is_telling and all(len(cell.split()) <= _MOST_WORDS_OF_HEAD for cell in row)


def _under(heads: Sequence[str], definition: str) -> str:
    """What a row says, each cell with the head of its column where there are several."""
    cells = definition.split("\t")
    if len(cells) < 2 or len(cells) != len(heads):
        return definition
    return "; ".join(f"{head}: {cell}" for head, cell in zip(heads, cells, strict=True))


def _separators(lines: Sequence[Line]) -> list[str]:
    """The usual separators, and whatever symbols stand between words in several lines, the commonest first."""
    found = Counter(
        symbols for line in lines for symbols in {m[1] for m in islice(_BETWEEN_WORDS.finditer(line.text), _LOOKED_AT)}
    )
    common = [symbols for symbols, count in found.most_common(_MOST_SEPARATORS) if count >= _FEWEST]
    return [*_SEPARATORS, *common, _BOLD]


def _cuts(lines: Sequence[Line], separator: str, opens: set[Line]) -> dict[Line, tuple[str, str]]:
    """The definitions by this separator, in lines that open a paragraph or begin with a capital.

    Where all lines but a title have it, none is the rest of another.
    """
    own = {line: cut for line in lines if (cut := _cut(line.text, separator))}
    longest = max((len(term.split()) for term, _ in own.values()), default=0)
    both = {line: cut for line in lines if (cut := own.get(line) or _cut_alike(line.text, separator, longest))}
    found = list((both if len(both) <= 2 * len(own) else own).items())
    is_in_all = len(found) >= max(_FEWEST_FOR_ALL, len(lines) - _MOST_TITLES)
    return {line: cut for line, cut in found if is_in_all or line in opens or line.text.lstrip("*_| ")[:1].isupper()}


def _cut_alike(text: str, separator: str, longest: int) -> tuple[str, str] | None:
    """Term and definition by another dash, where a line has but that one and the term is no longer than others."""
    if separator not in _DASHES or sum(map(text.count, _DASHES)) != 1:
        return None
    cut = next(filter(None, (_cut(text, dash) for dash in _DASHES)), None)
    return cut if cut and len(cut[0].split()) <= longest else None


def _in_bold(text: str) -> tuple[str, str, str]:
    """What stands in bold at the beginning, the end of that, and what follows; nothing follows where all is prose."""
    head, found, rest = text.partition(_BOLD)
    is_term = text.startswith("**") and head.count("**") == 1
    return (head, found, _SIGN.sub("", rest)) if is_term else (text, "", "")


def _outside_brackets(text: str, separator: str) -> tuple[str, str, str]:
    """What stands before a separator, the separator, and what follows: one within brackets separates nothing."""
    head, found, rest = text.partition(separator)
    while found and head.count("(") > head.count(")") and ")" in rest:
        more, found, rest = rest.partition(separator)
        head = f"{head}{separator}{more}"
    return head, found, rest


def _cut(text: str, separator: str) -> tuple[str, str] | None:
    """Term and definition."""
    text = _ROW_NUMBER.sub("", text.strip("| "))  # of a Markdown table
    bullet = BULLET.match(text)
    text = text[bullet.end() if bullet else 0 :]
    head, found, definition = _in_bold(text) if separator == _BOLD else _outside_brackets(text, separator)
    term = head.strip(" *_")
    if not found or not definition.strip() or not (any(char.isalpha() for char in term) or _DATE.fullmatch(term)):
        return None
    is_plain = separator != "\t" and _OF_PROSE.fullmatch(separator.strip(" "))
    if not is_plain and term[-1] == "?" and len(term) <= _LONGEST_QUESTION:  # whatever word it begins with
        return term, definition.lstrip(" *_")
    if (_NO_TERM.match(term) and term.casefold() not in COLUMN_HEADS) or _LABEL.fullmatch(term):
        return None
    if not is_plain and term[-1] == "." and len(term) <= _LONGEST_QUESTION:
        return term, definition.lstrip(" *_")
    is_phrase = _is_phrase(term, separator, definition)
    is_long_allowed = is_phrase or (not is_plain and separator != _BOLD)
    longest, most = (_LONGEST_MARKED, _MOST_WORDS_MARKED) if is_long_allowed else (_LONGEST_TERM, _MOST_WORDS)
    if len(term) > longest or len(term.split()) > most or (_SENTENCE_END.search(term) and not is_phrase):
        return None
    return term, definition.lstrip(" *_")


def _is_phrase(term: str, separator: str, definition: str) -> bool:
    """Whether both sides of a sign of equality are sentences that end alike, as those of a phrase book do."""
    return separator.strip() == "=" and term[-1] in ".?!" and definition.rstrip()[-1] == term[-1]
