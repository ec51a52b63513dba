"""Word documents as people leave them: with tracked changes, controls, boxes and formulas."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from examsim.importing.files import docx
from examsim.importing.files.content import Content
from tests.importing.files.made import draft_of, word_document, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PAIRS = [("Mitosis - (ANSWER) Division HERE of cells.", None), ("Meiosis - (ANSWER) It makes four.", None)]
HEADS = (
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def maths(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def with_body(change: str, to: str, rows: Sequence[tuple[str, str]] = ()) -> bytes:
    """A document whose XML is changed in one place."""
    return changed(word_document(PAIRS, rows), change, to)


def changed(data: bytes, change: str, to: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = members["word/document.xml"].decode()
    assert change in body
    body = body.replace(change, to, 1).replace("<w:body>", f"<w:body {HEADS}>", 1)
    return zipped({**members, "word/document.xml": body.encode()})


def first_answer(inner: str) -> str:
    whole = "<w:r><w:t>Mitosis - (ANSWER) Division HERE of cells.</w:t></w:r>"
    data = with_body(whole, run("Mitosis - (ANSWER) Division ") + inner + run(" of cells."))
    return draft_of(data).bank.questions[0].answer


BOX = "<w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r>"
INNER = {
    "inserted": (f'<w:ins w:id="1" w:author="A">{run("in two")}</w:ins>', "Division in two of cells."),
    "deleted": (
        f'<w:del w:id="1" w:author="A"><w:r><w:delText>in nine</w:delText></w:r></w:del>{run("in two")}',
        "Division in two of cells.",
    ),
    "moved here": (
        f'<w:moveFrom w:id="1">{run("in nine")}</w:moveFrom><w:moveTo w:id="2">{run("in two")}</w:moveTo>',
        "Division in two of cells.",
    ),
    "in a control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('in two')}</w:sdtContent></w:sdt>",
        "Division in two of cells.",
    ),
    "a link": (f'<w:hyperlink w:anchor="x">{run("in two")}</w:hyperlink>', "Division in two of cells."),
    "said again for old programs": (BOX.format("<w:t>in two</w:t>"), "Division in two of cells."),
    "a formula": (
        f"<m:oMath><m:f><m:num>{maths('1')}</m:num><m:den>{maths('2n')}</m:den></m:f>{maths('+')}"
        f"<m:sSup><m:e>{maths('x')}</m:e><m:sup>{maths('2')}</m:sup></m:sSup></m:oMath>",
        "Division 1/(2n)+x^2 of cells.",
    ),
}


@pytest.mark.parametrize(("inner", "answer"), INNER.values(), ids=INNER.keys())
def test_a_paragraph_reads_as_it_is_seen(inner: str, answer: str) -> None:
    assert first_answer(inner) == answer


def test_paragraphs_in_controls_and_boxes_are_read_in_their_place() -> None:
    second = f"<w:p>{run('Meiosis - (ANSWER) It makes four.')}</w:p>"
    third = f"<w:p>{run('Osmosis - (ANSWER) Water moves.')}</w:p>"
    whole = "<w:p><w:r><w:t>Meiosis - (ANSWER) It makes four.</w:t></w:r></w:p>"
    box = BOX.format(f"<w:pict><w:txbxContent>{third}</w:txbxContent></w:pict>")
    data = with_body(whole, f"<w:sdt><w:sdtContent>{second}</w:sdtContent></w:sdt><w:p>{box}</w:p>")
    assert [question.id for question in draft_of(data).bank.questions] == ["mitosis", "meiosis", "osmosis"]


def test_cells_are_read_whole_and_deleted_rows_are_not() -> None:
    rows = [("Ghost", "Gone."), ("Osmosis", "Water."), ("Enzyme", "CELL")]
    data = with_body("<w:r><w:t>CELL</w:t></w:r>", f'<w:ins w:id="1" w:author="A">{run("A protein.")}</w:ins>', rows)
    data = changed(data, "<w:tr>", '<w:tr><w:trPr><w:del w:id="3" w:author="A"/></w:trPr>')
    text = docx.read(Content(data, "cells.docx")).text or ""
    assert text.split("\n")[-3:] == ["Osmosis | Water.", "Enzyme | A protein.", ""]
    assert "Ghost" not in text


def test_footnotes_are_said_to_be_left_out() -> None:
    whole = "<w:t>Mitosis - (ANSWER) Division HERE of cells.</w:t></w:r>"
    data = with_body(whole, f'{whole}<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert "Left out of the document: 1 footnote." in draft_of(data).notes


ROWS = [("Term", "Definition"), ("Mitosis", "Two cells."), ("Meiosis", "Four cells.")]


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2000000000"/>'),
        ("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="abc"/>'),
        ("<w:tcPr>", "<w:tcPr><w:vMerge/>"),
    ],
    ids=["wide", "no number", "goes on from nothing"],
)
def test_odd_cells_cost_a_table_none_of_its_rows(change: str, to: str) -> None:
    assert table_answers(lambda body: body.replace(change, to, 1)) == ["Two cells.", "Four cells."]


@pytest.mark.parametrize("kind", ["tr", "tc"])
def test_rows_and_cells_in_a_control_are_of_the_table(kind: str) -> None:
    def wrapped(body: str) -> str:
        opened, closed = f"<w:sdt><w:sdtPr/><w:sdtContent><w:{kind}>", f"</w:{kind}></w:sdtContent></w:sdt>"
        return body.replace(f"<w:{kind}>", opened).replace(f"</w:{kind}>", closed)

    assert table_answers(wrapped) == ["Two cells.", "Four cells."]


def table_answers(change: Callable[[str], str]) -> list[str]:
    """The answers of a table whose XML is changed."""
    with zipfile.ZipFile(io.BytesIO(word_document([], ROWS))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = members["word/document.xml"].decode()
    assert change(body) != body
    changed = zipped({**members, "word/document.xml": change(body).encode()})
    return [question.answer for question in draft_of(changed).bank.questions]
