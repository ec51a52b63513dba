"""A study guide read into a drafted bank, with an account of every line that is not in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.domain.bank import Bank
from examsim.domain.errors import InputError
from examsim.importing.abbreviations import Abbreviations
from examsim.importing.asked import from_entry, merge_duplicates
from examsim.importing.closed_questions import without_label
from examsim.importing.drafting import draft
from examsim.importing.formats import read_entries
from examsim.importing.lines import Line, clean_text, numbered_lines
from examsim.importing.naming import LONGEST_ID, Names, slug
from examsim.importing.prompts import title_for, title_from_name
from examsim.importing.words import RARE, words
from examsim.importing.wrapping import page_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from examsim.importing.asked import Asked

_MAIN_WORDS = 6
_NAMING_PART = 400
_LOWER = re.compile(r"\b[a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the guide."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What became of a guide."""

    bank: Bank
    merged_duplicates: int
    """How many questions were there a second time."""
    not_understood: tuple[SourceLine, ...]
    """Lines that no question took."""
    headings: tuple[SourceLine, ...] = ()
    """Titles, headings and page furniture: understood, and part of no question."""


def read_guide(text: str, source: str, bank_id: str | None = None, title: str | None = None) -> Draft:
    """Draft a bank from the text of a study guide called ``source``.

    Raises InputError when there is no question in it.
    """
    name = re.split(r"[\\/]", source)[-1]
    lines = numbered_lines(text)
    width = page_width(lines)
    reading = read_entries(lines)
    if not reading.entries:
        raise _no_questions(name, len(lines))
    everything = [from_entry(entry, width) for entry in reading.entries]
    asked = merge_duplicates(everything)
    headings = _whole(reading.headings, lines)
    stem = name.rpartition(".")[0] or name
    title = title or title_for(heading.text for heading in headings) or title_from_name(stem)
    return Draft(
        bank=_bank(asked, bank_id or slug(title) or slug(stem) or "bank", clean_text(title) or name, name),
        merged_duplicates=len(everything) - len(asked),
        not_understood=_whole(reading.stray, lines),
        headings=headings,
    )


def _bank(asked: list[Asked], bank_id: str, title: str, source: str) -> Bank:
    names = Names("question")
    texts = [text for question in asked for text in (question.term, *question.answer)]
    abbreviations = Abbreviations(texts)
    lower_words = frozenset(word for text in texts for word in _LOWER.findall(text))
    drafts = [
        draft(question, names.give(_name(question.term)), source, lower_words, abbreviations) for question in asked
    ]
    rubrics = {question.id: rubric for question, rubric in drafts if rubric is not None}
    return Bank(bank_id, title, tuple(question for question, _ in drafts), rubrics)


def _name(term: str) -> str:
    """What an id is made of: a term, or the main words of a question."""
    bare = without_label(term).split(" = ", 1)[0]
    if len(bare) <= LONGEST_ID and not bare.endswith("?"):
        return bare
    content = [word.text for word in words(bare[:_NAMING_PART]) if word.rarity > RARE]
    return " ".join(content[:_MAIN_WORDS]) or bare


def _whole(parts: Iterable[Line], lines: Iterable[Line]) -> tuple[SourceLine, ...]:
    """The whole lines that some parts were cut from, each once."""
    numbers = {part.number for part in parts}
    return tuple(SourceLine(line.number, line.text) for line in lines if line.number in numbers)


def _no_questions(name: str, lines: int) -> InputError:
    if not lines:
        return InputError(f"{name} is empty.", remedy="Give a study guide that has questions and answers in it.")
    return InputError(
        f"No question with an answer was found in {name} ({lines} lines read).",
        remedy='Write each as "Term. Answer: …", or "Question: …" and "Answer: …" on lines of their own.',
    )
