"""Attempts as one page of HTML that needs nothing else: no script, no picture, no address."""

from __future__ import annotations

from html import escape
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
from examsim.exporting.highlight import pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import Evidence
    from examsim.exporting.document import Answered

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Exams</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0; padding: .5rem .8rem;
  border-left: 3px solid; }
h2 { margin-top: 3rem; border-bottom: 1px solid; }
.quiet { opacity: .7; }
mark { text-decoration: underline; }
</style>
</head>
<body>
<h1>Exams</h1>
"""
_TAIL = "</body>\n</html>\n"


def page(date: Callable[[datetime], str], advice: Advice | None = None) -> Document:
    """Attempts as HTML, with instants as ``date`` writes them; advice is about one attempt."""
    return Document(_HEAD, lambda attempt: "\n".join(_attempt(attempt, date, advice or {})) + "\n", _TAIL)


def _attempt(attempt: Attempt, date: Callable[[datetime], str], advice: Advice) -> Iterator[str]:
    yield f"<h2>{_safe(attempt.exam.title)}</h2>"
    yield f"<p>{_safe(sat(attempt, date))}. <strong>{headline(attempt)}</strong>."
    yield f'<span class="quiet">{_safe(attempt.id)}</span></p>'
    yield from (f"<p>{_safe(remark)}</p>" for remark in remarks(attempt, date))
    for each in answered(attempt):
        yield from _answered(each, date, advice)


def _answered(each: Answered, date: Callable[[datetime], str], advice: Advice) -> Iterator[str]:
    yield f"<h3>{each.number}. {_safe(each.item.question.id)}: {each.marks}</h3>"
    yield f"<pre>{_safe(each.asked)}</pre>"
    yield "<h4>Response</h4>"
    criteria = each.standing.criteria if each.standing is not None else ()
    said = _highlighted(each.draft.text, [criterion.grade.evidence for criterion in criteria])
    yield f"<pre>{said}</pre>" if each.draft.text.strip() else "<p>(blank)</p>"
    if each.standing is not None:
        yield "<h4>Marks</h4>\n<ul>"
        for number, reason in enumerate(reasons(each.standing, advice_on(each, advice)), 1):
            yield f"<li>{f'<sup>{number}</sup> ' if number <= len(criteria) else ''}{_safe(reason)}</li>"
        yield "</ul>"
        for line in made_by(each, date):
            yield f'<p class="quiet">{_safe(line)}</p>'
    yield "<h4>Verified solution</h4>"
    solution = _highlighted(each.item.question.answer, [criterion.grade.solution for criterion in criteria])
    yield f"<pre>{solution}</pre>"
    if each.item.question.explanation.strip():
        yield f"<pre>{_safe(each.item.question.explanation)}</pre>"


def _highlighted(text: str, evidence: Sequence[Iterable[Evidence]]) -> str:
    return "".join(
        f"<mark>{escape(visible(piece))}<sup>{' '.join(map(str, numbers))}</sup></mark>"
        if numbers
        else escape(visible(piece))
        for piece, numbers in pieces(text, evidence)
    ).rstrip()


def _safe(text: str) -> str:
    return escape(visible(text.rstrip()))
