from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.domain.errors import InputError
from examsim.domain.question import NumericAnswer, QuestionKind
from examsim.importing import SourceLine, read_guide
from examsim.importing.clearing.options import in_one_style
from examsim.importing.drafting.prompts import prompt_for
from examsim.importing.drafting.titles import title_for
from examsim.importing.guide import _understood_best
from examsim.importing.text.lines import numbered_lines
from examsim.storage.library import read_banks, save_bank
from tests.importing import guides

if TYPE_CHECKING:
    from pathlib import Path

    from examsim.domain.question import Question


def question(text: str, question_id: str) -> Question:
    found = read_guide(text, "guide.txt").bank.question(question_id)
    assert found is not None
    return found


@pytest.mark.parametrize("shape", guides.SHAPES)
def test_every_question_of_every_shape_is_found_and_none_is_invented(shape: str) -> None:
    text, ids = guides.SHAPES[shape]
    assert [q.id for q in read_guide(text, "guide.txt").bank.questions] == ids


@pytest.mark.parametrize("shape", guides.SHAPES)
def test_a_drafted_bank_is_one_that_storage_accepts_and_keeps(shape: str, tmp_path: Path) -> None:
    drafted = read_guide(guides.SHAPES[shape][0], "guide.txt", "drafted").bank
    banks, problems = read_banks(save_bank(drafted, tmp_path))
    assert problems == []
    assert banks == [drafted]


def test_a_list_printed_twice_is_merged() -> None:
    draft = read_guide(guides.DOTTED_TWICE, "guide.txt")
    assert draft.merged_duplicates == 3
    assert draft.not_understood == ()


def test_the_source_line_is_where_the_question_stood_first() -> None:
    draft = read_guide(guides.DOTTED_TWICE, "notes/guide.txt")
    assert [q.source for q in draft.bank.questions] == ["guide.txt:3", "guide.txt:7", "guide.txt:11"]


def test_title_and_id_come_from_the_heading_without_its_praise() -> None:
    bank = read_guide(guides.DOTTED_TWICE, "guide.txt").bank
    assert (bank.title, bank.id) == ("BIO 210 Midterm", "bio-210-midterm")


def test_title_and_id_come_from_the_file_where_no_heading_names_the_guide() -> None:
    bank = read_guide(guides.ASKED, "simple_machines.txt").bank
    assert (bank.title, bank.id) == ("Simple machines", "simple-machines")


def test_a_title_and_an_id_that_are_given_are_used() -> None:
    bank = read_guide(guides.DOTTED_TWICE, "guide.txt", "mine", "My own guide").bank
    assert (bank.title, bank.id) == ("My own guide", "mine")


def test_headings_are_told_from_prose_that_no_question_takes() -> None:
    draft = read_guide(guides.DASHED, "guide.txt")
    assert [line.line for line in draft.headings] == [1, 2, 5]
    assert draft.not_understood == (
        SourceLine(3, "This collection of questions was put together for people who study the", "guide.txt"),
        SourceLine(4, "economy in their own time, and it is checked now and then by nobody.", "guide.txt"),
    )


def test_a_title_printed_again_at_a_page_break_is_not_part_of_an_answer() -> None:
    answer = question(guides.BRACKETED, "weathering").answer
    assert "GEO-110" not in answer
    assert answer.endswith("- not the same as erosion")


def test_wrapped_lines_are_joined_and_others_are_not() -> None:
    assert question(guides.DASHED, "opportunity-cost").answer.splitlines() == [
        "The value of the best thing you gave up",
        ">> counts even if no money changes hands",
    ]


def test_a_term_wrapped_over_two_lines_is_one() -> None:
    assert question(guides.TICKED, "republic-fall").prompt == "Why did the republic fall?"


def test_the_comma_of_a_page_break_is_mended() -> None:
    answer = question(guides.DOTTED_TWICE, "ohms-law").answer
    assert "\nholds while the temperature" in answer
    assert question(guides.DASHED, "sunk-cost").answer.splitlines()[1] == "1. ignore it when you decide"


def test_what_ends_in_a_question_mark_and_what_only_illustrates_is_no_criterion() -> None:
    rubrics = read_guide(guides.DOTTED_TWICE, "guide.txt").bank.rubrics
    statements = [c.statement for rubric in rubrics.values() for c in rubric.criteria]
    assert not any("Georg" in statement or "raisin" in statement for statement in statements)
    assert any("holds while the temperature" in statement.lower() for statement in statements)


def test_what_is_said_again_becomes_another_phrasing_of_its_criterion() -> None:
    rubric = read_guide(guides.DOTTED_TWICE, "guide.txt").bank.rubrics["osmosis"]
    assert [c.accept for c in rubric.criteria] == [("water follows the dissolved material through the membrane",)]


def test_a_formula_is_a_criterion_accepted_as_it_stands() -> None:
    rubric = read_guide(guides.DOTTED_TWICE, "guide.txt").bank.rubrics["ohms-law"]
    assert ("V = I*R",) in [c.accept for c in rubric.criteria]


def test_multiple_choice_keeps_its_choices_and_is_answered_by_letter_or_text() -> None:
    asked = question(guides.MULTIPLE_CHOICE, "pressed-bleeding-wound")
    assert asked.kind is QuestionKind.SHORT_ANSWER
    assert asked.choices == ("A) Ice", "B) A clean cloth", "C) Nothing")
    assert asked.accept == ("B", "A clean cloth")
    assert asked.answer == "B) A clean cloth"
    assert asked.explanation == "Pressure lets the blood clot."


def test_several_right_choices_are_kept_as_the_guide_has_them() -> None:
    assert question(guides.LETTERED, "noble-gases").accept == ("A and C",)


def test_true_or_false_and_a_blank_to_fill_are_short_answers() -> None:
    truth = question(guides.MULTIPLE_CHOICE, "a-burn-is-cooled-with-running-water")
    assert (truth.prompt, truth.accept) == ("True or false: A burn is cooled with running water.", ("True", "T"))
    blank = question(guides.MULTIPLE_CHOICE, "the-recovery-keeps-the-airway-open")
    assert (blank.kind, blank.accept) == (QuestionKind.SHORT_ANSWER, ("position",))


@pytest.mark.parametrize(
    ("text", "question_id", "accept"),
    [
        (guides.REPEATED_OPTION, "clay-that-has-been-fired-once-is-called", ("B", "bisque")),
        (guides.REPEATED_OPTION, "liquid-clay-is-called", ("B", "slip")),
        (guides.STARRED_OPTION, "wood-softest", ("B", "balsa")),
        (guides.STARRED_OPTION, "wood-sinks", ("A", "lignum vitae")),
    ],
)
def test_the_right_option_is_known_by_being_repeated_or_marked(
    text: str, question_id: str, accept: tuple[str, ...]
) -> None:
    assert question(text, question_id).accept == accept


def test_a_number_is_asked_for_as_a_number() -> None:
    asked = question(guides.CHANGING, "pins-hold")
    assert (asked.kind, asked.numeric) == (QuestionKind.NUMERIC, NumericAnswer(2.0))
    litres = read_guide("Question: How much?\nAnswer: 1,250.5 mL\n", "guide.txt").bank.questions[0]
    assert litres.numeric == NumericAnswer(1250.5, unit="mL")


def test_a_guide_may_change_its_shape_midway() -> None:
    draft = read_guide(guides.CHANGING, "guide.txt")
    assert [line.text for line in draft.headings] == ["Joinery test 4", "PART ONE", "PART TWO"]
    assert draft.not_understood == ()
    assert question(guides.CHANGING, "tenon").answer == "the tongue that fits the hole"


def test_a_card_without_a_back_in_a_later_section_is_reported() -> None:
    terms = "".join(f"{metal} - ANSWER ✓ shines\n" for metal in ("Gold", "Silver", "Copper"))
    cards = "Q\nWhat rusts?\nA\nIron.\nQ\nWhat was that?\nQ\nWhat floats?\nA\nPumice.\n"
    draft = read_guide(terms + cards, "guide.txt")
    assert len(draft.bank.questions) == 5
    assert [line.text for line in draft.not_understood] == ["Q", "What was that?"]


def test_a_term_whose_only_answer_was_the_section_below_is_reported() -> None:
    cards = "".join(f"Question {n}: which {n}?\nAnswer: this {n}\n" for n in (1, 2))
    draft = read_guide(f"Gold - ANSWER ✓ shines\nTin - ANSWER ✓ bends\nLead - ANSWER:\n{cards}", "guide.txt")
    assert [q.prompt for q in draft.bank.questions] == ["Define Gold.", "Define Tin.", "which 1?", "which 2?"]
    assert [line.text for line in draft.not_understood] == ["Lead - ANSWER:"]


def test_what_an_answer_says_beside_its_letter_is_kept() -> None:
    text = "Question: Which floats?\nA) iron\nB) pumice\nAnswer: B because it is full of air\n"
    asked = read_guide(text, "guide.txt").bank.questions[0]
    assert asked.answer == "B) pumice"
    assert asked.explanation == "because it is full of air"
    assert asked.accept == ("B", "pumice")


@pytest.mark.parametrize("answer", ["60 to 100", "3/4", "100", "- 5", "Actual: verified"])
def test_an_answer_that_looks_like_page_furniture_stays_an_answer(answer: str) -> None:
    text = f"Question: What is read off?\nCorrect Answer: {answer}\n\nQuestion: What else?\nAnswer:\n{answer}\n"
    questions = read_guide(text, "guide.txt").bank.questions
    assert [q.answer.removeprefix("- ") for q in questions] == [answer.removeprefix("- ")] * 2


def test_terms_become_questions_and_questions_stay() -> None:
    prompts = [q.prompt for q in read_guide(guides.DOTTED_TWICE, "guide.txt").bank.questions]
    assert prompts == ["Define osmosis.", "Define Ohm's law.", "What is ATP, and what do the letters stand for?"]
    assert question(guides.FLASHCARDS, "chord").prompt == "What is a chord?"


def test_two_answers_to_one_term_are_two_questions() -> None:
    draft = read_guide("Mass. Answer: how heavy a thing is\nMass. Answer: a service in church\n", "guide.txt")
    assert [q.id for q in draft.bank.questions] == ["mass", "mass-2"]
    assert draft.merged_duplicates == 0


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff", "Only prose here, and nothing that anybody asks.\n"])
def test_a_guide_without_questions_is_refused_with_a_way_out(text: str) -> None:
    with pytest.raises(InputError, match=r"guide\.txt") as refused:
        read_guide(text, "folder/guide.txt")
    assert refused.value.remedy


def test_line_ends_of_every_system_count_the_same() -> None:
    unix = read_guide(guides.DOTTED_TWICE, "guide.txt")
    for end in ("\r\n", "\r"):
        assert read_guide(guides.DOTTED_TWICE.replace("\n", end), "guide.txt") == unix


def test_odd_spaces_and_invisible_characters_change_nothing() -> None:
    plain = read_guide(guides.BRACKETED, "guide.txt")
    odd = guides.BRACKETED.replace(" ", "\u00a0").replace("cools", "co\u00adols\u200b").replace("\n\n", "\n\x0c\n")
    assert read_guide(odd, "guide.txt").bank == plain.bank


def test_terminal_escapes_do_not_reach_the_bank() -> None:
    bank = read_guide("\x1b[31mRed\x1b[0m. Answer: a \x07colour\x1b]0;title\x07 of light\n", "guide.txt").bank
    assert bank.questions[0].prompt == "Define Red."
    assert not any(ord(char) < 32 for char in bank.questions[0].answer)


def test_terms_in_other_scripts_have_ids_too() -> None:
    bank = read_guide("光合作用. Answer: 植物利用光能\n渗透. Answer: 水的移动\n", "指南.txt").bank
    assert [q.id for q in bank.questions] == ["question", "question-2"]
    assert bank.id == "bank"


def test_a_label_with_nothing_behind_it_breaks_no_reader_of_what_comes_below() -> None:
    below = "Rationale: because\nRationale: so\nRationale:\nmore\na) one\nb) two *\nc) three\n"
    draft = read_guide(f"Question: What?\nAnswer: this\n{below}\nQuestion: Who?\nAnswer: me\n", "guide.txt")
    assert {"What?", "Who?"} <= {question.prompt for question in draft.bank.questions}


def test_a_single_question_with_options_among_others_is_no_part_of_the_answer_above() -> None:
    guide = (
        "Snell's law. Answer: n1 sin(a) = n2 sin(b)\n\n4. Which mirror makes a beam?\nA) plane\nB) convex\n"
        "C) parabolic\nAnswer: C\n\nDispersion. Answer: the index depends on the wavelength\n"
    )
    questions = read_guide(guide, "optics.txt").bank.questions
    assert [question.answer for question in questions][1] == "C) parabolic"
    assert len(questions) == 3


@pytest.mark.parametrize("option", ["- item {n}", "{n}. item {n}", "( ) item {n}", "A: item {n}", "- item {n} *"])
def test_a_list_of_more_items_than_there_are_letters_is_no_choice(option: str) -> None:
    items = "\n".join(option.replace("{n}", str(n)) for n in range(1, 10))
    read_guide(f"Question: Which of them?\n{items}\nAnswer: item 9\nQuestion: Who?\nAnswer: me\n", "guide")


def test_options_counted_in_small_roman_numbers_are_a_choice_where_one_is_ticked() -> None:
    wool = "Wool comes from\ni. goats\nii. sheep ✓\niii. hares\n\n"
    silk = "Silk comes from\ni. moths (correct)\nii. wasps\niii. flax\n"
    found = read_guide(wool + silk, "guide.txt").bank.questions
    assert [(question.choices, question.answer) for question in found] == [
        (("A) goats", "B) sheep", "C) hares"), "B) sheep"),
        (("A) moths", "B) wasps", "C) flax"), "A) moths"),
    ]


def test_small_letters_that_do_not_count_up_in_roman_are_no_options() -> None:
    lines = numbered_lines("Who rules?\nv. Anna *\ni. Bela\n")
    assert in_one_style(lines) == list(lines)


def test_eight_options_and_one_of_them_again_are_a_choice() -> None:
    options = "\n".join(f"{letter}: {letter * 3}" for letter in "ABCDEFGH")
    asked = read_guide(f"1. Which?\n{options}\nC: CCC\n\n2. Who?\nA: me\nB: you\nA: me\n", "guide").bank.questions
    assert [question.accept for question in asked] == [("C", "CCC"), ("A", "me")]


def test_a_name_that_begins_as_a_task_would_is_no_task() -> None:
    guide = "".join(
        f"{name} - (ANSWER) {name} is it\n" for name in ("Graph embedding", "Balance sheet", "Factor analysis")
    )
    prompts = [question.prompt for question in read_guide(guide, "guide").bank.questions]
    assert prompts == ["Define Graph embedding.", "Define balance sheet.", "Define Factor analysis."]


def test_blanks_behind_numbers_and_letters_make_no_column_of_them() -> None:
    guide = "".join(f"{n})  Which  is  {n}?\na)  this\nb)  that  {n}\nAnswer:  b\n\n" for n in range(1, 5))
    asked = read_guide(guide, "guide").bank.questions
    assert [question.accept for question in asked] == [("B", f"that {n}") for n in range(1, 5)]


def test_what_a_test_bank_says_of_each_question_is_no_part_of_its_answer() -> None:
    text = (
        "1. What carries oxygen?\nANS: Red cells  PTS: 1  DIF: Easy  TOP: Blood\n\n"
        "2. What fights germs?\nANS: White cells  PTS: 2  DIF: Hard  TOP: Blood\n\n"
        "3. What seals a cut?\nANS: Platelets  PTS: 1  DIF: Easy  TOP: Clotting\n"
    )
    questions = read_guide(text, "blood.txt").bank.questions
    assert [question.answer for question in questions] == ["Red cells", "White cells", "Platelets"]
    assert [question.topic for question in questions] == ["Blood", "Blood", "Clotting"]
    assert questions[1].tags == ("PTS: 2", "DIF: Hard")


def test_a_label_that_stands_once_is_part_of_the_answer() -> None:
    text = "Q: What is told on a map?\nA: The scale.\nSource: a survey.\n\nQ: What is north?\nA: Up."
    assert "Source: a survey." in read_guide(text, "maps.txt").bank.questions[0].answer


def test_entities_stay_where_the_signs_they_stand_for_are_written_too() -> None:
    text = "Q: What does &lt; stand for?\nA: The sign <\n\nQ: What does &amp; stand for?\nA: The sign & alone"
    assert read_guide(text, "web.txt").bank.questions[0].prompt == "What does &lt; stand for?"


def test_bold_in_the_middle_of_prose_is_no_term() -> None:
    text = (
        "**Osmosis** water crosses a membrane\n**Diffusion** particles spread out\n**Lysis** a cell bursts\n"
        "It is said that **water** follows salt.\n"
    )
    questions = read_guide(text, "cells.md").bank.questions
    assert [question.prompt for question in questions] == ["Define osmosis.", "Define diffusion.", "Define lysis."]
    assert questions[-1].answer.endswith("**water** follows salt.")


def test_bold_around_a_question_and_its_number_are_taken_off() -> None:
    asked = ["What is rent?", "Who sets a price floor?", "Why do cartels fail?"]
    text = "".join(f"**Q{n}. {one}**\nSomething that is told about it.\n\n" for n, one in enumerate(asked, 1))
    assert [question.prompt for question in read_guide(text, "markets.md").bank.questions] == asked


def test_a_title_that_shouts_is_said_quietly_and_keeps_its_abbreviations() -> None:
    text = (
        "PROPERTY LAW AND DNA EVIDENCE OUTLINE\n\nQ: What is title?\nA: Ownership.\n\nQ: What is a deed?\nA: A paper."
    )
    assert read_guide(text, "law.txt").bank.title == "Property Law and DNA Evidence Outline"


def test_the_head_of_a_table_and_of_a_part_name_no_guide() -> None:
    assert title_for(["Term\tDefinition", "Part 1: Cells", "Cell biology"]) == "Cell biology"


def test_parts_are_topics_by_their_names_alone() -> None:
    text = "SECTION 1: ADULT CARE\n\nQ: What is rest?\nA: Sleep.\n\nSECTION 2: CHILD CARE\n\nQ: What is play?\nA: Work."
    assert [question.topic for question in read_guide(text, "care.txt").bank.questions] == ["Adult Care", "Child Care"]


def test_a_question_that_ends_in_what_is_asked_about_gets_no_second_mark() -> None:
    assert prompt_for("What does this print? print(1 + 1)", frozenset()) == "What does this print? print(1 + 1)"


CASE = """Case 1
A man has vomited for a day.

1. What is the most likely diagnosis?
Answer: Diabetic ketoacidosis

2. Which test confirms it?
Answer: Blood ketones

Part B

3. Which drug slows the heart?
Answer: Metoprolol
"""


def test_every_question_of_a_case_is_told_with_it_and_none_of_the_next_part() -> None:
    assert [question.prompt for question in read_guide(CASE, "guide.txt").bank.questions] == [
        "A man has vomited for a day. What is the most likely diagnosis?",
        "A man has vomited for a day. Which test confirms it?",
        "Which drug slows the heart?",
    ]


def test_a_case_that_tells_nothing_ends_the_one_above_and_is_no_part_of_the_answer_there() -> None:
    draft = read_guide(CASE.replace("Part B", "Case 2"), "guide.txt")
    _, above, below = draft.bank.questions
    assert above.answer == "Blood ketones"
    assert below.prompt == "Which drug slows the heart?"


def test_an_answer_that_is_the_word_for_a_case_stays_one() -> None:
    text = (
        "1. What holds the works of a watch?\nCase\n\n2. What drives them?\nSpring\n\n3. What tells the hour?\nHand\n"
    )
    assert [question.answer for question in read_guide(text, "guide.txt").bank.questions] == ["Case", "Spring", "Hand"]


def test_the_number_of_a_scenario_right_below_a_question_is_its_answer() -> None:
    asked = "1. In which scenario does the sea rise most?\nScenario 5\n2. In which does it rise least?\nScenario 1\n"
    text = f"{asked}3. Why does it rise in all of them?\nThe oceans warm slowly.\n"
    assert [question.answer for question in read_guide(text, "guide.txt").bank.questions] == [
        "Scenario 5",
        "Scenario 1",
        "The oceans warm slowly.",
    ]


@pytest.mark.parametrize(
    ("term", "prompt"),
    [
        ("State machine", "Define State machine."),
        ("State Ohm's law", "State Ohm's law."),
        ("Say how", "Say how."),
        ("Name two", "Name two."),
        (
            "A lens has a focal length of 0.2 m. Calculate its power",
            "A lens has a focal length of 0.2 m. Calculate its power.",
        ),
    ],
)
def test_a_task_stays_as_it_is_where_the_word_is_none_of_a_thing(term: str, prompt: str) -> None:
    assert prompt_for(term, frozenset()) == prompt


def test_the_marks_of_a_paper_are_the_points_of_its_questions() -> None:
    paper = (
        "1 (a) Define a dune. [2 marks]\n\n1 (b) Name a tool for 9.81. [1 mark]\n\n2 (a) Say how many. [3 marks]\n\n"
    )
    scheme = "Mark scheme\n\n1 (a) A hill of sand that wind has blown together\n1 (b) A scale\n2 (a) 12\n"
    questions = read_guide(paper + scheme, "paper.txt").bank.questions
    assert [(q.prompt, q.answer, q.points) for q in questions] == [
        ("Define a dune.", "A hill of sand that wind has blown together", 2),
        ("Name a tool for 9.81.", "A scale", 1),
        ("Say how many.", "12", 3),
    ]


def test_marks_in_a_column_of_their_own_are_points() -> None:
    asked = (("1   (a) Name a dune.", 1), ("    (b) Say how it moves.", 2), ("2   Name a tool.", 3))
    paper = "".join(f"{text:<40}[{marks}]\n" for text, marks in asked) + "\n"
    scheme = "Mark scheme\n\n1   (a) A barchan\n    (b) With the wind\n2   A scale\n"
    questions = read_guide(paper + scheme, "paper.txt").bank.questions
    assert [(q.prompt, q.answer, q.points) for q in questions] == [
        ("Name a dune.", "A barchan", 1),
        ("Say how it moves.", "With the wind", 2),
        ("Name a tool.", "A scale", 3),
    ]


def test_what_parts_of_a_question_share_is_said_with_each() -> None:
    paper = "1 A ship is in ballast.\n1 (a) What is it without?\nAnswer: Cargo\n1 (b) What is it with?\nAnswer: Water\n"
    more = "2 (a) Who inspects ships?\nAnswer: Officers of the port\n"
    questions = read_guide(paper + more, "paper.txt").bank.questions
    assert [q.prompt for q in questions] == [
        "A ship is in ballast. What is it without?",
        "A ship is in ballast. What is it with?",
        "Who inspects ships?",
    ]


def test_letters_behind_the_numbers_of_a_key_are_of_options_where_no_question_has_parts() -> None:
    paper = "1. Which beam is lowest?\na) mast\nb) keel\n2. Which is a rope?\na) sheet\nb) boom\n3. Which is a spar?\n"
    key = "Answers\n\n1 (b) keel\n2 (a) sheet\n3 (a) boom\n"
    questions = read_guide(f"{paper}a) boom\nb) sheet\n\n{key}", "paper.txt").bank.questions
    assert [question.answer for question in questions] == ["B) keel", "A) sheet", "A) boom"]


PAPER = """\
1   What is flux?
2   A jar cracks on the table.
    (a) {first}
    (b) {second}
3   Name a tool of the blower.

MARK SCHEME

1   what lowers the melting point
2   {key}
3   the pipe
"""


def test_parts_below_what_they_share_are_told_by_those_of_the_mark_scheme() -> None:
    key = "(a) slow cooling\n    (b) stress"
    paper = PAPER.format(first="What was left out?", second="What stayed in it?", key=key)
    assert [(q.prompt, q.answer) for q in read_guide(paper, "paper.txt").bank.questions][1:3] == [
        ("A jar cracks on the table. What was left out?", "slow cooling"),
        ("A jar cracks on the table. What stayed in it?", "stress"),
    ]


def test_letters_below_a_number_are_options_where_the_mark_scheme_has_one_of_them() -> None:
    paper = PAPER.format(first="from stress", second="from damp", key="(a) from stress")
    question = read_guide(paper, "paper.txt").bank.questions[1]
    assert question.choices == ("A) from stress", "B) from damp")


@pytest.mark.parametrize(
    "text",
    [
        "GEOG 210\n\nInstructor: to be told\nOffice hours: Mon 2–4\n\nWeek 1   Sensing\nWeek 2   The spectrum\n"
        "Week 3   Sensors\n\nGrading: midterm 30%, final 70%\nLate work loses 10% per day.\n",
        "Fires warned sailors long before. The Pharos was tall.\n\nJohn Smeaton built a tower of stones.\n",
    ],
)
def test_nothing_is_invented_where_nothing_is_asked(text: str) -> None:
    with pytest.raises(InputError):
        read_guide(text, "outline.txt")


def test_code_in_a_question_keeps_its_lines_and_a_wrapped_question_does_not() -> None:
    code = "Q1. What is wrong?\n\n    def f(items=[]):\n        items.append(1)\n        return items\n\nA: A list\n\n"
    plain = "Q2. What does a function give back\nif it has no return (in Python)?\nA: None, an object of its own type\n"
    questions = read_guide(f"{code}{plain}", "python.txt").bank.questions
    assert [q.prompt for q in questions] == [
        "What is wrong?\ndef f(items=[]):\n    items.append(1)\n    return items",
        "What does a function give back if it has no return (in Python)?",
    ]


def test_a_frame_with_nothing_in_it_is_a_blank_line() -> None:
    card = "> [!question] What is a {0}?\n>\n> > [!success]- Answer\n> > A {0} of wood\n> > [!info]\n\n"
    questions = read_guide(card.format("stump") + card.format("log"), "notes.md").bank.questions
    assert [(q.prompt, q.answer) for q in questions] == [
        ("What is a stump?", "A stump of wood"),
        ("What is a log?", "A log of wood"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Botany paper\n\nQ1: What is a leaf?\n\nQ2: Name three parts of a flower.\n\nQ3: Explain grafting.\n",
        "Q1: A stone falls 20 m.\nHow long does it take?\n\n"
        "Q2: A bus stops in 4 s.\nHow far does it get?\n\nQ3: A lift rises.\n",
        "+ cheap to run\n- slow in winter\n+ quiet at night\n- heavy to carry\n+ easy to mend\n- hard to find\n",
        "Code of the week\n\ndef first(x):\n    return x + 1\n"
        "def second(x):\n    return x + 2\ndef third(x):\n    return x + 3\n",
        "Cells\n\n* All living things are made of cells that\n  come from other cells\n"
        "* Most energy is made in mitochondria as the\n  cell needs it\n* Ribosomes build proteins as they are told\n",
    ],
    ids=["labelled questions", "questions of two lines", "pros and cons", "code", "notes in bullets"],
)
def test_nothing_is_asked_where_nothing_is_answered(text: str) -> None:
    with pytest.raises(InputError):
        read_guide(text, "guide.txt")


def test_the_foot_of_a_page_is_told_from_an_answer_about_a_page() -> None:
    text = (
        "Q: Where is the warning?\nA: It stands on page 3 of 9\n"
        "Law 101 - Spring Page 1 of 2\n"
        "Q: Who signs it?\nA: Both parties\n"
    )
    draft = read_guide(text, "law.txt")
    assert [question.answer.strip() for question in draft.bank.questions] == [
        "It stands on page 3 of 9",
        "Both parties",
    ]


def test_what_stands_below_several_answers_but_for_its_numbers_answers_none_of_them() -> None:
    cards = "Q: What is a {0}?\nA: A kind of {0} thing.\n\nAsked {1} times, solved {2} times\n\n"
    text = "".join(cards.format(*each) for each in (("lock", 3, 1), ("pawl", 12, 9), ("cam", 4, 4)))
    draft = read_guide(text, "guide.txt")
    assert [q.answer.strip() for q in draft.bank.questions] == [
        f"A kind of {thing} thing." for thing in ("lock", "pawl", "cam")
    ]
    assert [line.line for line in draft.headings] == [4, 9, 14]


@pytest.mark.parametrize("answer", ["Share this link", "Go to top", "3 replies", "<!-- a remark -->"])
def test_words_of_a_site_are_an_answer_where_there_is_no_other(answer: str) -> None:
    text = f"Q: What does the button say?\nA:\n\n{answer}\n\nQ: What is beside it?\nA: A list.\n{answer}\n"
    first, second = read_guide(text, "guide.txt").bank.questions
    assert first.answer.strip() == answer
    assert second.answer.strip() == f"A list.\n{answer}"


def test_more_lines_than_a_site_sets_below_an_answer_are_of_it() -> None:
    links = "Share this article\nFollow us\nLeave a comment\nDownload the app\nSubscribe now"
    text = f"Q: What may stand below an article?\nA: Links:\n\n{links}\n\nQ: What is a byline?\nA: A name.\n"
    assert read_guide(text, "guide.txt").bank.questions[0].answer == f"Links:\n{links}"


PAGED = """\
Q1 What is a keel?
ANSWER: the lowest beam of a ship
{first}
Q2 What is a rib?
ANSWER: a beam that rises from it
{second}
Q3 What is a thwart?
ANSWER: a bench across the boat
"""


def test_numbers_alone_that_count_up_between_numbered_questions_are_of_pages() -> None:
    found = read_guide(PAGED.format(first="\n8\n", second="\n9\n"), "boats.txt").bank.questions
    assert [question.answer.split()[-1] for question in found] == ["ship", "it", "boat"]


def test_numbers_alone_that_do_not_count_up_are_of_the_answers_above() -> None:
    found = read_guide(PAGED.format(first="\n8\n", second="\n30\n"), "boats.txt").bank.questions
    assert [question.answer.split()[-1] for question in found] == ["8", "30", "boat"]


def test_numbers_alone_below_questions_are_their_answers() -> None:
    asked = "Q1 How many oars?\n\n8\n\nQ2 How many men?\n\n9\n\nQ3 How many masts?\n\n10\n"
    found = read_guide(asked, "boats.txt").bank.questions
    assert [question.answer for question in found] == ["8", "9", "10"]


def test_a_number_across_from_a_name_that_comes_once_is_no_page() -> None:
    text = "Q: How is it entered?\nA: As\nweight          40\nQ: And then?\nA: As\nheight          70\n"
    answers = [q.answer.strip() for q in read_guide(text, "guide.txt").bank.questions]
    assert answers == ["As weight 40", "As height 70"]


def test_the_first_row_of_a_table_of_words_is_a_row() -> None:
    rows = "| la mer | sea |\n|---|---|\n| le ciel | sky |\n| la terre | earth |\n| le feu | fire |\n"
    assert len(read_guide(rows, "guide.txt").bank.questions) == 4


def test_what_stands_apart_below_a_list_is_no_part_of_its_last_term_and_is_told() -> None:
    terms = "keel: the lowest beam\nhull: the body\nmast: it bears the sails\nboom: it spreads a sail\nbow: the front\n"
    draft = read_guide(f"{terms}\nBring a pencil, and be there at nine.\n", "guide.txt")
    assert draft.bank.questions[-1].answer.strip() == "the front"
    assert [line.line for line in draft.not_understood] == [7]
    apart = read_guide(f"{terms.replace(chr(10), chr(10) * 2)}It parts the water.\n", "guide.txt")
    assert "It parts the water." in apart.bank.questions[-1].answer


def test_a_bold_question_may_have_its_answer_behind_it_among_others() -> None:
    text = "**What is a lathe?**\nIt turns.\n\n**Who uses it?** A turner.\n\n**What is a chuck?**\nIt holds.\n"
    assert [(q.prompt, q.answer.strip()) for q in read_guide(text, "guide.txt").bank.questions] == [
        ("What is a lathe?", "It turns."),
        ("Who uses it?", "A turner."),
        ("What is a chuck?", "It holds."),
    ]


@pytest.mark.parametrize("answer", ["!==", "<=>", "&&=", "{...}"])
def test_an_operator_is_no_drawn_line(answer: str) -> None:
    text = f"Q: Which sign is meant?\nA: as below\n{answer}\nQ: And the other?\nA: plus\n"
    assert read_guide(text, "guide.txt").bank.questions[0].answer.strip() == f"as below\n{answer}"


@pytest.mark.parametrize("foot", ["Seite 3 von 8", "pág. 4", "Appunti di latino – pagina 12", "Strana 2", "blz. 7"])
def test_the_foot_of_a_page_is_known_in_other_languages_and_names_no_guide(foot: str) -> None:
    draft = read_guide(f"Q: one?\nA: first\n\n{foot}\n\nQ: two?\nA: second\n", "latin.txt")
    assert [q.answer.strip() for q in draft.bank.questions] == ["first", "second"]
    assert draft.bank.title == "Latin"


def test_a_button_of_a_card_names_no_guide() -> None:
    cards = "Q\nWhat is {0}?\nA\nIt is {1}.\nHow well did you know this?\n"
    text = "Key\n" + cards.format("ink", "a dye in water") + cards.format("size", "a thin glue")
    assert read_guide(text, "paper.txt").bank.title == "Paper"


def test_escapes_in_a_title_reach_neither_it_nor_the_id_made_of_it() -> None:
    bank = read_guide("Red. Answer: a colour of light\n", "guide.txt", title="\x1b[31mRed").bank
    assert (bank.id, bank.title) == ("red", "Red")


@pytest.mark.parametrize(
    "shape",
    [
        "Q: What is {0}?\nA: {1}\n",
        "Question:\nWhat is {0}?\nAnswer:\n{1}\n",
        "◉ {0}. Answer: {1}\n",
        "{0} - ANSWER ✓ {1}\n",
        "{0} - (ANSWER){1}\n\n",
        "What is {0}?\n{1}\n",
        "1. What is {0}?\nAns: {1}\n",
    ],
)
def test_a_number_below_nought_keeps_its_sign(shape: str) -> None:
    sums = [("two minus seven", "-5"), ("three minus four", "-1"), ("six minus eight", "-2")]
    text = "".join(shape.format(*each) for each in sums)
    assert [q.answer.strip() for q in read_guide(text, "guide.txt").bank.questions] == ["-5", "-1", "-2"]


@pytest.mark.parametrize("answer", ["> 5", ">= 5", "== asks for the same value", "-ment"])
def test_a_sign_that_says_something_is_no_decoration_of_a_label(answer: str) -> None:
    text = f"Q: What is it?\nA: {answer}\nQ: What else?\nA: => nothing\n"
    assert [q.answer.strip() for q in read_guide(text, "guide.txt").bank.questions] == [answer, "nothing"]


def test_a_title_with_the_sign_of_its_list_is_no_term_where_only_it_stands_apart() -> None:
    terms = "Norm - expected behaviour\nAnomie - lack of norms\nRole - what a place asks\nTaboo - what is forbidden\n"
    draft = read_guide(f"Sociology 1 - Notes of Ann\n\n{terms}", "guide.txt")
    assert [q.id for q in draft.bank.questions] == ["norm", "anomie", "role", "taboo"]
    assert draft.bank.title == "Sociology 1 - Notes of Ann"


def test_bold_that_began_before_a_label_leaves_no_stars() -> None:
    card = "**Q{0}: What is {1}?**\n**A{0}:** It is {2}.\n\n"
    text = card.format(1, "dew", "water") + card.format(2, "hail", "ice")
    assert [q.prompt for q in read_guide(text, "guide.txt").bank.questions] == ["What is dew?", "What is hail?"]


def test_a_sentence_in_another_language_stays_as_it_is() -> None:
    text = (
        "Vraag: Noem twee eilanden van Friesland.\nAntwoord: Vlieland en Ameland\nVraag: Terp\nAntwoord: Een heuvel\n"
    )
    first, second = read_guide(text, "guide.txt").bank.questions
    assert (first.prompt, second.prompt) == ("Noem twee eilanden van Friesland.", "Define Terp.")


def test_a_key_gives_a_guide_no_title() -> None:
    paper = "1. Which is larger?\nA. Mars\nB. Jupiter\n2. Which is red?\nA. Mars\nB. Jupiter\n\nKEY: 1B, 2A\n"
    draft = read_guide(paper, "planets.txt")
    assert ([one.accept for one in draft.bank.questions], draft.bank.title) == (
        [("B", "Jupiter"), ("A", "Mars")],
        "Planets",
    )


@pytest.mark.parametrize(
    ("bullet", "term"),
    [("◉ ", "Selective permeability of membranes."), ("◉ ", "Why does it\nmatter?"), ("", "Why does it matter?")],
)
def test_a_marker_that_was_wrapped_to_the_next_line_still_begins_an_answer(bullet: str, term: str) -> None:
    guide = (
        f"{bullet}Osmosis. Answer: Water moves through a membrane\n{bullet}Mitosis. Answer: A cell divides\n"
        f"{bullet}{term}\nAnswer: Only some things pass\n{bullet}Meiosis. Answer: Halves are made\n"
    )
    questions = read_guide(guide, "biology.txt").bank.questions
    assert [question.answer.strip() for question in questions][2] == "Only some things pass"
    assert len(questions) == 4


def test_a_marker_below_options_among_terms_with_bullets_says_which_is_right() -> None:
    guide = (
        "◉ Snell's law. Answer: n1 sin(a) = n2 sin(b)\n◉ Lens. Answer: it bends light\n◉ Which mirror makes a beam?\n"
        "A) plane\nB) convex\nC) parabolic\nAnswer: C\n◉ Dispersion. Answer: the index depends on the wavelength\n"
    )
    questions = read_guide(guide, "optics.txt").bank.questions
    assert [question.accept for question in questions][2] == ("C", "parabolic")
    assert len(questions) == 4


def test_of_two_ways_to_read_a_page_that_ask_as_much_the_one_that_leaves_less_is_taken() -> None:
    told = "1. Weir - (ANSWER) A low dam\n2. Ford - (ANSWER) A place to cross\n3. Pond - (ANSWER) Still water\n"
    left = "It was in the year of the great flood, of which all books of the valley tell, that both were lost.\n\n"
    assert [line.text for line in _understood_best(left + told, told, "rivers.pdf").not_understood] == []
    assert len(_understood_best(told, told + "4. Lake - (ANSWER) A large one\n", "rivers.pdf").asked) == 4
