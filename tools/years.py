"""A home with years of daily practice in it: python -m tools.years HOME [--years 10] [--banks 50] [--responses 500000].

Written through the functions that write a learner's own exams, so that it is a store like any other; only its waiting
for the disk is left out. The learner gets better with the years, forgets, and makes the same mistakes again.
"""

from __future__ import annotations

import argparse
import random
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.domain.attempt import Attempt
from examsim.domain.exam import Exam, Item, Mode
from examsim.domain.grade import CriterionGrade, Evidence, Grade, Versions
from examsim.domain.question import Question
from examsim.domain.rubric import Criterion, Rubric
from examsim.domain.session import Draft, Session, Typed
from examsim.storage.attempt_rows import write_attempt, write_grade
from examsim.storage.attempts import AttemptStore
from examsim.storage.journal import Trail
from examsim.storage.paths import places
from examsim.storage.session_rows import write_entry, write_session
from tools.how_far import how_far

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

LAST = datetime(2025, 12, 1, 18, 0, tzinfo=UTC)
TOPICS, IN_AN_EXAM, AT_ONCE = 10, 10, 200
_WORDS = (
    "map",
    "layer",
    "gradient",
    "input",
    "output",
    "class",
    "score",
    "pixel",
    "filter",
    "shift",
    "scale",
    "weight",
)


def main() -> None:
    """Read the arguments, and say how far it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--years", type=float, default=10)
    parser.add_argument("--banks", type=int, default=50)
    parser.add_argument("--questions", type=int, default=400, help="in each bank")
    parser.add_argument("--responses", type=int, default=500_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with how_far() as tell:
        for done, total in generate(given.home, given.years, given.banks, given.questions, given.responses, given.seed):
            tell(f"{done} of {total} responses")


def generate(
    home: Path, years: float, banks: int, questions: int, responses: int, seed: int
) -> Iterator[tuple[int, int]]:
    """Make the home; gives how many of how many responses are in it."""
    chance = random.Random(seed)  # noqa: S311 - nobody is to guess it: it is to come again
    where = places({"EXAMSIM_HOME": str(home)})
    shelf = [[_item(bank, number) for number in range(questions)] for bank in range(banks)]
    for bank, items in enumerate(shelf):
        _write_bank(where.data, bank, items)
    sittings = max(responses // IN_AN_EXAM, 1)
    first = LAST - timedelta(days=365.25 * years)
    with closing(AttemptStore.open(where.store, first)) as store:
        connection = store._database._connection  # noqa: SLF001 - one transaction for many exams, which the program never needs
        connection.execute("PRAGMA synchronous = OFF")
        for begin in range(0, sittings, AT_ONCE):
            connection.execute("BEGIN IMMEDIATE")
            for number in range(begin, min(begin + AT_ONCE, sittings)):
                started = first + (LAST - first) * (number / sittings)
                _sit(connection, number, started, shelf[chance.randrange(banks)], number / sittings, chance)
            connection.execute("COMMIT")
            yield min(begin + AT_ONCE, sittings) * IN_AN_EXAM, sittings * IN_AN_EXAM


def _item(bank: int, number: int) -> Item:
    name, topic = f"q{number:03}", f"topic-{number % TOPICS}"
    words = [_WORDS[(bank + number * step) % len(_WORDS)] for step in (1, 3, 5)]
    statements = [f"The {words[0]} follows the {words[1]}.", f"The {words[2]} stays the same."]
    question = Question(name, f"What happens to {words[0]} {number} of bank {bank}?", (" ".join(statements),), topic)
    criteria = tuple(
        Criterion(f"part-{n}", 2.0, statement, ((words[n],), (words[2],))) for n, statement in enumerate(statements)
    )
    return Item(f"bank-{bank:02}", question, Rubric(name, criteria))


def _write_bank(data: Path, bank: int, items: list[Item]) -> None:
    name = f"bank-{bank:02}"
    asked = [f"schema: 1\nid: {name}\ntitle: Bank {bank}\nquestions:\n"]
    marked = [f"schema: 1\nbank: {name}\nrubrics:\n"]
    for item in items:
        question, rubric = item.question, item.rubric
        asked.append(
            f"  - id: {question.id}\n    topic: {question.topic}\n    prompt: {question.prompt}\n"
            f"    answer: {question.answer}\n"
        )
        marked.append(f"  {question.id}:\n    criteria:\n")
        for criterion in rubric.criteria if rubric is not None else ():
            groups = ", ".join(f"[{', '.join(group)}]" for group in criterion.keywords)
            marked.append(
                f"      - id: {criterion.id}\n        points: 2\n        statement: {criterion.statement}\n"
                f"        keywords: [{groups}]\n"
            )
    for folder, parts in (("question_bank", asked), ("rubrics", marked)):
        (data / folder).mkdir(parents=True, exist_ok=True)
        (data / folder / f"{name}.yaml").write_text("".join(parts), encoding="utf-8")


def _sit(
    connection: sqlite3.Connection,
    number: int,
    started: datetime,
    shelf: list[Item],
    progress: float,
    chance: random.Random,
) -> None:
    mode = chance.choice((Mode.EXAM, Mode.PRACTICE, Mode.DRILL))
    items = tuple(chance.sample(shelf, min(IN_AN_EXAM, len(shelf))))
    limit = timedelta(minutes=30) if mode is Mode.EXAM else None
    exam = Exam(f"Bank of {items[0].bank_id}", items, mode, limit)
    session = Session.begin(f"{started:%Y%m%d-%H%M%S}-{number:05x}", exam, started)
    write_session(connection, session)
    drafts, trail = [], None
    for index, item in enumerate(items):
        seconds = chance.uniform(40, 260)
        entry = Typed(
            started + timedelta(minutes=3 * index + 1), index, f"{item.question.answer[: chance.randrange(5, 60)]}"
        )
        write_entry(connection, session.id, entry, trail)
        trail = Trail.after(trail, entry)
        drafts.append(Draft(entry.text, is_seen=True, seconds=seconds))
    sealed = Attempt.seal(session, started + timedelta(minutes=29))
    write_attempt(connection, replace(sealed, drafts=tuple(drafts)))
    for index, (item, draft) in enumerate(zip(items, drafts, strict=True)):
        write_grade(connection, session.id, index, _grade(item, draft.text, progress, chance))


def _grade(item: Item, text: str, progress: float, chance: random.Random) -> Grade:
    hard = int(item.question.topic[-1]) / TOPICS
    known = 0.35 + 0.5 * progress - 0.3 * hard
    marks = tuple(
        CriterionGrade(
            criterion.id,
            criterion.statement,
            (points := 2.0 if chance.random() < known else chance.choice((0.0, 0.0, 1.0))),
            2.0,
            evidence=(Evidence(0, min(len(text), 12), text[:12]),) if points else (),
            reason="Your response says all of this." if points else "Nothing in the response speaks of it.",
        )
        for criterion in (item.rubric.criteria if item.rubric is not None else ())
    )
    return Grade(item.question.id, sum(each.points for each in marks), 4.0, marks, (), (), Versions("1", "none", "abc"))


if __name__ == "__main__":
    main()
