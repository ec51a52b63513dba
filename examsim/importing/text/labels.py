"""Labels of questions and answers, as guides set them before what they label: ``Question 1:``, ``Answer:``, ``7)``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.importing.text import label_words
from examsim.importing.text.wrapping import BULLET

if TYPE_CHECKING:
    from examsim.importing.text.lines import Line

_END = r"\s*(?:[:：;.．、)\]}–—=>✓✔-]+\s*|$)"
_QUESTION = re.compile(
    r"^[*_#\s\[(]{0,9}q(?:ues(?:tion)?)?\s?\.\s?\d{1,4}(?:[*_]*\s?[:;.)–—-]+|[*_]*\s)[*_\s]*(?=\S)"
    rf"|^[*_#\s\[(]{{0,9}}(?:(?:{label_words.KIND})\s)?(?:{label_words.QUESTION})\s*(?:#|no\.?)?\s*\d{{0,4}}"
    rf"(?:\s*(?:of|/)\s*\d{{1,4}})?(?:\s(?:topic|unit|chapter)\s#?\d{{1,3}})?[*_]*{_END}[*_\s]*(?:\d{{1,3}}[.)]\s+)?",
    re.IGNORECASE,
)
_HOW_TOLD = (
    r"(?!\s*(?:always\s|all\s)?(?:highlighted|marked|underlined|circled|bolded|shown\sin|(?:set\s|printed\s|written\s)?in\s(?:bold|italics?"
    r"|red|green|blue|yellow|brackets|capitals))\b)"
)
"""What a guide says of how it tells what is right, and answers nothing."""
_RIGHT = r"(?:the\s)?(?:correct|right|best|verified|model|sample|suggested|expected|full|example|expert|tutor)"
_ANSWER = re.compile(
    rf"^(?:\d{{1,4}}[.)]\s+(?=\w{{2}}))?[*_#\s\[(✓✔✅>–—-]{{0,9}}(?:(?:(?:view|show|see|reveal|hide)\s)?(?:(?:{_RIGHT}|{label_words.RIGHT})\s)?"
    rf"(?:(?:{label_words.ANSWER})(?:\s(?:{label_words.RIGHT_BEHIND}))?|answers(?=\s?[:=]\s?\S)|{_RIGHT}\sanswers)\s*(?:key\s*)?\d{{0,4}}[*_]*(?:\s+is)?{_END}"
    rf"|{_RIGHT}\s(?:answer|option|choice|response)(?:\s+is\b{_HOW_TOLD}\s*:?|{_END})|(?:correct|right)\s*[:=]"
    r"|(?:correct\s)?ans(?:wer)?\s(?=[A-Ha-h][).]?$)"
    r"|award\s(?:up\sto\s)?\d{1,2}\smarks?\sfor(?:\s(?:each|any)(?:\s\w+){0,4})?\s*:"
    r"|A\s?\d{0,4}[*_]*:|A\s?\d{1,4}[*_]*[.)]|[✓✔✅]\s*(?=[(\[]?[A-Ha-h][)\].]?$))"
    r"(?:[*_\s:✓✔✅]|[–—-]+(?=\s)|-{1,2}>(?=\S)|(?!={2,3}\s)[–—=>-]*[=>](?=\s(?!\d)|[*_✓✔✅]))*",
    re.IGNORECASE,
)
RATIONALE = re.compile(
    rf"^[*_\s\[(]{{0,9}}(?:{label_words.RATIONALE})(?:\s?/\s?\w{{3,12}})?[*_]*\s*[:：?\])–—-]+[*_\s]*",
    re.IGNORECASE,
)
BOTH = re.compile(
    r"^(?P<question>[*_#\s]*(?:q|question)\s?\d{0,4}[*_]*(?P<end>\s?[.:)|])\s.{3,}?)\s[|*_\s]{0,6}"
    r"(?:a|ans|answer)\s?\d{0,4}[*_]*(?P=end)[*_]*\s(?P<answer>.*\S)",
    re.IGNORECASE,
)
"""A question and its answer in one line, with labels of the same kind."""
_ICON_BEHIND = re.compile(r"(?<=^[A-Ha-h])\s+[^\w\s()\[\].,;:–—-]{1,3}$")
"""What a site draws behind the letter of the right option."""
_NUMBER = re.compile(
    r"^[*_#\s]{0,9}(?!\((?:1\d|20)\d\d\))[(\[]?(\d{1,4}|l(?=\.))(?:\s?[.)\]:、．](?!\d{1,3}(?:\D|$))|\s?[-–]\s)[*_\s]*(?=\S)"
)
"""A number with digits behind its point is an amount, and one between brackets may be a year."""
_HEADING = re.compile(r"^#{2,6}\s+(?=\S)")


def asks(text: str) -> bool:
    """Whether a line has the label of a question."""
    return _QUESTION.match(text) is not None


def answer_in(text: str) -> str | None:
    """What a line with the label of an answer says behind it; None for any other line."""
    label = _ANSWER.match(text)
    return _unframed(text, label.end()) if label else None


def without_answer_label(text: str) -> str:
    """A line without the label of an answer before it."""
    said = answer_in(text)
    return text if said is None else said


def answer_labelled(line: Line) -> list[Line]:
    """A line with the label of an answer before it, or above it where it is an item of a list."""
    return [line.cut("Answer:"), line] if BULLET.match(line.text) else [line.cut(f"Answer: {line.text}")]


def is_numbered(text: str) -> bool:
    """Whether a line opens with a number that questions have."""
    return _NUMBER.match(text) is not None


def heading_in(text: str) -> str | None:
    """What a heading of Markdown says; None for any other line."""
    heading = _HEADING.match(text)
    return text[heading.end() :] if heading else None


def without_label(text: str) -> str:
    """A prompt without the label or the number before it."""
    label = _QUESTION.match(text) or _NUMBER.match(text) or _HEADING.match(text)
    return text[label.end() :] if label else text


def bare(text: str) -> str | None:
    """What a question's label or number stands before; None where there is neither."""
    return without_label(text) if asks(text) or is_numbered(text) else None


def _unframed(text: str, start: int) -> str:
    """The rest of a line, without what closes a frame that was opened before it: ``**Answer: B**``, ``(Answer: B)``."""
    rest = _ICON_BEHIND.sub("", text[start:].strip())
    for opening, closing in (("**", "**"), ("__", "__"), ("*", "*"), ("(", ")"), ("[", "]")):
        if text.startswith(opening) and rest.endswith(closing) and opening not in rest[: -len(closing)]:
            return rest[: -len(closing)].strip()
    return rest
