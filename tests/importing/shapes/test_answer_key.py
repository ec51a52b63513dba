"""Keys at the end of a paper, and what only looks like one."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from examsim.importing.shapes.key_heads import is_key
from tests.importing.told import answers

LABELLED = """\
1. What is a quorum?
Answer: The least number of members who must be present.

2. What is a motion?
Answer: A proposal put before the meeting.

3. How is a vote taken?
Answer: In steps.
1. The chair reads the motion.
2. Members raise their hands.
3. The clerk counts them.
"""


def test_a_list_in_the_last_answer_is_no_key_where_every_answer_has_the_label() -> None:
    questions = read_guide(LABELLED, "guide.txt").bank.questions
    assert [question.prompt for question in questions] == [
        "What is a quorum?",
        "What is a motion?",
        "How is a vote taken?",
    ]
    assert questions[0].answer == "The least number of members who must be present."
    assert "The clerk counts them." in questions[2].answer


def test_a_label_that_stands_once_heads_a_key() -> None:
    asked = "1. What is a quorum?\n2. What is a motion?\n3. How is a vote taken?\n\nAnswers: All of them\n"
    told = "1. The least number of members.\n2. A proposal.\n3. By raising hands.\n"
    questions = read_guide(asked + told, "guide.txt").bank.questions
    assert [question.answer for question in questions] == [
        "The least number of members.",
        "A proposal.",
        "By raising hands.",
    ]


def test_a_letter_may_have_the_place_behind_it_where_that_is_found() -> None:
    asked = "1) How long is a fathom?\na) five feet\nb) six feet\n\n2) How long is a cable?\na) 608 feet\nb) 60 feet\n"
    key = "\nAnswer Key\n\n1. b  (Table 3.1)\n2. a  (ch. 2)\n"
    first, second = read_guide(asked + key, "guide.txt").bank.questions
    assert (first.answer, first.explanation) == ("B) six feet", "(Table 3.1)")
    assert (second.answer, second.explanation) == ("A) 608 feet", "(ch. 2)")


SHEET = """\
Ms. Reed – Sailing        Name: ______________
UNIT 2 REVIEW SHEET

PART A.  MULTIPLE CHOICE.  Write the letter on the line. (2 pts each)

____ 1.  Which rope trims a sail?
         a. halyard     b. sheet
         c. painter     d. stay

____ 2.  Which knot makes a loop?
         a. bowline
         b. reef knot

Ms. Reed – Sailing

PART B.  TRUE / FALSE.  Write T or F.

____ 3.  Nylon stretches.
____ 4.  Hemp never rots.

PART C.  SHORT ANSWER.  Use complete sentences.

5.  Why is a rope whipped?

    _________________________________

BONUS (+2):  What is the end of a rope called?


=========  T E A C H E R   K E Y  =========

Part A     1. b     2. a

Part B     3. T     4. F

Part C
5.  Its strands would come apart.

Bonus:  The bitter end
"""


def test_a_work_sheet_with_a_spaced_out_key_is_read_part_by_part() -> None:
    draft = read_guide(SHEET, "guide.txt")
    assert [(q.prompt, q.answer, len(q.choices)) for q in draft.bank.questions] == [
        ("Which rope trims a sail?", "B) sheet", 4),
        ("Which knot makes a loop?", "A) bowline", 2),
        ("True or false: Nylon stretches.", "T", 0),
        ("True or false: Hemp never rots.", "F", 0),
        ("Why is a rope whipped?", "Its strands would come apart.", 0),
        ("What is the end of a rope called?", "The bitter end", 0),
    ]


def test_letters_that_are_spaced_out_and_name_no_key_head_none() -> None:
    assert [is_key(text) for text in ("=== A N S W E R S ===", "S O S", "D O N K E Y", "K E Y")] == [
        True,
        False,
        False,
        True,
    ]


def test_a_key_may_say_for_which_form_and_for_whom_it_is() -> None:
    assert is_key("ANSWER KEY — FORM B (instructors only)")
    assert not is_key("Answer the key questions (all of them) in ink")


def test_the_letter_of_an_answer_may_have_lost_its_colon() -> None:
    text = "".join(
        f"{n}. What is knot {n}?\nA. a bend\nB. a hitch\nAnswer{sign} B\n\n"
        for n, sign in ((1, ":"), (2, ""), (3, ":"))
    )
    assert [q.answer for q in read_guide(text, "guide.txt").bank.questions] == ["B) a hitch"] * 3


def test_two_lines_of_a_key_that_begin_with_a_bonus_number_nothing_anew() -> None:
    paper = "1. What does a tenant pay?\n2. What does a landlord keep?\n\nAnswer Key\n"
    key = "1. Rent\nBonus: yearly\n2. A deposit\nBonus: for damage\n"
    assert [answer.splitlines()[0] for answer in answers(paper + key)] == ["Rent", "A deposit"]


PARTS = """\
RIDING THEORY TEST

PART A. MULTIPLE CHOICE (2 pts each)

1. Which gait has three beats?
   (a) trot
   (b) canter
   (c) walk

2. A horse's age is told by its
   (a) teeth
   (b) hooves
   (c) mane

{first} 1 b   2 a

PART B. TRUE OR FALSE (1 pt each)

1. A foal stands within hours.
2. Oats are the only safe feed.
3. A mare is an adult female.

{second}
1. T
2. F (hay comes first)
3. T

PART C. SHORT ANSWER (5 pts each)

1. Why is a horse cooled down after work?
2. Name the parts of a bridle.

{third}
1. It lets the pulse fall and
   sweat dry.
2. Headpiece, cheekpieces,
   bit and reins

PART D. MATCHING (1 pt each)
Match each coat with what it looks like.

___ 1. Bay          A. Golden with a pale mane
___ 2. Palomino     B. White patches on black
___ 3. Piebald      C. Brown with a black mane

{fourth} 1-C, 2-A, 3-B
"""


@pytest.mark.parametrize("key", ["KEY PART {}:", "Part {} Key:", "Answers Part {}:", "ANSWER KEY – PART {}:"])
def test_each_part_of_a_paper_may_have_a_key_in_a_style_of_its_own_right_below(key: str) -> None:
    first, second, third, fourth = map(key.format, "ABCD")
    paper = PARTS.format(first=first, second=second.rstrip(":"), third=third.rstrip(":"), fourth=fourth)
    draft = read_guide(paper, "guide.txt")
    assert [question.answer for question in draft.bank.questions] == [
        "B) canter",
        "A) teeth",
        "T",
        "F",
        "T",
        "It lets the pulse fall and sweat dry.",
        "Headpiece, cheekpieces, bit and reins",
        "Brown with a black mane",
        "Golden with a pale mane",
        "White patches on black",
    ]
    assert draft.bank.questions[3].explanation == "(hay comes first)"
    assert draft.not_understood == ()


def test_a_line_that_speaks_of_parts_heads_no_key() -> None:
    assert is_key("Part B answers")
    assert is_key("ANSWER KEY SECTION 2")
    assert not any(map(is_key, ("The key part of a lock", "Key section headings", "Solution part of the mixture")))


def test_a_letter_before_a_name_in_brackets_is_no_truth_where_other_answers_are_none() -> None:
    asked = "1. What is the unit of charge?\n2. What is the unit of capacity?\n3. What is the unit of flux density?\n"
    assert answers(f"{asked}\nKey\n1. C (coulomb)\n2. F (farad)\n3. T (tesla)\n")[1:] == ["F (farad)", "T (tesla)"]


KEYED = """\
1. What ends a debate?
a) a quorum
b) a vote
2. What opens a meeting?
a) the chair
b) the minutes
3. Who writes the minutes?

Answer key

{}
"""


@pytest.mark.parametrize(
    "key",
    [
        "No. | Answer\n1 | b\n2. | a\n3 | the clerk",
        "| # | Answer |\n|---|---|\n| 1 | b |\n| 2 | a |\n| 3 | the clerk |",
        "1\tb\n2\ta\n3\tthe clerk",
        "1. b\n2. a – see slide 4\n3. the clerk",
        "1. b - cf. the handout\n2. a (p. 3)\n3. the clerk",
    ],
)
def test_a_key_may_be_a_table_and_say_where_to_look(key: str) -> None:
    assert answers(KEYED.format(key)) == ["B) a vote", "A) the chair", "the clerk"]


def test_a_letter_with_a_word_in_brackets_among_other_answers_of_a_key_is_the_whole_answer() -> None:
    text = "1. Which unit is of capacity?\n2. What opens a meeting?\n3. A quorum is all members.\n\nAnswer key\n\n{}\n"
    assert answers(text.format("1. F (farad)\n2. the chair\n3. F"))[0] == "F (farad)"
