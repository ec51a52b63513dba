"""Lists of words in another language ask what they mean, and lists of terms what they are."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide

GERMAN = "der Hund - dog\ndie Katze - cat\ndas Haus - house\nlaufen - to run\n"
SPANISH = "perro - dog\ngato - cat\nárbol - tree\ncorrer - to run\n"
RUSSIAN = "дом - house\nвода - water\nкошка - cat\nдерево - tree\n"
CHINESE = "水 - water\n火 - fire\n山 - mountain\n人 - person\n"
LATIN_NAMES = "Fagus sylvatica - beech\nBetula pendula - birch\nIlex aquifolium - holly\nAcer campestre - field maple\n"
ORGANELLES = "Ribosome - makes proteins\nVacuole - stores sap\nChloroplast - sugar maker\nLysosome - waste removal\n"
SYMBOLS = "λ - wavelength\nρ - density\nη - efficiency\nω - angular speed\n"
TAUGHT = "Hund - an animal that was bred from wolves\nHaus - a place in which people live\n"


def _prompts(guide: str) -> list[str]:
    return [question.prompt for question in read_guide(guide, "guide.txt").bank.questions]


@pytest.mark.parametrize("guide", [GERMAN, SPANISH, RUSSIAN, CHINESE])
def test_a_list_of_foreign_words_asks_what_each_means(guide: str) -> None:
    terms = [line.partition(" - ")[0] for line in guide.splitlines()]
    assert _prompts(guide) == [f"What does “{term}” mean?" for term in terms]


@pytest.mark.parametrize("guide", [LATIN_NAMES, ORGANELLES, SYMBOLS])
def test_a_list_of_terms_that_english_hardly_knows_asks_for_their_definition(guide: str) -> None:
    assert not any("mean" in prompt for prompt in _prompts(guide))


def test_foreign_terms_that_are_explained_at_length_ask_for_their_definition() -> None:
    guide = f"{TAUGHT}Katze - an animal that catches mice in the house\nBaum - a plant that grows for a hundred years\n"
    assert not any("mean" in prompt for prompt in _prompts(guide))


def test_a_foreign_word_that_looks_like_a_task_or_a_question_in_english_is_a_word() -> None:
    assert _prompts(f"{GERMAN}was machen - to do what\n")[-1] == "What does “was machen” mean?"
