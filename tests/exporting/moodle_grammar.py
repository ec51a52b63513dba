"""Moodle XML as Moodle itself writes and reads it, element by element, as a check that an element keeps to it.

There is no published schema; this is what the exporter writes, in that order, and what the importer takes for granted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FORMATS = frozenset({"moodle_auto_format", "html", "plain_text", "wiki_like", "markdown"})
_COMMON = ("name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber")
_OF_TYPES = {
    "essay": (
        "responseformat", "responserequired", "responsefieldlines", "attachments", "attachmentsrequired", "graderinfo",
        "responsetemplate",
    ),
    "multichoice": ("single", "shuffleanswers", "answernumbering", "answer"),
    "truefalse": ("answer",),
    "shortanswer": ("usecase", "answer"),
    "numerical": ("answer", "units"),
}  # fmt: skip
_OPTIONAL = frozenset({"units"})
_LAST = ("hint", "tags")
_SEVERAL = frozenset({"answer", "hint"})
_TEXTS = frozenset({"questiontext", "generalfeedback", "graderinfo", "responsetemplate", "hint"})
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?")
_VALUES = {
    "penalty": _NUMBER, "defaultgrade": _NUMBER, "hidden": re.compile("[01]"), "idnumber": re.compile(".{1,100}"),
    "responseformat": re.compile("editor|editorfilepicker|plain|monospaced|noinline"),
    "responserequired": re.compile("[01]"), "responsefieldlines": re.compile("5|10|15|20|25|30|35|40"),
    "attachments": re.compile("-1|[0-3]"), "attachmentsrequired": re.compile("[0-3]"),
    "single": re.compile("true|false"), "shuffleanswers": re.compile("true|false"),
    "answernumbering": re.compile("abc|ABCD|123|iii|IIII|none"), "usecase": re.compile("[01]"),
}  # fmt: skip
_SHARES = (
    100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10,
    5, 0,
)  # fmt: skip
"""In percent: a file with any other is refused."""
_ENOUGH = 0.01
"""By which the shares of several right options may miss the whole."""


def assert_as_published(question: Element) -> None:
    """Fail where Moodle would not write a question so, or would not read it as it is meant."""
    kind = question.get("type", "")
    assert question.attrib == {"type": kind}
    names = [child.tag for child in question]
    wanted = (*_COMMON, *_OF_TYPES[kind], *_LAST)
    assert list(dict.fromkeys(names)) == [name for name in wanted if name in names]
    assert set(_COMMON + _OF_TYPES[kind]) - _OPTIONAL <= set(names)
    assert all(name in _SEVERAL or names.count(name) == 1 for name in names)
    for child in question:
        _assert_element(child)
    _ANSWERED[kind](question.findall("answer"), question.findtext("single"))


def _assert_element(element: Element) -> None:
    if element.tag in _VALUES:
        assert (dict(element.attrib), len(element)) == ({}, 0)
        assert _VALUES[element.tag].fullmatch(element.text or ""), (element.tag, element.text)
    elif element.tag in _TEXTS:
        assert set(element.attrib) == {"format"}
        assert element.get("format") in _FORMATS
        assert [child.tag for child in element] == ["text"]
    elif element.tag == "name":
        assert [child.tag for child in element] == ["text"]
        assert (element.findtext("text") or "").strip()
    elif element.tag == "tags":
        assert all([child.tag for child in tag] == ["text"] for tag in element.iterfind("tag"))
        assert {tag.tag for tag in element} == {"tag"}
    elif element.tag == "units":
        assert [[part.tag for part in unit] for unit in element] == [["multiplier", "unit_name"]]
        assert _NUMBER.fullmatch(element.findtext("unit/multiplier") or "")
        assert (element.findtext("unit/unit_name") or "").strip()
    else:
        assert element.tag == "answer"
        assert element.get("format") in _FORMATS
        assert [child.tag for child in element][:1] == ["text"]


def _shares(answers: list[Element]) -> list[float]:
    shares = [float(answer.get("fraction", "")) for answer in answers]
    assert set(shares) <= set(map(float, _SHARES))
    return shares


def _essay(answers: list[Element], _: str | None) -> None:
    assert answers == []


def _multichoice(answers: list[Element], single: str | None) -> None:
    shares = _shares(answers)
    assert len(answers) > 1
    assert max(shares) == 100 if single == "true" else abs(sum(shares) - 100) < _ENOUGH


def _truefalse(answers: list[Element], _: str | None) -> None:
    assert [answer.findtext("text") for answer in answers] == ["true", "false"]
    assert sorted(_shares(answers)) == [0, 100]


def _shortanswer(answers: list[Element], _: str | None) -> None:
    assert max(_shares(answers)) == 100
    for answer in answers:
        text = answer.findtext("text") or ""
        assert text.strip()
        assert not re.search(r"(?<!\\)\*|\n", text), "an asterisk stands for anything, and nobody types a line end"


def _numerical(answers: list[Element], _: str | None) -> None:
    assert max(_shares(answers)) == 100
    for answer in answers:
        assert [child.tag for child in answer] == ["text", "tolerance"]
        assert all(_NUMBER.fullmatch(child.text or "") for child in answer)


_ANSWERED = {
    "essay": _essay,
    "multichoice": _multichoice,
    "truefalse": _truefalse,
    "shortanswer": _shortanswer,
    "numerical": _numerical,
}
