"""Heads of parts are told by counting up between questions, whatever they are called and whatever they say."""

from __future__ import annotations

import pytest

from tests.importing.files.made import draft_of

KNOTS = {
    "What joins two ropes?": "a bend",
    "What is a bight?": "A part of the rope\nthat is laid double",
    "What ties a rope to a ring?": "a hitch",
    "What whips the end of a rope?": "twine",
    "What is a splice?": "Two ropes woven into one",
    "What is a fid?": "a pointed tool",
}


def paper(*heads: str, gap: str = "\n\n") -> str:
    """A paper with two questions below each head."""
    asked = [f"{number}. {one}\nAnswer: {told}\n\n" for number, (one, told) in enumerate(KNOTS.items(), 1)]
    parts = zip(heads, asked[::2], asked[1::2], strict=True)
    return "Knots, test 3\n\n" + "".join(f"{head}{gap if head else ''}{one}{other}" for head, one, other in parts)


@pytest.mark.parametrize(
    "heads",
    [
        ("Part A. Name it. (1 point each)", "Part B. Say it in a word. (2 points)", "Part C. Pick the best."),
        ("PART 1 – Names", "PART 2 – Words", "PART 3 – Choices"),
        ("Section I: Names", "Section II: Words", "Section III: Choices"),
        ("A. Names", "B. Words", "C. Choices"),
        ("I. Name it?", "II. Say it?", "III. Pick it?"),
        ("Round One: easy", "Round Two: harder", "Round Three: hard"),
        ("Teil A", "Teil B", "Teil C"),
        ("**Level 1**", "**Level 2**", "**Level 3**"),
        ("=== Set 1 ===", "=== Set 2 ===", "=== Set 3 ==="),
        ("Part 1\nSay what it is.", "Part 2\nOne word will do.", "Part 3\nWrite a sentence."),
        ("Part 1\n\nSay what it is.", "Part 2\n\nOne word will do.", "Part 3\n\nWrite a sentence."),
        ("", "Lap 2. Say it in a word.", "Lap 3. Pick the best."),
    ],
    ids=lambda heads: heads[1],
)
def test_heads_that_count_up_between_questions_are_no_answers(heads: tuple[str, ...]) -> None:
    draft = draft_of(paper(*heads))
    assert {one.prompt: one.answer for one in draft.bank.questions} == KNOTS
    told = [line.text for line in (*draft.headings, *draft.not_understood)]
    assert {line for head in heads for line in head.splitlines() if line} <= {*told}


def test_what_is_called_a_part_is_one_also_where_others_have_no_head() -> None:
    assert draft_of(paper("", "Part B. Say it in a word.", "")).bank.questions[1].answer == KNOTS["What is a bight?"]


@pytest.mark.parametrize(
    "heads",
    [
        ("", "Lap 7. It is laid so.", "Lap 3. It is laid so."),
        ("", "Lap 3. It is laid so.", "Lap 4. It is laid so."),
        ("", "Lap 2. It is laid so.", ""),
        ("Part B. Bends.", "Part A. Hitches.", "Part A. Hooks."),
    ],
    ids=["no order", "not from the first", "one alone", "not up"],
)
def test_what_does_not_count_up_is_of_the_answer(heads: tuple[str, ...]) -> None:
    assert heads[1] in draft_of(paper(*heads)).bank.questions[1].answer


def test_a_line_right_below_an_answer_is_of_it() -> None:
    guide = paper("", "Lap 1. Once around.", "Lap 2. Twice around.").replace("\n\nLap", "\nLap")
    assert [one.answer.splitlines()[-1] for one in draft_of(guide).bank.questions[1:4:2]] == [
        "Lap 1. Once around.",
        "Lap 2. Twice around.",
    ]


def test_what_counts_on_with_every_question_is_no_head_of_a_part() -> None:
    told = enumerate(KNOTS.items(), 1)
    guide = "".join(f"Question: {one}\nAnswer: {said}\n\nKnot {n}: {one[:-1]}\n\n" for n, (one, said) in told)
    answers = [one.answer for one in draft_of(guide).bank.questions]
    assert all(f"Knot {n}" in answer for n, answer in enumerate(answers, 1))


def test_a_list_below_what_looks_like_a_head_is_of_the_answer() -> None:
    heads = ("Lap 1", "Lap 2\n- over\n- under", "Lap 3")
    assert "- under" in draft_of(paper(*heads)).bank.questions[1].answer


def test_the_shape_may_change_with_every_part() -> None:
    labelled = [f"{number}. {one}\nAnswer: {told}\n\n" for number, (one, told) in enumerate(KNOTS.items(), 1)]
    guide = (
        f"PART A - WORDS\n\n{''.join(labelled[:3])}"
        "PART B - TRUE OR FALSE\n\n4. Wet rope is stronger.   FALSE\n5. A knot weakens it.   TRUE\n"
        "6. Twine whips its end.   TRUE\n\n"
        "PART C - FILL IN\n\n7. A knot that slips is no ______.  (hitch)\n8. The end of a rope is its ______.  (tail)\n"
        f"9. A rope laid double has a ______.  (bight)\n\nPART D - MORE\n\n{''.join(labelled[3:])}"
    )
    draft = draft_of(guide)
    answers = [one.answer for one in draft.bank.questions]
    asked = [*KNOTS.values()]
    assert answers == [*asked[:3], "False", "True", "True", "hitch", "tail", "bight", *asked[3:]]
    assert draft.not_understood == ()
