"""Fit the grader's curve on people's marks: ``make calibrate DATA=folder``.

``folder/graded/*.jsonl`` holds responses with people's scores. Two numbers are fitted, and fitted again with each set
left out to see how they do on marks they never saw.

The slope is chosen by people's marks: by the mean over the sets of Pearson's r within questions, less half of the
error in which every tenth of the scale weighs the same (the error alone would flatten the curve until it says little).
The location is chosen by written answers that deserve full marks (``answers/classes_aside.txt.xz``, answers as of whole
classes), because the sets disagree about it by more than they agree (half marks lie between .38 and .54 of the
evidence) and because a right answer refused does more harm than a doubtful one granted: of those answers only so many
may earn less than half.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from examsim.domain.question import Question
from examsim.grading.agreement import macro_f1, pearson, pearson_within, rmse, weighted_rmse
from examsim.grading.calibration import Curve
from examsim.grading.dataset import read_rows
from examsim.grading.grader import Grader, Submission
from examsim.grading.sentence_encoder import SentenceEncoder
from tools.written_answers import ANSWERS, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from examsim.grading.dataset import MarkedResponse
    from tools.written_answers import Answer

REFUSED = {"with_model": 1 / 6, "without_model": 3 / 4}
"""Share of written answers worth full marks that may earn less than half; stems alone cannot do better without paying
for every word that happens to fall."""
DOUBT = (0.35, 0.65)
SLOPES = np.arange(0.6, 2.01, 0.05)
THRESHOLDS = np.arange(0.4, 0.96, 0.01)


@dataclass(frozen=True, slots=True)
class Measured:
    """A set of responses with the evidence the grader found and the score a person gave."""

    name: str
    questions: tuple[str, ...]
    evidence: NDArray[np.float64]
    caps: NDArray[np.float64]
    scores: NDArray[np.float64]

    def marks(self, curve: Curve) -> NDArray[np.float64]:
        """What the grader gives by this curve."""
        return np.minimum([curve.credit(evidence) for evidence in self.evidence], self.caps)


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, fit with and without the model, report, and write ``calibration.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--date", default=f"{datetime.now(UTC):%Y-%m-%d}", help="the day written into the provenance")
    parser.add_argument("--dry-run", action="store_true", help="report only")
    options = parser.parse_args(argv)
    encoder = SentenceEncoder.load()
    ways = {"with_model": Grader(encoder), "without_model": Grader(None)}
    target = Path(str(files("examsim.grading").joinpath("calibration.json")))
    full = [answer for answer in read(ANSWERS / "classes_aside.txt.xz") if answer.share == 1.0]
    fitted: dict[str, Any] = {}
    left_out: dict[str, Any] = {}
    for way, grader in ways.items():
        sets = [measure(path, grader) for path in sorted((options.data / "graded").glob("*.jsonl"))]
        good = evidence_of(full, grader)
        half = float(np.quantile(good, REFUSED[way]))
        curve = fit(sets, half)
        fitted[way] = {"intercept": round(curve.intercept, 3), "slope": round(curve.slope, 3)}
        left_out[way] = {each.name: _report(each, sets, half) for each in sets}
        print(way, fitted[way])
        for name, figures in left_out[way].items():
            print(f"  {name:20}", "  ".join(f"{key} {value}" for key, value in figures.items()))
        if way == "with_model":
            full_from = _threshold(sets, curve)
    provenance = {
        "date": options.date,
        "encoder": encoder.version,
        "sets": {each.name: len(each.scores) for each in sets},
        "good_answers": len(full),
        "refused": {way: round(share, 3) for way, share in REFUSED.items()},
        "left_out": left_out,
    }
    shipped = {**fitted, "full_from": full_from, "doubt": DOUBT, "provenance": provenance}
    if not options.dry_run:
        target.write_text(json.dumps(shipped, indent=2) + "\n", "utf-8")
        print("written to", target)
    return 0


def measure(path: Path, grader: Grader) -> Measured:
    """Evidence for every line of a set, marked against its references alone."""
    with path.open(encoding="utf-8") as file:
        rows, problems = read_rows(((n, json.loads(line)) for n, line in enumerate(file, 1)), str(path))
    if problems:
        sys.exit("\n".join(map(str, problems)))
    assessed = grader.assess_all([_submission(row) for row in rows])
    return Measured(
        path.stem,
        tuple(row.question_id for row in rows),
        np.array([each.whole for each in assessed]),
        np.array([min((finding.cap for finding in each.findings), default=1.0) for each in assessed]),
        np.array([row.score for row in rows]),
    )


def evidence_of(answers: Sequence[Answer], grader: Grader) -> NDArray[np.float64]:
    """Evidence in written answers."""
    assessed = grader.assess_all([Submission(answer.response, answer.question) for answer in answers])
    return np.array([each.whole for each in assessed])


def fit(sets: Sequence[Measured], half: float) -> Curve:
    """The curve through half credit at this evidence that agrees best with people's marks."""
    curves = [Curve.through(half, float(slope)) for slope in SLOPES]
    return max(curves, key=lambda curve: sum(_agreement(each, curve) for each in sets))


def _agreement(measured: Measured, curve: Curve) -> float:
    marks = measured.marks(curve)
    within = pearson_within(measured.scores, marks, measured.questions) or 0.0
    return within - (weighted_rmse(measured.scores, marks) or 0.0) / 2


def _report(measured: Measured, sets: Sequence[Measured], half: float) -> dict[str, float | None]:
    """How a curve fitted on the other sets does on this one."""
    curve = fit([each for each in sets if each is not measured], half)
    marks = measured.marks(curve)
    figures = {
        "slope": curve.slope,
        "within_r": pearson_within(measured.scores, marks, measured.questions),
        "r": pearson(measured.scores, marks),
        "rmse": rmse(measured.scores, marks),
        "wrmse": weighted_rmse(measured.scores, marks),
    }
    return {key: None if value is None else round(value, 3) for key, value in figures.items()}


def _threshold(sets: Sequence[Measured], curve: Curve) -> float:
    """From which mark on full marks are the better guess, over all sets alike."""
    marks = [(each.scores, each.marks(curve)) for each in sets]
    means = [np.mean([macro_f1(scores, given, t) or 0.0 for scores, given in marks]) for t in THRESHOLDS]
    return round(float(THRESHOLDS[int(np.argmax(means))]), 2)


def _submission(row: MarkedResponse) -> Submission:
    return Submission(row.response, Question(row.question_id, row.prompt, row.references))


if __name__ == "__main__":
    sys.exit(main())
