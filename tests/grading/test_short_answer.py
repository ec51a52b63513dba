"""A short response is right when it gives one accepted answer and nothing against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.question import Question, QuestionKind
from examsim.grading.abbreviations import Abbreviation
from examsim.grading.short_answer import judge_short_answer
from examsim.grading.text import prepare

if TYPE_CHECKING:
    from examsim.grading.verdict import Verdict


def question(*accept: str, choices: tuple[str, ...] = (), prompt: str = "?") -> Question:
    return Question(
        "q", prompt, (accept[0],), points=2.0, kind=QuestionKind.SHORT_ANSWER, accept=accept, choices=choices
    )


def judged(asked: Question, response: str) -> Verdict:
    return judge_short_answer(asked, prepare(response))


CAPITAL = question("Paris")
SORTS = question("B", "merge sort", choices=("A) quick sort", "B) merge sort", "C) heap sort", "D) selection sort"))
FALSE = question("False")


@pytest.mark.parametrize(
    "response", ["Paris", "paris.", "It is Paris", "Pariss", "Paris, not London", "the city of Paris"]
)
def test_an_accepted_answer_is_right_in_a_sentence_too(response: str) -> None:
    assert judged(CAPITAL, response).credit == 1.0


@pytest.mark.parametrize("response", ["London", "Paris or London", "not Paris", "Lyon or Marseille", "", "Parsing"])
def test_another_answer_two_answers_or_a_denial_are_wrong(response: str) -> None:
    assert judged(CAPITAL, response).credit == 0.0


def test_what_is_not_found_may_still_mean_the_same() -> None:
    assert not judged(question("the mean of every feature map"), "each map is averaged").is_settled
    assert judged(question("mean"), "each map is averaged").is_settled
    assert judged(question("global average pooling"), "global max pooling").unsure
    assert judged(CAPITAL, "Paris or London").is_settled


def test_words_in_another_order_are_the_same_short_answer() -> None:
    assert judged(question("Isaac Newton"), "Newton, Isaac").credit == 1.0
    assert judged(question("Isaac Newton"), "Newton knew Isaac and many others of his time").credit == 0.0


def test_long_and_short_names_are_the_same_answer() -> None:
    gap = Abbreviation("gap", "global average pooling")
    verdict = judge_short_answer(question("GAP"), prepare("Global Average Pooling"), [gap])
    assert verdict.credit == 1.0


@pytest.mark.parametrize(
    "response",
    ["B", "b", "(b)", "B)", "b.", "option B", "The answer is B", "It's b", "I think B", "B, not A", "B) merge sort",
     "merge sort", "Mergesort", "A merge sort", "I believe it is merge sort because it keeps the order"],
)  # fmt: skip
def test_a_choice_is_made_by_letter_or_in_words(response: str) -> None:
    assert judged(SORTS, response).credit == 1.0


@pytest.mark.parametrize(
    "response",
    [
        "A",
        "quick sort",
        "A) quick sort",
        "A or B",
        "B or C",
        "not B",
        "B quick sort",
        "E",
        "",
        "merge sort and heap sort",
    ],
)
def test_another_choice_or_several_are_wrong(response: str) -> None:
    assert judged(SORTS, response).credit == 0.0


@pytest.mark.parametrize(
    "response",
    [
        "B because it merges",
        "b since it merges",
        "b bc it merges",
        "B but not C",
        "b not a",
        "B and not quick sort",
        "B rather than C",
        "I'd go with B over A",
        "B is right",
        "b is correct because a is quadratic",
        "A is wrong, it is B",
        "merge sort, because quick sort can be quadratic",
        "b, I think",
        "b i think",
        "B maybe",
        "Not a or c but b",
    ],
)
def test_a_reason_a_contrast_or_a_doubt_beside_a_letter_leaves_it_chosen(response: str) -> None:
    assert judged(SORTS, response).credit == 1.0


@pytest.mark.parametrize("response", ["A because it is the first", "a is right", "A I think", "A over B", "a, maybe"])
def test_an_a_with_a_reason_is_the_option_and_no_english_word(response: str) -> None:
    assert judged(question("A", choices=SORTS.choices), response).credit == 1.0
    assert judged(SORTS, response).credit == 0.0


@pytest.mark.parametrize(
    "response",
    [
        "A because of B",
        "a or b",
        "maybe a or b",
        "a/b",
        "B as well as C",
        "all except B",
        "B is wrong",
        "B isn't correct",
        "B can't be right",
        "B would be wrong",
        "anything but B",
        "option A or maybe B",
        "b is not it",
        "BC",
    ],
)
def test_a_letter_in_a_reason_beside_another_or_refused_is_not_chosen(response: str) -> None:
    assert judged(SORTS, response).credit == 0.0


@pytest.mark.parametrize(
    "response", ["AC", "ca", "A because it is fast and C because it is sorted in place", "C as well as A"]
)
def test_several_options_are_named_together_or_each_with_its_reason(response: str) -> None:
    assert judged(question("A", "C", choices=SORTS.choices), response).credit == 1.0


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        ("A and C", "A and C are right."),
        ("A", "A and C are right, not A alone."),
        ("A and D", "A and C are right, not A and D."),
        ("A, C and D", "You name A and C and D; decide for 2."),
    ],
)
def test_the_reason_says_which_are_right_and_what_was_named(response: str, reason: str) -> None:
    assert judged(question("A", "C", choices=SORTS.choices), response).reason == reason


BLOOD = question("B", "A", choices=("A) AB", "B) A", "C) B", "D) O"))


@pytest.mark.parametrize(
    "response",
    [
        "B",
        "b)",
        "option B",
        "The answer is B.",
        "B) A",
        "B. A",
        "B, because only B has it",
        "B, because C is what the plasma carries",
        "type A",
        "Group A, I think",
    ],
)
def test_a_letter_alone_is_the_option_s_even_where_another_option_reads_so(response: str) -> None:
    assert judged(BLOOD, response).credit == 1.0


@pytest.mark.parametrize("response", ["A", "a", "option A", "It is A", "A) AB", "AB", "C", "type B", "a type O", "O"])
def test_an_option_that_reads_as_a_letter_does_not_make_that_letter_right(response: str) -> None:
    assert judged(BLOOD, response).credit == 0.0


@pytest.mark.parametrize("accepted", [("B) A",), ("A", "B) A"), ("B", "A", "B) A"), ("B",), ("type A", "B")])
def test_what_is_accepted_says_which_option_is_meant(accepted: tuple[str, ...]) -> None:
    assert judged(question(*accepted, choices=BLOOD.choices), "B").credit == 1.0
    assert judged(question(*accepted, choices=BLOOD.choices), "A").credit == 0.0


@pytest.mark.parametrize("response", ["B) or C)", "B; C", "B or C", "A and B"])
def test_several_letters_are_no_choice_where_options_read_as_letters_either(response: str) -> None:
    assert judged(BLOOD, response).credit == 0.0


@pytest.mark.parametrize("response", ["a and c", "A; C", "A) and C)", "(A) (C)", "a c", "both A and C"])
def test_several_right_options_are_named_in_small_letters_and_with_any_signs(response: str) -> None:
    ions = question("A and C", choices=("A) B", "B) K", "C) N", "D) C"))
    primes = question("A and C", choices=("A) 2", "B) 4", "C) 5"))
    assert judged(ions, response).credit == 1.0
    assert judged(primes, response).credit == 1.0


def test_options_counted_by_numbers_are_chosen_by_them() -> None:
    ropes = question("1 and 3", choices=("1) a stay", "2) a sheet", "3) a shroud"))
    assert judged(ropes, "1 and 3").credit == 1.0
    assert judged(ropes, "2").credit == 0.0


def test_options_that_deny_are_told_from_those_that_do_not() -> None:
    effect = question("does not change", choices=("increases", "decreases", "does not change"))
    assert judged(effect, "It doesn't change.").credit == 1.0
    assert judged(effect, "It increases.").credit == 0.0
    assert judged(question("it increases", choices=effect.choices), "it does not increase").credit == 0.0


def test_options_are_marked_by_the_letters_they_are_shown_with() -> None:
    mixed = question("dog", choices=("cat", "d) dog", "cow"))
    assert shown_letters(mixed) == ["a", "b", "c"]
    assert judged(mixed, "b").credit == 1.0
    assert judged(mixed, "c").credit == 0.0
    assert judged(question("b", choices=mixed.choices), "dog").credit == 1.0
    assert shown_letters(question("x", choices=("[b] x", "(a)y"))) == ["b", "a"]


def shown_letters(asked: Question) -> list[str]:
    return [letter for letter, _ in asked.options]


def test_several_right_options_are_all_wanted() -> None:
    primes = question("A and C", choices=("2", "4", "5"))
    earned = [judged(primes, response).credit for response in ("A and C", "C, A", "2 and 5", "A", "A and B", "A, B, C")]
    assert earned == [1.0, 1.0, 1.0, 0.5, 0.0, 0.0]


@pytest.mark.parametrize("response", ["false", "F", "f", "False, because it does not", "It is not true", "no", "wrong"])
def test_false_is_said_in_many_ways(response: str) -> None:
    assert judged(FALSE, response).credit == 1.0


@pytest.mark.parametrize("response", ["true", "T", "not false", "True or false", "maybe", "", "that is correct"])
def test_true_is_not_false_nor_are_both(response: str) -> None:
    assert judged(FALSE, response).credit == 0.0


@pytest.mark.parametrize(
    ("response", "says"),
    [
        ("nope", "False"),
        ("flase", "False"),
        ("F because it is a star", "False"),
        ("I disagree", "False"),
        ("F - only in winter", "False"),
        ("yep", "True"),
        ("ture", "True"),
        ("T - mass has no part in it", "True"),
        ("yes, since nothing is wrong with it", "True"),
    ],
)
def test_true_and_false_are_said_in_other_words_and_before_a_reason(response: str, says: str) -> None:
    assert judged(question("True"), response).credit == (says == "True")
    assert judged(question("False"), response).credit == (says == "False")


@pytest.mark.parametrize("response", ["T cells do", "trees", "a", "F Scott wrote it"])
def test_a_letter_before_other_words_says_neither_true_nor_false(response: str) -> None:
    assert not judged(question("True"), response).is_settled
    assert not judged(FALSE, response).is_settled


@pytest.mark.parametrize(
    ("response", "credit"), [("8", 1), ("eight", 1), ("It has 8 bits.", 1), ("7", 0), ("8 or 16", 0)]
)
def test_a_number_is_accepted_as_a_number(response: str, credit: float) -> None:
    assert judged(question("8"), response).credit == credit


def test_a_formula_is_accepted_by_structure() -> None:
    law = question("f(g(x)) = g(f(x))")
    assert judged(law, "h(k(y)) = k(h(y))").credit == 1.0
    assert judged(law, "f(g(x)) = f(x)").credit == 0.0


def test_a_word_that_points_the_same_way_is_right_but_asked_about() -> None:
    verdict = judged(question("it increases"), "It rises.")
    assert (verdict.credit, verdict.unsure) == (1.0, True)
    assert judged(question("it increases"), "It falls.").credit == 0.0
    assert judged(question("it increases"), "It never rises.").credit == 0.0


@given(
    st.text(),
    st.sampled_from([CAPITAL, SORTS, FALSE, question("8"), question("f(x) = x"), question("not"), question(".")]),
)
def test_any_response_gets_a_verdict_with_a_place_inside_it(response: str, asked: Question) -> None:
    verdict = judged(asked, response)
    assert 0.0 <= verdict.credit <= 1.0
    assert 0 <= verdict.start <= verdict.end <= len(response)
    assert verdict.reason


@given(st.text(min_size=1), st.lists(st.text(), max_size=4))
def test_any_question_can_be_asked(accepted: str, choices: list[str]) -> None:
    judged(question(accepted, choices=tuple(choices)), "It is A or B, 5 not true")
