"""Terms at the edge with what they mean further in; a term with options below it is a question without an answer."""

from __future__ import annotations

from examsim.importing import read_guide
from examsim.importing.shapes import further_in
from examsim.importing.text.entries import Part
from examsim.importing.text.lines import numbered_lines


def prompts(below: str) -> int:
    text = "\n".join(f"Engine of kind {number}\n{below}" for number in range(1, 6))
    return sum(piece.part is Part.PROMPT for piece in further_in.read(numbered_lines(text)))


def test_what_is_further_in_tells_of_what_is_at_the_edge() -> None:
    assert prompts("    burns its fuel in cylinders\n    and turns a shaft") == 5


def test_options_further_in_are_no_answer() -> None:
    assert prompts("    A. burns its fuel in cylinders\n    B. turns a shaft") == 0


def test_what_was_wrapped_to_further_in_goes_on_with_the_line_at_the_edge() -> None:
    terms = {
        "Kinship": "Ties of blood and marriage that hold a\n   clan together",
        "Totem": "Animal or plant from which a clan says that\n   it comes",
        "Exogamy": "Rule that one marries outside of the clan\n   one was born to",
        "Dowry": "Goods that a bride brings to the house of\n   her husband",
    }
    text = "\n".join(f"{number}. {term} {meaning}" for number, (term, meaning) in enumerate(terms.items(), 1))
    questions = read_guide(text, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [" ".join(meaning.split()) for meaning in terms.values()]
