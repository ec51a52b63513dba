"""GIFT, Moodle's text format. What has a meaning in it is escaped, and so is every line end inside a text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from examsim.domain.keyed_options import right_options
from examsim.domain.visible import visible
from examsim.exporting.banks.closed import (
    Form,
    options_of,
    prompt_with_options,
    statement_of,
    truth_of,
)
from examsim.exporting.banks.moodle import form_there, path_of, told_there, words_there
from examsim.exporting.banks.numbers import digits, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question

_ALWAYS = frozenset({"ids", "topics", "tags", "explanations"})
_MEANING = re.compile(r"[\\~=#{}:]")
_HTML = re.compile("[<>&]")
_PAIR = "->"
"""Makes pairs of answers, and nothing can stand before it that would keep it from that."""
_READ_OTHERWISE = re.compile(r"\[(?:html|moodle|plain|markdown)\]|%")
"""What a text may not begin with: the name of a format, or a share of the points."""


def carries(question: Question) -> frozenset[str]:
    """What of a question there is a place for."""
    return _ALWAYS | (frozenset() if _form(question) is Form.ESSAY else {"accepted words"})


def write(bank: Bank) -> bytes:
    """A bank as GIFT."""
    return "\n".join(_blocks(bank)).encode()


def _blocks(bank: Bank) -> Iterator[str]:
    yield f"// {visible(' '.join(bank.title.split()))}\n"
    category = None
    for question in bank.questions:
        if question.topic != category and (question.topic or category):
            category = question.topic
            yield f"$CATEGORY: {path_of(*map(visible, filter(None, (bank.title, category))))}\n"
        yield _question(question)


def _form(question: Question) -> Form:
    form = form_there(question)
    has_pair = form is Form.WORD and any(_PAIR in word for word in words_there(question))
    return Form.ESSAY if has_pair else form


def _question(question: Question) -> str:
    form = _form(question)
    asked = statement_of(question) if form is Form.TRUTH else question.prompt
    asked = prompt_with_options(question) if form is Form.ESSAY else asked
    told = told_there(question, form)
    text = _Text(is_html=any(map(_HTML.search, (asked, *question.choices, told))))
    answers = "\n".join(_answers(form, question, text))
    after = f"####{text(told)}" if told else ""
    inside = f"{answers}\n{after}" if answers and after else answers + after
    return f"{_tags(question)}::{question.id}::{text.first(asked)} {{{inside}}}\n"


def _tags(question: Question) -> str:
    """The line of a comment that Moodle reads tags from; nothing where there are none."""
    tags = [" ".join(visible(tag).split()).replace("]", r"\]") for tag in question.tags]
    return f"// {' '.join(f'[tag:{tag}]' for tag in tags if tag)}\n" if any(tags) else ""


def _answers(form: Form, question: Question, text: _Text) -> Iterator[str]:
    if form is Form.NUMBER and question.numeric is not None:
        yield f"#{digits(question.numeric.value)}:{digits(question.numeric.tolerance)}"
    elif form is Form.TRUTH:
        yield "TRUE" if truth_of(question) else "FALSE"
    elif form is Form.WORD:
        yield from (f"={_word(word)}" for word in words_there(question))
    elif form is Form.CHOICE:
        right = right_options(question)
        good = "=" if len(right) == 1 else f"~%{share(len(right))}%"
        for index, option in enumerate(options_of(question)):
            yield f"{good if index in right else '~'}{text(option)}"


class _Text:
    """How the texts of one question are written: as HTML only where they have its characters."""

    def __init__(self, *, is_html: bool) -> None:
        self._is_html = is_html

    def first(self, text: str) -> str:
        """The text that says for all the others how they are written."""
        return f"[html]{self._bare(text)}" if self._is_html else self(text)

    def __call__(self, text: str) -> str:
        """Any of the others."""
        mark = "[html]" if self._is_html else "[moodle]"
        return f"{mark if _READ_OTHERWISE.match(text.strip()) else ''}{self._bare(text)}"

    def _bare(self, text: str) -> str:
        shown = visible(text.strip()).replace("\t", " ")
        shown = html.escape(shown, quote=False) if self._is_html else shown
        # Two line ends would be where the question ends.
        return _escaped(shown).replace("\n", "<br>" if self._is_html else r"\n")


def _word(text: str) -> str:
    """What is compared with what is typed, letter by letter, and never HTML."""
    is_unsafe = _READ_OTHERWISE.match(text) or _HTML.search(text)
    return f"{'[plain]' if is_unsafe else ''}{_escaped(visible(text))}"


def _escaped(text: str) -> str:
    return _MEANING.sub(r"\\\g<0>", text)
