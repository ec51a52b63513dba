"""Cards with a tab between their sides, in the middle of a page."""

from __future__ import annotations

from examsim.importing import read_guide

HEAD = "Cardbarn\nShuffle cards\nHow to study.\nUse the arrows to turn a card.\n\nFront\nBack\n\n"
CARDS = (
    ("What is a bailey?", "The yard of a castle"),
    ("The tower of last defence", "The keep, or donjon"),
    ("Who built Krak des Chevaliers?", "The Hospitallers"),
    ("Which castle has nine towers?", "Conwy, if one counts the gate"),
    ("Slit for an archer", "Loop"),
)
ROWS = "".join(f"{front}\t{back}\n" for front, back in CARDS)


def test_cards_with_a_tab_are_told_from_the_page_around_them() -> None:
    draft = read_guide(f"{HEAD}{ROWS}\nSave to a folder\nSign in to save.\n", "castles.txt")
    assert [question.answer for question in draft.bank.questions] == [back for _, back in CARDS]


def test_a_question_below_the_rows_is_not_lost() -> None:
    below = "\nWhat is a moat?\nA ditch around a castle, often wet.\n"
    draft = read_guide(f"{HEAD}{ROWS}{below}", "castles.txt")
    assert "moat" in " ".join(question.prompt for question in draft.bank.questions)


def test_terms_below_the_rows_are_more_than_the_foot_of_a_page() -> None:
    terms = {"Merlon": "a tooth of a wall", "Crenel": "the gap beside it", "Motte": "a mound for a tower"}
    terms |= {"Barbican": "a work before the gate", "Sally port": "a small way out"}
    below = "".join(f"{term}: {meaning}\n" for term, meaning in terms.items())
    questions = read_guide(f"{HEAD}{ROWS}\n{below}", "castles.txt").bank.questions
    assert [question.answer for question in questions][-5:] == [*terms.values()]
