"""Paragraphs written as Markdown writes them, with what bold print tells: a term, a question, the head of a part.

It tells a term where a paragraph opens in it and goes on behind a sign, and a question where all of the paragraph is in
it and other paragraphs are not. Where most is bold, bold says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.importing.files.option_looks import marked_option, telling_looks
from examsim.importing.files.paragraphs import OPTION, StyledParagraph
from examsim.importing.text import label_words
from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.furniture import is_heading, is_section
from examsim.importing.text.labels import asks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"[(\[]?\d{1,4}\s?[.)\]]")
_SIGN = re.compile(r"\s*[:–—-]+\s*")
_LABEL = re.compile(
    rf"(?:{label_words.QUESTION}|{label_words.ANSWER}|a|{label_words.RATIONALE})\s?\d{{0,3}}", re.IGNORECASE
)
_PART = re.compile(r"(?:part|section|chapter|unit|module|lecture)\s+(?:\d{1,2}|[A-H]|[IVX]{1,4})\b", re.IGNORECASE)
_PER_BLANK = 180
"""Twentieths of a point, that are written as one blank."""
_MOST_BLANKS = 40
"""Of an item as far in as a page is wide."""
_SHARE_BOLD = 0.7
"""Of the paragraphs, that may be in bold for it to tell some from others."""
_SHARE_OPENED = 0.5
"""Of the paragraphs, that must open in bold for it to tell terms with no sign behind them."""
_SHARE_LABELLED = 0.5
"""Of the paragraphs in bold, that are labelled as questions where all others are headings."""


def without_contents(paragraphs: Sequence[StyledParagraph]) -> list[StyledParagraph]:
    """The paragraphs, those empty that name a heading with its page: ``Knots <tab> 3``."""
    heads = {one.text for one in paragraphs if one.is_heading}
    return [StyledParagraph(()) if _named(one.text) in heads else one for one in paragraphs]


def _named(text: str) -> str:
    """The heading that a line of a table of contents names; nothing where a text is none."""
    head, _, page = text.rpartition("\t")
    return head.rstrip(" .…\t") if page.strip().isdecimal() else ""


def as_markdown(paragraphs: Sequence[StyledParagraph]) -> Iterator[list[str]]:
    """The lines of each paragraph, headings with a blank one above."""
    edge = min((one.marker.indent for one in paragraphs if one.marker is not None), default=0)
    looks, bold = telling_looks(paragraphs), _bold_of(paragraphs)
    for at, one in enumerate(paragraphs):
        if not one.text:
            yield [""]
        elif one.is_heading or at in bold.heads:
            yield ["", f"## {one.text}"]
        elif at in looks:
            yield [_marker(one, edge) + marked_option(one, looks[at])]
        else:
            yield [_marker(one, edge) + (_opened(one, has_terms=bold.has_terms) if at in bold.telling else one.text)]


@dataclass(frozen=True, slots=True)
class _Bold:
    """What bold print tells in a document."""

    telling: frozenset[int]
    """Where it may tell a term or a question."""
    heads: frozenset[int]
    """Where it heads a part."""
    has_terms: bool
    """Whether it tells terms with no sign behind them."""


def _bold_of(paragraphs: Sequence[StyledParagraph]) -> _Bold:
    filled = [one for one in paragraphs if one.text and not one.is_heading]
    whole = [one for one in filled if one.is_bold]
    if len(whole) > _SHARE_BOLD * len(filled):
        return _Bold(frozenset(), frozenset(), has_terms=False)
    plain = [one for one in filled if not one.is_option]
    opened = sum(bool(one.bold) and not one.is_bold for one in plain)
    is_labelled = sum(asks(one.text) for one in whole) > _SHARE_LABELLED * len(whole)
    places = frozenset(at for at, one in enumerate(paragraphs) if one.bold)
    heads = frozenset(at for at in places if paragraphs[at].is_bold and _heads(paragraphs, at, is_labelled=is_labelled))
    answers = {at for at in places if _answers(paragraphs, at)}
    return _Bold(places - answers - {_title(paragraphs)}, heads, opened >= _SHARE_OPENED * len(plain))


def _heads(paragraphs: Sequence[StyledParagraph], at: int, *, is_labelled: bool) -> bool:
    return _heads_part(paragraphs[at].text, is_labelled=is_labelled) or _sorts(paragraphs, at)


def _marker(one: StyledParagraph, edge: int) -> str:
    if one.marker is None:
        return ""
    return " " * min((one.marker.indent - edge) // _PER_BLANK, _MOST_BLANKS) + f"{one.marker.text} "


def _title(paragraphs: Sequence[StyledParagraph]) -> int:
    """Where a document begins with a title in bold, as where the others in bold ask; -1 where with none."""
    first = next((at for at, one in enumerate(paragraphs) if one.text), 0)
    others = [one for one in paragraphs[first + 1 :] if one.is_bold]
    asked = sum(_asks(one.text) for one in others)
    if not paragraphs or not paragraphs[first].is_bold or paragraphs[first].is_heading or _asks(paragraphs[first].text):
        return -1
    return first if not others or 2 * asked > len(others) else -1


def _asks(text: str) -> bool:
    return text.endswith("?") or asks(text) or reads_as_asked(text)


def _answers(paragraphs: Sequence[StyledParagraph], at: int) -> bool:
    """Whether a paragraph in bold stands below a question and asks nothing: it is the answer."""
    one, above = paragraphs[at], paragraphs[at - 1] if at else None
    is_below = above is not None and above.text.endswith("?") and not one.is_option
    return one.is_bold and is_below and not _asks(one.text)


def _heads_part(text: str, *, is_labelled: bool) -> bool:
    """Whether words in bold head a part: by what they are called, or as they have no label where questions do."""
    may_head = is_heading(text) and text[-1] != "?" and len(text) > 1
    is_named = _PART.match(text) is not None or (is_labelled and not asks(text))
    return is_section(text, has_gap=True) or (may_head and is_named)


def _sorts(paragraphs: Sequence[StyledParagraph], at: int) -> bool:
    """Whether a letter alone stands right above what begins with it, as in a glossary."""
    text, below = paragraphs[at].text, next((one.text for one in paragraphs[at + 1 : at + 3] if one.text), "")
    return len(text) == 1 and text.isalpha() and below[:1].casefold() == text.casefold()


def _opened(one: StyledParagraph, *, has_terms: bool) -> str:
    """A paragraph with the bold print that tells what is asked, or the term."""
    bold, rest = one.bold, one.text.removeprefix(one.bold)
    if not bold or OPTION.fullmatch(bold) or _NUMBER.fullmatch(bold):
        return one.text
    if one.is_bold:
        return one.text if asks(one.text) else f"**{one.text}**"
    sign = _SIGN.match(rest) or _SIGN.search(bold[-2:])
    term = bold.rstrip(" :–—-")
    if _LABEL.fullmatch(term) or not term:
        return one.text
    if sign:
        return f"**{term}:** {_SIGN.sub('', rest, count=1) if _SIGN.match(rest) else rest.strip()}"
    return f"**{bold}**{rest}" if has_terms else one.text
