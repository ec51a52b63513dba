"""Cards of a site that says how well each was known, with and without a label on the front."""

from __future__ import annotations

from examsim.importing import read_guide

CARDS = {
    "What is gesso?": "A ground for paint.",
    "sfumato": "Smoky outlines.\n\nLeonardo's way.",
    "Who carved it?": "Nobody knows",
}
RATED = "How well did you know this?\n1\nNot at all\n2\n3\n4\n5\nPerfectly\n\n"
OF_SITE = "Decks in Art Class (2):\nGreece and Rome\nMedieval\n\n"


def cards(front: str) -> list[str]:
    asked = enumerate(CARDS.items(), 1)
    return [f"{front.format(number)}{term}\n\nA\n\n{told}\n\n{RATED}" for number, (term, told) in asked]


def read(text: str) -> list[str]:
    return [question.answer.replace("\n\n", "\n") for question in read_guide(text, "guide.txt").bank.questions]


def test_a_number_above_each_card_is_as_good_as_a_label() -> None:
    told = [answer.replace("\n\n", "\n") for answer in CARDS.values()]
    assert read("".join(cards("{}\n\n"))) == read("".join(cards("{}\n\nQ\n\n"))) == told


def test_what_the_site_sets_between_two_cards_is_in_neither() -> None:
    first, *others = cards("{}\n\nQ\n\n")
    assert "Medieval" not in "".join(read("".join([first, OF_SITE, *others, OF_SITE])))


def test_a_card_that_has_lost_its_label_begins_at_its_number() -> None:
    text = "".join(cards("{}\nQ\n\n")).replace("2\nQ\n", "2\n")
    assert read(text) == read("".join(cards("{}\nQ\n\n")))


def test_names_of_other_sets_are_in_no_card_without_ratings_either() -> None:
    first, *others = (card.replace(RATED, "") for card in cards("{}\nQ\n\n"))
    assert read("".join([first, "Decks in Art Class (2):\nRome\nGothic\n\n", *others])) == read(first + "".join(others))
