"""Which format a guide is in, decided by the guide itself and never by its name.

Every format reads the whole guide; the one that finds the most questions in it is believed. Formats with a marker of
their own, such as the word "answer", count for more than those that go by the looks of lines, which find something in
almost any text. To add a format, write a module with ``read`` and list it here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.importing.clearing.arrows_in_line import answers_below_questions
from examsim.importing.clearing.asides import without_asides
from examsim.importing.clearing.assistants import without_assistant
from examsim.importing.clearing.back_at_edge import without_lines_at_edge
from examsim.importing.clearing.below_frame import without_lines_below_frame
from examsim.importing.clearing.below_list import without_lines_below_list
from examsim.importing.clearing.below_options import without_lines_below_options
from examsim.importing.clearing.buttons import buttons_of, without_votes
from examsim.importing.clearing.callouts import without_boxes
from examsim.importing.clearing.cases import tell_cases, without_cases
from examsim.importing.clearing.checklists import without_checklists
from examsim.importing.clearing.closings import without_closing
from examsim.importing.clearing.counted_parts import without_counted_parts
from examsim.importing.clearing.counted_sets import as_cards
from examsim.importing.clearing.counters import with_plain_numbers
from examsim.importing.clearing.front_matter import without_front_matter
from examsim.importing.clearing.headed_answers import with_answers_labelled
from examsim.importing.clearing.letter_heads import without_letter_heads
from examsim.importing.clearing.misread_labels import mended
from examsim.importing.clearing.notes_between import without_notes_between
from examsim.importing.clearing.options import in_one_style
from examsim.importing.clearing.ornaments import take_ornaments, without_tags
from examsim.importing.clearing.own_notes import without_own_notes
from examsim.importing.clearing.page_breaks import rejoined
from examsim.importing.clearing.page_links import without_page_links
from examsim.importing.clearing.particulars import in_lines_of_their_own, take_particulars
from examsim.importing.clearing.pictures import without_pictures
from examsim.importing.clearing.reader_counts import without_reader_counts
from examsim.importing.clearing.references import tell_references, without_references
from examsim.importing.clearing.repetition_cards import cards_labelled
from examsim.importing.clearing.reviews import as_guide
from examsim.importing.clearing.running_heads import without_running_heads
from examsim.importing.clearing.same_below import without_same_below
from examsim.importing.clearing.sheets import without_sheets
from examsim.importing.clearing.shouted_titles import without_shouted_titles
from examsim.importing.clearing.site_foot import without_site_foot
from examsim.importing.clearing.site_lines import without_site_lines
from examsim.importing.clearing.titles_between import without_titles_between
from examsim.importing.clearing.transcripts import farewell, without_speakers
from examsim.importing.clearing.unanswered import without_unanswered
from examsim.importing.clearing.underlined import without_underlines
from examsim.importing.clearing.worth import tell_marks, tell_marks_before, without_marks, without_marks_before
from examsim.importing.shapes import (
    alternating,
    answer_key,
    answered_choices,
    answers_first,
    asked_alone,
    blanks,
    bracketed,
    counted_cards,
    definition_lists,
    definitions,
    divided,
    flashcards,
    flattened,
    further_in,
    headed_blocks,
    headed_questions,
    labelled,
    lost_bold,
    marked_inline,
    matching,
    mixed_terms,
    numbered,
    outlines,
    paired_labels,
    question_lines,
    question_pool,
    records,
    run_in,
    skeleton,
    tabbed,
    true_false,
    word_lists,
)
from examsim.importing.shapes.headed_below import with_headed_below
from examsim.importing.shapes.headed_parts import by_parts
from examsim.importing.shapes.sections import with_beginning, with_sections, with_sections_apart
from examsim.importing.text.entries import Piece, Reading, assemble
from examsim.importing.text.furniture import is_furniture, is_of_page, is_rule, summary_at_end
from examsim.importing.text.lost_spaces import with_spaces
from examsim.importing.text.wrapping import page_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from examsim.importing.text.lines import Line


@dataclass(frozen=True, slots=True)
class Format:
    """A shape that guides come in."""

    read: Callable[[Sequence[Line]], list[Piece]]
    """Says which part each line plays."""
    trust: int
    """How much one question found is worth as evidence."""


_TRUSTED = 6

FORMATS = (
    Format(matching.read, trust=7),
    Format(answer_key.read, trust=6),
    Format(answers_first.read, trust=6),
    Format(marked_inline.read, trust=6),
    Format(labelled.read, trust=6),
    Format(records.read, trust=6),
    Format(paired_labels.read, trust=6),
    Format(question_pool.read, trust=6),
    Format(answered_choices.read, trust=6),
    Format(true_false.read, trust=6),
    Format(flashcards.read, trust=6),
    Format(definition_lists.read, trust=6),
    Format(blanks.read, trust=6),
    Format(divided.read, trust=6),
    Format(asked_alone.read, trust=6),
    Format(skeleton.read, trust=6),
    Format(headed_questions.read, trust=6),
    Format(word_lists.read, trust=3),
    Format(bracketed.read_asked, trust=3),
    Format(definitions.read_marked, trust=3),
    Format(tabbed.read, trust=3),
    Format(counted_cards.read, trust=2),
    Format(question_lines.read, trust=2),
    Format(headed_blocks.read_marked, trust=2),
    Format(definitions.read, trust=1),
    Format(headed_blocks.read, trust=1),
    Format(bracketed.read, trust=2),
    Format(outlines.read, trust=2),
    Format(flattened.read, trust=2),
    Format(further_in.read, trust=2),
    Format(alternating.read, trust=1),
    Format(numbered.read, trust=2),
    Format(run_in.read, trust=1),
    Format(lost_bold.read, trust=1),
    Format(mixed_terms.read, trust=1),
)
"""Where two explain a guide equally well, the earlier one is believed."""
_MARKERS = [form.read for form in FORMATS if form.trust >= _TRUSTED]


def read_entries(lines: Sequence[Line]) -> Reading:
    """The questions of a guide, in the format that explains it best."""
    width = page_width(lines)
    whole = lines
    lines, marks_before = without_marks_before(lines)
    lines, of_site = _said(lines)
    lines, said = without_references(lines)
    lines, marks = without_marks(lines)
    content, around, of_page = _content(lines)
    content, to_do = without_checklists(content)
    content = rejoined(content, (*of_site, *of_page), width)
    content, notes = without_own_notes(content)
    content, cases = without_cases(in_one_style(content))
    told = [line for case in cases for line in case]
    furniture = [*of_site, *around, *told]
    sections = _sections(content, width)
    sections = replace(sections, headings=(*furniture, *sections.headings))
    take_particulars(sections.entries, sections.headings)  # first: below, lines are told by what comes back
    reading, unanswered = without_unanswered(_trimmed(sections, whole, width), content)
    take_ornaments(reading.entries)
    reading = without_same_below(without_pictures(reading))
    tell_marks_before(reading.entries, marks_before)
    tell_marks(reading.entries, marks)
    tell_references(reading.entries, said)
    tell_cases(reading.entries, cases, reading.headings)
    of_page += [*of_site, *(line for case in cases for line in case[1:])]
    of_site_too = reading.of_site.union(line.number for line in of_page)
    left = tuple(line.number for line in unanswered)
    stray = (*reading.stray, *to_do, *notes)
    return replace(reading, stray=stray, of_site=of_site_too, unanswered=left)


def _sections(content: Sequence[Line], width: int) -> Reading:
    """What the best format makes of a guide, and others of the parts that are in another."""
    best = _best(content, width)
    sections = with_beginning(with_sections(best, _MARKERS, width), content, _MARKERS, width)
    sections = by_parts(sections, content, lambda part: _best(part, width))
    return replace(with_headed_below(sections, content), is_marked=best.is_marked)


def _trimmed(reading: Reading, whole: Sequence[Line], width: int) -> Reading:
    """The same without what stands below answers and is part of none."""
    reading = without_lines_below_frame(without_counted_parts(reading), whole)
    reading = without_lines_below_options(without_closing(reading))
    reading = without_site_lines(without_notes_between(without_site_foot(reading, whole)))
    reading = with_sections_apart(reading, _MARKERS, width)
    reading = without_lines_below_list(without_shouted_titles(reading))
    return without_titles_between(without_lines_at_edge(reading, width))


def _best(lines: Sequence[Line], width: int) -> Reading:
    """What the format that explains some lines best makes of them."""
    readings = [(form, assemble(form.read(lines), width)) for form in FORMATS]
    form, best = max(readings, key=lambda found: (found[0].trust * len(found[1].entries), -len(found[1].stray)))
    return replace(best, is_marked=form.trust >= _TRUSTED)


def _content(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines that may be questions, those around them, and which of these are the site's rather than the guide's."""
    buttons = buttons_of(lines)
    content: list[Line] = []
    around: list[Line] = []
    is_after_rule = False
    for line in lines:
        if line.number in buttons or is_furniture(line.text):
            around.append(line)
            is_after_rule = is_after_rule or is_rule(line.text)
        else:
            content.append(replace(line, has_gap=True) if is_after_rule else line)
            is_after_rule = False
    end = min(summary_at_end(content), farewell(content))
    of_page = [line for line in around if line.number in buttons or is_of_page(line.text)] + content[end:]
    return content[:end], around + content[end:], of_page


def _said(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines as a guide has them, and those that are of the site or the chat they were copied from."""
    left = list(lines)
    of_site: list[Line] = []
    for step in _STEPS:
        left, taken = step(left)
        of_site += taken
    return left, of_site


def _labelled_cards(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    return cards_labelled(answers_below_questions(lines))


def _without_chat(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    return without_speakers(without_votes(without_tags(in_lines_of_their_own(lines))))


def _as_guide(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    return as_guide(mended(without_boxes(with_plain_numbers(with_spaces(lines)))))


_STEPS: tuple[Callable[[Sequence[Line]], tuple[list[Line], list[Line]]], ...] = (
    without_front_matter,
    without_underlines,
    without_asides,
    without_sheets,
    _labelled_cards,
    without_page_links,
    without_reader_counts,
    without_assistant,
    _without_chat,
    without_running_heads,
    without_letter_heads,
    with_answers_labelled,
    as_cards,
    _as_guide,
)
"""What is cleared before the guide is read, in this order: each gives what is left and what it took."""
