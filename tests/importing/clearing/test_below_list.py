"""What stands apart below a list is of its last term only where it speaks of that."""

from __future__ import annotations

from examsim.importing import read_guide

CHEESES = """\
Brie - ANSWER- A soft cheese with a white rind
Feta - ANSWER- A crumbly cheese in brine
Gouda - ANSWER- A hard cheese in red wax
Ricotta - ANSWER- A fresh cheese of whey
What are casein and rennet? - ANSWER- Casein is the protein of milk.

{below}
"""


def draft(below: str) -> list[str]:
    return [question.answer for question in read_guide(CHEESES.format(below=below), "guide.txt").bank.questions]


def test_what_speaks_of_the_last_term_is_of_its_answer() -> None:
    assert draft("Rennet makes it curdle.")[-1] == "Casein is the protein of milk.\nRennet makes it curdle."


def test_what_speaks_of_something_else_is_of_no_answer() -> None:
    assert draft("Bring a knife on Monday.")[-1] == "Casein is the protein of milk."
