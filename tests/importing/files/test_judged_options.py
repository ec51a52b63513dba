"""Pages of results, on which options are judged."""

from __future__ import annotations

import pytest

from examsim.importing.files import html
from examsim.importing.files.content import Content
from tests.importing.files.made import draft_of
from tests.work import is_in_proportion

WAX = '<p class="stem">Which wax do bees make?</p>'
MEAD = '<p class="stem">Mead is made by fermenting</p>'


def asked(body: str) -> list[tuple[str, str, tuple[str, ...]]]:
    draft = draft_of(f"<!DOCTYPE html><html><body><h1>Bees</h1>{body}</body></html>")
    return [(question.prompt, question.answer, question.choices) for question in draft.bank.questions]


EXPECTED = [
    ("Which wax do bees make?", "B) Beeswax", ("A) Carnauba", "B) Beeswax", "C) Paraffin")),
    ("Mead is made by fermenting", "C) honey", ("A) malt", "B) grapes", "C) honey")),
]


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ('<li class="o correct">{}</li>', '<li class="o">{}</li>'),
        ('<li class="o picked is-correct"><b>{letter}</b> {}</li>', '<li class="o"><b>{letter}</b> {}</li>'),
        ("<li>{letter}. {} ✔</li>", "<li>{letter}. {}</li>"),
        ("<li>{} ✓</li>", "<li>{} ✗</li>"),
        (
            '<div class="answer1 option"><p>{letter})</p><p>{}</p><img alt="Correct"></div>',
            '<div class="answer0 option"><p>{letter})</p><p>{}</p></div>',
        ),
        ('<button class="c"><span><i class="fa fa-check"></i></span>{}</button>', '<button class="c">{}</button>'),
        ('<p class="right-answer">{letter}) {}</p>', "<p>{letter}) {}</p>"),
        ("<li class='correct'>{}", "<li>{}"),
    ],
)
def test_options_are_told_by_what_judges_them(right: str, other: str) -> None:
    def options(texts: list[str], place: int) -> str:
        written = [
            (right if n == place else other).format(text, letter="ABC"[n]).replace("answer0", f"answer{n % 2}")
            for n, text in enumerate(texts)
        ]
        return f'<div class="os">{"".join(written)}</div>'

    body = WAX + options(["Carnauba", "Beeswax", "Paraffin"], 1) + MEAD + options(["malt", "grapes", "honey"], 2)
    assert asked(body) == EXPECTED


def test_a_page_that_counts_its_questions_and_their_points_is_read_with_its_explanations() -> None:
    def question(number: int, earned: int, stem: str, options: str, why: str) -> str:
        return (
            f'<li class="q {"is-right" if earned else "is-wrong"}"><div><span>Question {number} of 2</span> '
            f"<span>{earned} / 1 point</span></div><p>{stem}</p><ul>{options}</ul>"
            f"<div><b>Explanation:</b> {why}</div></li>"
        )

    first = '<li class="o wrong chosen">True ✗</li><li class="o correct">False ✓</li>'
    second = '<li class="o correct chosen">Nectar ✓</li><li class="o">Sap</li><li class="o">Dew</li>'
    page = question(1, 0, "Drones sting.", first, "They have no sting.")
    page += question(2, 1, "Honey begins as", second, "Bees dry it.")
    draft = draft_of(f"<!DOCTYPE html><html><body><h1>Bees</h1><ol>{page}</ol></body></html>")
    assert [(q.prompt, q.answer, q.explanation) for q in draft.bank.questions] == [
        ("True or false: Drones sting.", "False", "They have no sting."),
        ("Honey begins as", "A) Nectar", "Bees dry it."),
    ]
    assert not any("Question" in question.topic for question in draft.bank.questions)
    assert draft.not_understood == ()


def test_an_answer_that_lists_dos_and_donts_has_no_options() -> None:
    body = (
        "<h3>What may a new hive be fed?</h3><ul><li>✓ Syrup</li><li>✓ Fondant</li><li>✗ Strange honey</li></ul>"
        "<h3>What is a super?</h3><p>A box for honey.</p><h3>What is a skep?</h3><p>A basket for bees.</p>"
    )
    assert [choices for _, _, choices in asked(body)] == [(), (), ()]
    assert asked(body)[0][1] == "- ✓ Syrup\n- ✓ Fondant\n- ✗ Strange honey"


def test_whole_questions_that_are_judged_are_no_options() -> None:
    body = (
        '<div class="card correct"><h3>What is a queen?</h3><p>The bee that lays eggs.</p></div>'
        '<div class="card incorrect"><h3>What is a drone?</h3><p>A male bee.</p></div>'
        '<div class="card correct"><h3>What is a swarm?</h3><p>A colony on its way.</p></div>'
    )
    assert [prompt for prompt, _, _ in asked(body)] == ["What is a queen?", "What is a drone?", "What is a swarm?"]


def test_the_review_of_an_attempt_is_read_with_its_key_and_feedback() -> None:
    def question(number: int, mark: str, stem: str, options: str, feedback: str) -> str:
        return (
            f'<div class="que"><h3>Question <span>{number}</span></h3><div>Mark {mark} out of 1.00</div>'
            f"<div>Flag question</div><h4>Question text</h4><p>{stem}</p><div>Select one:</div>"
            f'<div class="answer">{options}</div><h4>Feedback</h4>{feedback}</div>'
        )

    def option(place: int, text: str, verdict: str = "") -> str:
        icon = f'<i title="{verdict.capitalize()}"></i>' if verdict else ""
        letter = f'<span class="number">{"abc"[place]}. </span>'
        return (
            f'<div class="r{place % 2} {verdict}"><div class="flex">{letter}<div><p>{text}</p></div></div>{icon}</div>'
        )

    first = option(0, "Syrup") + option(1, "Nectar", "correct") + option(2, "Dew")
    second = option(0, "smoke", "incorrect") + option(1, "dances") + option(2, "songs")
    page = question(
        1, "1.00", "What do foragers bring?", first, "<p>Water, too.</p><p>The correct answer is: Nectar</p>"
    )
    page += question(2, "0.00", "Bees tell of flowers by", second, "<p>The correct answer is: dances</p>")
    draft = draft_of(f"<!DOCTYPE html><html><body><h1>Bees</h1>{page}</body></html>")
    assert [(q.prompt, q.answer, q.choices, q.explanation) for q in draft.bank.questions] == [
        ("What do foragers bring?", "B) Nectar", ("A) Syrup", "B) Nectar", "C) Dew"), "Water, too."),
        ("Bees tell of flowers by", "B) dances", ("A) smoke", "B) dances", "C) songs"), ""),
    ]


@pytest.mark.parametrize("piece", ["<div class='correct'>", "<li>", "</div>", "<div><p class='correct'>x</p><p>y</p>"])
def test_elements_that_nothing_ends_take_work_in_proportion(piece: str) -> None:
    assert is_in_proportion(lambda part: html.read(Content(f"<html><p>Bees.{part}".encode(), "odd")), piece, 500)


@pytest.mark.parametrize("end", ["</ul></body></html>", "</ul>", ""], ids=["whole", "cut off", "cut off in the list"])
def test_options_of_a_page_that_is_cut_off_keep_their_key(end: str) -> None:
    listed = "<p>{}</p><ul><li>Carnauba</li><li class='correct'>Beeswax</li><li>Paraffin</li>"
    body = listed.format("Which wax do bees make?") + "</ul>" + listed.format("Which wax is in the comb?")
    questions = draft_of(f"<!DOCTYPE html><html><body><h1>Bees</h1>{body}{end}").bank.questions
    assert [question.answer for question in questions] == ["B) Beeswax", "B) Beeswax"]
