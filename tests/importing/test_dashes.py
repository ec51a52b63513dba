"""Lists of terms in which one dash stands for another, and dashes that only set words apart."""

from __future__ import annotations

from examsim.importing import read_guide

LIST = """\
Words of the kitchen

Roux - flour cooked in fat
Jus – juices of a roast, made thinner
Mirepoix — carrot, onion and celery, diced
Sous-vide - cooked in a bag in warm water
Blanch -- boil for a moment, then cool
Fumet - stock made of the bones of fish
Chiffonade - leaves cut into ribbons
"""


def test_terms_are_told_from_their_definitions_by_dashes_of_any_length() -> None:
    draft = read_guide(LIST, "guide.txt")
    assert [question.answer for question in draft.bank.questions] == [
        "flour cooked in fat",
        "juices of a roast, made thinner",
        "carrot, onion and celery, diced",
        "cooked in a bag in warm water",
        "boil for a moment, then cool",
        "stock made of the bones of fish",
        "leaves cut into ribbons",
    ]


def test_dashes_that_set_words_of_a_definition_apart_begin_no_other() -> None:
    aside = LIST.replace("\nJus", "\nCooks — of every land — begin with it\nJus")
    assert "of every land" in read_guide(aside, "guide.txt").bank.questions[0].answer


def test_a_sentence_with_a_dash_of_another_length_goes_on_with_the_definition_above() -> None:
    longer = LIST.replace("\nJus", "\nIt thickens whatever is poured on it — slowly\nJus")
    assert "poured on it — slowly" in read_guide(longer, "guide.txt").bank.questions[0].answer
