"""How far marks agree with people's, on sets the curve was not fitted on: ``make agreement DATA=folder``.

``folder/graded/*.jsonl`` holds responses that people scored; each set is marked by the curve fitted on the others
(``make calibrate`` leaves the slopes in ``calibration.json``). ``folder/attacks.jsonl`` holds written responses, good
and bad. Printed as tables in Markdown, for the README. A quarter of an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from examsim.domain.question import Question
from examsim.grading.agreement import pearson_within
from examsim.grading.calibration import Calibration, Curve
from examsim.grading.dataset import read_rows
from examsim.grading.evaluation import evaluate
from examsim.grading.grader import Grader, Submission
from examsim.grading.sentence_encoder import SentenceEncoder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from examsim.grading.dataset import MarkedResponse
    from examsim.grading.encoder import Encoder
    from examsim.grading.evaluation import Agreement

EXAMPLES = 5
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One set of marked responses, and what was measured on it."""

    name: str
    cosine: float | None
    plain: Agreement
    with_examples: Agreement


@dataclass(frozen=True, slots=True)
class Tried:
    """What written responses, good and bad, were marked."""

    good: NDArray[np.float64]
    bad: NDArray[np.float64]

    @property
    def separation(self) -> float:
        """How often a good one is marked above a bad one (the area under the curve); ties count half."""
        above = self.good[:, None] - self.bad[None, :]
        return float(np.mean((above > 0) + 0.5 * (above == 0)))


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    options = parser.parse_args(argv)
    encoder = SentenceEncoder.load()
    written = json.loads(files("examsim.grading").joinpath("calibration.json").read_text("utf-8"))
    lines: list[Line] = []
    for path in sorted((options.data / "graded").glob("*.jsonl")):
        print("marking", path.stem, file=sys.stderr)
        lines += measured(path.stem, read(path), encoder, written)
    print(agreement_table(lines))
    attacks = options.data / "attacks.jsonl"
    if attacks.exists():
        print()
        print(attack_table(tried(attacks, Grader(encoder))))
    return 0


def read(path: Path) -> list[MarkedResponse]:
    """The lines of a set; ends the program with its problems."""
    with path.open(encoding="utf-8") as file:
        rows, problems = read_rows(((n, json.loads(line)) for n, line in enumerate(file, 1)), str(path))
    if problems:
        sys.exit("\n".join(map(str, problems)))
    return rows


def measured(name: str, rows: Sequence[MarkedResponse], encoder: Encoder, written: dict[str, Any]) -> Iterable[Line]:
    """The lines of one set: by its solutions alone and, where it has a rubric, by that too."""
    grader = Grader(encoder, left_out(written, name))
    alone = [replace(row, elements=()) for row in rows]
    similar = cosine(rows, encoder)
    yield Line(name, similar, evaluate(alone, grader).agreement, evaluate(alone, grader, EXAMPLES).agreement)
    if any(row.elements for row in rows):
        plain, shown = evaluate(rows, grader).agreement, evaluate(rows, grader, EXAMPLES).agreement
        yield Line(f"{name}, with its rubric", similar, plain, shown)


def left_out(written: dict[str, Any], name: str) -> Calibration:
    """The calibration fitted on the other sets; the shipped one for a set it has never seen."""
    shipped = Calibration.of(written)
    figures = written["provenance"]["left_out"]["with_model"].get(name)
    if figures is None:
        return shipped
    # Every curve gives half from the same evidence on: that place is not fitted on people's marks.
    return replace(shipped, with_model=Curve.through(shipped.with_model.half, figures["slope"]))


def cosine(rows: Sequence[MarkedResponse], encoder: Encoder) -> float | None:
    """What the likeness of the two sentences alone would reach: r within questions."""
    texts = list(dict.fromkeys(text for row in rows for text in (row.response, *row.references)))
    vectors = {text: each.sentence for text, each in zip(texts, encoder.encode(texts), strict=True)}
    likeness = [max(float(vectors[row.response] @ vectors[text]) for text in row.references) for row in rows]
    scores = np.array([row.score for row in rows])
    return pearson_within(scores, np.array(likeness), [row.question_id for row in rows])


def tried(path: Path, grader: Grader) -> Tried:
    """Mark the written responses by their reference alone."""
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    submissions = [
        Submission(line["answer"], Question(line["question_id"], line["question"], (line["reference"],), points=100.0))
        for line in lines
    ]
    marks = np.array([grade.points / grade.max_points for grade in grader.grade_all(submissions)])
    is_good = np.array([line["label"] == "good" for line in lines])
    return Tried(marks[is_good], marks[~is_good])


def agreement_table(lines: Iterable[Line]) -> str:
    """A line for each set."""
    head = (
        "marked by people",
        "responses",
        "cosine",
        "examsim",
        "wRMSE",
        "r over all",
        f"the same, {EXAMPLES} marked examples",
        "unsure",
        "error where sure / unsure",
    )
    return _markdown(head, [_cells(line) for line in lines])


def _cells(line: Line) -> tuple[str, ...]:
    plain, shown = line.plain, line.with_examples
    return (
        line.name,
        str(plain.responses),
        _figure(line.cosine),
        _figure(plain.pearson_within),
        _figure(plain.wrmse),
        _figure(plain.pearson),
        _figure(shown.pearson),
        f"{plain.unsure:.0%} → {shown.unsure:.0%}",
        f"{_figure(plain.error_sure)} / {_figure(plain.error_unsure)}",
    )


def attack_table(found: Tried) -> str:
    """One line about the written responses."""
    head = ("written responses", "good", "bad", "good above bad", "good under half", "bad at half or more")
    row = (
        "attacks.jsonl",
        str(len(found.good)),
        str(len(found.bad)),
        f"{found.separation:.3f}",
        str(int((found.good < _HALF).sum())),
        str(int((found.bad >= _HALF).sum())),
    )
    return _markdown(head, [row])


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


if __name__ == "__main__":
    sys.exit(main())
