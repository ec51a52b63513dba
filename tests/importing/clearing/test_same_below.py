"""Words that stand below every card are the site's, whatever they are; verdicts and labels are not."""

from __future__ import annotations

import pytest

from tests.importing.files.made import draft_of

VIOLINS = {
    "What does a luthier do?": "Builds and mends\nstringed instruments",
    "What is purfling?": "A thin inlay along the edge of the top",
    "Why is spruce used for tops?": "It is stiff and light",
    "What holds up the strings?": "the bridge",
    "How many strings has a viola?": "4",
}


def cards(below: str, card: str = "{number}\nQ\n{asked}\nA\n{told}\n{below}\n", foot: str = "") -> str:
    told = enumerate(VIOLINS.items(), 1)
    return "".join(card.format(number=n, asked=asked, told=text, below=below) for n, (asked, text) in told) + foot


def answers(text: str) -> dict[str, str]:
    return {one.prompt: one.answer for one in draft_of(text).bank.questions}


@pytest.mark.parametrize(
    "below",
    [
        "Did you get it?\n1 By no means\n2\n3\n4\n5 At once",
        "Rate this card:\nHard\nGood\nEasy",
        "Edit\nDelete",
        "Flag this card",
        "Mark as seen\n☆ Keep for later",
        "0 not yet\n1\n2\n3",
    ],
)
@pytest.mark.parametrize("foot", ["", "\nMore of this kind\nWoods\nGlues\n"], ids=["last", "above a foot"])
def test_what_a_site_sets_below_every_card_answers_none(below: str, foot: str) -> None:
    draft = draft_of(cards(below, foot=foot))
    assert {one.prompt: one.answer for one in draft.bank.questions} == VIOLINS
    assert draft.not_understood == ()


def test_it_is_of_no_account_how_cards_are_written() -> None:
    card = "{number}. {asked}\nAnswer: {told}\n{below}\n\n"
    assert answers(cards("I knew that. I did not.", card)) == VIOLINS


def test_a_word_in_which_answers_end_may_be_a_verdict_and_stays() -> None:
    assert all(answer.endswith("\nTrue") for answer in answers(cards("True")).values())


def test_words_below_some_answers_stay() -> None:
    some = cards("Rate this card").replace("bridge\nRate this card", "bridge").replace("4\nRate this card", "4")
    assert answers(some)["What is purfling?"].endswith("Rate this card")


@pytest.mark.parametrize("told", ["Answer: {below}", "Answer:\n{below}"])
def test_the_same_answer_all_over_stays(told: str) -> None:
    found = answers(cards("It is so", f"{{number}}. {{asked}}\n{told}\n\n"))
    assert [*found] == [*VIOLINS]
    assert {*found.values()} == {"It is so"}


def test_labels_that_come_back_are_tags_still() -> None:
    draft = draft_of(cards("Tags: wood, craft"))
    assert {one.tags for one in draft.bank.questions} == {("wood", "craft")}


def test_words_below_cards_may_count_and_the_number_of_the_next_card_come_below_them() -> None:
    text = cards("Star this card\nKnown #, missed 1", "{number}\nTerm\n{asked}\nDefinition\n{told}\n{below}\n")
    for count in (3, 0, 7, 2, 5):
        text = text.replace("#", str(count), 1)
    assert answers(text) == VIOLINS


def test_numbers_that_tell_one_answer_from_another_stay_above_such_words() -> None:
    text = cards("Made in #\nRate this card")
    for year in (1690, 1701, 1715, 1720, 1734):
        text = text.replace("#", str(year), 1)
    assert [answer[-12:] for answer in answers(text).values()][:2] == ["Made in 1690", "Made in 1701"]


@pytest.mark.parametrize("below", ["So we have\n#", "So we have\nx = #", "Final answer:\nIt is # mm long", "So\n#"])
def test_results_below_the_same_words_stay(below: str) -> None:
    text = cards(below, "Q: {asked}\nA: {told}\n{below}\n\n")
    for number in (4, 2, 9, 1, 6):
        text = text.replace("#", str(number), 1)
    found = [answer.removesuffix(" mm long")[-1] for answer in answers(text).values()]
    assert found == ["4", "2", "9", "1", "6"]
