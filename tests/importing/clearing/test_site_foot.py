"""What a site says of itself is no part of an answer, and an answer that only sounds like it stays."""

from __future__ import annotations

import pytest

from examsim.importing import read_guide
from tests.importing.told import answers

CARDS = """\
{name}
Weaving
1
What is a warp?
The threads along the cloth
2
What is a weft?
The threads across it
3
What is a shed?
The gap a shuttle goes through
"""


@pytest.mark.parametrize(
    "foot",
    [
        "More decks in Crafts (3):\nFelting\nDyeing and printing\nLace\n",
        "Try Cardbarn Plus for a week\nGet unlimited access\n",
        "End of preview\n",
    ],
)
def test_what_a_site_sets_below_its_last_card_is_no_part_of_it(foot: str) -> None:
    draft = read_guide(CARDS.format(name="Cardbarn") + foot, "guide.txt")
    assert [question.answer for question in draft.bank.questions][-1] == "The gap a shuttle goes through"
    assert draft.not_understood == ()


@pytest.mark.parametrize("below", ["Try the shed first", "Sets of two: warp and weft", "Weaving needs it"])
def test_an_answer_may_go_on_in_such_words(below: str) -> None:
    assert answers(CARDS.format(name="Weaving") + below)[-1].endswith(below)


PAGE = """\
cardbarn.net - study together
Questions on cloth

1. What is fulling?
Answer: Beating cloth until it felts.

{between}

2. What is carding?
Answer: Combing wool before it is spun.
"""


def test_a_line_with_the_address_that_a_page_opens_with_is_no_part_of_the_answer_above() -> None:
    told = answers(PAGE.format(between="A free copy out of cardbarn.net, not for sale"))
    assert told == ["Beating cloth until it felts.", "Combing wool before it is spun."]


def test_another_address_stays_in_its_answer() -> None:
    assert "fulling.org" in answers(PAGE.format(between="There is more of it on fulling.org, with pictures"))[0]
