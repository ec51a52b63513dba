"""What test banks print below each question is kept as tags, also where it is the same below many."""

from __future__ import annotations

from examsim.importing import read_guide

BANK = """\
TRUE/FALSE

1. Ropes shrink when they are wet.
ANS: T PTS: 1 REF: 4
MSC: Remembering

2. A bowline slips under load.
ANS: F PTS: 1 REF: 5
MSC: Remembering

3. Nylon stretches more than hemp.
ANS: T PTS: 1 REF: 6
MSC: Understanding


COMPLETION

4. The rope that trims a sail is called the ____.
ANS: sheet PTS: 1 REF: 7
MSC: Remembering
"""


def test_no_answer_has_any_of_it() -> None:
    questions = read_guide(BANK, "guide.txt").bank.questions
    assert [question.answer for question in questions] == ["T", "F", "T", "sheet"]
    assert all({"PTS: 1", f"REF: {page}"} <= set(q.tags) for page, q in enumerate(questions, 4))
    assert [tag for question in questions for tag in question.tags if tag.startswith("MSC")] == [
        "MSC: Remembering",
        "MSC: Remembering",
        "MSC: Understanding",
        "MSC: Remembering",
    ]


def test_what_publishers_print_in_a_row_below_each_question_is_in_no_answer() -> None:
    text = "".join(
        f"{number}) {asked}\nAnswer: {told}\nDiff: {number}   Type: SA   Section: {number}.2\n\n"
        for number, asked, told in [
            (1, "What holds a sail down?", "The tack, which is lashed\nto the boom."),
            (2, "What holds a boat in place?", "An anchor"),
            (3, "A boom swings across when the boat gybes.", "TRUE"),
        ]
    )
    questions = read_guide(text, "guide.txt").bank.questions
    assert [q.answer for q in questions] == ["The tack, which is lashed\nto the boom.", "An anchor", "TRUE"]
    assert [q.tags for q in questions] == [(f"Diff: {n}", "Type: SA", f"Section: {n}.2") for n in (1, 2, 3)]


def test_types_and_sections_of_what_is_asked_stay_in_the_answers() -> None:
    ropes = [("sheet", "thin"), ("halyard", "round"), ("painter", "flat")]
    text = "".join(f"Question: What is a {name}?\nAnswer: A rope.\nType: {kind} braid\n\n" for name, kind in ropes)
    answers = [question.answer for question in read_guide(text, "guide.txt").bank.questions]
    assert answers == [f"A rope.\nType: {kind} braid" for _, kind in ropes]
