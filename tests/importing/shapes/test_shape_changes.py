"""A guide that goes on in another shape: the last answer above does not take in what follows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examsim.importing import read_guide
from examsim.importing.shapes import definitions
from examsim.importing.text.lines import numbered_lines

ABOVE = """\
Question: What is diffusion?
Answer: Movement of particles from high to low concentration.

Question: What is osmosis?
Answer: The movement of water across a membrane.

Question: {asked}
Answer: Movement against a gradient, using energy.{leads}
"""
COLONS = "Nucleus: holds the DNA\nRibosome: makes proteins\nVacuole: stores cell sap\n"
DASHES = "Nucleus - holds the DNA\nRibosome - makes proteins\nVacuole - stores cell sap\n"
TABS = "Nucleus\tholds the DNA\nRibosome\tmakes proteins\nVacuole\tstores cell sap\n"
TABLE = "| Part | Function |\n|---|---|\n" + TABS.replace("\t", " | ")
ASKED = "What holds the DNA? Nucleus.\nWhat makes proteins? Ribosomes.\nWhat stores cell sap? The vacuole.\n"
ORGANELLES = ["holds the DNA", "makes proteins", "stores cell sap"]


def _answers(guide: str) -> list[str]:
    return [question.answer for question in read_guide(guide, "guide.txt").bank.questions]


def _above(asked: str = "What is active transport?", leads: str = "") -> str:
    return ABOVE.format(asked=asked, leads=leads)


@pytest.mark.parametrize("rest", [COLONS, DASHES, TABS, TABLE], ids=["colons", "dashes", "tabs", "table"])
def test_terms_below_labelled_questions_are_questions_of_their_own(rest: str) -> None:
    assert _answers(f"{_above()}\n{rest}")[2:] == ["Movement against a gradient, using energy.", *ORGANELLES]


def test_questions_answered_in_their_line_below_labelled_ones_are_questions_of_their_own() -> None:
    assert _answers(f"{_above()}\n{ASKED}")[3:] == ["Nucleus.", "Ribosomes.", "The vacuole."]


def test_a_title_above_the_rest_is_a_heading() -> None:
    draft = read_guide(f"{_above()}\nKey terms\n\n{COLONS}", "guide.txt")
    assert [line.text for line in draft.headings] == ["Key terms"]
    assert len(draft.bank.questions) == 6


def test_the_shape_may_change_more_than_once() -> None:
    plants = (
        "| Organ | Function |\n|---|---|\n| Root | takes in water |\n| Leaf | makes sugar |\n| Flower | makes seeds |\n"
    )
    answers = _answers(f"{_above()}\n{COLONS}\n{plants}")
    assert answers[3:] == [*ORGANELLES, "takes in water", "makes sugar", "makes seeds"]


def test_labelled_questions_may_go_on_below_terms() -> None:
    answers = _answers(f"{_above()}\n{COLONS}\nQuestion: What is a tissue?\nAnswer: Cells that work together.\n")
    assert answers[3:] == [*ORGANELLES, "Cells that work together."]


@pytest.mark.parametrize(
    ("above", "rest"),
    [
        (_above(leads=" It is done by:"), COLONS),
        (_above(asked="What are the parts of a cell?"), COLONS),
        (_above(), "".join(f"- {line}\n" for line in COLONS.splitlines())),
        (_above(), "Advantages: works against a gradient\nDisadvantages: costs energy\nUses: the sodium pump\n"),
    ],
    ids=["led on to", "asked for", "bullets", "aspects"],
)
def test_a_list_that_is_of_an_answer_stays_in_it(above: str, rest: str) -> None:
    assert len(_answers(f"{above}\n{rest}")) == 3


def test_a_list_that_a_line_with_a_colon_leads_on_to_stays_in_its_answer() -> None:
    assert len(_answers(f"{_above()}\nThe parts that take part are:\n{COLONS}")) == 3


def test_a_list_below_a_blank_line_stays_where_other_answers_have_blank_lines() -> None:
    told = "Question: What is a cell?\nAnswer: The unit of life.\n\nIt has a membrane.\n\n"
    guide = f"{told}{told.replace('cell', 'tissue')}{_above()}\n{COLONS}Chloroplast: makes sugar\n"
    assert "Vacuole" in _answers(guide)[-1]


def test_a_list_below_a_blank_line_stays_where_other_answers_are_as_long() -> None:
    long = _above().replace("ation.", "ation.\nIt needs\nno energy.").replace("brane.", "brane.\nIt\nswells.")
    assert "Vacuole" in _answers(f"{long}\n{COLONS}")[-1]


@pytest.mark.parametrize(
    "rest", [COLONS, "**Nucleus**\nIt holds the DNA.\n**Ribosome**\nIt makes proteins.\n**Sap**\nA fluid.\n"]
)
def test_what_may_be_of_another_shape_and_stays_in_an_answer_is_shown(rest: str) -> None:
    draft = read_guide(f"{_above()}{rest}", "guide.txt")
    assert len(draft.bank.questions) == 3
    assert [finding.places[0].line for finding in draft.findings if "another shape" in finding.why] == [7]


def test_a_line_of_which_nothing_is_left_is_read_past() -> None:
    lines = [replace(line, text="") if line.number == 2 else line for line in numbered_lines("A: b\nC: d\nE: f\n")]
    assert [piece.line.number for piece in definitions.read_marked(lines)][:2] == [1, 2]


def test_rows_below_an_answer_are_terms_also_where_answers_have_paragraphs() -> None:
    asked = "".join(f"Q. What is rule {n}?\n\nA. It says {n}.\n\nIt also says why{n}.\n\n" for n in (1, 2, 3))
    first = "a priori = knowable before experience\n"
    rows = f"{first}deontology = the view that duties count\negoism = the self comes first\n"
    questions = read_guide(f"{asked}-----\nJust the words from here\n\n{rows}", "guide.txt").bank.questions
    assert [question.answer for question in questions[3:]] == [
        "knowable before experience",
        "the view that duties count",
        "the self comes first",
    ]


def test_rows_with_tabs_below_an_answer_are_terms_and_two_are_none() -> None:
    asked = "".join(f"Q. What is rule {n}?\nA. It says {n}.\n\n" for n in (1, 2, 3))
    rows = ["Nucleus\tholds the DNA", "Ribosome\tmakes proteins", "Vacuole\tstores cell sap"]
    told = f"{asked}Vocabulary (from the slides)\n\n" + "\n".join(rows)
    assert len(read_guide(told, "guide.txt").bank.questions) == 6
    assert len(read_guide(told.replace(f"\n{rows[2]}", ""), "guide.txt").bank.questions) == 3


def test_formulas_below_an_answer_are_no_terms() -> None:
    formulas = "force = mass * acceleration\npower = force × speed\ntorque = force * arm"
    blocks = [
        "Q. What is a lever?\nA. A bar that turns about a point.",
        f"Q. How is work computed?\nA. By what is pushed and how far.\n\n{formulas}",
        "Q. What is a ramp?\nA. A slope.\n\nIt saves force.",
    ]
    assert _answers("\n\n".join(blocks)) == [
        "A bar that turns about a point.",
        f"By what is pushed and how far.\n{formulas}",
        "A slope.\nIt saves force.",
    ]
