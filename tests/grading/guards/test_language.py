from __future__ import annotations

import pytest

from examsim.grading.guards.language import other_language
from tests.grading.guards.texts import compare

QUESTION, REFERENCE = "Why is the sky blue?", "Air scatters short waves of light more than long ones."


@pytest.mark.parametrize(
    ("response", "language"),
    [
        ("Die Luft streut kurze Wellen des Lichts stärker als lange.", "German"),
        ("L'air disperse les ondes courtes de la lumière plus que les longues.", "French"),
        ("El aire dispersa más las ondas cortas de la luz que las largas.", "Spanish"),
        ("Воздух рассеивает короткие волны сильнее.", "Cyrillic"),
        ("空気は短い波長の光をより散乱する。", "Chinese"),
    ],
)
def test_it_says_which_language_was_not_understood(response: str, language: str) -> None:
    finding = other_language(compare(QUESTION, REFERENCE, response))
    assert finding is not None
    assert finding.cap == 1
    assert finding.unsure
    if language != "Chinese":
        assert language in finding.reason


@pytest.mark.parametrize(
    "response",
    [
        REFERENCE,
        "scattering ~ λ^-4, so blue dominates",
        "Rayleigh scattering, short waves, blue light",
        "short waves scatterd mor by teh air molcules",
        "α, β and γ",
        "",
    ],
)
def test_english_terse_notes_and_symbols_are_understood(response: str) -> None:
    assert other_language(compare(QUESTION, REFERENCE, response)) is None


def test_a_question_about_another_language_may_be_answered_in_it() -> None:
    comparison = compare(
        "Übersetze den Satz.", "Der Hund schläft unter dem alten Baum.", "Der Hund schläft unter dem alten Baum."
    )
    assert other_language(comparison) is None
