"""The grammar of GIFT, as Moodle publishes it, as a reader that takes no file that does not keep to it.

A file is questions, comments and categories with blank lines between them. A question is an optional title between
double colons, an optional format, a text, and answers in braces: nothing (an essay), T or F, a number after #, or
options that begin with = or ~, some with a share in percent; a comment follows #, one on the whole ####. A backslash
stands before ~ = # { } : where they mean themselves. Lines that begin with // are for people, but for tags in brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

_TEXT = r"(?:\\[\\~=#{}:n]|[^\\~=#{}\n])+"
_STEM = r"(?:\\[\\~=#{}:n]|[^\\~=#{}]|\n(?!\n))+"
_NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
_GENERAL = rf"(?:\s*####(?P<general>{_TEXT}))?\s*"
_FEEDBACK = rf"(?:#(?!###){_TEXT})?"
_TITLE = re.compile(
    rf"::(?P<title>(?:\\[\\~=#{{}}:n]|[^\\:])+?)::(?:\[(?P<form>html|plain|moodle|markdown)\])?(?P<stem>{_STEM})\{{"
)
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
    is_html = head["form"] == "html"
    for kind, pattern in _KINDS.items():
        answers = pattern.fullmatch(block, head.end())
        if answers:
            found = answers.groupdict()
            options = [
                (each["mark"], each["share"] or "", _meant(each["text"], is_html=is_html))
                for each in _OPTION.finditer(found.get("options") or "")
            ]
            value = found.get("truth") or found.get("number") or ""
            general = _meant(found["general"] or "", is_html=is_html)
            return Parsed(head["title"], _meant(head["stem"], is_html=is_html), kind, category, options, general, value)
    raise AssertionError(f"no answers that the grammar knows: {block}")


def _meant(text: str, *, is_html: bool) -> str:
    plain = re.sub(r"\\(.)", lambda match: "\n" if match[1] == "n" else match[1], text.strip())
    if is_html:
        plain = plain.replace("<br>", "\n").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return plain.strip()
