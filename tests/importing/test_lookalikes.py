"""What looks like a note, a title, a page or another shape, and is part of a question or its answer."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from tests.importing.told import answers

LABELLED = (
    "Q: What is a keel?\nA: The lowest beam.\n\nQ: {asked}\nA: {said}\n\nQ: What is a hull?\nA: The body of a ship.\n"
)
DOUBLE_SPACED = """\
1. What is translation?

Making protein from RNA.

2. What is mRNA {verb} from?

A DNA strand.

3. What is a codon?

Three bases.
"""


def test_a_term_that_often_heads_a_column_is_a_term_beside_what_it_means() -> None:
    terms = ["Compiler - translates source code", "Command - an order given to the computer"]
    terms += [
        "Variable - a named place in memory",
        "Symbol - a name the linker resolves",
        "Linker - joins object files",
    ]
    assert answers("\n".join(terms)) == [term.split(" - ")[1] for term in terms]


@pytest.mark.parametrize("verb", ["copied", "typed up", "pasted"])
def test_a_question_is_no_note_whatever_its_words(verb: str) -> None:
    assert answers(DOUBLE_SPACED.format(verb=verb)) == ["Making protein from RNA.", "A DNA strand.", "Three bases."]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("What does a TODO comment mark?", "Open work."),
        ("Who cried it?", "The British are coming, the British are coming!!"),
        ("What is the twelfth digit called?", "(check digit)"),
        ("What does the nurse do?", "Ask the patient when and where they are."),
        ("How did he teach?", "By example.\n(He always taught by talking.)"),
        ("What is done before a dose?", "The label is read.\n(check the label twice)"),
        ("What does the shell do?", "It expands it:\n!! repeats the last command"),
        ("What follows Planning?", "Initiation\nPlanning\nCompletion"),
        ("Which branches are there?", "Executive\nLegislative\n\nJudicial"),
        ("What did the sign say?", "It said\n\nABANDON ALL HOPE"),
        ("What does the table say?", "They are:\n\neins = one\nzwei = two\ndrei = three"),
        ("What stands at the end?", "A file.\n\nEach file is copied from one host to another."),
        ("How is it shown?", "1/4"),
    ],
)
def test_what_an_answer_says_stays_in_it(asked: str, said: str) -> None:
    told = answers(LABELLED.format(asked=asked, said=said))
    assert told == ["The lowest beam.", said.replace("\n\n", "\n"), "The body of a ship."]


def test_options_in_brackets_are_options() -> None:
    options = '(A) "To be or not to be" (he says it alone)\n(B) "Et tu, Brute" (dying)\n(C) n!! (odd)\n'
    (question,) = read_guide(f"1. Which line is it?\n{options}Answer: A\n", "guide.txt").bank.questions
    assert len(question.choices) == 3
    assert question.answer == 'A) "To be or not to be" (he says it alone)'


def test_a_question_mark_may_be_an_answer() -> None:
    text = "Q: Which sign ends a question?\nA:\n?\nQ: What does the quantifier for none or one look like?\nA:\n?\n"
    assert answers(f"{text}Q: What is a comma for?\nA: A pause.\n") == ["?", "?", "A pause."]


def test_two_colons_in_an_answer_are_of_it_also_in_a_deck() -> None:
    cards = (
        "#flashcards\n\nVector::a list that grows\n\nHow is a value moved?\n?\nBy a cast:\nstd::move does just that.\n"
    )
    assert answers(cards) == ["a list that grows", "By a cast:\nstd::move does just that."]


def test_an_answer_above_the_number_of_a_page_is_no_title_of_the_page() -> None:
    asked = "3. Which war ended in 1945?\nWorld War II\nPage 2\n"
    above = "World War II Study Guide\nMr. Smith\n\n1. Who led Britain?\nChurchill\n2. Who fought?\nThe Allies\n"
    text = f"{above}Page 1\n{asked}"
    assert answers(text)[-1] == "World War II"


def test_the_same_answer_above_the_numbers_of_pages_is_an_answer_each_time() -> None:
    blocks = [f"{n}. Statement number {n} is right.\nAnswer: {n % 3 == 0}" for n in range(1, 10)]
    for page, block in enumerate((2, 5, 8), 1):
        blocks[block] += f"\n{page} | P a g e"
    assert len(answers("\n\n".join(blocks))) == 9


def test_a_tick_in_one_answer_makes_no_options() -> None:
    steps = "Weigh the salt.\n✓ Check that the scale is at zero.\nDissolve in water.\nStir."
    others = "What is a solvent?\nThe liquid.\n\nWhat is a solute?\nThe rest.\n"
    text = f"How do you prepare the solution?\n{steps}\n\n{others}"
    assert answers(text)[1:] == ["The liquid.", "The rest."]
    assert answers(text)[0].startswith("Weigh the salt.")


def test_a_reason_is_a_fact_of_a_record() -> None:
    blocks = ["Elevate the leg\nWhen: after surgery\nReason: less swelling"]
    blocks += ["Turn every two hours\nWhen: in bed rest\nReason: no ulcers", "Walk\nWhen: early\nReason: no clots"]
    assert [answer.split("\n")[0] for answer in answers("\n\n".join(blocks))] == [
        "When: after surgery",
        "When: in bed rest",
        "When: early",
    ]


def test_a_letter_with_brackets_is_an_answer_where_there_are_no_options() -> None:
    text = "1. Which vitamin is for sight?\n2. Which key has one flat?\n\nAnswer key\n\n1. A (retinol)\n2. F (major)\n"
    assert answers(text) == ["A (retinol)", "F (major)"]


def test_three_signs_in_one_list_are_one_hand() -> None:
    signs = [" - "] * 3 + [" = "] * 3 + [" – "] * 3
    assert len(answers("\n".join(f"Term number{n}{sign}what it is {n}" for n, sign in enumerate(signs)))) == 9


def test_the_head_of_a_sheet_is_no_list_of_terms() -> None:
    head = "Professor\n\nDr. Jane Roe\n\nOffice hours\n\nTuesday at three\n\nTextbook\n\nCampbell Biology\n\n"
    assert len(answers(head + LABELLED.format(asked="What is a mast?", said="A pole."))) == 3


def test_code_in_a_card_of_several_lines_is_its_answer() -> None:
    code = "```cpp\n#include <iostream>\nstd::cout << 1;\n\nstd::cout << std::endl;\n```"
    text = f"#flashcards/cpp\n\nHow do you print?\n?\n{code}\n\nWhat is a vector?\n?\nA growable array\n"
    assert len(answers(text)) == 2
    assert answers(text)[1] == "A growable array"


def test_a_card_may_stand_below_a_line_of_prose() -> None:
    cards = "Mitochondria::the powerhouse\nRibosome::makes proteins\nNote that it has no membrane.\nGolgi::packages\n"
    assert len(answers(f"#flashcards\n\n{cards}- Nucleus::stores DNA\n")) == 4


@pytest.mark.parametrize(
    "answer",
    [
        "> Remember me in every hour of the day",
        "-- check the totals before the update",
        "ask the patient about the pain",
    ],
)
def test_below_a_task_with_a_number_anything_is_its_answer(answer: str) -> None:
    rest = "2. Give the second line.\n\nIt goes on.\n\n3. Give the third.\n\nIt ends.\n"
    assert len(answers(f"1. Give the first line.\n\n{answer}\n\n{rest}")) == 3


@pytest.mark.parametrize(
    "aside",
    [
        "(in the final step it forms water)",
        "(in the test tube and on paper alike)",
        "(Dr. Freud said they guard sleep.)",
        "(They are mixed up and can be parted.)",
        "(5!! = 15)",
        "(a ?? b)",
    ],
)
def test_an_aside_about_the_matter_stays_in_its_answer(aside: str) -> None:
    assert answers(LABELLED.format(asked="What is it?", said=f"Oxygen\n{aside}"))[1] == f"Oxygen\n{aside}"


@pytest.mark.parametrize(
    "head", ["Word\tMeaning in English", "Term\tDefinition in your words", "Word\tWhat does it mean?"]
)
def test_the_head_of_a_table_may_say_more_than_a_word(head: str) -> None:
    assert answers(f"{head}\nchat\tcat\nchien\tdog\noiseau\tbird\n") == ["cat", "dog", "bird"]


def test_completion_heads_a_part_where_it_stands_apart() -> None:
    options = "a. cat\nb. run\nANS: "
    choice = f"Multiple Choice\n\n1. Which is a noun?\n{options}A\n\n2. Which is a verb?\n{options}B\n"
    gap = "\nCompletion\n\n3. A ____ is a unit of life.\nANS: cell\n\n4. A ____ is a unit of heredity.\nANS: gene\n"
    questions = read_guide(choice + gap, "guide.txt").bank.questions
    assert [question.explanation for question in questions] == ["", "", "", ""]
