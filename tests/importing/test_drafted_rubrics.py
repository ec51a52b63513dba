from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.asked import Asked
from examsim.importing.drafting.abbreviations import Abbreviations
from examsim.importing.drafting.clusters import clustered
from examsim.importing.drafting.criteria import draft_rubric
from examsim.importing.drafting.keywords import keyword_groups
from examsim.importing.drafting.naming import LONGEST_ID, Names, slug
from examsim.importing.drafting.statements import statements
from examsim.importing.text.words import stems

NO_ABBREVIATIONS = Abbreviations([])


def groups(statement: str, prompt: str = "", *texts: str) -> list[tuple[str, ...]]:
    known = frozenset(prompt.split())
    return list(keyword_groups(statement, known, Abbreviations(texts)))


def criteria(*answer: str, prompt: str = "Topic") -> list[tuple[float, str]]:
    rubric = draft_rubric("topic", statements(answer), stems(prompt), 4.0, NO_ABBREVIATIONS)
    return [(criterion.points, criterion.statement) for criterion in rubric.criteria]


def test_keywords_are_the_rare_words_in_the_order_of_the_statement() -> None:
    assert groups("The enzyme then binds its substrate at the active site") == [
        ("enzyme",),
        ("binds",),
        ("substrate",),
        ("active",),
    ]


def test_the_words_of_the_prompt_are_no_keywords() -> None:
    assert ("enzym",) not in groups("The enzyme binds its substrate", "enzym")
    assert groups("The enzyme binds its substrate", "enzym") == [("binds",), ("substrate",)]


def test_what_is_named_as_something_else_or_to_illustrate_is_no_keyword() -> None:
    words = {word for group in groups("Unlike bacteria, a virus needs a host, such as a mammal") for word in group}
    assert words == {"virus", "needs", "host"}


def test_short_and_long_forms_are_alternatives_wherever_the_guide_introduces_them() -> None:
    introduced = "A magnetic resonance imaging (MRI) scanner"
    assert groups("An MRI shows soft tissue", "", introduced)[0] == ("MRI", "magnetic resonance imaging")
    assert groups("Magnetic resonance imaging is slow", "", introduced)[0] == ("magnetic resonance imaging", "MRI")
    assert ("PCR", "polymerase chain reaction") in groups("made by PCR", "", "PCR = Polymerase Chain Reaction")


def test_a_bracket_that_does_not_spell_the_words_introduces_nothing() -> None:
    assert groups("the scanner (OK) works", "", "the scanner (OK) works")[0] != ("OK", "the scanner")


def test_a_synonym_in_brackets_is_an_alternative() -> None:
    assert ("filters", "kernels") in groups("It slides filters (kernels) over the picture")


def test_drafted_keywords_speak_for_a_criterion_and_are_not_asked_for() -> None:
    (drafted,) = draft_rubric(
        "topic", statements(["It slides filters (kernels) over the picture"]), stems("Topic"), 4.0, NO_ABBREVIATIONS
    ).criteria
    assert ("filters", "kernels") in drafted.keywords
    assert drafted.at_least == 0
    assert not drafted.demands_keywords


def test_points_follow_weight_and_come_in_quarters() -> None:
    drafted = criteria("Chlorophyll absorbs red and blue light inside the chloroplast", "Leaves look green")
    assert [points for points, _ in drafted] == [3.0, 1.0]


def test_at_most_five_criteria_and_the_small_ones_are_merged() -> None:
    drafted = criteria(
        *[f"- {planet} orbits" for planet in ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus"]]
    )
    assert len(drafted) == 5
    assert "; " in " ".join(statement for _, statement in drafted)
    assert sum(points for points, _ in drafted) == 4.0


def test_a_question_of_few_points_has_as_many_criteria_as_it_has_quarters_at_most() -> None:
    said = statements(["Water evaporates. Vapour condenses. Rain falls. Rivers flow. Leaves transpire. Snow melts."])
    for quarters in range(1, 9):
        drafted = draft_rubric("cycle", said, frozenset(), quarters / 4, NO_ABBREVIATIONS).criteria
        assert len(drafted) == min(quarters, 5)
        assert sum(criterion.points for criterion in drafted) == quarters / 4


def test_the_same_said_again_is_no_second_criterion_but_its_opposite_is() -> None:
    again = criteria(
        "When the pressure rises, the gas takes up less volume", "rising pressure gives the gas less volume"
    )
    assert len(again) == 1
    opposite = criteria("Lossless compression keeps all the data", "Lossy compression does not keep all the data")
    assert len(opposite) == 2


def test_items_of_a_list_and_numbers_never_repeat_each_other() -> None:
    assert len(criteria("- if w > 1: exploding gradients", "- if w < 1: vanishing gradients")) == 2
    assert len(criteria("Type 1 diabetes lacks insulin altogether", "Type 2 diabetes lacks insulin response")) == 2


def test_an_answer_of_nothing_but_an_example_is_still_marked() -> None:
    assert criteria("E.g. a whale") == [(4.0, "E.g. a whale.")]


def test_ids_are_short_unique_and_never_empty() -> None:
    names = Names("question")
    assert [names.give(text) for text in ("Ohm's law", "Ohm’s law", "Été", "光", "光")] == [
        "ohms-law",
        "ohms-law-2",
        "ete",
        "question",
        "question-2",
    ]
    assert len(slug("word " * 50)) <= LONGEST_ID
    assert not slug("word " * 50).endswith("-")
    assert [names.give(text) for text in ("a", "a-2", "a")] == ["a", "a-2", "a-3"]


def test_a_word_cut_at_the_end_of_what_is_looked_at_names_a_topic_too() -> None:
    long = "w" * 30 + " " + "x " * 131 + "questionable"
    asked = [Asked(n, f"{'Term' if n > 3 else long} {n}", (), (f"{long if n < 4 else 'other'} {n}",)) for n in range(9)]
    assert len(clustered(asked)) == 9


def test_what_only_answers_say_in_passing_names_no_topic() -> None:
    said = [("likely", "avoided"), ("likely", "enzyme"), ("form", "enzyme"), ("form", "avoided")]
    asked = [Asked(n, f"Term{chr(97 + n)}", (), (f"It is {' '.join(said[n % 4])}.",)) for n in range(8)]
    assert set(clustered(asked)) == {"enzyme", "other"}


def test_what_only_illustrates_is_no_criterion_unless_it_is_asked_for() -> None:
    answer = (
        "Friction is a force against motion, such as that of brakes on wheels. Imagine a book that slides to a stop."
    )
    text = f"Question: {{}}\nAnswer: {answer}\n\nQuestion: What is a lever?\nAnswer: A bar on a pivot.\n"
    plain, asked = (
        read_guide(text.format(prompt), "guide.txt").bank
        for prompt in ("What is friction?", "What is friction? Give an example.")
    )
    statements = [
        [criterion.statement for criterion in bank.rubrics[bank.questions[0].id].criteria] for bank in (plain, asked)
    ]
    assert statements[0] == ["Friction is a force against motion."]
    assert any("brakes" in statement for statement in statements[1])


@pytest.mark.parametrize(
    ("prompt", "words", "minutes"),
    [("What?", 3, 1), ("What?", 15, 2), ("What?", 60, 4), ("What?", 300, 10), ("What? [6 marks]", 15, 6)],
)
def test_minutes_follow_what_is_to_be_typed_and_the_marks_of_a_paper(prompt: str, words: int, minutes: float) -> None:
    text = f"Question: {prompt}\nAnswer: {'rock ' * words}\n\nQuestion: What is a lever?\nAnswer: A bar on a pivot.\n"
    assert read_guide(text, "guide.txt").bank.questions[0].minutes == minutes


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("Mitochondria", 1.0),
        ("William Shakespeare", 1.0),
        ("Solid, liquid and gas", 2.0),
        ("Water moves through a membrane towards the side with more dissolved salt.", 3.0),
    ],
)
def test_a_single_name_is_worth_less_than_a_list_and_a_list_less_than_a_sentence(answer: str, points: float) -> None:
    draft = read_guide(f"Q: What is it, then?\nA: {answer}\n", "guide.txt")
    assert draft.bank.questions[0].points == points
    assert sum(criterion.points for each in draft.bank.rubrics.values() for criterion in each.criteria) == points


@pytest.mark.parametrize("said", ["", " [1 mark]", " [2 marks]"])
def test_taking_a_neighbour_for_what_is_asked_leaves_less_than_the_question_is_worth(said: str) -> None:
    """A cap as high as the points would change nothing, and no bank that has one can be written."""
    guide = (
        "1. Mitosis{0} - (ANSWER) It makes two.\n2. Meiosis{0} - (ANSWER) It makes four.\n3. Osmosis - (ANSWER) Water."
    )
    bank = read_guide(guide.format(said), "cells.txt").bank
    points = {question.id: question.points for question in bank.questions}
    mistaken = [(one.cap, points[of]) for of, each in bank.rubrics.items() for one in each.misconceptions]
    assert mistaken
    assert all(cap is not None and cap < worth for cap, worth in mistaken)
