"""Moodle XML: the question bank of a Moodle course, read with a parser that knows no entities."""

from __future__ import annotations

import re
from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING

from examsim.domain.errors import InputError
from examsim.domain.question import NumericAnswer
from examsim.importing.asked import Asked, ClosedQuestion
from examsim.importing.files import boxes, embedded_answers
from examsim.importing.files.categories import categories_of
from examsim.importing.files.content import Material
from examsim.importing.files.html import plain
from examsim.importing.files.languages import in_one_language
from examsim.importing.files.said_worth import points_of
from examsim.importing.files.shares import right_letters
from examsim.importing.files.typed import typed
from examsim.importing.text.labels import without_answer_label
from examsim.importing.text.lines import SourceLine, clean_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from xml.etree.ElementTree import Element

    from examsim.importing.files.content import Content

NAME = "Moodle XML"
_MARK = re.compile(r"<quiz\b")
_GIVEN_TO_ALL = 1.0
_AS_TYPED = frozenset({"moodle_auto_format", "plain_text"})
_QUESTION = re.compile(r"<question\b")
_SAMPLE = 8192
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>\s*|^\s+")
"""Says how the bytes were encoded, which is no longer true of a text."""


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return b"<" in content.data[:_SAMPLE] and content.is_text and bool(_MARK.search(content.text[:_SAMPLE]))


def read(content: Content) -> Material:
    """The questions."""
    lines = _lines(content.text)
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    root = _root(content)
    categories = categories_of(_text(element, "category") for element in root.iterfind(".//question[@type='category']"))
    topic = ""
    for number, element in enumerate(root.iter("question")):
        line = lines[number] if number < len(lines) else 1
        kind = element.get("type", "")
        if kind == "category":
            topic = categories.topics[_text(element, "category")]
            continue
        questions, left = _questions(element, kind, line, topic)
        asked += questions
        stray += left
        if not questions and not left and kind != "description":
            name = _text(element, "name") or _text(element, "questiontext")
            stray.append(SourceLine(line, f"{name} ({kind or 'no type'}: no answer that can be marked)"))
    return Material(asked, not_understood=stray, title=categories.title)


def _root(content: Content) -> Element:
    from defusedxml import DefusedXmlException, ElementTree  # noqa: PLC0415 - only needed here

    try:
        root: Element = ElementTree.fromstring(_DECLARATION.sub("", content.text).encode(), forbid_dtd=True)
    except DefusedXmlException as error:
        raise InputError(
            f"{content.name} defines entities of its own, which can make a file grow without end; it was not read.",
            remedy="Export it from Moodle again, or take the DOCTYPE out of it.",
        ) from error
    except (ElementTree.ParseError, ValueError, LookupError, RecursionError) as error:
        where = f" near line {error.position[0] + 1}" if isinstance(error, ElementTree.ParseError) else ""
        raise InputError(f"{content.name} is damaged: its XML breaks off{where}.", remedy="Export it again.") from error
    return root


def _lines(text: str) -> list[int]:
    """The line of each question: the parser forgets where it was."""
    lines: list[int] = []
    at, line = 0, 1
    for match in _QUESTION.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        lines.append(line)
    return lines


def _questions(element: Element, kind: str, line: int, topic: str) -> tuple[list[Asked], list[SourceLine]]:
    """The questions of an element, and what of it cannot be marked; nothing of both where that is all of it."""
    prompt = _text(element, "questiontext")
    if kind in _WITH_BOXES:
        prompt = boxes.embedded(prompt, [_box(box) for box in element.iterfind(_WITH_BOXES[kind])])
    if kind == "cloze" or kind in _WITH_BOXES:
        whole = _with_what_is_around(Asked(line, prompt, (), ()), element, line, topic)
        return embedded_answers.questions_of(whole)
    read = _KINDS.get(kind)
    answered = read(prompt, element) if read and prompt else None
    return ([] if answered is None else [_with_what_is_around(answered, element, line, topic)]), []


def _with_what_is_around(answered: Asked, element: Element, line: int, topic: str) -> Asked:
    right = _right(element)[:1]
    told = _text(element, "generalfeedback") or next((_text(answer, "feedback") for answer in right), "")
    return replace(
        answered,
        line=line,
        rationale=tuple(filter(None, [told])),
        topic=topic,
        tags=tuple(filter(None, (_text(tag, "") for tag in element.iterfind("tags/tag")))),
        hint=_text(element, "hint"),
        points=_points(element),
    )


def _points(element: Element) -> float | None:
    """What somebody has set; a 1 is what Moodle gives to every question, and says nothing."""
    said = _number(_text(element, "defaultgrade"))
    return None if said == _GIVEN_TO_ALL else points_of(said)


def _essay(prompt: str, element: Element) -> Asked | None:
    # What examsim itself puts there for the person who marks begins with this line.
    solution = without_answer_label(_text(element, "graderinfo").split("\nMarking:\n", 1)[0])
    return Asked(0, prompt, (), tuple(solution.split("\n"))) if solution else None


def _matching(prompt: str, element: Element) -> Asked | None:
    pairs = [(_text(pair, ""), _text(pair, "answer")) for pair in element.iterfind("subquestion")]
    told = tuple(f"- {first} – {second}" for first, second in pairs if first and second)
    return Asked(0, prompt, (), told) if told else None


def _true_or_false(prompt: str, element: Element) -> Asked | None:
    right = _right(element)
    return Asked(0, f"True or false: {prompt}", (), (_text(right[0], "").capitalize(),)) if right else None


def _multiple_choice(prompt: str, element: Element) -> Asked | None:
    answers = [answer for answer in element.iterfind("answer") if _text(answer, "")]
    letters = right_letters([_fraction(answer) for answer in answers])
    choices = tuple(_text(answer, "") for answer in answers)
    return Asked(0, prompt, choices, (", ".join(letters),)) if letters else None


def _ordering(prompt: str, element: Element) -> Asked | None:
    steps = [text for answer in sorted(element.iterfind("answer"), key=_fraction) if (text := _text(answer, ""))]
    told = tuple(f"{number}. {step}" for number, step in enumerate(steps, 1))
    return Asked(0, prompt, (), told) if len(told) > 1 else None


def _numeric(prompt: str, element: Element) -> Asked | None:
    best = max(_right(element), key=_fraction, default=None)
    value = None if best is None else _number(_text(best, ""))
    if best is None or value is None:
        return None
    unit = " ".join((element.findtext("units/unit/unit_name") or "").split())
    number = NumericAnswer(value, abs(_number(_text(best, "tolerance")) or 0.0), clean_text(unit))
    closed = ClosedQuestion(prompt, str(number), (), numeric=number)
    return Asked(0, prompt, (), (str(number),), closed=closed)


def _short_answer(prompt: str, element: Element) -> Asked | None:
    right = sorted(_right(element), key=_fraction, reverse=True)
    accept = tuple(dict.fromkeys(filter(None, (typed(_word(answer)) for answer in right))))
    return Asked(0, prompt, (), accept[:1], closed=ClosedQuestion(prompt, accept[0], accept)) if accept else None


_KINDS: Mapping[str, Callable[[str, Element], Asked | None]] = {
    "essay": _essay,
    "matching": _matching,
    "truefalse": _true_or_false,
    "multichoice": _multiple_choice,
    "multichoiceset": _multiple_choice,
    "ordering": _ordering,
    "numerical": _numeric,
    "calculated": _numeric,
    "shortanswer": _short_answer,
}


_WITH_BOXES = {"ddwtos": "dragbox", "gapselect": "selectoption"}
"""Kinds of which the text has numbers for gaps, and what fills these."""


def _box(box: Element) -> tuple[str, str]:
    """What is in a box, and the group of those it may be taken for."""
    return _text(box, ""), (box.findtext("group") or "1").strip()


def _right(element: Element) -> list[Element]:
    return [answer for answer in element.iterfind("answer") if _fraction(answer) > 0 and _word(answer)]


def _number(text: str) -> float | None:
    match = re.fullmatch(r"[-+]?\d{1,400}(?:[.,]\d{1,400})?(?:[eE][-+]?\d{1,3})?", text)
    number = float(text.replace(",", ".")) if match else None
    return number if number is not None and isfinite(number) else None


def _fraction(answer: Element) -> float:
    return _number(answer.get("fraction", "0")) or 0.0


def _word(answer: Element) -> str:
    """What is to be typed: no HTML, unless somebody says so."""
    is_html = answer.get("format", "html") not in _AS_TYPED
    return (
        _text(answer, "")
        if is_html
        else " ".join(map(clean_text, (answer.findtext("text") or answer.text or "").split()))
    )


def _text(element: Element, name: str) -> str:
    """The text of an element's child, or its own, without tags and pictures."""
    child = element.find(name) if name else element
    if child is None:
        return ""
    return "\n".join(_texts(plain(in_one_language("".join(child.findtext("text") or child.text or "")))))


def _texts(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if clean := clean_text(line).replace("\t", " "):
            yield clean
