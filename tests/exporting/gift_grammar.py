"""The grammar of GIFT, as Moodle publishes it, as a reader that takes no file that does not keep to it.

A file is questions, comments and categories with blank lines between them. A question is an optional title between
double colons, an optional format, a text, and answers in braces: nothing (an essay), T or F, a number after #, or
options that begin with = or ~, some with a share in percent; a comment follows #, one on the whole ####. A backslash
stands before ~ = # { } : where they mean themselves. Lines that begin with // are for people, but for tags in brackets.

Any text may begin with the name of its format in brackets, and is in that of the question where it does not; an option
that begins with a percent sign has a share. Options of which none is wrong are words to be typed, never HTML and with
an asterisk for anything, and where an arrow is in any of them they are pairs. Numbers have no exponent.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

_TEXT = r"(?:\\[\\~=#{}:n]|[^\\~=#{}\n])+"
_STEM = r"(?:\\[\\~=#{}:n]|[^\\~=#{}]|\n(?!\n))+"
_NUMBER = r"[-+]?\d+(?:\.\d+)?"
_GENERAL = rf"(?:\s*####(?P<general>{_TEXT}))?\s*"
_FEEDBACK = rf"(?:#(?!###){_TEXT})?"
_TITLE = re.compile(rf"::(?P<title>(?:\\[\\~=#{{}}:n]|[^\\:])+?)::(?P<stem>{_STEM})\{{")
_FORMAT = re.compile(r"\[(html|plain|moodle|markdown)\]")
_OPTION = re.compile(rf"\s*(?P<mark>[=~])(?:%(?P<share>-?\d+(?:\.\d+)?)%)?(?P<text>{_TEXT}){_FEEDBACK}")
_KINDS = {
    "essay": re.compile(rf"\s*{_GENERAL}\}}"),
    "truth": re.compile(rf"\s*(?P<truth>TRUE|FALSE|T|F){_FEEDBACK}{_GENERAL}\}}"),
    "number": re.compile(rf"\s*#(?P<number>{_NUMBER})(?::(?P<tolerance>{_NUMBER}))?{_FEEDBACK}{_GENERAL}\}}"),
    "options": re.compile(rf"(?P<options>(?:\s*[=~](?:%-?\d+(?:\.\d+)?%)?{_TEXT}{_FEEDBACK})+){_GENERAL}\}}"),
}


@dataclass
class Parsed:
    """A question as a program that keeps to the grammar understands it."""

    title: str
    stem: str
    kind: str
    category: str
    options: list[tuple[str, str, str]] = field(default_factory=list)
    general: str = ""
    value: str = ""
    tags: list[str] = field(default_factory=list)


def parse(text: str) -> list[Parsed]:
    """The questions of a file; fails where it is none."""
    questions = []
    category = ""
    for whole in re.split(r"\n\s*\n", text.strip()):
        comments = list(takewhile(lambda line: line.startswith("//"), whole.split("\n")))
        block = whole.removeprefix("\n".join(comments)).removeprefix("\n")
        if not block:
            assert len(comments) == 1
        elif block.startswith("$CATEGORY:"):
            assert "\n" not in block
            category = block.removeprefix("$CATEGORY:").strip()
        else:
            questions.append(_question(block, category))
            questions[-1].tags += (
                tag.replace(r"\]", "]") for line in comments for tag in re.findall(r"\[tag:((?:\\\]|[^\]])+)\]", line)
            )
    return questions


def _question(block: str, category: str) -> Parsed:
    head = _TITLE.match(block)
    assert head, block
    form, stem = _formatted(head["stem"], "moodle")
    for kind, pattern in _KINDS.items():
        answers = pattern.fullmatch(block, head.end())
        if answers:
            found = answers.groupdict()
            given = found.get("options") or ""
            options = [_option(each, form, is_word="~" not in _unescaped(given)) for each in _OPTION.finditer(given)]
            assert "->" not in given or "~" in _unescaped(given), f"pairs: {given}"
            value = found.get("truth") or found.get("number") or ""
            general = _meant(found["general"] or "", form)
            return Parsed(head["title"], _meant_in(stem, form), kind, category, options, general, value)
    raise AssertionError(f"no answers that the grammar knows: {block}")


def _unescaped(text: str) -> str:
    return re.sub(r"\\.", "", text)


def _option(found: re.Match[str], form: str, *, is_word: bool) -> tuple[str, str, str]:
    assert not found["text"].strip().startswith("%"), f"neither a share nor a text: {found[0]}"
    if not is_word:
        return found["mark"], found["share"] or "", _meant(found["text"], form)
    word = _meant_in(_formatted(found["text"], form)[1], "plain")
    assert not re.search(r"(?<!\\)\*", word), f"anything at all: {word}"
    return found["mark"], found["share"] or "", word.replace(r"\*", "*")


def _formatted(text: str, form: str) -> tuple[str, str]:
    mark = _FORMAT.match(text.strip())
    return (mark[1], text.strip()[mark.end() :]) if mark else (form, text)


def _meant(text: str, form: str) -> str:
    form, text = _formatted(text, form)
    return _meant_in(text, form)


def _meant_in(text: str, form: str) -> str:
    plain = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text.strip())
    if form == "html":
        plain = plain.replace("<br>", "\n").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return plain.strip()
