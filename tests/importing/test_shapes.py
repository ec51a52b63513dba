"""Guides made of known questions, in every shape, with the noise of copying: the questions come back."""

from __future__ import annotations

import random
import re
import textwrap
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.importing import drafted, understood
from examsim.importing.files.content import Content
from tests.importing import shaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.domain.question import Question

TITLE = "Unit 3 Study Guide\n100% Verified Questions and Answers 2024\n\n"
CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
WIDTHS = st.sampled_from([0, 0, 60, 66, 72])
CHANCE = st.integers(0, 200).map(random.Random)
NOISES = st.sets(
    st.sampled_from(["title", "page", "comma", "twice", "blanks", "spaces", "trailing", "dos", "mac"]), max_size=3
)


def wrapped(text: str, width: int) -> str:
    if not width:
        return text
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
    )


def noisy(text: str, noises: Iterable[str], chance: random.Random) -> str:
    lines = text.split("\n")
    if "comma" in noises:
        for index in chance.sample([n for n, line in enumerate(lines) if n > 2 and line[:1].isalpha()] or [0], 1):
            lines[index] = f",{lines[index]}"
    if "page" in noises:
        breaks = [n for n, line in enumerate(lines) if n and not line] or [len(lines)]
        for index in sorted(chance.sample(breaks, min(2, len(breaks))), reverse=True):
            lines.insert(index, chance.choice(shaped.FURNITURE))
    text = "\n".join(lines)
    text = TITLE * ("title" in noises) + (f"{text}\n\n{text}" if "twice" in noises else text)
    text = text.replace(" ", "\u00a0") if "blanks" in noises else text
    text = text.replace(" ", "  ") if "spaces" in noises else text
    text = text.replace("\n", "  \n") if "trailing" in noises else text
    return text.replace("\n", "\r\n" if "dos" in noises else "\r" if "mac" in noises else "\n")


def read(text: str, codec: str) -> Sequence[Question]:
    try:
        data = text.encode(codec)
    except UnicodeEncodeError:  # Windows-1252 has no ticks
        data = text.encode()
    return drafted([understood(Content(data, "guide"))], "guide").bank.questions


def plain(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


@settings(max_examples=120, deadline=None)
@given(st.data(), CHANCE, WIDTHS, NOISES, CODECS)
def test_questions_come_back_from_every_shape(
    data: st.DataObject, chance: random.Random, width: int, noises: set[str], codec: str
) -> None:
    asks_terms = data.draw(st.booleans())
    shape, between = data.draw(st.sampled_from(shaped.TERM_SHAPES if asks_terms else shaped.QUESTION_SHAPES))
    asked = [
        (term if asks_terms else question, answer) for term, question, answer in chance.sample(shaped.QUESTIONS, 8)
    ]
    entries = [
        wrapped(shape.format(term=prompt, answer=answer, number=number), width)
        for number, (prompt, answer) in enumerate(asked, 1)
    ]
    questions = read(noisy(between.join(entries) + "\n", noises, chance), codec)
    assert len(questions) == len(asked)
    for question, (prompt, answer) in zip(questions, asked, strict=True):
        assert plain(prompt).removesuffix("?") in plain(question.prompt)
        assert plain(question.answer) == plain(answer)


@settings(max_examples=80, deadline=None)
@given(st.data(), CHANCE, WIDTHS, NOISES, CODECS)
def test_multiple_choice_comes_back_with_its_options_and_its_answer(
    data: st.DataObject, chance: random.Random, width: int, noises: set[str], codec: str
) -> None:
    head, style, right, why = (
        data.draw(st.sampled_from(parts)) for parts in (shaped.HEADS, shaped.OPTIONS, shaped.RIGHT, shaped.WHY)
    )
    asked = chance.sample(shaped.CHOSEN, 5)
    entries = []
    for number, (question, options, place, because) in enumerate(asked, 1):
        lettered = [f"{style.replace('A', 'ABCD'[n]).replace('a', 'abcd'[n])}{text}" for n, text in enumerate(options)]
        answer = right.format(letter="ABCD"[place], small="abcd"[place], text=options[place], option=lettered[place])
        lines = [head.format(question=question, number=number), *lettered, answer, why.format(why=because)]
        entries.append("\n".join(wrapped(line, width) for line in lines if line))
    questions = read(noisy("\n\n".join(entries) + "\n", noises, chance), codec)
    assert len(questions) == len(asked)
    for read_one, (question, options, place, because) in zip(questions, asked, strict=True):
        assert plain(question) == plain(read_one.prompt)
        assert [plain(choice)[1:] for choice in read_one.choices] == [plain(option) for option in options]
        assert "ABCD"[place] in read_one.accept
        assert plain(options[place]) in map(plain, read_one.accept)
        assert plain(read_one.explanation) == (plain(because) if why else "")
