"""What one taught wording does to other responses: ``make teaching DATA=folder``.

Of each question the right responses that were marked lowest are taught in turn, as a learner would who was right, and
the others are marked again: other right ones should rise, wrong ones and opposites should not, and neither should
right answers to other questions. Those that say it in nearly the words that were taught are counted apart, too, as far
as they have anything to gain. ``folder/attacks*.jsonl`` hold written responses, ``folder/graded/*.jsonl`` those that
people scored. Printed as a table in Markdown, for ``docs/grading.md``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from examsim.domain.learned import Taught
from examsim.domain.question import Question
from examsim.grading.grader import Grader, Submission
from examsim.grading.sentence_encoder import SentenceEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.grading.encoder import EncodedText, Encoder

_TAUGHT = 2
"""Wordings taught of each question, one at a time."""
_RESPONSES = 45
"""At most so many responses of a question, and five right ones of others."""
_LEAST_RIGHT = 3
_CLEAR = 0.75
"""A response marked higher needs no teaching."""
_ALIKE, _FULL = 0.85, 0.95
"""Similarity of sentences from which one is nearly the other; a score from which there is nothing to gain."""


class Remembering:
    """An encoder that reads every text once."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.version = encoder.version
        self._known: dict[str, EncodedText] = {}

    def encode(self, texts: Sequence[str]) -> list[EncodedText]:
        """What the encoder makes of texts."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, self._encoder.encode(new) if new else (), strict=True))
        return [self._known[text] for text in texts]


@dataclass
class Kind:
    """Responses of one kind before and after."""

    responses: int = 0
    before: float = 0.0
    after: float = 0.0
    raised: int = 0

    def add(self, before: float, after: float) -> None:
        """Count one response."""
        self.responses += 1
        self.before += before
        self.after += after
        self.raised += after > before

    def cells(self) -> str:
        """As cells of a row."""
        count = self.responses or 1
        return (
            f"{self.responses} | {self.before / count:.3f} | {self.after / count:.3f} | {100 * self.raised / count:.1f}"
        )


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--questions", type=int, default=14, help="of each set, drawn by a fixed seed")
    options = parser.parse_args(argv)
    encoder = Remembering(SentenceEncoder.load())
    say("| set | responses | marked again | before | after | raised, % |\n|---|---|---|---|---|---|")
    paths = [*sorted(options.data.glob("attacks*.jsonl")), *sorted((options.data / "graded").glob("*.jsonl"))]
    for path in paths:
        for kind, counted in measured(path, options.questions, encoder).items():
            say(f"| {path.stem} | {kind} | {counted.cells()} |")
    return 0


def measured(path: Path, questions: int, encoder: Encoder) -> dict[str, Kind]:
    """Every kind of response in a set, before and after teaching."""
    by_prompt: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        by_prompt[row["question"]].append(row)
    chance = random.Random(1)  # noqa: S311 - a draw that anybody can repeat
    names = sorted(name for name, rows in by_prompt.items() if sum(map(is_right, rows)) >= _LEAST_RIGHT)
    drawn = chance.sample(names, min(questions, len(names)))
    kinds: dict[str, Kind] = defaultdict(Kind)
    for place, name in enumerate(drawn):
        rows = chance.sample(by_prompt[name], min(_RESPONSES, len(by_prompt[name])))
        other = [row for row in by_prompt[drawn[place - 1]] if is_right(row)][:5] if len(drawn) > 1 else []
        for kind, before, after in taught(rows, other, encoder):
            kinds[kind].add(before, after)
    return dict(sorted(kinds.items()))


def taught(
    rows: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]], encoder: Encoder
) -> Iterator[tuple[str, float, float]]:
    """Kind, score before and score after of each response but the one that was taught."""
    grader, reference = Grader(encoder), rows[0]["reference"]
    answers = (reference,) if isinstance(reference, str) else tuple(reference)
    question = Question("q", rows[0]["question"], answers)
    everything = [*rows, *others]
    before = grader.grade_all([Submission(row["answer"], question) for row in everything])
    right = [place for place, row in enumerate(rows) if is_right(row) and before[place].score < _CLEAR]
    for lesson in sorted(right, key=lambda place: before[place].score)[:_TAUGHT]:
        words = rows[lesson]["answer"]
        lost = [c.id for c in before[lesson].criteria if c.points < c.max_points]
        learned = tuple(Taught(name, words, counts=True, on=date(2026, 5, 3)) for name in lost)
        after = grader.grade_all([Submission(row["answer"], question, taught=learned) for row in everything])
        for place, row in enumerate(everything):
            if place != lesson:
                kind = kind_of(row) if place < len(rows) else "right, of another question"
                yield kind, before[place].score, after[place].score
                if before[place].score < _FULL and is_alike(words, row["answer"], encoder):
                    yield f"{kind}, nearly as taught", before[place].score, after[place].score


def is_alike(one: str, other: str, encoder: Encoder) -> bool:
    """Whether a text says nearly what another does, as far as a model can tell: opposites do, too."""
    first, second = encoder.encode([one, other])
    return float(first.sentence @ second.sentence) >= _ALIKE


def is_right(row: dict[str, Any]) -> bool:
    """Whether a person gave it everything."""
    return bool(row.get("score", row.get("label") == "good") == 1)


def kind_of(row: dict[str, Any]) -> str:
    """Whether it is right, an opposite, wrong or between."""
    if is_right(row):
        return "right"
    if row.get("label") == "contradictory" or str(row.get("kind", "")).startswith(("neg", "ant")):
        return "opposite"
    return "wrong" if row.get("score", 0) <= 0.25 else "partly right"


def say(line: str) -> None:
    """Write a line at once: a set takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
