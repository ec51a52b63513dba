"""Terms that describe a thing are asked for as a person would ask, by what their answer is."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.drafting.described import asked_for


@pytest.mark.parametrize(
    ("term", "answer", "prompt"),
    [
        ("Capital of France.", "Paris", "What is the capital of France?"),
        ("Author of Hamlet", "William Shakespeare", "Who is the author of Hamlet?"),
        ("Battle of Hastings", "1066", "When was the Battle of Hastings?"),
        ("French Revolution", "1789", "When was the French Revolution?"),
        ("Boiling point of water", "100 °C", "What is the boiling point of water?"),
        ("Chromosomes in a human cell", "46", "How many chromosomes are there in a human cell?"),
        ("Avogadro's number", "6.022e23", "What is Avogadro's number?"),
        ("Normal heart rate", "72", "What is the normal heart rate?"),
        ("Functions of the liver", "It makes bile and stores glycogen.", "What are the functions of the liver?"),
        ("Difference between TCP and UDP", "Only TCP connects.", "What is the difference between TCP and UDP?"),
        ("Longest river in South America", "the Amazon", "What is the longest river in South America?"),
        ("Fear of heights", "acrophobia", "What is the fear of heights called?"),
        ("Example of a noble gas", "neon", "What is an example of a noble gas?"),
        ("Bay of Bengal", "a sea", "What is the Bay of Bengal?"),
        ("English king who had six wives", "Henry VIII", "Name this: English king who had six wives."),
        ("Erklären Sie zwei Merkmale des Lebens!", "Reizbarkeit", "Erklären Sie zwei Merkmale des Lebens!"),
    ],
)
def test_a_description_is_asked_for_as_a_person_would(term: str, answer: str, prompt: str) -> None:
    guide = f"Term: {term}\nAnswer: {answer}\n"
    assert read_guide(guide, "guide.txt").bank.questions[0].prompt == prompt


@pytest.mark.parametrize(
    ("term", "answer"),
    [
        ("Statute of frauds", "Contracts for land must be in writing."),
        ("Osmosis", "water"),
        ("Water is made of hydrogen and oxygen", "a compound"),
        ("Selective serotonin reuptake inhibitor", "a drug"),
    ],
)
def test_a_name_and_a_sentence_describe_nothing(term: str, answer: str) -> None:
    assert asked_for(term, answer) == ""
