"""What looks like a note, a title, a page or another shape, and is part of a question or its answer."""

from __future__ import annotations

import pytest

from examsim.domain.errors import InputError
from examsim.importing import read_guide
from tests.importing.files.made import draft_of

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


def answers(text: str) -> list[str]:
    return [question.answer for question in read_guide(text, "guide.txt").bank.questions]


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


def test_questions_that_open_when_clicked_among_headings_that_ask_are_questions_like_them() -> None:
    headed = "".join(f"{n}. ### What does knot {n} do?\n\n   It holds in case {n}.\n\n" for n in range(1, 5))
    folded = "<details>\n<summary><b>5. What does knot 5 do?</b></summary>\n<p>\n\nIt slips.\n\n</p>\n</details>\n\n"
    draft = draft_of(f"# Knots\n\n{headed}{folded}6. ### What does knot 6 do?\n\n   It binds.\n\n")
    assert [question.answer for question in draft.bank.questions][-2:] == ["It slips.", "It binds."]


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


def test_words_in_capitals_head_the_parts_of_terms_told_in_paragraphs() -> None:
    strings = "".join(f"{name}\n\nIt is played with a bow by one of many.\n\n" for name in ("Violin", "Viola", "Cello"))
    winds = "".join(f"{name}\n\nIt is blown by one of many.\n\n" for name in ("Flute", "Oboe"))
    assert len(answers(f"STRINGS\n\n{strings}WOODWINDS\n\n{winds}")) == 5


RIVERS = ["Meander", "Oxbow lake", "Levee", "Flood plain", "Delta", "Estuary", "Weir"]


def terms_apart(further: int) -> str:
    told = [f"{term}\n\nWhat a river makes of its bed in case {n}, or of its banks.\n" for n, term in enumerate(RIVERS)]
    more = "Example: the river behind the school.\n"
    return "\n".join([*(f"{one}\n{more}" for one in told[:further]), *told[further:]])


def test_terms_apart_from_what_they_mean_are_read_where_one_has_an_example_and_titles_stand_between() -> None:
    text = "GEO 110 Rivers\n\nFor the first test\n\n" + terms_apart(1)
    assert [one.prompt for one in read_guide(text, "guide.txt").bank.questions] == [f"Define {t}." for t in RIVERS]
    assert answers(text)[0].endswith("Example: the river behind the school.")


def test_prose_below_titles_with_many_paragraphs_each_defines_nothing() -> None:
    with pytest.raises(InputError):
        read_guide(
            terms_apart(7).replace("Example: the", "They say it is the longest river in the world, the"), "n.txt"
        )


def test_a_term_in_bold_without_its_colon_is_one_among_others_with_theirs() -> None:
    told = [
        "**meander**: a bend",
        "**levee**: a bank of mud",
        "**delta** the mouth of several arms",
        "**weir**: a low dam",
    ]
    assert answers("".join(f"- {one}\n" for one in told))[2] == "the mouth of several arms"


def test_a_row_without_its_space_and_a_cell_with_lines_are_of_the_table() -> None:
    rows = "| What is a weir? | A low dam |\n| What is a delta?| A mouth |\n| Name two banks. | left<br>right |\n"
    assert answers(f"| Question | Answer |\n|:---|:---|\n| What is a levee? | A bank |\n{rows}") == [
        "A bank",
        "A low dam",
        "A mouth",
        "left; right",
    ]


def test_titles_underlined_at_their_length_are_headings_between_definitions() -> None:
    rivers = "Rivers\n======\n\nLevee\n:   A bank.\n\nDelta\n:   A mouth.\n\n"
    waters = "Other waters\n------------\n\nWeir\n:a low dam\n\nPond\n~ Still water.\n\nLake\n: A large one.\n"
    assert answers(rivers + waters) == ["A bank.", "A mouth.", "a low dam", "Still water.", "A large one."]


def test_lines_drawn_between_cards_are_no_underlines() -> None:
    text = "".join(f"What is {name}?\n-----------\nA form of water.\n\n" for name in ("ice", "fog", "dew", "hail"))
    assert len(answers(text)) == 4


def test_a_formula_below_an_answer_is_no_heading() -> None:
    text = "".join(f"{name}\n:   The {name} of water.\n\n" for name in ("depth", "speed", "width"))
    told = answers(f"{text}flow\n:   What goes by in a time.\n\n    Flow = Speed × Area\n\nweir\n:   A low dam.\n")
    assert told[3] == "What goes by in a time.\nFlow = Speed × Area"


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


def test_an_equals_sign_that_lost_a_space_is_one_among_others_with_theirs() -> None:
    terms = "weir = a low dam\nlevee = a bank\ndelta= a mouth of many arms\nford = a place to cross\n"
    assert answers(terms)[2] == "a mouth of many arms"


def test_truth_in_bold_behind_statements_with_a_label_is_their_answer() -> None:
    text = "".join(f"* **T/F:** A weir holds water number {n}. **{n % 2 == 0}**\n" for n in range(4))
    assert answers(text) == ["True", "False", "True", "False"]


def test_blanks_that_markdown_escapes_are_blanks() -> None:
    text = "".join(
        f"{n}. A river number {n} ends in a \\_\\_\\_\\_\\_. [{end}]\n"
        for n, end in enumerate(("delta", "lake", "sea"))
    )
    assert answers(text) == ["delta", "lake", "sea"]
    assert "_____" in read_guide(text, "guide.txt").bank.questions[0].prompt


def test_a_quotation_mark_whose_last_byte_is_lost_is_mended() -> None:
    text = "".join(f"Define â€œweir {n}â€. - (ANSWER) A low dam\n\n" for n in range(3))
    assert read_guide(text, "guide.txt").bank.questions[0].prompt == "Define “weir 0”."


def test_a_matching_part_with_its_key_stands_above_statements_and_blanks() -> None:
    works = [
        "Weir       A. a bank",
        "Levee      B. a mouth",
        "Delta      C. a low dam",
        "Ford       D. a place to cross",
    ]
    matched = "".join(f"_____ {n}. {work}\n" for n, work in enumerate(works, 1))
    truths = "  F   5. A weir is a mouth.\n  T   6. A levee is a bank.\n  T   7. A ford is crossed on foot.\n"
    key = "\nKey to Part I:  1-C  2-A  3-B  4-D\n\n\nII. TRUE OR FALSE. Mark each.\n\n"
    assert answers(f"I. MATCHING. Write the letter.\n\n{matched}{key}{truths}") == [
        "a low dam",
        "a bank",
        "a mouth",
        "a place to cross",
        "False",
        "True",
        "True",
    ]


def test_the_blank_that_a_wrapped_sentence_ends_in_is_no_drawn_line() -> None:
    asked = "The mouth of a river with many arms is called a\n_______________."
    text = f"1. {asked}\nAnswer: delta\n\n2. A low dam is a ____.\nAnswer: weir\n\n"
    assert read_guide(text, "guide.txt").bank.questions[0].prompt.endswith("is called a _______________.")


def test_cards_whose_meanings_have_dashes_are_cut_at_their_colons() -> None:
    cards = "weir::a low dam\nlevee::bank - of mud\ndelta::a mouth of many arms\nford::place - to cross\n"
    assert answers(cards) == ["a low dam", "bank - of mud", "a mouth of many arms", "place - to cross"]


def test_what_stands_apart_below_a_question_without_an_answer_is_none() -> None:
    asked = "".join(f"Q: What is river {n}?\nA: One of many\n" for n in range(4))
    for below in (
        "\nweir - a low dam\nlevee - a bank\n",
        "Rationale: it comes last\n",
        "Hint: look again\n",
        "- mud\n- sand\n",
    ):
        questions = read_guide(f"{asked}Q: What is a ford?\n{below}", "guide.txt").bank.questions
        assert "What is a ford?" not in [question.prompt for question in questions]


def test_what_an_answer_says_of_finding_somebody_is_no_line_of_a_seller() -> None:
    text = (
        "How is it sung?\nFind us on the rooftops\n\nWhere do they meet?\nVisit us at dawn\n\nHow?\nFollow us on foot\n"
    )
    assert answers(text) == ["Find us on the rooftops", "Visit us at dawn", "Follow us on foot"]


def test_tips_among_marked_terms_are_no_terms() -> None:
    terms = "".join(f"River {n} - ANSWER- one of many\n\n" for n in range(8))
    prompts = [
        one.prompt
        for one in read_guide(f"{terms}Tip - Learn the first twenty of them by heart.\n", "g.txt").bank.questions
    ]
    assert not any("Tip" in prompt for prompt in prompts)


def test_two_lines_of_a_key_that_begin_with_a_bonus_number_nothing_anew() -> None:
    paper = "1. What does a tenant pay?\n2. What does a landlord keep?\n\nAnswer Key\n"
    key = "1. Rent\nBonus: yearly\n2. A deposit\nBonus: for damage\n"
    assert [answer.splitlines()[0] for answer in answers(paper + key)] == ["Rent", "A deposit"]


def test_a_title_of_questions_and_answers_on_each_page_is_no_term_with_its_marker() -> None:
    title = "Rivers - Final Review (Questions And Answers)(A+ Solution guide)\n\n"
    terms = [f"Bank {n} - (ANSWER)the side of river {n}\n\n" for n in range(1, 9)]
    text = title + "".join(terms[:4]) + title + "".join(terms[4:])
    assert answers(text) == [f"the side of river {n}" for n in range(1, 9)]


def test_letters_of_a_question_and_its_answer_may_have_a_stop_among_others_with_colons() -> None:
    asked = "".join(f"Q: What is river {n}?\nA: One of many.\n\n" for n in range(4))
    assert answers(f"{asked}Q. What is a weir?\nA. A low dam.\n")[-1] == "A low dam."
    options = "Q. Which is a dam?\nA: weir\n"
    assert answers(f"{asked}{options}")[-1] == "weir"


def test_prose_above_one_labelled_question_is_told_where_terms_of_another_shape_follow() -> None:
    prose = "These notes are from the second week of the course and need checking.\nSome are from the book as well.\n\n"
    asked = "Question: What is a weir?\nAnswer: A low dam\n\n"
    terms = "".join(f"River {n}\tone of many in case {n}\n" for n in range(1, 8))
    draft = read_guide(f"{prose}{asked}{terms}", "guide.txt")
    kept = [line.text for line in (*draft.not_understood, *draft.headings)]
    assert all(any(line in text for text in kept) for line in prose.strip().splitlines())


@pytest.mark.parametrize("term", ["**Copyright**: {}", "Copyright: {}", "Copyright - {}", "**Copyright:** {}"])
def test_copyright_among_terms_is_a_term(term: str) -> None:
    others = [
        term.replace("Copyright", name).format(f"a right of kind {name}") for name in ("Patent", "Trademark", "Secret")
    ]
    told = answers("\n".join([*others[:2], term.format("the right of an author"), others[2]]))
    assert told[2] == "the right of an author"


def test_signs_that_a_meaning_begins_with_stay_behind_the_colon_before_it() -> None:
    text = "Sleep\n:   ~5 hours\n\nBefore\n:   ::before makes an element\n\nHover\n: :hover is a state\n"
    assert answers(text) == ["~5 hours", "::before makes an element", ":hover is a state"]


def test_lines_that_part_cards_underline_no_term_of_their_length() -> None:
    cards = [
        "ATP\nenergy of the cell",
        "DNA\n---\nholds genes",
        "Mitosis\ndivision of a cell",
        "RNA\n---\ncopy of genes",
    ]
    assert len(answers("\n\n---\n\n".join(cards))) == 4


def test_a_year_alone_is_no_day_on_which_a_file_was_made() -> None:
    facts = "Created: 1945\nHeadquarters: New York\nMembers: 193\n\nSecretariat: its staff\nAssembly: all members\n"
    assert answers(f"# United Nations\n\n{facts}")[0] == "1945"


def test_a_heading_may_be_a_formula() -> None:
    asked = "".join(f"## What is form {n} of work?\n\nForce times way {n}.\n\n" for n in range(1, 4))
    questions = read_guide(f"# Mechanics, F = ma\n\n{asked}## E = mc2\n\nEnergy of mass\n", "guide.txt").bank.questions
    assert questions[-1].answer == "Energy of mass"
    assert questions[-2].answer == "Force times way 3."
