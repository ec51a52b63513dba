from __future__ import annotations

import pytest

from examsim.grading.guards.antonyms import Relation, is_polar, places, relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rise", "fall"),
        ("rises", "drops"),
        ("risen", "decline"),
        ("faster", "slowly"),
        ("wider", "narrowest"),
        ("bigger", "small"),
        ("allow", "prevents"),
        ("equal", "unequal"),
        ("harmful", "harmless"),
        ("connected", "disconnected"),
    ],
)
def test_opposite_poles_are_opposites_in_any_form(one: str, other: str) -> None:
    assert relation(one, other) is Relation.OPPOSITE
    assert relation(other, one) is Relation.OPPOSITE


@pytest.mark.parametrize(("one", "other"), [("rise", "climbs"), ("tiny", "smaller"), ("constant", "unchanged")])
def test_words_of_one_pole_agree(one: str, other: str) -> None:
    assert relation(one, other) is Relation.SAME_POLE


@pytest.mark.parametrize(
    ("one", "other"),
    [("client", "server"), ("artery", "vein"), ("acid", "base"), ("sender", "receiver"), ("buyer", "seller")],
)
def test_different_things_of_a_kind_are_no_opposites(one: str, other: str) -> None:
    assert relation(one, other) is not Relation.OPPOSITE


def test_a_short_prefix_makes_no_opposite_of_an_unrelated_word() -> None:
    assert relation("under", "der") is Relation.UNRELATED
    assert relation("increase", "crease") is not Relation.SAME_POLE


def test_every_listed_word_finds_its_axis() -> None:
    assert is_polar("grow")
    assert not is_polar("mitochondrion")
    assert places("colder") == places("cold")
