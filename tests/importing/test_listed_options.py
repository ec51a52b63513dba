"""Options that are items of a list with letters, below a heading and above an answer that has to be opened."""

from __future__ import annotations

import pytest

from tests.importing.files.made import draft_of

FLAGS = (
    ("What does flag A say?", ("a diver is down", "fire on board", "a pilot is wanted"), 0),
    ("What does flag Q ask for?", ("help", "free pratique", "a tow"), 1),
    ("What does flag H show?", ("a race", "a wreck", "a pilot on board"), 2),
)
DETAILS = "<details><summary><b>Answer</b></summary>\n<p>\n\n#### Answer: {}\n\n{}\n\n</p>\n</details>"


def why(text: str) -> str:
    return f"The code has it for {text}."


def page(option: str, answer: str) -> str:
    blocks = ["# Flags"]
    for number, (asked, options, right) in enumerate(FLAGS, 1):
        listed = "\n".join(option.format(letter, text) for letter, text in zip("ABC", options, strict=True))
        blocks += [f"###### {number}. {asked}", listed, answer.format("ABC"[right], why(options[right])), "---"]
    return "\n\n".join(blocks)


@pytest.mark.parametrize(
    "option", ["- {0}: {1}", "* {0}) {1}", "- ({0}) {1}", "+ **{0}**. {1}", "- {0}. {1}", "{0}: {1}"]
)
@pytest.mark.parametrize("answer", [DETAILS, "Show answer\n\nAnswer: {}\n{}"], ids=["details", "button"])
def test_the_right_one_of_listed_options_is_what_is_told_below_the_word_that_opens_it(option: str, answer: str) -> None:
    draft = draft_of(page(option, answer))
    told = [(one.prompt, len(one.choices), one.answer, one.explanation) for one in draft.bank.questions]
    assert told == [
        (asked, 3, f"{'ABC'[right]}) {options[right]}", why(options[right])) for asked, options, right in FLAGS
    ]
    assert draft.not_understood == ()


def test_a_question_and_its_answer_in_a_list_are_no_options() -> None:
    cards = "".join(f"- Q: {asked}\n- A: {options[right]}\n" for asked, options, right in FLAGS)
    draft = draft_of(cards)
    assert [one.answer for one in draft.bank.questions] == [options[right] for _, options, right in FLAGS]
    assert not any(one.choices for one in draft.bank.questions)


def test_an_answer_that_says_nothing_above_another_question_stays_unanswered() -> None:
    draft = draft_of("Question: What is a halyard?\nAnswer:\n\nQuestion: What is a sheet?\nAnswer: A line.\n")
    assert [one.answer for one in draft.bank.questions] == ["A line."]


def test_a_tick_before_one_of_several_lines_below_a_question_makes_them_options() -> None:
    blocks = []
    for number, (asked, options, right) in enumerate(FLAGS, 1):
        lines = [f"   {'✓ ' * (place == right)}{option}" for place, option in enumerate(options)]
        blocks.append("\n".join([f"{number}. {asked}", *lines]))
    told = draft_of("\n\n".join(blocks)).bank.questions
    assert [(one.prompt, len(one.choices), one.answer) for one in told] == [
        (asked, 3, f"{'ABC'[right]}) {options[right]}") for asked, options, right in FLAGS
    ]


@pytest.mark.parametrize("says", ["*", "Answer: {}"], ids=["ticked", "told"])
def test_a_letter_says_which_option_is_right_even_where_another_option_reads_so(says: str) -> None:
    asked = [
        (("AB", "A", "B", "O"), 1),
        (("A", "B", "O", "AB"), 2),
        (("AB", "O", "A", "B"), 0),
        (("+", "-", "a", "b"), 1),
    ]
    lines: list[str] = []
    for number, (options, right) in enumerate(asked, 1):
        lines.append(f"{number}. Which sign is written on bag {number}?")
        tick = ["*" if says == "*" and index == right else "" for index in range(4)]
        lines += [f"{tick[index]}{letter}) {options[index]}" for index, letter in enumerate("abcd")]
        lines += [says.format("ABCD"[right])] if says != "*" else []
    draft = draft_of("\n".join(lines))
    assert [one.answer for one in draft.bank.questions] == ["B) A", "C) O", "A) AB", "B) -"]


def test_a_list_that_a_blank_line_parts_from_the_options_is_of_the_question() -> None:
    first = (
        "1. Which plant dyes wool blue? It should\n- stand the sun\n- stand the wash\n\n- weld\n- woad\nAnswer: woad\n"
    )
    told = draft_of(f"{first}\n2. Which dyes it red?\n- madder\n- weld\nAnswer: madder\n").bank.questions
    assert [one.choices for one in told] == [("A) weld", "B) woad"), ("A) madder", "B) weld")]


def test_lines_of_which_one_comes_back_are_of_the_question_and_no_options() -> None:
    first = "1. Which line does nothing new?\nx = 1\ny = x + 2\nx = 1\nAnswer: x = 1\n"
    told = draft_of(f"{first}\n2. What is y at the end?\nAnswer: 3\n").bank.questions
    assert [(one.choices, one.answer) for one in told] == [((), "x = 1"), ((), "3")]
    assert told[0].prompt == "Which line does nothing new?\nx = 1\ny = x + 2\nx = 1"


def test_items_that_are_all_ticked_are_no_options() -> None:
    first = "Q: What is checked before sailing?\nA: Three things:\n- the sails ✓\n- the rudder ✓\n- the tide ✓\n"
    told = draft_of(f"{first}\nQ: Who leads?\nA: The skipper.\n").bank.questions
    assert told[0].answer == "Three things:\n- the sails ✓\n- the rudder ✓\n- the tide ✓"
