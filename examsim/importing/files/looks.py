"""Paragraphs as lines, with what only their looks say: which option is right, what is a term.

Bold print and a marker's colour say nothing by themselves. They tell the right option where some of the options of
nearly every question have them and others have not; bold print tells a term where a paragraph opens in it and goes on
behind a sign, and a question where all of the paragraph is in it and other paragraphs are not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from examsim.importing.text import label_words
from examsim.importing.text.asking import reads_as_asked
from examsim.importing.text.furniture import is_heading, is_section
from examsim.importing.text.labels import asks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Look = Callable[["Run"], bool]

BULLET = "-"
_OPTION = re.compile(r"[(\[]?[A-Ha-h]\s?[.)\]](?=\s|$)")
_NUMBER = re.compile(r"[(\[]?\d{1,4}\s?[.)\]]")
_LETTER = re.compile(rf"\s*(?:{_OPTION.pattern}\s*)?")
_SIGN = re.compile(r"\s*[:–—-]+\s*")
_STOPS = re.compile(r"[\s?!.:,;]*")
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
_FEWEST_TOLD, _SHARE_TOLD = 2, 0.6
"""Of the questions with options, of which some must look otherwise than the rest."""
_MOST_OPTIONS = 8


@dataclass(frozen=True, slots=True)
class Marker:
    """What stands before an item, and how far from the edge of the page, in twentieths of a point."""

    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class Run:
    """Text that looks alike."""

    text: str
    is_bold: bool = False
    marked: str = ""
    """The colour that it is marked with, as a pen does; nothing where it is not."""
    colour: str = ""
    """Of its letters."""
    is_underlined: bool = False


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs that look alike in one; blanks look like what is before them."""
    told: list[Run] = []
    for run in runs:
        last = told[-1] if told else None
        if last is not None and (not run.text.strip() or replace(run, text="") == replace(last, text="")):
            told[-1] = replace(last, text=last.text + run.text)
        elif run.text:
            told.append(run)
    return told


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph."""

    runs: tuple[Run, ...]
    is_heading: bool = False
    marker: Marker | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def bold(self) -> str:
        """What it opens with in bold, be it all of it."""
        return "".join(run.text for run in takewhile(lambda run: run.is_bold, self.runs)).strip()

    @property
    def is_option(self) -> bool:
        """Whether it may be an option: it has a letter or a bullet."""
        listed = self.marker is not None and (self.marker.text == BULLET or _OPTION.fullmatch(self.marker.text))
        return bool(listed) or (self.marker is None and _OPTION.match(self.text) is not None)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is in bold, but perhaps for the sign at its end."""
        rest = self.text.removeprefix(self.bold)
        return bool(self.bold) and _STOPS.fullmatch(rest) is not None


def _title(paragraphs: Sequence[Written]) -> int:
    """Where a document begins with a title in bold, as where the others in bold ask; -1 where with none."""
    first = next((at for at, one in enumerate(paragraphs) if one.text), 0)
    others = [one for one in paragraphs[first + 1 :] if one.is_bold]
    asked = sum(_asks(one.text) for one in others)
    if not paragraphs or not paragraphs[first].is_bold or paragraphs[first].is_heading or _asks(paragraphs[first].text):
        return -1
    return first if not others or 2 * asked > len(others) else -1


def _asks(text: str) -> bool:
    return text.endswith("?") or asks(text) or reads_as_asked(text)


def _answers(paragraphs: Sequence[Written], at: int) -> bool:
    """Whether a paragraph in bold stands below a question and asks nothing: it is the answer."""
    one, above = paragraphs[at], paragraphs[at - 1] if at else None
    is_below = above is not None and above.text.endswith("?") and not one.is_option
    return one.is_bold and is_below and not _asks(one.text)


def without_contents(paragraphs: Sequence[Written]) -> list[Written]:
    """The paragraphs, those empty that name a heading with its page: ``Knots <tab> 3``."""
    heads = {one.text for one in paragraphs if one.is_heading}
    return [Written(()) if _named(one.text) in heads else one for one in paragraphs]


def _named(text: str) -> str:
    """The heading that a line of a table of contents names; nothing where a text is none."""
    head, _, page = text.rpartition("\t")
    return head.rstrip(" .…\t") if page.strip().isdecimal() else ""


def _heads_part(text: str, *, is_labelled: bool) -> bool:
    """Whether words in bold head a part: by what they are called, or as they have no label where questions do."""
    may_head = is_heading(text) and text[-1] != "?" and len(text) > 1
    is_named = _PART.match(text) is not None or (is_labelled and not asks(text))
    return is_section(text, has_gap=True) or (may_head and is_named)


def _sorts(paragraphs: Sequence[Written], at: int) -> bool:
    """Whether a letter alone stands right above what begins with it, as in a glossary."""
    text, below = paragraphs[at].text, next((one.text for one in paragraphs[at + 1 : at + 3] if one.text), "")
    return len(text) == 1 and text.isalpha() and below[:1].casefold() == text.casefold()


def lines_apart(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """What looks how in each line that an author has broken off."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1] += [replace(run, text=first)] if first else []
        lines += [[replace(run, text=text)] if text else [] for text in others]
    return [tuple(line) for line in lines]


def written_down(paragraphs: Sequence[Written]) -> Iterator[list[str]]:
    """The lines of each paragraph."""
    edge = min((one.marker.indent for one in paragraphs if one.marker is not None), default=0)
    filled = [one for one in paragraphs if one.text and not one.is_heading]
    plain = [one for one in filled if not one.is_option]
    has_bold = sum(one.is_bold for one in filled) <= _SHARE_BOLD * len(filled)
    has_terms = has_bold and sum(bool(one.bold) and not one.is_bold for one in plain) >= _SHARE_OPENED * len(plain)
    bold = [one for one in filled if one.is_bold]
    is_labelled = sum(asks(one.text) for one in bold) > _SHARE_LABELLED * len(bold)
    looks = _telling(paragraphs)
    title = _title(paragraphs)
    for at, one in enumerate(paragraphs):
        if not one.text:
            yield [""]
            continue
        is_head = _heads_part(one.text, is_labelled=is_labelled) or _sorts(paragraphs, at)
        if one.is_heading or (has_bold and one.is_bold and is_head):
            yield ["", f"## {one.text}"]
        else:
            blanks = (one.marker.indent - edge) // _PER_BLANK if one.marker is not None else 0
            indent = " " * min(blanks, _MOST_BLANKS)
            marker = f"{indent}{one.marker.text} " if one.marker is not None else ""
            if at in looks:
                yield [marker + _marked(one, looks[at])]
            else:
                is_plain = not has_bold or at == title or (_answers(paragraphs, at) and not asks(one.text))
                yield [marker + (one.text if is_plain else _opened(one, has_terms=has_terms))]


def _telling(paragraphs: Sequence[Written]) -> dict[int, Look]:
    """By the place of each option, the look of those that are right; nowhere where looks tell too few apart."""
    places = groupby(range(len(paragraphs)), lambda at: paragraphs[at].is_option)
    groups = [list(group) for is_option, group in places if is_option]
    groups = [group for group in groups if 1 < len(group) <= _MOST_OPTIONS or _in_a_row(paragraphs[group[0]])]
    told: dict[int, Look] = {}
    count = 0
    for look in _looks([run for group in groups for at in group for run in paragraphs[at].runs]):
        found = [group for group in groups if group[0] not in told and _tells(look, [paragraphs[at] for at in group])]
        if len(found) >= _FEWEST_TOLD:
            count += len(found)
            told |= {at: look for group in found for at in group}
    return told if count >= _SHARE_TOLD * len(groups) else {}


def _looks(runs: Sequence[Run]) -> list[Look]:
    """What may tell options apart: the commonest colour of a pen, or of letters; bold print, a line below."""
    marked = next((colour for colour, _ in Counter(run.marked for run in runs if run.marked).most_common(1)), None)
    colour = next((colour for colour, _ in Counter(run.colour for run in runs if run.colour).most_common(1)), None)
    return [
        lambda run: run.marked == marked,
        lambda run: run.is_bold,
        lambda run: run.colour == colour,
        lambda run: run.is_underlined,
    ]


def _tells(look: Look, group: Sequence[Written]) -> bool:
    """Whether some options of a question look so, and others do not."""
    if len(group) == 1:
        return 0 < sum(map(look, group[0].runs)) < len(group[0].runs)
    return 0 < sum(_all_look(one, look) for one in group) < len(group)


def _all_look(one: Written, look: Look) -> bool:
    """Whether all that an option says looks so; its letter may not."""
    said = [run for run in one.runs if _LETTER.fullmatch(run.text) is None]
    return bool(said) and all(look(run) for run in said)


def _in_a_row(one: Written) -> bool:
    return len(re.findall(rf"(?:^|\s){_OPTION.pattern}", one.text)) > 1


def _marked(one: Written, look: Look) -> str:
    """An option, or several in a row, with those in bold that look so; below a bullet with a tick."""
    if one.marker is not None and one.marker.text == BULLET:
        return f"{one.text} ✓" if _all_look(one, look) else one.text
    told = ""
    for run in one.runs:
        if look(run) and run.text.strip():
            letter = _LETTER.match(run.text)
            start = letter.end() if letter else 0
            end = len(run.text.rstrip())
            bold = f"**{run.text[start:end]}**" if start < end else ""
            told += f"{run.text[:start]}{bold}{run.text[max(start, end) :]}"
        else:
            told += run.text
    return told.strip()


def _opened(one: Written, *, has_terms: bool) -> str:
    """A paragraph with the bold print that tells what is asked, or the term."""
    bold, rest = one.bold, one.text.removeprefix(one.bold)
    if not bold or _OPTION.fullmatch(bold) or _NUMBER.fullmatch(bold):
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
