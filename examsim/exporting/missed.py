"""An Anki package of the points that were missed: a card for each, with what was typed and why it earned nothing.

What counts is the last time a question was marked among the attempts that are exported: what was earned by then makes
no card. A note's id comes from the bank, the question and the criterion, so a package that is imported again changes
the cards that are there, whatever their texts have become.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from examsim.domain.visible import visible
from examsim.exporting import anki
from examsim.exporting.document import answered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from examsim.domain.attempt import Attempt
    from examsim.domain.grade import CriterionGrade
    from examsim.domain.standing import CriterionStanding, Standing
    from examsim.exporting.document import Answered

_DECK = "Missed points"
_FIELDS = ("Question", "Gap", "Point", "Solution", "Response", "Reason", "Source")
_FRONT = "{{Question}}{{#Gap}}<p><small>{{Gap}}</small></p>{{/Gap}}"
_BACK = (
    "{{FrontSide}}<hr id=answer><b>{{Point}}</b><p>{{Solution}}</p>"
    "<p>You wrote: {{Response}}</p><p>{{Reason}}</p><p><small>{{Source}}</small></p>"
)
_BLANK = "[…]"


@dataclass(frozen=True, slots=True)
class Point:
    """Something that was missed."""

    bank_id: str
    question_id: str
    id: str
    """The criterion's, or what names a misconception."""
    texts: tuple[str, ...]
    """In the order of the fields."""


@dataclass(slots=True)
class Missed:
    """Gathers what was missed from attempts, the latest first."""

    date: Callable[[datetime], str]
    points: list[Point] = field(default_factory=list)
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def add(self, attempt: Attempt, called: Mapping[tuple[str, str], str] = MappingProxyType({})) -> None:
        """Add what an attempt missed of questions that no later one has; ``called`` are ids of now that are others."""
        for each in answered(attempt):
            asked = each.item.bank_id, each.item.question.id
            name = asked[0], called.get(asked, asked[1])
            if each.standing is not None and name not in self._seen:
                self._seen.add(name)
                self.points += _missed(each, each.standing, f"{attempt.exam.title}, {self.date(attempt.finished)}")

    def written(self, titles: Mapping[str, str], now: datetime) -> bytes:
        """The package, a deck for each bank, called by its title where it has one."""
        import genanki  # noqa: PLC0415 - no other format needs it

        model = genanki.Model(
            anki.number("missed point"),
            "examsim missed point",
            fields=[{"name": name} for name in _FIELDS],
            templates=[{"name": "Card", "qfmt": _FRONT, "afmt": _BACK}],
            css=anki.CSS,
        )
        decks: dict[str, Any] = {}
        for point in self.points:
            name = anki.deck_name(titles.get(point.bank_id, "") or point.bank_id, _DECK)
            deck = decks.setdefault(point.bank_id, genanki.Deck(anki.number(f"missed {point.bank_id}"), name))
            name_of_all_time = (visible(part) for part in (point.bank_id, point.question_id, point.id))
            guid = genanki.guid_for("examsim missed", *name_of_all_time)
            deck.add_note(genanki.Note(model, fields=[anki.field(text) for text in point.texts], guid=guid))
        return anki.package(decks.values(), now)


def _missed(each: Answered, standing: Standing, source: str) -> Iterator[Point]:
    lost = [criterion for criterion in standing.criteria if criterion.points < criterion.grade.max_points]
    for criterion in lost:
        yield _point(each, criterion.grade.id, _texts(each, criterion, source))
    for wrong in standing.misconceptions:
        if wrong.stands:
            said = wrong.found.feedback or wrong.found.statement
            reason = f"{wrong.found.effect.capitalize()}. {wrong.found.reason}"
            texts = (_asked(each), "", f"Not so: {wrong.found.statement}", said, _response(each), reason, source)
            yield _point(each, f"misconception {wrong.found.statement}", texts)
    if not standing.criteria and standing.points < standing.max_points:
        texts = (_asked(each), "", each.item.question.answer, "", _response(each), "", source)
        yield _point(each, "", texts)


def _point(each: Answered, name: str, texts: tuple[str, ...]) -> Point:
    return Point(each.item.bank_id, each.item.question.id, name, texts)


def _texts(each: Answered, criterion: CriterionStanding, source: str) -> tuple[str, ...]:
    grade, answer = criterion.grade, each.item.question.answer
    reason = f"{criterion.points:g} of {grade.max_points:g}: {grade.reason}"
    parts = " … ".join(answer[start:end].strip() for start, end in _places(grade, answer))
    return _asked(each), _gap(grade, answer), grade.statement, parts or answer, _response(each), reason, source


def _asked(each: Answered) -> str:
    options = (f"{letter}) {choice}" for letter, choice in each.item.question.options)
    return "\n".join((each.item.question.prompt.rstrip(), *options))


def _response(each: Answered) -> str:
    return each.draft.text.strip() or "(blank)"


def _gap(grade: CriterionGrade, answer: str) -> str:
    """The verified solution with a blank where it says this; nothing where little else would be left."""
    places = _places(grade, answer)
    if not places or sum(end - start for start, end in places) > len(answer) / 2:
        return ""
    text, after = "", 0
    for start, end in places:
        text, after = text + answer[after:start] + _BLANK, end
    return text + answer[after:]


def _places(grade: CriterionGrade, answer: str) -> list[tuple[int, int]]:
    """Where the solution says this, in its order and none within another."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted((max(each.start, 0), min(each.end, len(answer))) for each in grade.solution):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return merged
