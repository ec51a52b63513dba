"""How marks from drafted rubrics agree with people's, beside marks without any rubric: ``make drafted DATA=folder``.

``folder/graded/*.jsonl`` holds responses that people scored. For each question a rubric is drafted from its verified
solution, as an import would, and the same responses are marked twice, with it and without. Printed as a table in
Markdown, for ``docs/importing.md``: within-question correlation first, as a question's mean is no merit of a grader.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from examsim.domain.question import Question
from examsim.grading.agreement import pearson, pearson_within, rmse
from examsim.grading.cached_encoder import CachedEncoder
from examsim.grading.dataset import read_rows
from examsim.grading.grader import Grader, Submission
from examsim.grading.sentence_encoder import SentenceEncoder
from examsim.importing.asked import Asked
from examsim.importing.drafting.abbreviations import Abbreviations
from examsim.importing.drafting.drafts import Surroundings, draft

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.domain.rubric import Rubric
    from examsim.grading.dataset import MarkedResponse

_FEWEST_RESPONSES = 6


class _Remembered:
    """Bytes by name, in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        return {key: self._kept[key] for key in keys if key in self._kept}

    def put_many(self, items: Mapping[str, bytes]) -> None:
        self._kept |= items


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--questions", type=int, default=30)
    parser.add_argument("--responses", type=int, default=14)
    asked = parser.parse_args()
    grader = Grader(CachedEncoder(SentenceEncoder.load(), _Remembered()))
    print("| set | responses | r within, none | drafted | r pooled, none | drafted | RMSE, none | drafted |")
    print("|---|---|---|---|---|---|---|---|")
    for path in sorted((asked.data / "graded").glob("*.jsonl")):
        lines = enumerate(map(json.loads, path.read_text("utf-8").splitlines()), 1)
        rows = _sample(read_rows(lines, path.name)[0], asked.questions, asked.responses)
        print(_row(path.stem, rows, grader), flush=True)


def _sample(rows: Sequence[MarkedResponse], questions: int, responses: int) -> list[MarkedResponse]:
    chance = random.Random(1)  # noqa: S311
    by_question: dict[str, list[MarkedResponse]] = {}
    for row in rows:
        by_question.setdefault(row.question_id, []).append(row)
    groups = [group for group in by_question.values() if len(group) >= _FEWEST_RESPONSES]
    chosen = chance.sample(groups, min(questions, len(groups)))
    return [row for group in chosen for row in chance.sample(group, min(responses, len(group)))]


def _row(name: str, rows: Sequence[MarkedResponse], grader: Grader) -> str:
    rubrics = _rubrics(rows)
    people = np.array([row.score for row in rows])
    ids = [row.question_id for row in rows]
    marks = [
        np.array([grade.score for grade in grader.grade_all([_submission(row, rubrics, is_used) for row in rows])])
        for is_used in (False, True)
    ]
    figures = [
        f"{value:.3f}"
        for told in (
            [pearson_within(people, given, ids) for given in marks],
            [pearson(people, given) for given in marks],
            [rmse(people, given) for given in marks],
        )
        for value in (one if one is not None else float("nan") for one in told)
    ]
    return f"| {name} | {len(rows)} | {' | '.join(figures)} |"


def _rubrics(rows: Sequence[MarkedResponse]) -> dict[str, Rubric]:
    first = {row.question_id: row for row in reversed(rows)}
    about = Surroundings(Abbreviations(reference for row in first.values() for reference in row.references))
    drafts = {
        question_id: draft(Asked(1, row.prompt, (), tuple(row.references[0].split("\n"))), "q", about)
        for question_id, row in first.items()
    }
    return {question_id: rubric for question_id, (_, rubric) in drafts.items() if rubric is not None}


def _submission(row: MarkedResponse, rubrics: Mapping[str, Rubric], is_used: bool) -> Submission:  # noqa: FBT001
    """The same question, worth the same points: quarters of fewer points tell responses less apart."""
    rubric = rubrics.get(row.question_id)
    points = rubric.max_points if rubric is not None else 4.0
    question = Question("q", row.prompt, row.references[:1], points=points)
    return Submission(row.response, question, rubric if is_used else None)


if __name__ == "__main__":
    main()
