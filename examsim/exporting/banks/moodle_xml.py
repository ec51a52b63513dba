"""Moodle XML. A rubric goes where a person who marks an essay reads it; no other question has such a place."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from examsim.domain.keyed_options import right_options
from examsim.domain.visible import visible
from examsim.exporting.banks.closed import (
    Form,
    options_of,
    prompt_with_options,
    statement_of,
    told,
    truth_of,
)
from examsim.exporting.banks.moodle import form_there, path_of, words_there
from examsim.exporting.banks.numbers import decimal, share
from examsim.exporting.banks.words import rubric_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question
    from examsim.domain.rubric import Rubric

_ALWAYS = frozenset({"accepted words", "ids", "points", "topics", "tags", "explanations", "units"})
_ESSAYS = frozenset({"criteria", "keywords", "feedback on criteria", "misconceptions", "marked examples"})
_HINTED = frozenset({Form.CHOICE, Form.WORD, Form.NUMBER})
_TYPES = {
    Form.CHOICE: "multichoice",
    Form.TRUTH: "truefalse",
    Form.WORD: "shortanswer",
    Form.NUMBER: "numerical",
    Form.ESSAY: "essay",
}


def carries(question: Question) -> frozenset[str]:
    """What of a question and its rubric there is a place for."""
    form = form_there(question)
    return _ALWAYS | (_ESSAYS if form is Form.ESSAY else frozenset()) | ({"hints"} if form in _HINTED else set())


def write(bank: Bank) -> bytes:
    """A bank as Moodle XML."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>", *_questions(bank), "</quiz>", ""]
    return "\n".join(lines).encode()


def _questions(bank: Bank) -> Iterator[str]:
    category = None
    for question in bank.questions:
        if question.topic != category and (question.topic or category):
            category = question.topic
            path = path_of("$course$", *filter(None, (bank.title, category)))
            yield '  <question type="category">'
            yield f"    <category><text>{_xml(path)}</text></category>"
            yield "  </question>"
        yield from _question(question, bank.rubrics.get(question.id))


def _question(question: Question, rubric: Rubric | None) -> Iterator[str]:
    form = form_there(question)
    asked = {Form.TRUTH: statement_of, Form.ESSAY: prompt_with_options}.get(form, lambda each: each.prompt)(question)
    feedback = question.explanation if form is Form.ESSAY else told(question)
    yield f'  <question type="{_TYPES[form]}">'
    yield f"    <name><text>{_xml(question.id)}</text></name>"
    yield _html("questiontext", asked)
    yield _html("generalfeedback", feedback)
    yield f"    <defaultgrade>{decimal(question.points)}</defaultgrade>"
    yield "    <penalty>0</penalty>"
    yield "    <hidden>0</hidden>"
    yield f"    <idnumber>{_xml(question.id)}</idnumber>"
    yield from _of_form(form, question, rubric)
    if form in _HINTED and question.hint:
        yield _html("hint", question.hint)
    if question.tags:
        yield "    <tags>"
        yield from (f"      <tag><text>{_xml(tag)}</text></tag>" for tag in question.tags)
        yield "    </tags>"
    yield "  </question>"


def _of_form(form: Form, question: Question, rubric: Rubric | None) -> Iterator[str]:
    if form is Form.NUMBER and question.numeric is not None:
        yield from _number(question)
    elif form is Form.TRUTH:
        for truth in (True, False):
            yield _answer(str(truth).lower(), "100" if truth is truth_of(question) else "0", "moodle_auto_format")
    elif form is Form.WORD:
        yield "    <usecase>0</usecase>"
        yield from (_answer(word, "100", "moodle_auto_format") for word in words_there(question))
    elif form is Form.CHOICE:
        right = right_options(question)
        yield f"    <single>{'true' if len(right) == 1 else 'false'}</single>"
        yield "    <shuffleanswers>true</shuffleanswers>"
        yield "    <answernumbering>abc</answernumbering>"
        for index, option in enumerate(options_of(question)):
            yield _answer(_as_html(option), share(len(right)) if index in right else "0", "html")
    else:
        yield from _essay(question, rubric)


def _number(question: Question) -> Iterator[str]:
    numeric = question.numeric
    if numeric is None:
        return
    yield '    <answer fraction="100" format="moodle_auto_format">'
    yield f"      <text>{decimal(numeric.value)}</text>"
    yield f"      <tolerance>{decimal(numeric.tolerance)}</tolerance>"
    yield "    </answer>"
    if numeric.unit:
        yield f"    <units><unit><multiplier>1</multiplier><unit_name>{_xml(numeric.unit)}</unit_name></unit></units>"


def _essay(question: Question, rubric: Rubric | None) -> Iterator[str]:
    marking = list(rubric_in_words(rubric))
    solution = "\n".join(answer.strip() for answer in question.answers)
    yield "    <responseformat>editor</responseformat>"
    yield "    <responserequired>1</responserequired>"
    yield "    <responsefieldlines>10</responsefieldlines>"
    yield "    <attachments>0</attachments>"
    yield "    <attachmentsrequired>0</attachmentsrequired>"
    yield _html("graderinfo", "\n".join([solution, *(["", "Marking:", *marking] if marking else [])]))
    yield _html("responsetemplate", "")


def _answer(text: str, fraction: str, form: str) -> str:
    return f'    <answer fraction="{fraction}" format="{form}"><text>{_xml(text)}</text></answer>'


def _html(name: str, text: str) -> str:
    return f'    <{name} format="html"><text>{_xml(_as_html(text))}</text></{name}>'


def _as_html(text: str) -> str:
    return html.escape(visible(text.strip()), quote=False).replace("\n", "<br>")


def _xml(text: str) -> str:
    return html.escape(visible(text).replace("\ufffe", "�").replace("\uffff", "�"), quote=False)
