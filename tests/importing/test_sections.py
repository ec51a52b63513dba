"""A paper with parts in other formats than most of it: each is read, wherever it stands."""

from __future__ import annotations

from itertools import permutations

import pytest

from examsim.importing import read_guide

ASKED = """\
1. What is a kiln?
Answer: An oven that hardens clay.

2. What is slip?
Answer: Clay thinned with water.

3. Why are pots left to dry?
Answer: Wet ones burst in the fire.
"""
TRUTH = """\
4. Bisque ware takes glaze well. TRUE
5. Raku pots cool slowly. FALSE
6. Stoneware is fired hotter than earthenware. TRUE
"""
GAPS = """\
7. Clay is kneaded to drive out the ______. (air)
8. A pot is thrown on a ______. (wheel)
9. Glaze melts into a kind of ______. (glass)
"""
CHOICES = """\
10. Which clay is white?
A. terracotta
B. kaolin
Answer: B

11. What colours a glaze green?
A. copper
B. tin
Answer: A
"""
TOLD = {
    ASKED: ["An oven that hardens clay.", "Clay thinned with water.", "Wet ones burst in the fire."],
    TRUTH: ["True", "False", "True"],
    GAPS: ["air", "wheel", "glass"],
    CHOICES: ["B) kaolin", "A) copper"],
}
ORDERS = list(permutations(TOLD))


@pytest.mark.parametrize("order", ORDERS, ids=["-".join(part.split(".")[0] for part in order) for order in ORDERS])
@pytest.mark.parametrize("head", ["PART {}\n\n", "Section {}\n\n", ""])
def test_parts_in_several_formats_are_all_read_in_whatever_order(order: tuple[str, ...], head: str) -> None:
    guide = "\n".join(head.format(letter) + part for letter, part in zip("ABCD", order, strict=True))
    draft = read_guide(guide, "pottery.txt")
    assert [question.answer for question in draft.bank.questions] == [told for part in order for told in TOLD[part]]
    assert draft.not_understood == ()
