"""How far the marks agree with people's."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from examsim.cli.json_lines import read_json_lines
from examsim.cli.options import json_option
from examsim.cli.output import say, say_json, table
from examsim.cli.progress import Watch, progress
from examsim.cli.sources import read_text
from examsim.domain.errors import InputError, ProblemsError
from examsim.tui.figures import counted, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from examsim.cli.composition import Program
    from examsim.grading.dataset import MarkedResponse
    from examsim.grading.evaluation import Agreement, Prediction


@click.command("evaluate")
@click.argument("dataset")
@click.option("--predictions", type=click.Path(path_type=Path), help="Write what was predicted for each line here.")
@click.option("--examples", type=click.IntRange(min=0), default=0, help="The first so many of each question are shown.")
@json_option
@click.pass_obj
def command(program: Program, dataset: str, *, predictions: Path | None, examples: int, as_json: bool) -> None:
    """Measure how far the marks agree with people's.

    DATASET is JSON lines with question, reference (a text or a list of them), answer and score (0 to 1); question_id,
    label and rubric (a list of element and points) if you like. With --examples K the first K responses to each
    question serve as its marked examples, and are not scored.
    """
    from examsim.grading.evaluation import evaluate

    if predictions is not None and not predictions.parent.is_dir():
        raise InputError(f"{predictions.parent} is not a folder.", remedy="Choose another place for --predictions.")
    rows = _read(dataset)
    with progress("Marking", len(rows), program) as bar:
        watch = Watch(bar)
        evaluation = evaluate(rows, program.graders.many, examples, watch.on_grade)
    speed = evaluation.agreement.responses / watch.seconds
    if predictions is not None:
        predictions.write_text("".join(map(_line, evaluation.predictions)), encoding="utf-8")
    if as_json:
        say_json(asdict(evaluation.agreement) | {"responses_per_second": round(speed, 1)})
    else:
        for line in _in_words(evaluation.agreement, speed):
            say(line)


def _read(name: str) -> list[MarkedResponse]:
    from examsim.grading.dataset import read_rows

    values, not_json = read_json_lines(read_text(name), name)
    rows, problems = read_rows(values, name)
    if not_json or problems:
        found = sorted([*not_json, *problems], key=lambda problem: problem.line)
        raise ProblemsError(found, remedy="Nothing was marked. Mend these lines and try again.")
    return rows


def _line(prediction: Prediction) -> str:
    known = ("question_id", "score", "predicted", "criteria")
    return json.dumps({name: getattr(prediction, name) for name in known}) + "\n"


def _in_words(agreement: Agreement, speed: float) -> Iterator[str]:
    yield table(("", "agreement with people"), _measures(agreement))
    yield ""
    yield (
        f"{counted(agreement.responses, 'response')} to {counted(agreement.questions, 'question')}, "
        f"{speed:.0f} a second; "
        f"{percent(agreement.unsure)} unsure."
    )
    if agreement.error_sure is not None and agreement.error_unsure is not None:
        yield (
            f"Mean distance from the person's score: {agreement.error_sure:.2f} where sure, "
            f"{agreement.error_unsure:.2f} where unsure."
        )
    if agreement.label_means:
        yield ""
        rows = [(label, str(count), f"{mean:.2f}") for label, (count, mean) in agreement.label_means.items()]
        yield table(("label", "responses", "mean score"), rows)


def _measures(agreement: Agreement) -> Sequence[tuple[str, str]]:
    named: dict[str, Any] = {
        "Pearson r within questions": agreement.pearson_within,
        "Pearson r pooled": agreement.pearson,
        "RMSE": agreement.rmse,
        "wRMSE (ten bins of equal weight)": agreement.wrmse,
        "Quadratic weighted kappa": agreement.kappa,
        "Macro F1, full marks or not": agreement.macro_f1,
    }
    return [(name, "–" if value is None else f"{value:.3f}") for name, value in named.items()]
