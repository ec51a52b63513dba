"""How often each guard fires, rightly and wrongly: ``make guards DATA=folder``.

``folder/attacks*.jsonl`` hold written responses, good and bad; ``folder/graded/*.jsonl`` those that people scored,
looked at without any rubric. A guard that fires on what people gave full marks is worse than none, so each is shown on
both sides. Printed as a table in Markdown, for ``docs/grading.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from examsim.domain.question import Question
from examsim.grading.dataset import read_rows
from examsim.grading.grader import Grader, Submission
from examsim.grading.sentence_encoder import SentenceEncoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.grading.assessment import Assessment

ANY = "any of them"
_LOW = 0.25
"""A score at most this high is a wrong answer."""


@dataclass(frozen=True, slots=True)
class Side:
    """Responses of one kind, and what fired on them."""

    name: str
    responses: int
    fired: Counter[str]

    @classmethod
    def of(cls, name: str, assessed: Sequence[Assessment]) -> Side:
        """Count every guard once for each response whose mark it caps."""
        found = [guards_of(each) for each in assessed]
        return cls(name, len(assessed), Counter(guard for each in found for guard in (*each, *([ANY] if each else []))))

    def share(self, guard: str) -> str:
        """How often a guard fired, in percent."""
        return f"{100 * self.fired[guard] / self.responses:.1f}" if self.fired[guard] else "–"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    options = parser.parse_args(argv)
    grader = Grader(SentenceEncoder.load())
    sides = written(sorted(options.data.glob("attacks*.jsonl")), grader)
    for path in sorted((options.data / "graded").glob("*.jsonl")):
        sides += marked(path, grader)
    print(table(sides))
    return 0


def written(paths: Iterable[Path], grader: Grader) -> list[Side]:
    """The bad and the good of files of written responses."""
    lines = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    submissions = [
        Submission(line["answer"], Question(line["question_id"], line["question"], (line["reference"],)))
        for line in lines
    ]
    assessed = grader.assess_all(submissions)
    return [
        Side.of(f"attacks, {label}", [a for a, line in zip(assessed, lines, strict=True) if line["label"] == label])
        for label in ("bad", "good")
    ]


def marked(path: Path, grader: Grader) -> list[Side]:
    """The wrong ones and those with full marks of a set that people scored."""
    with path.open(encoding="utf-8") as file:
        rows, problems = read_rows(((n, json.loads(line)) for n, line in enumerate(file, 1)), str(path))
    if problems:
        sys.exit("\n".join(map(str, problems)))
    submissions = [Submission(row.response, Question(row.question_id, row.prompt, row.references)) for row in rows]
    assessed = list(zip(grader.assess_all(submissions), (row.score for row in rows), strict=True))
    return [
        Side.of(f"{path.stem}, wrong", [each for each, score in assessed if score <= _LOW]),
        Side.of(f"{path.stem}, full", [each for each, score in assessed if score == 1.0]),
    ]


def guards_of(assessed: Assessment) -> frozenset[str]:
    """Guards that cap the mark of the whole response."""
    return frozenset(finding.guard for finding in assessed.findings if finding.cap < 1.0)


def table(sides: Iterable[Side]) -> str:
    """A line for each guard, a column for each side, in percent."""
    sides = list(sides)
    names = sorted(frozenset().union(*(side.fired for side in sides)), key=lambda name: (name == ANY, name))
    head = ["guard", *(f"{side.name} ({side.responses})" for side in sides)]
    lines = [head, ["---"] * len(head), *([name, *(side.share(name) for side in sides)] for name in names)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
