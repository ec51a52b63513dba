"""A bank as examsim writes it in Markdown: every question has a line with its points, its minutes and its id."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.domain.question import NumericAnswer
from examsim.importing.asked import Asked, ClosedQuestion
from examsim.importing.files.content import Material
from examsim.importing.files.said_worth import minutes_of, points_of
from examsim.importing.shapes.lettered import options_apart
from examsim.importing.text.lines import SourceLine, clean_text, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.importing.files.content import Content

NAME = "a bank printed as Markdown"
_FACTS = re.compile(
    r"\*(?P<points>[\d.e+\\-]+) points · about (?P<minutes>[\d.e+\\-]+) min · (?P<names>\S.*)\*\s*", re.MULTILINE
)
_SOURCE = re.compile(r".*\S:\d+")
_QUESTION = re.compile(r"### \d+\. (?P<text>\S.*)")
_ESCAPED = re.compile(r"\\([^a-zA-Z0-9\s])")
_NUMBER = re.compile(
    r"(?P<value>[-+]?\d{1,15}(?:\.\d{1,15})?(?:e[-+]?\d{1,2})?)(?P<unit>[^,]{0,30})"
    r", ± (?P<tolerance>\d{1,15}(?:\.\d{1,15})?)"
)
_SAID = re.compile(r"(?P<name>Also right|Hint|Why): (?P<text>\S.*)")


def recognises(content: Content) -> bool:
    """Whether the content is in this format."""
    return content.is_text and _FACTS.search(content.text) is not None and _QUESTION.search(content.text) is not None


def read(content: Content) -> Material:
    """The questions; how they are marked is for reading alone."""
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    title = topic = ""
    block: list[SourceLine] = []
    has_marking = False
    for number, raw in enumerate([*lines_of(content.text), "# "], 1):
        text = raw.strip()
        if text.startswith("#"):
            _take(asked, stray, block, topic)
            block = [SourceLine(number, text)] if _QUESTION.fullmatch(text) else []
            title = title or (_plain(text[2:]) if text.startswith("# ") else "")
            topic = _topic(text, topic)
        elif text.startswith(">"):
            has_marking = True
        elif text:
            block.append(SourceLine(number, text))
    notes = ("How the answers are marked is not read from it: keep the rubric beside it.",) if has_marking else ()
    return Material(asked, not_understood=stray, title=title, notes=notes)


def _topic(heading: str, before: str) -> str:
    if not heading.startswith("## "):
        return before
    return "" if heading == "## Other questions" else _plain(heading[3:])


def _take(asked: list[Asked], stray: list[SourceLine], block: Sequence[SourceLine], topic: str) -> None:
    facts, said_of = next(((at, m) for at, line in enumerate(block) if (m := _FACTS.fullmatch(line.text))), (0, None))
    question = _QUESTION.fullmatch(block[0].text) if block else None
    if question is None or said_of is None or not facts or len(block) <= facts + 1:
        stray += block
        return
    prompt = [question["text"], *(line.text for line in block[1:facts])]
    lines, choices = options_apart([_plain(text) for text in prompt])
    said: dict[str, list[str]] = {"": []}
    part = ""
    for line in block[facts + 1 :]:
        label = _SAID.fullmatch(line.text)
        part = label["name"] if label else part
        said.setdefault(part, []).append(_plain(label["text"] if label else line.text))
    closed = None if choices else _closed("\n".join(lines), said)
    why, hint = tuple(said.get("Why", ())), " ".join(said.get("Hint", ()))
    answer = tuple(text for text in said[""] if not _NUMBER.fullmatch(text)) or tuple(said[""])
    points, minutes = points_of(_float(said_of["points"])), minutes_of(_float(said_of["minutes"]))
    asked.append(
        Asked(
            block[0].line, "\n".join(lines), choices, answer, why, topic,
            tags=_tags(said_of["names"]), hint=hint, closed=closed, points=points, minutes=minutes,
        )
    )  # fmt: skip


def _tags(names: str) -> tuple[str, ...]:
    """What stands between the id of a question and the line it comes from."""
    _, *tags = _plain(names).split(" · ")
    return tuple(tags[:-1] if tags and _SOURCE.fullmatch(tags[-1]) else tags)


def _float(text: str) -> float | None:
    try:
        return float(_plain(text))
    except ValueError:
        return None


def _closed(prompt: str, said: Mapping[str, Sequence[str]]) -> ClosedQuestion | None:
    """What is right in a word or a number, where the bank says so."""
    answer = " ".join(said[""][:1])
    number = next((match for text in said[""] if (match := _NUMBER.fullmatch(text))), None)
    if number is not None:
        numeric = NumericAnswer(float(number["value"]), float(number["tolerance"]), number["unit"].strip())
        return ClosedQuestion(prompt, answer, (), numeric=numeric)
    accept = tuple(" ".join(said.get("Also right", ())).split("; "))
    return ClosedQuestion(prompt, answer, accept) if any(accept) else None


def _plain(text: str) -> str:
    """A line as it was before its signs were kept from being markup."""
    return clean_text(_ESCAPED.sub(r"\1", text))
