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


def apart(below: str, within: str = "") -> list[str]:
    """The last answer and what was not understood, where blank lines stand between all terms."""
    cheeses = CHEESES.format(below="").strip().replace("\n", "\n\n").replace("in brine", f"in brine{within}")
    more = (
        "\n\nEdam - ANSWER- A round cheese\n\nQuark - ANSWER- A cheese to spread\n\nTete - ANSWER- A cheese to scrape"
    )
    draft = read_guide(f"{cheeses}{more}\n\n{below}\n", "guide.txt")
    return [draft.bank.questions[-1].answer, *(line.text for line in draft.not_understood)]


def test_a_remark_below_the_last_of_many_is_of_no_answer_where_none_has_two_paragraphs() -> None:
    assert apart("Ok thats all, see you on monday.") == ["A cheese to scrape", "Ok thats all, see you on monday."]
    assert apart("One may scrape it with a girolle.") == ["A cheese to scrape\nOne may scrape it with a girolle."]
    assert len(apart("Ok thats all, see you on monday.", within="\n\nIt is Greek.")) == 1


def test_a_remark_below_few_terms_with_blank_lines_between_is_of_the_last() -> None:
    few = CHEESES.format(below="").strip().replace("\n", "\n\n")
    assert read_guide(f"{few}\n\nBring a knife on Monday.\n", "guide.txt").bank.questions[-1].answer.endswith("Monday.")
