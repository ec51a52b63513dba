from __future__ import annotations

import pytest

from examsim.grading.guards.negation import Sign, signs
from examsim.grading.guards.scopes import scopes
from examsim.grading.text import prepare


def sign_of(text: str, word: str) -> Sign:
    prepared = prepare(text)
    index = next(i for i, each in enumerate(prepared.words) if each.folded == word)
    return signs(prepared)[index]


@pytest.mark.parametrize(
    "text",
    [
        "The valve does not open.",
        "The valve doesn't open.",
        "The valve never opens wide or will open at all.",
        "The valve cannot open.",
        "No valve may open.",
        "Neither valve can open.",
        "It works without an open valve.",
        "The valve fails to open.",
        "It stays shut rather than open.",
        "Old pumps lack an open valve.",
        "The spring stops the open valve.",
    ],
)
def test_a_cue_negates_what_follows_it_in_the_clause(text: str) -> None:
    assert sign_of(text, "open").is_negated


@pytest.mark.parametrize(
    "text",
    [
        "The valve does not leak, it opens and is open.",
        "Not only does the pump run, the valve is open.",
        "No, the valve is open.",
        "It is not impossible; the valve is open.",
        "The valve may or may not leak but is open.",
        "The pump stops early with open valves.",
    ],
)
def test_a_negation_ends_with_its_clause_and_some_cues_deny_nothing(text: str) -> None:
    assert not sign_of(text, "open").is_negated


@pytest.mark.parametrize(
    "text",
    [
        "Otherwise the valve cannot open.",
        "Without a spring it could not open.",
    ],
)
def test_nothing_is_concluded_from_what_would_be_the_case(text: str) -> None:
    assert sign_of(text, "open").softener == "would"


def test_a_plain_condition_is_no_counterfactual() -> None:
    assert not sign_of("If the spring breaks, the valve can open.", "open").softener


def test_two_negations_cancel() -> None:
    assert not sign_of("It never fails to open.", "open").is_negated


def test_the_head_is_the_first_word_that_says_something() -> None:
    assert sign_of("The pump does not even start the motor.", "start").is_head
    assert not sign_of("The pump does not even start the motor.", "motor").is_head


def test_a_no_behind_its_verb_negates_the_verb_too() -> None:
    assert sign_of("The reactor emits no smoke.", "emits").is_negated
    assert sign_of("The contract guarantees neither price nor date.", "guarantees").is_negated


def test_an_and_that_starts_anew_with_a_verb_ends_a_negation() -> None:
    text = "Ostriches cannot fly and have to run."
    assert sign_of(text, "fly").is_negated
    assert not sign_of(text, "run").is_negated


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Only one reader holds the lock.", "holds"),
        ("The lamp hardly shines.", "shines"),
        ("It does not shine as brightly as the sun.", "shine"),
        ("Fish cannot live without water.", "live"),
        ("If the fuse is not blown the lamp shines.", "blown"),
        ("Without rain the field would not grow wheat.", "grow"),
        ("It has no factor other than one.", "factor"),
    ],
)
def test_where_meaning_turns_otherwise_a_softener_is_noted(text: str, word: str) -> None:
    assert sign_of(text, word).softener


def test_what_is_told_of_another_thing_is_an_aside() -> None:
    text = "Unlike whales, which breathe air, sharks have gills."
    assert sign_of(text, "whales").is_aside
    assert sign_of(text, "breathe").is_aside
    assert not sign_of(text, "gills").is_aside


def test_what_a_list_behind_a_no_goes_on_with_is_left_open() -> None:
    text = prepare("no loss, delay, slow jitter or errors, but noise")
    marks = dict(zip((word.folded for word in text.words), signs(text), strict=True))
    assert [word for word, sign in marks.items() if sign.softener == "list"] == [
        "delay",
        "slow",
        "jitter",
        "or",
        "errors",
    ]
    assert [word for word, sign in marks.items() if sign.is_negated] == ["loss"]


def test_a_list_of_thousands_is_counted_once() -> None:
    text = prepare("no loss" + ", big delay or errors, no loss" * 3000)
    assert sum(map(len, scopes(text))) < 10 * len(text.clauses)
    text = prepare("no loss" + ", big delay" * 3000 + " or errors")
    assert sum(map(len, scopes(text))) < 10
