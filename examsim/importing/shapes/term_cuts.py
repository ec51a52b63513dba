"""Where a line that defines a term is cut in two: by a separator that comes back in line after line."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from examsim.importing.text import label_words
from examsim.importing.text.column_heads import COLUMN_HEADS
from examsim.importing.text.wrapping import BULLET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.text.lines import Line

    Cut = tuple[str, str]
    """A term, and what it means."""

_BOLD = "** "
"""The end of a term in bold, with its definition in the same line."""
_SEPARATORS = ("\t", "::", ": ")
_BETWEEN_WORDS = re.compile(
    r"(?<=[\w)\]”\"'*_?.`])(\s[-–—]\s?[✓✔✅☑]{1,3}\s?|\s?[✓✔✅☑➜➔→⇒]{1,3}\s?| // | \.{3} |; ?"
    r"| [^\w\s,;.!?&+×÷±/'\"“”‘’()\[\]{}%#]{1,4} )(?=\S)"
)
"""What else separates: the same few symbols with spaces around them, in line after line."""
_SIGN = re.compile(r"^\s*[–—:=-]\s+")
"""What may stand between a term in bold and its definition besides."""
_DASHES = (" - ", " – ", " — ", " -- ")
"""What one hand writes for another: a list put together from several places has more than one of them."""
_NAME_OF_CODE = re.compile(r"(\w{1,40})::\w[\w<>:]{0,60}(?:\([^()]{0,40}\))?`?(?: [–—=-]{1,2}|:) ")
"""A name within another, with a separator behind it: "std::sort - …"."""
_EQUALS = " = "
_ARROWS = (" → ", " -> ", " => ", " ➔ ", " ➜ ", " ⇒ ")
_OF_CARDS = " :: "
_COLON = ": "
_FEWEST_ALIKE = 3
"""Lines with a sign of equality, and with a dash, for either to stand for the other."""
_SHARE_ALIKE = 0.8
"""Of all lines, that may be cut by signs alike where few of them have the same one."""
_LOOKED_AT = 3
"""Runs of symbols in a line that may be its separator: it comes early or not at all."""
_ROW_NUMBER = re.compile(r"^(?:#|[Nn][or]\.?|\d{1,4}\.?)\s*[|\t]\s*(?=[^|\t]*[|\t])")
_NO_TERM = re.compile(
    r"(?:t/f|note|nb|hint|tip|example|e\.?g\.?|answer|ans|question|q|rationale|explanation|see|warning|remember|where|if|when)\b"
    r"|(?:focus|step|task|source|page|key)s?(?:\s?[#\d]|$|\s(?:of|for|on|points?|facts?|ideas?|takeaways?|\w)$)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"(?:{label_words.QUESTION}|{label_words.ANSWER})\s?#?\d{{1,3}}", re.IGNORECASE)
"""With its number, what stands before a question or its answer is no term."""
_SENTENCE_END = re.compile(r"[,;]$|(?<!\b[^\W\d_])\.$")
"""An abbreviation has a stop behind a single letter."""
_DATE = re.compile(r"(?:c(?:irca|a)?\.?\s?)?\d{3,4}(?:\s?[-–/]\s?\d{2,4})?(?:\s?(?:BCE?|CE|AD))?")
"""A year, or years: what happened then is what it stands for."""
_SYMBOL = re.compile(r"`?[^\w\s`|]{1,4}`?")
_MOST_SEPARATORS = 8
_LONGEST_TERM = 80
_LONGEST_MARKED = 160
_MOST_WORDS_MARKED = 20
"""Of what stands before a separator that prose does not have, or of a phrase and its translation."""
SECOND_LEVEL = ("◦", "○")
"""Bullets that lists have below those of the first level; what Word sets there is read as one of them."""
_SHARE_BULLETS = 0.7
"""Of the definitions, that must open with the same bullet for it to say what a term is."""
_OTHER_SIGN = re.compile(
    r"[^\w\s]\s*(?P<term>[^\W\d_][^.?!:;–—]{1,60}?)(?:\s?[–—]\s?|\s?[:=]\s|\s-{1,2}\s|-{1,2}\s)(?P<told>[^\W_].*)"
)
_SHARE_OTHERWISE = 0.5
"""Of the definitions, that may have another sign."""
_OF_PROSE = re.compile(r"[:;.–—=\t-]*")
"""Separators that prose has too: what comes before them is a term only if it is short."""
_LONGEST_QUESTION = 300
_MOST_WORDS = 8
_FEWEST = 2
FEWEST_FOR_ALL = 4
"""Definitions from which on a look that all have says something."""
MOST_TITLES = 2
"""Lines above a list, or in it, that head it."""


def separators(lines: Sequence[Line]) -> list[str]:
    """The usual separators, and whatever symbols stand between words in several lines, the commonest first."""
    found = Counter(
        symbols for line in lines for symbols in {m[1] for m in islice(_BETWEEN_WORDS.finditer(line.text), _LOOKED_AT)}
    )
    common = [symbols for symbols, count in found.most_common(_MOST_SEPARATORS) if count >= _FEWEST]
    scopes = Counter(name[1] for line in lines if (name := _NAME_OF_CODE.search(line.text)))
    is_code = any(count >= _FEWEST for count in scopes.values())  # cards have a term of their own each
    usual = [separator for separator in _SEPARATORS if separator != "::" or not is_code]
    return [*usual, *common, _BOLD]


def cuts_by(lines: Sequence[Line], separator: str, opens: set[Line]) -> dict[Line, Cut]:
    """The definitions by this separator, in lines that open a paragraph or begin with a capital.

    Where all lines but a title have it, none is the rest of another.
    """
    own = {line: cut for line in lines if (cut := cut_at(line.text, separator))}
    if sum(_is_bold(line.text) for line in own) >= max(_FEWEST_ALIKE, _SHARE_ALIKE * len(own)):
        own |= {line: cut for line in lines if line not in own and (cut := cut_at(line.text, _BOLD))}
    longest = max((len(term.split()) for term, _ in own.values()), default=0)
    alike = _alike(lines, separator)
    both = {line: cut for line in lines if (cut := own.get(line) or _cut_alike(line.text, alike, longest))}
    counts = [sum(sign in line.text for line in lines) for sign in alike]
    is_mixed = len(both) >= _SHARE_ALIKE * len(lines) and all(not count or count >= _FEWEST_ALIKE for count in counts)
    is_list = len(both) <= 2 * len(own) or is_mixed
    found = _with_same_bullet(list((both if is_list else own).items()))
    is_in_all = (
        separator == "\t"
        or len(found) >= max(FEWEST_FOR_ALL, len(lines) - MOST_TITLES)
        or _hang(lines, [line for line, _ in found])
    )
    return {line: cut for line, cut in found if is_in_all or line in opens or line.text.lstrip("*_| ")[:1].isupper()}


def _is_bold(text: str) -> bool:
    """Whether a line opens with words in bold, behind its bullet."""
    bullet = BULLET.match(text)
    return text.startswith("**", bullet.end() if bullet else 0)


def _hang(lines: Sequence[Line], found: Sequence[Line]) -> bool:
    """Whether all definitions begin at the edge, and what goes on with one stands further in."""
    cut = {line.number for line in found}
    others = [line for line in lines if line.number not in cut and not line.has_gap]
    is_at_edge = bool(found) and len({line.indent for line in found}) == 1
    return is_at_edge and len(others) >= _FEWEST and all(line.indent > found[0].indent for line in others)


def _with_same_bullet(found: list[tuple[Line, Cut]]) -> list[tuple[Line, Cut]]:
    """The definitions that open with the bullet that nearly all have: others are titles, or items of a definition."""
    bullets = Counter(line.text[0] for line, _ in found if BULLET.match(line.text) and not line.text[0].isdigit())
    symbol, count = bullets.most_common(1)[0] if bullets else ("", 0)
    if symbol not in SECOND_LEVEL:
        found = [one for one in found if one[0].text[0] not in SECOND_LEVEL]
    is_usual = count >= max(FEWEST_FOR_ALL, _SHARE_BULLETS * len(found))
    return [one for one in found if one[0].text[0] == symbol] if is_usual else found


def with_other_signs(lines: Sequence[Line], cuts: dict[Line, Cut]) -> dict[Line, Cut]:
    """The definitions, with the few that have the bullet of all and another sign behind the term, or a tight one."""
    bullets = {line.text[0] if BULLET.match(line.text) else "" for line in cuts}
    edges = {line.indent for line in cuts}
    bullet = bullets.pop() if len(bullets) == 1 else ""
    if not bullet or bullet.isdigit() or len(cuts) < FEWEST_FOR_ALL:
        return cuts
    others = [line for line in lines if line not in cuts and line.text[:1] == bullet and line.indent in edges]
    found = {line: (match["term"], match["told"]) for line in others if (match := _OTHER_SIGN.match(line.text))}
    found = {line: cut for line, cut in found.items() if not _NO_TERM.match(cut[0])}
    if not found or len(found) > _SHARE_OTHERWISE * len(cuts):
        return cuts
    return {line: found[line] if line in found else cuts[line] for line in lines if line in cuts or line in found}


def _alike(lines: Sequence[Line], separator: str) -> tuple[str, ...]:
    """The signs that stand for a separator, itself among them; none where it is another kind of sign."""
    if separator in _ARROWS:
        return _ARROWS
    equals = sum(_EQUALS in line.text for line in lines)
    others = _DASHES if separator in {*_DASHES, _EQUALS} else (separator,) * (separator == _COLON)
    both = sum(any(other in line.text for other in others) for line in lines)
    is_mixed = bool(others) and min(equals, both) >= _FEWEST_ALIKE
    return (*others, _EQUALS) if is_mixed else _DASHES * (separator in _DASHES)


def _cut_alike(text: str, alike: Sequence[str], longest: int) -> Cut | None:
    """Term and definition by a sign alike, where a line has but that one and the term is no longer than others."""
    if sum(map(text.count, alike)) != 1:
        return None
    cut = next(filter(None, (cut_at(text, sign) for sign in alike)), None)
    return cut if cut and len(cut[0].split()) <= longest else None


def cut_at(text: str, separator: str) -> Cut | None:
    """Term and definition, by a separator that a line has."""
    text = _ROW_NUMBER.sub("", text.strip("| "))  # of a Markdown table
    bullet = BULLET.match(text)
    text = text[bullet.end() if bullet else 0 :]
    head, found, definition = _in_bold(text) if separator == _BOLD else _outside_brackets(text, separator)
    term = head.strip(" *_")
    is_row = separator == "\t" or separator.strip() == "|"  # which may tell of signs: ">>= | bind"
    is_term = any(char.isalpha() for char in term) or _DATE.fullmatch(term) or (is_row and _SYMBOL.fullmatch(term))
    if not found or not definition.strip() or not is_term:
        return None
    is_plain = separator != "\t" and is_of_prose(separator)
    is_whole = separator == _COLON or (separator in _DASHES and not term[0].islower())
    is_asked = term[-1] == "?" and (not is_plain or is_whole)
    if is_asked and len(term) <= _LONGEST_QUESTION:  # whatever word it begins with
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


def _is_phrase(term: str, separator: str, definition: str) -> bool:
    """Whether both sides of a sign of equality are sentences that end alike, as those of a phrase book do."""
    return separator.strip() == "=" and term[-1] in ".?!" and definition.rstrip()[-1] == term[-1]


def is_of_prose(separator: str) -> bool:
    """Whether prose has the sign, too, or code: two colons between words are neither."""
    return separator != _OF_CARDS and _OF_PROSE.fullmatch(separator.strip(" ")) is not None
