"""Questions known by their mark, answered by what is below them."""

from __future__ import annotations

from examsim.importing import read_guide


def test_the_label_of_an_answer_below_an_unlabelled_question_is_no_part_of_it() -> None:
    plain = "".join(f"What is rule {n}?\nThe rule of number {n}.\n\n" for n in range(8))
    text = f"{plain}What is rule 8?\nAnswer: The last of all.\n"
    assert read_guide(text, "guide.txt").bank.questions[-1].answer == "The last of all."
