"""What separates a term from its meaning, and what only looks as if it did."""

from __future__ import annotations

from tests.importing.told import answers


def test_questions_and_terms_before_two_colons_are_one_list() -> None:
    cards = "How many strings has a violin? :: 4\nHow many has a harp? :: 47\nHow many has a lute? :: 15\n"
    assert answers(f"{cards}pizzicato :: plucked with the finger\narco :: played with the bow\n") == [
        "4",
        "47",
        "15",
        "plucked with the finger",
        "played with the bow",
    ]


def test_names_of_code_with_two_colons_are_not_cut_in_them() -> None:
    text = "std::sort - puts a range in order\nstd::find - looks for a value\nstd::copy - copies a range\n"
    assert answers(text) == ["puts a range in order", "looks for a value", "copies a range"]


def test_signs_of_arithmetic_in_every_line_part_no_terms() -> None:
    formulas = {"Speed": "distance ÷ time", "Density": "mass ÷ volume", "Pressure": "force ÷ area", "Area": "a × b"}
    assert answers("".join(f"- **{name}**: {told}\n" for name, told in formulas.items())) == list(formulas.values())


def test_a_term_in_bold_without_its_colon_is_one_among_others_with_theirs() -> None:
    told = [
        "**meander**: a bend",
        "**levee**: a bank of mud",
        "**delta** the mouth of several arms",
        "**weir**: a low dam",
    ]
    assert answers("".join(f"- {one}\n" for one in told))[2] == "the mouth of several arms"


def test_one_arrow_stands_for_another_below_problems_with_solutions() -> None:
    solved = "".join(f"Problem {n}. Find the flow of river {n}.\nSolution. {n} m³/s\n\n" for n in range(1, 7))
    solved = solved.replace("Solution. 4", "Soln. 4")
    terms = (
        "Weir → a low dam that\n    is built across\n\nLevee -> a bank of mud\n\nDelta → a mouth of\n    many arms\n"
    )
    assert answers(f"{solved}TERMS (by heart)\n\n{terms}") == [
        *(f"{n} m³/s" for n in range(1, 7)),
        "a low dam that is built across",
        "a bank of mud",
        "a mouth of many arms",
    ]


def test_cards_whose_meanings_have_dashes_are_cut_at_their_colons() -> None:
    cards = "weir::a low dam\nlevee::bank - of mud\ndelta::a mouth of many arms\nford::place - to cross\n"
    assert answers(cards) == ["a low dam", "bank - of mud", "a mouth of many arms", "place - to cross"]


def test_a_whole_question_before_a_dash_is_asked_among_terms_before_dashes() -> None:
    asked = "Which river, though it is the longest of its continent by far, has no bridge over most of its length?"
    terms = f"Weir - a low dam\n\n{asked} - the Amazon\n\nLevee - a bank of mud\n\nFord - a place to cross\n"
    assert answers(terms) == ["a low dam", "the Amazon", "a bank of mud", "a place to cross"]


def test_a_question_within_what_a_term_means_stays_there() -> None:
    within = "but why is it built no higher than the fish can leap? - so that they pass"
    terms = f"Weir - a low dam\n{within}\n\nLevee - a bank\nof mud\n\nFord - a way\nover\n"
    assert answers(terms)[0] == f"a low dam\n{within}"
