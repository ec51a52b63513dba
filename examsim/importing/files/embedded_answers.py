"""Moodle's embedded answers, called Cloze: ``{1:SHORTANSWER:=Paris#feedback~Rome}`` within a text, a question for each.

All of them are asked for at once in Moodle, so the other gaps stay gaps: what they hide may answer the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.question import NumericAnswer
from examsim.importing.asked import ClosedQuestion
from examsim.importing.drafting.closed_questions import LETTERS
from examsim.importing.files.said_worth import points_of
from examsim.importing.text.lines import SourceLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing.asked import Asked

_GAP = re.compile(r"\{(?P<weight>\d{0,3}):(?P<kind>[A-Za-z_]{2,20}):(?P<answers>(?:\\.|[^{}\\])*)\}", re.DOTALL)
_ANSWER = re.compile(r"(?:\\.|[^~\\])+", re.DOTALL)
_SHARE = re.compile(r"\s*(?:=|%(?P<share>-?\d{1,3}(?:\.\d{1,5})?)%)")
_FEEDBACK = re.compile(r"(?<!\\)#")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NUMBER = re.compile(
    r"(?P<value>[-+]?\d{1,15}(?:[.,]\d{1,15})?(?:[eE][-+]?\d{1,2})?)(?::(?P<tolerance>\d{1,15}(?:[.,]\d{1,15})?(?:[eE][-+]?\d{1,2})?))?"
)
_WORD = re.compile(r"SHORTANSWER|SHORTANSWER_C|SAC?|MWC?")
_VALUE = re.compile(r"NUMERICAL|NM")
_CHOICE = re.compile(r"(?:MULTICHOICE|MULTIRESPONSE|MC|MR)(?:_?[HVS]{1,2})?")
_BLANK, _OTHER = "_____", "[…]"
_MOST_GAPS = 100
_LONGEST = 20_000
"""Characters of a text: one with more, or with more gaps, would be said over and over."""
_USUAL_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class _Answer:
    """One of those in braces."""

    text: str
    share: float
    feedback: str


def questions_of(whole: Asked) -> tuple[list[Asked], list[SourceLine]]:
    """A question for each gap in a text, and the gaps that have no answer that can be marked."""
    gaps = list(_GAP.finditer(whole.term))
    if len(gaps) > _MOST_GAPS or len(whole.term) > _LONGEST:
        return [], []
    asked: list[Asked] = []
    stray: list[SourceLine] = []
    for gap in gaps:
        question = _question(replace(whole, term=_prompt(whole.term, gaps, gap)), gap)
        if question is None:
            stray.append(SourceLine(whole.line, f"{' '.join(gap[0].split())} (no answer that can be marked)"))
        else:
            asked.append(question)
    return asked, stray


def _prompt(text: str, gaps: Sequence[re.Match[str]], asked: re.Match[str]) -> str:
    shown, at = "", 0
    for gap in gaps:
        shown += text[at : gap.start()] + (_BLANK if gap is asked else _OTHER)
        at = gap.end()
    return " ".join((shown + text[at:]).split())


def _question(whole: Asked, gap: re.Match[str]) -> Asked | None:
    answers = [_answer(part[0]) for part in _ANSWER.finditer(gap["answers"])]
    right = sorted((one for one in answers if one.share > 0 and one.text), key=lambda one: -one.share)
    if not right:
        return None
    weight = float(gap["weight"] or _USUAL_WEIGHT)
    told = tuple(filter(None, (*whole.rationale, right[0].feedback)))
    points = None if weight == _USUAL_WEIGHT else points_of(weight)
    base = replace(whole, rationale=told, points=points, answer=(right[0].text,))
    kind = gap["kind"].upper()
    if _WORD.fullmatch(kind):
        return _in_a_word(base, right)
    if _VALUE.fullmatch(kind):
        return _numeric(base)
    return _choice(base, answers) if _CHOICE.fullmatch(kind) else None


def _answer(text: str) -> _Answer:
    share = _SHARE.match(text)
    answer, *feedback = _FEEDBACK.split(text[share.end() :] if share else text, maxsplit=1)
    worth = 0.0 if share is None else float(share["share"] or 100)
    return _Answer(_plain(answer), worth, _plain(" ".join(feedback)))


def _plain(text: str) -> str:
    return " ".join(_ESCAPED.sub(r"\1", text).split())


def _in_a_word(base: Asked, right: Sequence[_Answer]) -> Asked | None:
    accept = tuple(dict.fromkeys(text for one in right if (text := one.text.replace("*", "").strip())))
    return replace(base, closed=ClosedQuestion(base.term, accept[0], accept), answer=accept[:1]) if accept else None


def _numeric(base: Asked) -> Asked | None:
    number = _NUMBER.fullmatch(base.answer[0])
    if number is None:
        return None
    value, tolerance = (float((said or "0").replace(",", ".")) for said in number.group("value", "tolerance"))
    answer = NumericAnswer(value, tolerance)
    return replace(base, answer=(str(answer),), closed=ClosedQuestion(base.term, str(answer), (), numeric=answer))


def _choice(base: Asked, answers: Sequence[_Answer]) -> Asked | None:
    options = [one for one in answers if one.text]
    letters = [letter for letter, one in zip(LETTERS, options, strict=False) if one.share > 0]
    return replace(base, choices=tuple(one.text for one in options), answer=(", ".join(letters),)) if letters else None
