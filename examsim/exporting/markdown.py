"""Attempts as Markdown: what was typed stands in fences, and no text is read as markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from examsim.domain.visible import visible
from examsim.exporting.document import (
    Advice,
    Document,
    advice_on,
    answered,
    headline,
    made_by,
    reasons,
    remarks,
    sat,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.exporting.document import Answered

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~$^!#&@]|^[-+=]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""Addresses too: some readers make links of bare ones."""
_NUMBERED = re.compile(r"(^\d+)([.)])(?=\s|$)")
_BACKTICKS = re.compile("`+")


def markdown(date: Callable[[datetime], str], advice: Advice | None = None) -> Document:
    """Attempts as Markdown, with instants as ``date`` writes them; advice is about one attempt."""
    return Document("# Exams\n", lambda attempt: "\n".join(_attempt(attempt, date, advice or {})) + "\n")


def _attempt(attempt: Attempt, date: Callable[[datetime], str], advice: Advice) -> Iterator[str]:
    yield f"\n## {inline(attempt.exam.title)}\n"
    yield f"{sat(attempt, date)}. ({inline(attempt.id)})\n"
    yield f"**{headline(attempt)}**"
    yield from (f"\n{inline(remark)}" for remark in remarks(attempt, date))
    for each in answered(attempt):
        yield from _answered(each, date, advice)


def _answered(each: Answered, date: Callable[[datetime], str], advice: Advice) -> Iterator[str]:
    yield f"\n### {each.number}. {inline(each.item.question.id)}: {each.marks}\n"
    yield _fenced(each.asked)
    yield "\nResponse:\n"
    yield _fenced(each.draft.text) if each.draft.text.strip() else "(blank)"
    if each.standing is not None:
        yield "\nMarks:\n"
        for reason in (*reasons(each.standing, advice_on(each, advice)), *made_by(each, date)):
            yield f"- {inline(reason)}"
    yield "\nVerified solution:\n"
    yield _fenced(each.item.question.answer)
    if each.item.question.explanation.strip():
        yield f"\n{_fenced(each.item.question.explanation)}"


def inline(text: str) -> str:
    """A text on one line that is no markup."""
    return _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", visible(" ".join(text.split()))))


def _fenced(text: str) -> str:
    longest = max(map(len, _BACKTICKS.findall(text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"{fence}text\n{visible(text.rstrip())}\n{fence}"
