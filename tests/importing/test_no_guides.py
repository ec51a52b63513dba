"""Texts that are no study guides, whatever shape they have: none becomes a bank without a word about it.

To add one, put it into ``no_guides``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from examsim.domain.errors import InputError
from tests.importing.files.made import draft_of

HERE = Path(__file__).parent
DOUBT = "This may be no study guide"


def notes_of(text: str) -> str:
    """What a person is told of a text that gave questions."""
    return "\n".join(draft_of(text).notes)


@pytest.mark.parametrize("path", sorted((HERE / "no_guides").glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_that_teaches_nothing_is_refused_or_doubted(path: Path) -> None:
    try:
        told = notes_of(path.read_text("utf-8"))
    except InputError as error:
        told = str(error)
    assert DOUBT in told or "No question with an answer was found" in told


@pytest.mark.parametrize("path", sorted((HERE / "layouts").glob("*.txt")), ids=lambda path: path.stem)
def test_a_guide_of_any_layout_is_not_doubted(path: Path) -> None:
    assert DOUBT not in notes_of(path.read_text("utf-8").partition("=== what is in it\n")[0])


@pytest.mark.parametrize(
    "guide",
    [
        "Boiling point of water: 100\nNumber of planets: 8\nSpeed of light: 299792458\n",
        "Monday - lundi\nTuesday - mardi\nWednesday - mercredi\nThursday - jeudi\n",
        "Gold: Au\nSilver: Ag\nIron: Fe\nCopper: Cu\n",
        "4 July 1776 - independence is declared\n14 July 1789 - the Bastille falls\n1 May 1707 - the Act of Union\n",
        "Q: What do you call a young swan?\nA: A cygnet\n\nQ: What do you call a young hare?\nA: A leveret\n",
    ],
)
def test_short_answers_days_and_a_question_to_the_reader_raise_no_doubt(guide: str) -> None:
    assert DOUBT not in notes_of(guide)
