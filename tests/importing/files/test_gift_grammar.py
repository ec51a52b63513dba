"""GIFT, construct by construct of its published grammar, as examsim understands it."""

from __future__ import annotations

import pytest

from examsim.domain.question import NumericAnswer, Question
from tests.importing.files.made import draft_of

ANCHOR = "\n\nWhich way is up? {=this one ~that one}\n"
"""A question that nobody doubts, so that a file with an odd one is a file of GIFT."""


def one(text: str) -> Question:
    return draft_of(text + ANCHOR).bank.questions[0]


def left_out(text: str) -> list[str]:
    return [line.text for line in draft_of(text + ANCHOR).not_understood]


CHOSEN = {
    "one right": ("Which? {~no =yes}", ("A) no", "B) yes"), ("B", "yes")),
    "over lines": ("Which?\n{\n  ~no\n  =yes\n}", ("A) no", "B) yes"), ("B", "yes")),
    "a half right one beside a right one": (
        "Which? {~%50%half =full ~no}",
        ("A) half", "B) full", "C) no"),
        ("B", "full"),
    ),
    "shares that make a whole": ("Which? {~%50%one ~%50%two ~%-100%no}", ("A) one", "B) two", "C) no"), ("A, B",)),
    "shares in fractions": ("Which? {~%33.33333%a ~%66.66667%b ~c}", ("A) a", "B) b", "C) c"), ("A, B",)),
    "formats": ("[html]Which? {=[html]<i>this</i> ~[plain]that}", ("A) this", "B) that"), ("A", "this")),
    "escapes": (r"Which? {~ \~ = \} ~ \{ ~ \# ~ \= 1}", ("A) ~", "B) }", "C) {", "D) #", "E) = 1"), ("B", "}")),
}


@pytest.mark.parametrize(("text", "choices", "accept"), CHOSEN.values(), ids=CHOSEN.keys())
def test_options_are_right_by_their_sign_and_share(
    text: str, choices: tuple[str, ...], accept: tuple[str, ...]
) -> None:
    assert (one(text).choices, one(text).accept) == (choices, accept)


TYPED = {
    "one": ("Who? {=me}", ("me",)),
    "several": ("Who? {=me =myself}", ("me", "myself")),
    "alone in braces": ("Who? {me}", ("me",)),
    "with shares": ("Who? {=%100%me =%50%myself}", ("me", "myself")),
    "worth nothing": ("Who? {=me =%0%*#Wrong}", ("me",)),
    "with any ending": ("Where? {=Ital*}", ("Ital",)),
    "with an escaped sign": (r"What is it called? {=a \~ b}", ("a ~ b",)),
    "true": ("It is so. {TRUE}", ("True", "T")),
    "false": ("It is so. {F}", ("False", "F")),
}


@pytest.mark.parametrize(("text", "accept"), TYPED.values(), ids=TYPED.keys())
def test_what_is_typed_is_right_by_its_share(text: str, accept: tuple[str, ...]) -> None:
    assert (one(text).choices, one(text).accept) == ((), accept)


NUMBERS = {
    "exact": ("{#5}", NumericAnswer(5.0)),
    "with a tolerance": ("{#3.1415:0.0005}", NumericAnswer(3.1415, 0.0005)),
    "a range": ("{#3.141..3.142}", NumericAnswer(3.1415, 0.0005)),
    "below nought": ("{#-40:0.5}", NumericAnswer(-40.0, 0.5)),
    "the best of several": ("{#\n =%50%1822:2 #Close.\n =1822:0 #Right!\n ~#No.\n}", NumericAnswer(1822.0)),
}


@pytest.mark.parametrize(("braces", "number"), NUMBERS.values(), ids=NUMBERS.keys())
def test_numbers_keep_their_tolerance_and_ranges_are_one(braces: str, number: NumericAnswer) -> None:
    assert one(f"How many? {braces}").numeric == number


TOLD = {
    "of the right option": ("Which? {=yes #Indeed. ~no #Not so.}", "Indeed."),
    "of the whole": ("Which? {=yes #Indeed. ~no ####See page 3.}", "See page 3."),
    "of the best number": ("How many? {#=%50%2:1 #Close. =2:0 #Exactly.}", "Exactly."),
    "of false and true": ("It is so. {FALSE#It never was.#Well seen.}", "It never was.\nWell seen."),
    "said of each answer": ("Who? {=me#Right! =myself#Right!}", "Right!"),
    "in a format": ("Which? {=yes #[html]<b>Indeed</b>. ~no}", "Indeed."),
    "over lines": ("Who? {=me ####One.\\nTwo.}", "One.\nTwo."),
}


@pytest.mark.parametrize(("text", "said"), TOLD.values(), ids=TOLD.keys())
def test_comments_are_the_explanation(text: str, said: str) -> None:
    assert one(text).explanation == said


ASKED = {
    "a word that is missing": ("The {=Nile ~Po} is long.", "The _____ is long."),
    "a full stop behind": ("It flows {=north ~south}.", "It flows _____."),
    "a full stop before and behind": ("Name it. {=Nile}.", "Name it."),
    "a title": ("::River 1:: Which? {=Nile ~Po}", "Which?"),
    "a title with a colon": (r"::River\: 1:: Which? {=Nile ~Po}", "Which?"),
    "escapes": (r"In \{1, 2\} 1 \= one\: which? {=yes ~no}", "In {1, 2} 1 = one: which?"),
    "an address": ("See https://example.org/x: which? {=yes ~no}", "See https://example.org/x: which?"),
    "HTML": ("[html]<p>Which is <b>it</b>&nbsp;now?</p>{=yes ~no}", "Which is it now?"),
    "a comment between": ("Which is\n// nobody reads this\nit? {=yes ~no}", "Which is it?"),
}


@pytest.mark.parametrize(("text", "prompt"), ASKED.values(), ids=ASKED.keys())
def test_the_text_around_the_answers_is_asked(text: str, prompt: str) -> None:
    assert one(text).prompt == prompt


def test_questions_whose_texts_are_written_as_a_page_are_no_web_page() -> None:
    text = "".join(
        f"::R{n}::[html]<p>Which river is <b>number {n}</b>?</p>{{=<p>Nile</p> ~<p>Po</p>}}\n\n" for n in range(3)
    )
    questions = draft_of(text).bank.questions
    assert [(question.prompt, question.answer) for question in questions] == [
        (f"Which river is number {n}?", "A) Nile") for n in range(3)
    ]


def test_pairs_are_found_and_halves_that_mislead_are_left_out() -> None:
    question = one("Match the capitals. {\n =Canada -> Ottawa\n =[html]<i>Italy</i> -> Rome\n = -> Oslo\n}")
    assert question.prompt == "Match the capitals."
    assert question.answer.strip().split("\n") == ["- Canada – Ottawa", "- Italy – Rome"]


def test_an_essay_is_asked_where_a_comment_answers_it() -> None:
    assert one("Why does it rain? {####Water cools and falls.}").answer.strip() == "Water cools and falls."
    assert left_out("Why does it rain? {}") == ["Why does it rain? {}"]


def test_a_description_and_formulas_in_braces_ask_nothing() -> None:
    assert left_out("Read this first.") == ["Read this first."]
    assert left_out("Of $x^{2}$ and $y^{3}$ say more.") == ["Of $x^{2}$ and $y^{3}$ say more."]


def test_categories_are_topics_and_tags_stand_in_comments() -> None:
    text = (
        "// question: 1  name: first [id:q1] [tag:of \\] old] [tag:easy]\n::first:: Who? {=me}\n\n"
        "// [tag:nobody's]\n\nWhere? {=here}\n\n$CATEGORY: $course$/top/Rivers\n\nWhich? {=Nile ~Po}\n"
    )
    questions = draft_of(text).bank.questions
    assert [question.tags for question in questions] == [("of ] old", "easy"), (), ()]
    assert questions[2].topic == "Rivers"


def test_empty_braces_of_a_program_are_no_essay() -> None:
    page = "<p>Q: What is wax?</p>\n<p>A: What bees make.</p>\n<p>Q: What is mead?</p>\n<p>A: A wine.</p>"
    questions = draft_of(f"{page}\n<style>.b{{}}</style>").bank.questions
    assert [question.answer for question in questions] == ["What bees make.", "A wine."]
