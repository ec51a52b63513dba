from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from examsim.authoring import import_guides
from examsim.domain.bank import Bank
from examsim.domain.keyed_options import right_options
from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.domain.rubric import Criterion, Feedback, MarkedExample, Misconception, Rubric
from examsim.domain.visible import visible
from examsim.exporting.banks.closed import Form, accepted, form_of, options_of, statement_of, truth_of
from examsim.exporting.banks.formats import FORMATS, losses
from examsim.exporting.banks.moodle import path_of
from examsim.exporting.banks.numbers import decimal, share
from examsim.importing.files import gift as gift_file
from examsim.importing.files import moodle_xml as moodle_file
from examsim.importing.files.content import Content
from examsim.storage.library import read_banks
from tests.exporting.gift_grammar import Parsed, parse
from tests.exporting.moodle_grammar import assert_as_published

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SHORT, NUMERIC = QuestionKind.SHORT_ANSWER, QuestionKind.NUMERIC
CRITERION = Criterion("moves", 4.0, "Water moves.", (("water", "H2O"),), accept=("it moves",), feedback=Feedback("yes"))
RUBRIC = Rubric("osmosis", (CRITERION,), (Misconception("Salt moves.", cap=1.0),), (MarkedExample("water", 2.0),))
OSMOSIS = Question("osmosis", "What is osmosis {in = cells}?", ("Water moves.\nThrough: ~ a membrane.",), "cells")


def short(name: str, prompt: str, answer: str, *accept: str, **more: Any) -> Question:
    return Question(name, prompt, (answer,), kind=SHORT, accept=accept, **more)


BANK = Bank(
    "biology",
    "Biology: a/b",
    (
        replace(OSMOSIS, hint="salt", tags=("water",)),
        short("order", "Which are sorts?", "A and C", topic="lists", choices=("A) merge", "B) hash", "C) quick")),
        short("letter", "Which is it?", "B) x < y & z", "B", topic="lists", choices=("A) x = y", "B) x < y & z")),
        short("truth", "True or false: water is wet.", "True", "True", "T", explanation="Mostly."),
        short("word", "Fill in the blank: _____ is a gas.", "Neon", "Neon", "Argon"),
        Question("number", "How long?", ("4.5 m",), kind=NUMERIC, numeric=NumericAnswer(4.5, 0.25, "m")),
    ),
    {"osmosis": RUBRIC},
)


def written(name: str, bank: Bank = BANK) -> bytes:
    return FORMATS[name].write(bank, NOW)


def gift(bank: Bank = BANK) -> list[Parsed]:
    return parse(written("gift", bank).decode())


def moodle(bank: Bank = BANK) -> list[Element]:
    return [each for each in ElementTree.fromstring(written("moodle-xml", bank)) if each.get("type") != "category"]


def test_gift_keeps_to_its_published_grammar_and_says_what_the_bank_says() -> None:
    essay, several, one, truth, word, number = gift()
    assert (essay.title, essay.stem, essay.kind) == ("osmosis", "What is osmosis {in = cells}?", "essay")
    assert essay.general == "Water moves.\nThrough: ~ a membrane."
    assert several.options == [("~", "50", "merge"), ("~", "", "hash"), ("~", "50", "quick")]
    assert one.options == [("~", "", "x = y"), ("=", "", "x < y & z")]
    assert (truth.stem, truth.value, truth.general) == ("water is wet.", "TRUE", "Mostly.")
    assert word.options == [("=", "", "Neon"), ("=", "", "Argon")]
    assert (number.kind, number.value) == ("number", "4.5")
    assert (essay.tags, several.tags) == (["water"], [])
    odd = replace(BANK, questions=(replace(OSMOSIS, tags=("a ] b", "c\n// d")),))
    assert gift(odd)[0].tags == ["a ] b", "c // d"]
    assert [each.category for each in (essay, several, truth)] == [
        "Biology: a//b/cells", "Biology: a//b/lists", "Biology: a//b"
    ]  # fmt: skip


AWKWARD = ("->", "[html]", "[plain]", "%50%", "&amp;", "<b>", "//", "\\n", *"aé{}~=#:\\ \n\t<>&;/%$*'\"-\x1b\u202e字5")
TEXTS = st.lists(st.sampled_from(AWKWARD), min_size=1, max_size=12).map("".join).filter(str.strip)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    plain = Question(
        "q-1", draw(TEXTS), (draw(TEXTS),), draw(st.just("") | TEXTS), explanation=draw(st.just("") | TEXTS)
    )
    plain = replace(plain, tags=tuple(draw(st.lists(TEXTS, max_size=2))), hint=draw(st.just("") | TEXTS))
    closed = replace(plain, kind=SHORT, accept=tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))))
    options = draw(st.lists(TEXTS, min_size=2, max_size=13))
    numbers = st.floats(allow_nan=False, allow_infinity=False)
    numeric = NumericAnswer(draw(numbers), draw(st.floats(0, 10)), draw(st.just("") | TEXTS))
    right = options[: draw(st.integers(1, len(options)))]
    chosen = replace(closed, choices=tuple(options), accept=tuple(right), answers=tuple(right))
    return draw(st.sampled_from([plain, closed, chosen, replace(plain, kind=NUMERIC, numeric=numeric)]))


def shown(text: str) -> str:
    """A text as every format may change it: signs that steer as pictures, spaces at its edges gone."""
    return "\n".join(line.strip() for line in visible(text).replace("\t", " ").strip().split("\n"))


def words(question: Question) -> list[str]:
    return [" ".join(visible(word).split()) for word in accepted(question)]


def lines(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n"))


@given(questions())
def test_whatever_the_texts_are_gift_keeps_to_its_grammar_and_says_what_was_asked(question: Question) -> None:
    (parsed,) = gift(Bank("b", question.prompt, (question,)))
    assert parsed.title == "q-1"
    form = form_of(question)
    if parsed.kind == "essay":
        told = (*question.answers, question.explanation)
        assert lines(parsed.general) == shown("\n".join(text.strip() for text in told if text.strip()))
        assert lines(parsed.stem).startswith(shown(question.prompt))
    elif form is Form.CHOICE:
        assert [lines(text) for _, _, text in parsed.options] == [shown(text) for text in options_of(question)]
        right = {index for index, (mark, share, _) in enumerate(parsed.options) if mark == "=" or share}
        assert right == right_options(question)
    elif form is Form.WORD:
        assert [text for _, _, text in parsed.options] == words(question)
    elif question.numeric is not None:
        assert float(parsed.value) == question.numeric.value
    assert parsed.kind in KINDS[form]


KINDS = {
    Form.ESSAY: ("essay",), Form.CHOICE: ("options", "essay"), Form.WORD: ("options", "essay"),
    Form.TRUTH: ("truth",), Form.NUMBER: ("number",),
}  # fmt: skip


@given(questions())
def test_whatever_the_texts_are_moodle_xml_is_as_published_and_says_what_was_asked(question: Question) -> None:
    (element,) = moodle(Bank("b", question.prompt, (question,)))
    assert_as_published(element)
    texts = [answer.findtext("text") or "" for answer in element.iterfind("answer")]
    if element.get("type") == "shortanswer":
        assert [text.replace(r"\*", "*") for text in texts] == words(question)
    elif element.get("type") == "multichoice":
        right = {index for index, answer in enumerate(element.iterfind("answer")) if answer.get("fraction") != "0"}
        assert right == right_options(question)


READERS = {"gift": gift_file, "moodle-xml": moodle_file}


def signs(text: str) -> str:
    return "".join(visible(text).split())


@pytest.mark.parametrize("name", READERS)
@given(question=questions())
def test_whatever_the_texts_are_they_come_back_with_every_sign(name: str, question: Question) -> None:
    material = READERS[name].read(Content(written(name, Bank("b", "B", (question,))), "bank"))
    (back,) = material.asked
    assert signs(statement_of(question) if truth_of(question) is not None else question.prompt) in signs(back.term)
    if form_of(question) is Form.WORD and back.closed is not None:
        assert list(map(signs, back.closed.accept)) == list(map(signs, words(question)))
    if question.numeric is not None:
        assert back.closed is not None
        assert back.closed.numeric is not None
        assert (back.closed.numeric.value, back.closed.numeric.tolerance) == (
            question.numeric.value,
            question.numeric.tolerance,
        )
    if back.choices:
        assert list(map(signs, back.choices)) == list(map(signs, options_of(question)))


@given(st.lists(TEXTS, min_size=1, max_size=2))
def test_names_of_categories_come_apart_where_they_were_put_together(names: list[str]) -> None:
    path = path_of("$course$", *names)
    there = [" ".join(name.replace("//", "/").split()) for name in re.split("(?<!/)/(?!/)", path)]
    assert there == ["$course$", *(" ".join(name.split()) for name in names)]


def test_what_moodle_cannot_mark_is_an_essay_with_its_solution_and_said_to_be_lost() -> None:
    arrow = short("arrow", "How is a map written?", "A -> B", "A -> B", explanation="So it is.")
    many = tuple(f"{letter}) option {letter}" for letter in "ABCDEFGHIJKLM")
    eleven = short("many", "Which?", "A to K", *many[:11], choices=many)
    bank = Bank("b", "B", (arrow, eleven))
    assert [parsed.kind for parsed in gift(bank)] == ["essay", "essay"]
    assert [parsed.general for parsed in gift(bank)] == ["A -> B\nSo it is.", "A to K"]
    assert dict(losses(bank, FORMATS["gift"]))["accepted words"] == 1
    assert [element.get("type") for element in moodle(bank)] == ["shortanswer", "essay"]


def test_moodle_xml_is_as_published_and_carries_the_rubric_to_where_it_is_read() -> None:
    elements = moodle()
    assert [element.get("type") for element in elements] == [
        "essay", "multichoice", "multichoice", "truefalse", "shortanswer", "numerical"
    ]  # fmt: skip
    for element in elements:
        assert_as_published(element)
    marking = elements[0].findtext("graderinfo/text") or ""
    assert marking.split("<br>")[:2] == ["Water moves.", "Through: ~ a membrane."]
    for said in (
        "4 points: Water moves.",
        "water or H2O",
        "Wrong, at most 1 point: Salt moves.",
        "2 points would go to: “water”",
    ):
        assert said in marking
    assert elements[5].findtext("units/unit/unit_name") == "m"
    assert [tag.findtext("text") for tag in elements[0].iterfind("tags/tag")] == ["water"]


@pytest.mark.parametrize(
    ("name", "ending"), [("gift", "gift"), ("moodle-xml", "xml"), ("csv", "csv"), ("anki", "apkg")]
)
def test_what_is_exported_is_understood_when_it_is_imported(name: str, ending: str) -> None:
    draft = import_guides([Content(written(name), f"biology.{ending}")])
    assert draft.not_understood == ()
    got = {question.prompt.split("\n")[0]: question for question in draft.bank.questions}
    osmosis = next(each for prompt, each in got.items() if "osmosis" in prompt)
    assert " ".join(osmosis.answer.split()) == "Water moves. Through: ~ a membrane."
    assert osmosis.topic == "cells"
    assert len(got) == len(BANK.questions)
    if name != "anki":  # whose cards have no options that are right
        assert right_options(got["Which is it?"]) == {1}
    if name in ("gift", "moodle-xml"):
        assert right_options(got["Which are sorts?"]) == {0, 2}
        assert got["How long?"].numeric == NumericAnswer(4.5, 0.25, "m" if name == "moodle-xml" else "")
        assert draft.bank.title == (BANK.title if name == "gift" else "Biology: a/b")
        assert got["True or false: water is wet."].accept == ("True", "T")


def test_csv_holds_every_word_of_a_question_and_lets_no_spreadsheet_compute_one() -> None:
    sneaky = replace(BANK.questions[0], prompt="=cmd|' /C calc'!A0", answers=("-4 °C",))
    rows = list(
        csv.DictReader(io.StringIO(written("csv", replace(BANK, questions=(sneaky, *BANK.questions[1:]))).decode()))
    )
    assert rows[0]["question"] == "'=cmd|' /C calc'!A0"
    assert rows[0]["answer"] == "'-4 °C"
    assert (rows[1]["option a"], rows[1]["option c"], rows[1]["answer"]) == ("merge", "quick", "A, C")
    assert (rows[5]["value"], rows[5]["tolerance"], rows[5]["unit"]) == ("4.5", "0.25", "m")


def test_an_anki_package_is_the_same_every_time_and_its_notes_keep_their_ids() -> None:
    import sqlite3
    import zipfile

    def notes(bank: Bank) -> dict[str, str]:
        with zipfile.ZipFile(io.BytesIO(written("anki", bank))) as archive:
            connection = sqlite3.connect(":memory:")
            connection.deserialize(archive.read("collection.anki2"))
            found = dict(connection.execute("SELECT guid, flds FROM notes").fetchall())
            connection.close()
            return found

    before = notes(BANK)
    mended = replace(
        BANK, questions=(replace(BANK.questions[0], prompt="What is {{c1::osmosis}} <b>?"), *BANK.questions[1:])
    )
    after = notes(mended)
    assert before.keys() == after.keys()
    changed = [after[guid] for guid in before if before[guid] != after[guid]]
    assert len(changed) == 1
    assert "{{" not in changed[0]
    assert "&lt;b&gt;" in changed[0]


def test_what_a_format_has_no_place_for_is_said_with_how_many_questions_have_it() -> None:
    assert dict(losses(BANK, FORMATS["moodle-xml"])) == {"minutes": 6, "hints": 1}
    assert dict(losses(BANK, FORMATS["csv"])) == {
        "criteria": 1, "keywords": 1, "feedback on criteria": 1, "misconceptions": 1, "marked examples": 1
    }  # fmt: skip
    assert "units" in dict(losses(BANK, FORMATS["gift"]))
    assert losses(BANK, FORMATS["markdown"]) == []


FACTS = Bank(
    "facts",
    "All facts",
    (
        Question("half", "What does `<b>` mean?", ("-4 <b>bold</b> words",), "HTML / tags", points=2.5, minutes=1.5),
        Question("steps", "How is it done?", ("First this.\n- then that",), "Other", tags=("a", "b"), points=7),
        short("gas", "Which gas?", "Neon", "Neon", topic="Other", points=3.0, minutes=4.0, hint="It glows."),
        Question("none", "Why?", ("Nobody knows the reason for it.",), points=0.25),
    ),
)  # fmt: skip


@pytest.mark.parametrize("name", ["gift", "moodle-xml", "csv", "markdown"])
def test_what_a_format_carries_comes_back_to_the_letter(name: str) -> None:
    said = {aspect for aspect, _ in losses(FACTS, FORMATS[name])}
    draft = import_guides([Content(written(name, FACTS), "guide")])
    assert draft.not_understood == ()
    assert draft.bank.title == (FACTS.title if name != "csv" else "Guide")
    for before, after in zip(FACTS.questions, draft.bank.questions, strict=True):
        assert (after.prompt, after.answer, after.topic) == (before.prompt, before.answer, before.topic)
        assert "points" in said or after.points == before.points
        assert "minutes" in said or after.minutes == before.minutes
        assert "tags" in said or after.tags == before.tags
        assert "hints" in said or after.hint == before.hint
        rubric = draft.bank.rubrics.get(after.id)
        assert rubric is None or sum(each.points for each in rubric.criteria) == after.points


def test_what_no_table_can_say_is_said_to_be_lost() -> None:
    two = replace(FACTS.questions[0], answers=("A tag.", "A sign of HTML."), words=60)
    for name in FORMATS:
        lost = dict(losses(replace(FACTS, questions=(two, *FACTS.questions[1:])), FORMATS[name]))
        assert (lost["alternative answers"], lost["lengths"]) == (1, 1)
        assert ("accepted words" in lost) == (name == "anki")


@pytest.mark.parametrize("name", ["markdown", "anki", "csv"])
def test_what_was_written_for_reading_is_read_again_with_every_question(name: str) -> None:
    draft = import_guides([Content(written(name), f"bank.{name}")])
    back = {" ".join(question.prompt.split()): question for question in draft.bank.questions}
    assert len(back) == len(BANK.questions)
    assert draft.not_understood == ()
    for question in BANK.questions:
        again = back[question.prompt]
        assert again.choices == question.choices
        assert {again.explanation, again.hint} == {question.explanation, question.hint}
        assert right_options(again) == right_options(question)
        assert len(right_options(question)) > 1 or again.answer.split() == question.answer.split()
        assert again.topic == (question.topic or (BANK.title if name == "anki" else ""))
        if name != "anki":
            assert again.numeric == question.numeric
            assert set(question.accept) <= {*again.accept, again.answer}


@pytest.mark.parametrize(("name", "carries_minutes"), [("csv", True), ("moodle-xml", False)])
def test_points_and_minutes_come_back_where_the_format_has_a_place_for_them(name: str, carries_minutes: bool) -> None:
    bank = replace(BANK, questions=tuple(replace(each, points=2.5, minutes=7.0) for each in BANK.questions))
    draft = import_guides([Content(written(name, bank), "bank")])
    assert {question.points for question in draft.bank.questions} == {2.5}
    assert ({question.minutes for question in draft.bank.questions} == {7.0}) is carries_minutes
    (rubric,) = draft.bank.rubrics.values()
    assert rubric.max_points == 2.5


@pytest.mark.parametrize("said", ["0", "-3", "0.1", "1e9", "many"])
def test_points_that_no_question_has_are_drafted_instead(said: str) -> None:
    table = f"question,answer,points\nWhat is osmosis?,Water moves through a membrane.,{said}\n"
    (question,) = import_guides([Content(table.encode(), "table.csv")]).bank.questions
    assert question.points == 2.0


def test_markdown_says_everything_and_reads_no_text_as_markup() -> None:
    bank = replace(BANK, questions=(replace(BANK.questions[0], prompt="# <script> *bold*"), *BANK.questions[1:]))
    text = written("markdown", bank).decode()
    assert r"### 1. \# \<script\> \*bold\*" in text
    for said in ("Hint: salt", "4 points: Water moves.", "Also right: Neon; Argon", "± 0.25", "## cells"):
        assert said in text


def test_options_that_do_not_say_which_is_right_go_into_the_prompt_of_an_essay() -> None:
    question = replace(BANK.questions[1], answers=("It depends on the data.",))
    assert form_of(question) is Form.ESSAY
    (parsed,) = gift(Bank("b", "B", (question,)))
    assert parsed.stem == "Which are sorts?\nA) merge\nB) hash\nC) quick"


def test_the_key_of_options_that_read_as_letters_is_the_one_that_marks_go_by() -> None:
    choices = ("A) AB", "B) A", "C) B", "D) O")
    blood = replace(BANK.questions[1], choices=choices, accept=("B", "A"), answers=("B) A",))
    (parsed,) = gift(Bank("b", "B", (blood,)))
    assert [text for mark, _, text in parsed.options if mark == "="] == ["A"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(4.0, "4"), (0.1, "0.1"), (-2.50, "-2.5"), (6e20, "600000000000000000000"), (1e-7, "0.0000001"), (0.0, "0")],
)
def test_numbers_are_written_as_a_person_would(number: float, text: str) -> None:
    assert decimal(number) == text


def test_the_shares_of_several_right_options_are_those_that_moodle_knows() -> None:
    assert [share(parts) for parts in (1, 2, 3, 4, 6, 7)] == ["100", "50", "33.33333", "25", "16.66667", "14.28571"]


def test_the_bank_that_comes_with_examsim_goes_through_every_format() -> None:
    banks, _ = read_banks([Path(__file__).parents[2] / "question_bank", Path(__file__).parents[2] / "rubrics"])
    for name in ("gift", "moodle-xml", "csv"):
        draft = import_guides([Content(written(name, banks[0]), "guide")])
        assert {question.prompt for question in draft.bank.questions} == {each.prompt for each in banks[0].questions}


@pytest.mark.parametrize("name", ["gift", "moodle-xml", "csv", "markdown", "anki"])
@pytest.mark.parametrize("answer", ["A and C", "A) neon\nC) argon"])
def test_several_right_options_come_back(name: str, answer: str) -> None:
    question = Question(
        "gases", "Which are noble?", (answer,), kind=QuestionKind.SHORT_ANSWER, accept=("A and C",),
        choices=("A) neon", "B) oxygen", "C) argon"),
    )  # fmt: skip
    draft = import_guides([Content(written(name, Bank("b", "B", (question, BANK.questions[0]))), "guide")])
    (read,) = [each for each in draft.bank.questions if each.choices == question.choices]
    assert right_options(read) == right_options(question) == {0, 2}
