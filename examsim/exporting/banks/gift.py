"""GIFT, Moodle's text format. What has a meaning in it is escaped, and so is every line end inside a text."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from examsim.domain.visible import visible
from examsim.exporting.banks.closed import (
    Form,
    accepted,
    form_of,
    options_of,
    prompt_with_options,
    right_options,
    statement_of,
    told,
    truth_of,
)
from examsim.exporting.banks.numbers import decimal, share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.bank import Bank
    from examsim.domain.question import Question

CARRIES = frozenset({"ids", "accepted words", "topics", "tags", "explanations"})
_MEANING = re.compile(r"[\\~=#{}:]")
_HTML = re.compile("[<>&]")


def write(bank: Bank) -> bytes:
    """A bank as GIFT."""
    return "\n".join(_blocks(bank)).encode()


def _blocks(bank: Bank) -> Iterator[str]:
    yield f"// {visible(' '.join(bank.title.split()))}\n"
    category = None
    for question in bank.questions:
        if question.topic != category and (question.topic or category):
            category = question.topic
            below = f"/{_plain(category)}" if category else ""
            yield f"$CATEGORY: {_plain(bank.title)}{below}\n"
        yield _question(question)


def _question(question: Question) -> str:
    form = form_of(question)
    asked = statement_of(question) if form is Form.TRUTH else question.prompt
    asked = prompt_with_options(question) if form is Form.ESSAY else asked
    text = _Text(is_html=any(map(_HTML.search, (asked, *question.choices, *accepted(question), told(question)))))
    answers = "\n".join(_answers(form, question, text))
    after = f"####{text(told(question))}" if told(question) else ""
    inside = f"{answers}\n{after}" if answers and after else answers + after
    return f"{_tags(question)}::{question.id}::{text.mark}{text(asked)} {{{inside}}}\n"


def _tags(question: Question) -> str:
    """The line of a comment that Moodle reads tags from; nothing where there are none."""
    tags = [" ".join(visible(tag).split()).replace("]", r"\]") for tag in question.tags]
    return f"// {' '.join(f'[tag:{tag}]' for tag in tags if tag)}\n" if any(tags) else ""


def _answers(form: Form, question: Question, text: _Text) -> Iterator[str]:
    if form is Form.NUMBER and question.numeric is not None:
        yield f"#{decimal(question.numeric.value)}:{decimal(question.numeric.tolerance)}"
    elif form is Form.TRUTH:
        yield "TRUE" if truth_of(question) else "FALSE"
    elif form is Form.WORD:
        yield from (f"={text(word)}" for word in accepted(question))
    elif form is Form.CHOICE:
        right = right_options(question)
        good = "=" if len(right) == 1 else f"~%{share(len(right))}%"
        for index, option in enumerate(options_of(question)):
            yield f"{good if index in right else '~'}{text(option)}"


class _Text:
    """How the texts of one question are written: as HTML only where they have its characters."""

    def __init__(self, *, is_html: bool) -> None:
        self._is_html = is_html
        self.mark = "[html]" if is_html else ""

    def __call__(self, text: str) -> str:
        shown = visible(text.strip()).replace("\t", " ")
        shown = html.escape(shown, quote=False) if self._is_html else shown
        escaped = _MEANING.sub(r"\\\g<0>", shown)
        # Two line ends would be where the question ends.
        return escaped.replace("\n", "<br>" if self._is_html else r"\n")


def _plain(text: str) -> str:
    """A name in a path of categories."""
    return " ".join(visible(text).split()).replace("/", "//")
