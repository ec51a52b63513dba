from __future__ import annotations

import pytest

from examsim.grading.guards.accounts import accounts, apart
from examsim.grading.text import prepare


def told(text: str) -> dict[str, list[str]]:
    """What is said of each subject, in words: subjects by the word that names them first."""
    prepared = prepare(text)
    return {
        prepared.words[account.subject].folded: [prepared.words[place].folded for place in account.words]
        for account in accounts(prepared).values()
    }


def test_each_subject_has_what_its_clause_says_of_it() -> None:
    found = told("Ferns bear spores, whereas pines bear cones.")
    assert found == {"ferns": ["bear", "spores"], "pines": ["bear", "cones"]}


@pytest.mark.parametrize(
    "text",
    [
        "Ferns bear spores. They like shade.",
        "Ferns bear spores, and they like shade.",
        "Ferns bear spores; it is shade.",
    ],
)
def test_a_clause_that_a_pronoun_leads_goes_on_about_the_subject_before(text: str) -> None:
    assert list(told(text)) == ["ferns"]
    assert "shade" in told(text)["ferns"]


def test_what_sets_the_matter_at_the_beginning_of_a_clause_is_its_subject() -> None:
    assert list(told("On Mondays bread is baked, but on Fridays fish is fried.")) == ["mondays", "fridays"]


def test_words_before_any_subject_are_nobodys() -> None:
    assert told("It is like shade.") == {}


def test_what_tells_two_apart_is_in_one_account_alone() -> None:
    text = prepare("Ferns bear spores, whereas pines bear cones.")
    ours, theirs = apart(text, *accounts(text).values())
    assert [text.words[place].folded for place in ours] == ["spores"]
    assert [text.words[place].folded for place in theirs] == ["cones"]


def test_the_same_word_denied_of_one_tells_them_apart() -> None:
    text = prepare("Ferns flower, whereas pines never flower.")
    ours, theirs = apart(text, *accounts(text).values())
    assert [text.words[place].folded for place in (*ours, *theirs)].count("flower") == 2
