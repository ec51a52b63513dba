"""A study guide read into a drafted bank, with an account of every line that is not in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from examsim.domain.bank import Bank
from examsim.domain.errors import InputError
from examsim.importing.asked import from_entry, merge_duplicates
from examsim.importing.clearing.buttons import is_button
from examsim.importing.clearing.unanswered import told
from examsim.importing.doubts import doubt, no_guide
from examsim.importing.drafting.abbreviations import Abbreviations
from examsim.importing.drafting.closed_questions import without_label
from examsim.importing.drafting.clusters import clustered
from examsim.importing.drafting.confusable import misconceptions
from examsim.importing.drafting.drafts import Surroundings, draft
from examsim.importing.drafting.foreign_words import are_foreign
from examsim.importing.drafting.naming import LONGEST_ID, Names, slug
from examsim.importing.drafting.titles import title_for, title_from_name
from examsim.importing.drafting.topics import topics_of
from examsim.importing.drafting.unsaid import Unsaid, unsaid_of
from examsim.importing.files import format_of
from examsim.importing.findings import contradictions, doubtful_splits
from examsim.importing.formats import read_entries
from examsim.importing.text.lines import Line, SourceLine, clean_text, numbered_lines
from examsim.importing.text.words import RARE, stems, words
from examsim.importing.text.wrapping import page_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from examsim.importing.asked import Asked, Finding
    from examsim.importing.files.content import Content

_MAIN_WORDS = 6
_FEWEST_ANSWERS = 6
"""Answers from which on a word can be said to be in most of them."""
_NAMING_PART = 400
_HOW_TO_WRITE = 'Write each as "Term. Answer: …", or "Question: …" and "Answer: …" on lines of their own.'
_MOST_LINES = 400_000
_LOWER = re.compile(r"\b[a-z]{3,}\b")


@dataclass(frozen=True, slots=True)
class Draft:
    """What became of a guide, or of several."""

    bank: Bank
    merged_duplicates: int
    """How many questions were there a second time."""
    not_understood: tuple[SourceLine, ...]
    """Lines that no question took."""
    headings: tuple[SourceLine, ...] = ()
    """Titles, headings and page furniture: understood, and part of no question."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was read."""
    findings: tuple[Finding, ...] = ()
    """What a person should look at."""
    unsaid: Mapping[str, Unsaid] = field(default_factory=dict)
    """By question, what was drafted because its source does not say it."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What is in one file."""

    asked: tuple[Asked, ...]
    not_understood: tuple[SourceLine, ...] = ()
    headings: tuple[SourceLine, ...] = ()
    title: str = ""
    notes: tuple[str, ...] = ()


def read_guide(text: str, source: str, bank_id: str | None = None, title: str | None = None) -> Draft:
    """Draft a bank from the text of a study guide called ``source``.

    Raises InputError when there is no question in it.
    """
    name = base_name(source)
    return drafted([understood_text(text, name)], name, bank_id, title)


def drafted(
    parts: Sequence[Understood],
    name: str,
    bank_id: str | None = None,
    title: str | None = None,
    on_drafted: Callable[[int, int], None] | None = None,
) -> Draft:
    """Draft a bank from what was understood of one or more files, the first of which is called ``name``.

    Says how many of how many questions are drafted.
    """
    everything = [question for part in parts for question in part.asked]
    asked, merged = merge_duplicates(everything)
    has_topics = any(question.topic for question in asked)
    unsaid = [unsaid_of(one, has_topics=has_topics) for one in asked]
    if not has_topics:
        asked = [replace(one, topic=topic) for one, topic in zip(asked, clustered(asked), strict=True)]
    stem = name.rpartition(".")[0] or name
    title = clean_text(title or next((part.title for part in parts if part.title), "") or title_from_name(stem))
    bank = _bank(asked, bank_id or slug(title) or slug(stem) or "bank", title or name, on_drafted)
    return Draft(
        bank=bank,
        merged_duplicates=len(everything) - len(asked),
        not_understood=tuple(line for part in parts for line in part.not_understood),
        headings=tuple(line for part in parts for line in part.headings),
        notes=tuple(note for part in parts for note in part.notes),
        findings=(*merged, *contradictions(asked), *doubtful_splits(asked)),
        unsaid={question.id: left for question, left in zip(bank.questions, unsaid, strict=True)},
    )


def understood(content: Content) -> Understood:
    """What is in a file of any format. Raises InputError where there is no question in it."""
    name = base_name(content.name)
    content = replace(content, name=name)
    form = format_of(content)
    if form is None:
        return understood_text(content.text, name)
    material = form.read(content)
    if material.text is not None and not material.asked:
        read = _understood_best(material.text, material.other_text, name)
        title = read.title or title_for([material.title])
        return replace(read, title=title, notes=(f"Read as {form.NAME}.", *material.notes, *read.notes))
    asked = tuple(_labels_cleaned(replace(question, source=name)) for question in material.asked)
    if not asked:
        left = f" ({len(material.not_understood)} entries without an answer)" if material.not_understood else ""
        raise InputError(f"{name} is {form.NAME} with no question that has an answer{left}.", remedy=_HOW_TO_WRITE)
    stray = tuple(replace(line, source=name) for line in material.not_understood)
    beside = _understood_beside(material.text, name) if material.text else Understood(())
    notes = (f"Read as {form.NAME}.", *material.notes, *beside.notes)
    everything = tuple(sorted((*asked, *beside.asked), key=lambda one: one.line))
    return Understood(everything, (*stray, *beside.not_understood), beside.headings, material.title, notes)


def _understood_best(text: str, other: str | None, name: str) -> Understood:
    """What is in a text, or in it as it is written another way, where more of that is understood."""
    if other is None:
        return understood_text(text, name)
    ways = [read for way in (text, other) if (read := _understood_beside(way, name)).asked]
    if not ways:
        return understood_text(text, name)
    return max(ways, key=lambda read: (len(read.asked), -len(read.not_understood)))


def _understood_beside(text: str, name: str) -> Understood:
    """What a text beside other questions asks: perhaps nothing, and then it is not understood."""
    try:
        return understood_text(text, name)
    except InputError:
        left = tuple(SourceLine(line.number, line.text, name) for line in numbered_lines(text))
        return Understood((), left)


def _labels_cleaned(asked: Asked) -> Asked:
    """A question without what a terminal would obey in the labels beside it, whatever format they came in."""
    tags = tuple(filter(None, (clean_text(tag) for tag in asked.tags)))
    return replace(asked, topic=clean_text(asked.topic), tags=tags, hint=clean_text(asked.hint))


def understood_text(text: str, name: str) -> Understood:
    """What is in a guide in plain text. Raises InputError where there is no question in it."""
    lines = numbered_lines(text)
    if len(lines) > _MOST_LINES:
        raise InputError(f"{name} has more than {_MOST_LINES:,} lines.", remedy="Split it into smaller files.")
    width = page_width(lines)
    reading = read_entries(lines)
    if not reading.entries:
        raise _no_questions(name, len(lines), reading.unanswered)
    headings = _whole(reading.headings, lines, name)
    named = [line for line in headings if line.line not in reading.of_site and not is_button(line.text)]
    topics = topics_of([entry.line for entry in reading.entries], named)
    asked = tuple(
        replace(from_entry(entry, width), source=name, topic=entry.topic or topic)
        for entry, topic in zip(reading.entries, topics, strict=True)
    )
    why = doubt(asked, lines[0].text, len(reading.stray), is_marked=reading.is_marked)
    return Understood(
        asked,
        _whole(reading.stray, lines, name),
        headings,
        title_for(heading.text for heading in named),
        tuple(filter(None, (told(reading.unanswered), no_guide(why)))),
    )


def base_name(source: str) -> str:
    """The last part of a path, as any system writes it, without what no reader could see."""
    return clean_text(re.split(r"[\\/]", source)[-1]) or "guide"


def _bank(asked: list[Asked], bank_id: str, title: str, on_drafted: Callable[[int, int], None] | None) -> Bank:
    names = Names("question")
    texts = [text for question in asked for text in (question.term, *question.answer)]
    lower_words = frozenset(word for text in texts for word in _LOWER.findall(text))
    about = Surroundings(Abbreviations(texts), lower_words, _everywhere(asked), are_foreign(asked))
    confused = misconceptions(asked)
    drafts = []
    for index, question in enumerate(asked):
        drafts.append(draft(question, names.give(_name(question.term)), about, confused.get(index, ())))
        if on_drafted is not None:
            on_drafted(index + 1, len(asked))
    rubrics = {question.id: rubric for question, rubric in drafts if rubric is not None}
    return Bank(bank_id, title, tuple(question for question, _ in drafts), rubrics)


def _everywhere(asked: Sequence[Asked]) -> frozenset[str]:
    """The stems that half of the answers have."""
    if len(asked) < _FEWEST_ANSWERS:
        return frozenset()
    found = Counter(stem for question in asked for stem in stems(" ".join(question.answer)))
    return frozenset(stem for stem, count in found.items() if 2 * count > len(asked))


def _name(term: str) -> str:
    """What an id is made of: a term, or the main words of a question."""
    bare = without_label(term).split(" = ", 1)[0]
    if len(bare) <= LONGEST_ID and not bare.endswith("?"):
        return bare
    content = [word.text for word in words(bare[:_NAMING_PART]) if word.rarity > RARE]
    return " ".join(content[:_MAIN_WORDS]) or bare


def _whole(parts: Iterable[Line], lines: Iterable[Line], source: str) -> tuple[SourceLine, ...]:
    """The whole lines that some parts were cut from, each once."""
    numbers = {number for part in parts for number in (part.number, *part.further)}
    return tuple(SourceLine(line.number, line.text, source) for line in lines if line.number in numbers)


def _no_questions(name: str, lines: int, unanswered: Sequence[int]) -> InputError:
    if not lines:
        return InputError(f"{name} is empty.", remedy="Give a study guide that has questions and answers in it.")
    read = "1 line" if lines == 1 else f"{lines} lines"
    return InputError(
        f"No question with an answer was found in {name} ({read} read). {told(unanswered)}".rstrip(),
        remedy=_HOW_TO_WRITE,
    )
