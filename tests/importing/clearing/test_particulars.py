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
