"""What stands apart below the last option of a question."""

from __future__ import annotations

from examsim.importing import read_guide


def paper(*below: str) -> str:
    blocks = [f"{n}. Which is number {n}?\n*A) one {n}\nB) two {n}{rest}" for n, rest in enumerate(below, 1)]
    return "\n\n".join(blocks) + "\n"


def test_a_remark_below_one_is_of_no_option_and_is_told() -> None:
    draft = read_guide(paper("", "\n\nthe next ones are from Ann, who knows.", "", ""), "guide.txt")
    assert [question.choices[1] for question in draft.bank.questions] == [f"B) two {n}" for n in (1, 2, 3, 4)]
    assert [line.text for line in draft.not_understood] == ["the next ones are from Ann, who knows."]


def test_where_most_have_something_below_nothing_is_taken_off() -> None:
    more = [f"\n\nand more of it, told at length {word}." for word in ("here", "in the north", "by sailors of old")]
    draft = read_guide(paper(*more), "guide.txt")
    assert all("and more of it" in question.choices[1] for question in draft.bank.questions)
