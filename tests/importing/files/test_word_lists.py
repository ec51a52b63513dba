"""The numbers and letters that Word keeps beside the text of its lists, and what it prints in bold."""

from __future__ import annotations

import io

import docx
import pytest

from examsim.importing.files.content import Content
from examsim.importing.files.docx import read
from examsim.importing.text.numerals import as_roman, roman
from tests.importing.files.made import document_with_lists, draft_of, word_document

LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>'
    '<w:pPr><w:ind w:left="{}" w:hanging="360"/></w:pPr></w:lvl>'
)


def lines_of(data: bytes) -> list[str]:
    return [line for line in (read(Content(data, "sails.docx")).text or "").splitlines() if line]


def test_items_count_up_over_paragraphs_between_them_and_deeper_ones_begin_anew() -> None:
    told = [("Name a sail.", 5, 0), ("jib", 5, 1), ("main", 5, 1), ("A remark.", None, 0)]
    told += [("Name a rope.", 5, 0), ("sheet", 5, 1)]
    levels = LEVEL.format(0, 1, "decimal", "%1.", 360), LEVEL.format(1, 1, "lowerLetter", "%1.%2)", 720)
    assert lines_of(document_with_lists(told, *levels)) == [
        "1. Name a sail.",
        "  1.a) jib",
        "  1.b) main",
        "A remark.",
        "2. Name a rope.",
        "  2.a) sheet",
    ]


def test_lists_that_begin_anew_say_so_and_go_on_otherwise() -> None:
    told = [("jib", 5, 0), ("main", 5, 0), ("sheet", 6, 0), ("halyard", 5, 0)]
    levels = (LEVEL.format(0, 1, "upperRoman", "(%1)", 360),)
    assert lines_of(document_with_lists(told, *levels)) == ["(I) jib", "(II) main", "(I) sheet", "(II) halyard"]


@pytest.mark.parametrize(
    ("kind", "text", "marker"),
    [
        ("bullet", "\uf0b7", "-"),
        ("none", "", "-"),
        ("decimal", "Question number %1 of many", "-"),
        ("upperLetter", "%1.", "D."),
        ("ordinal", "%1.", "4."),
        ("decimal", "%9%1.", "4."),
    ],
)
def test_what_a_list_shows_is_written_and_bullets_are_dashes(kind: str, text: str, marker: str) -> None:
    data = document_with_lists([("jib", 5, 1)], LEVEL.format(1, 4, kind, text.replace("%1", "%2"), 360))
    assert lines_of(data) == [f"{marker} jib"]


@pytest.mark.parametrize(("number", "letters"), [(26, "z."), (27, "aa."), (130, "zzzzz."), (131, "131."), (10**8, "-")])
def test_letters_are_doubled_behind_the_last_and_end_somewhere(number: int, letters: str) -> None:
    levels = (LEVEL.format(1, number, "lowerLetter", "%2." if number < 10**8 else "%2%2.", 360),)
    assert lines_of(document_with_lists([("jib", 5, 1)], *levels)) == [f"{letters} jib"]


@pytest.mark.parametrize("number", range(1, 50))
def test_roman_numbers_are_written_as_they_are_read(number: int) -> None:
    assert roman(as_roman(number)) == number


def test_counted_questions_with_answers_of_their_own_lists_are_told_apart() -> None:
    paragraphs = [("Sailing", "Heading 1"), ("Why do boats heel?", "List Number"), ("The wind pushes.", None)]
    paragraphs += [("Name two sails.", "List Number"), ("the jib", "List Bullet"), ("the main", "List Bullet")]
    paragraphs += [("What steers", "List Number"), ("The rudder does, by turning water aside.", None)]
    assert [q.answer for q in draft_of(word_document(paragraphs)).bank.questions] == [
        "The wind pushes.",
        "- the jib\n- the main",
        "The rudder does, by turning water aside.",
    ]


def test_a_cell_across_all_columns_heads_the_rows_below_and_items_in_a_cell_are_told_apart() -> None:
    document = docx.Document()
    table = document.add_table(5, 2)
    rows = [
        ("Term", "Definition"),
        ("Sails", ""),
        ("jib", "a sail before the mast"),
        ("Ropes", ""),
        ("sheet", "It trims:"),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for index in (1, 3):
        table.rows[index].cells[0].merge(table.rows[index].cells[1])
    for item in ("the jib", "the main"):
        table.rows[4].cells[1].add_paragraph(item, "List Bullet")
    file = io.BytesIO()
    document.save(file)
    told = [(q.answer, q.topic) for q in draft_of(file.getvalue()).bank.questions]
    assert told == [("a sail before the mast", "Sails"), ("It trims: the jib; the main", "Ropes")]


def test_an_indent_that_no_page_has_room_for_is_no_text() -> None:
    for left in (10**8, 10**12):
        levels = LEVEL.format(0, 1, "decimal", "%1.", 360), LEVEL.format(1, 1, "bullet", "-", left)
        lines = lines_of(document_with_lists([("jib", 5, 0), ("main", 5, 1)], *levels))
        assert lines[0] == "1. jib"
        assert lines[1].strip() == "- main"
        assert len(lines[1]) < 60


@pytest.mark.parametrize(
    ("level", "start"), [("x", "1"), ("99", "1"), ("1" * 5000, "1"), ("0", "1" * 5000), ("0", "-1")]
)
def test_numbers_that_are_none_number_nothing_and_spoil_nothing(level: str, start: str) -> None:
    data = document_with_lists([("jib", 5, 0), ("A sail.", None, 0)], LEVEL.format(level, start, "decimal", "%1.", 360))
    assert [line.rpartition(" ")[2] for line in lines_of(data)] == ["jib", "sail."]
