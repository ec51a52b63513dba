"""Fit the projection of the model's word vectors on written answers with marks: ``make projection``.

The answers are those of ``written_answers``; of the classes kept aside nothing is learned of words, but ``make
calibrate``, which has to follow, places half marks by them.

What is fitted is the grader's own recall, with the learned share of cover and weight in it, so that no more can be
learned than which words stand for each other and which decide. Every question has its own leniency while it is
fitted, for how generous a marker is says nothing about words. A quarter of an hour on two cores.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from examsim.grading.agreement import pearson_within
from examsim.grading.grader import Grader, Submission
from examsim.grading.projection import MOST, Projection, beside_each_other, share_for
from examsim.grading.semantic import WITNESS, Statements, match
from examsim.grading.sentence_encoder import SentenceEncoder
from tools.written_answers import ANSWERS, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from examsim.grading.paper import Paper
    from tools.written_answers import Answer

SENSES = 96
PRINCIPAL = 384
"""Directions that the vectors of words are first reduced to: the layers say much the same."""
TWINS = 0.3
"""What an answer of a pair counts beside one of a class."""
DECISION = 0.5
"""How far words weigh by what they decide while it is fitted."""
EPOCHS = 2
BATCH = 64
RATE = 1e-3
DROPOUT = 0.1
SAMPLE = 2500
"""Answers whose words the principal directions are found by."""


@dataclass(frozen=True, eq=False)
class Laid:
    """An answer beside its solution: vectors of their words, and what the model alone makes of them."""

    answer: Answer
    solution: NDArray[np.float16]
    """Shape (words, principal directions)."""
    response: NDArray[np.float16]
    covered: NDArray[np.float32]
    """How well each word of the solution is covered."""
    weights: NDArray[np.float32]
    heard: float
    """Evidence beside recall."""
    share_of_recall: float

    def __len__(self) -> int:
        return len(self.solution) + len(self.response)


@dataclass(frozen=True, eq=False)
class Principal:
    """The directions in which words differ most, all layers beside each other."""

    mean: NDArray[np.float64]
    axes: NDArray[np.float64]
    """Shape (layers * dimensions, directions), scaled to unit variance on the whole."""

    @classmethod
    def of(cls, papers: Iterable[Paper]) -> Principal:
        """The directions for the words of some answers."""
        words = np.concatenate(
            [beside_each_other(p.response.vectors) for p in papers if p.response.vectors is not None]
        )
        mean = words.mean(axis=0, dtype=np.float64)
        variances, axes = np.linalg.eigh(np.cov((words - mean).T))
        return cls(mean, axes[:, ::-1][:, :PRINCIPAL] / np.sqrt(variances[::-1][:PRINCIPAL].mean()))

    def reduced(self, vectors: NDArray[np.float32]) -> NDArray[np.float16]:
        """Words of all layers, shape (words, directions)."""
        return ((beside_each_other(vectors) - self.mean) @ self.axes).astype(np.float16)


def papers(answers: Sequence[Answer], grader: Grader) -> Iterator[Paper]:
    """Answers beside their questions, read in batches."""
    for start in range(0, len(answers), 256):
        batch = answers[start : start + 256]
        yield from grader.papers([Submission(each.response, each.question) for each in batch])
        print(f"\r{min(start + 256, len(answers))} of {len(answers)} read", end="", file=sys.stderr)
    print(file=sys.stderr)


def lay(answers: Sequence[Answer], grader: Grader, principal: Principal) -> list[Laid]:
    """Answers beside their solutions, by the model alone."""
    laid = []
    for answer, paper in zip(answers, papers(answers, grader), strict=True):
        (solution,) = paper.sheet.answers
        if solution.vectors is None or paper.response.vectors is None or not paper.response.words:
            continue
        found = match(solution, paper.response, paper.sheet.prompt)
        part = 1.0 / (1.0 + WITNESS * len(found.witnesses))
        laid.append(
            Laid(
                answer,
                principal.reduced(solution.vectors),
                principal.reduced(paper.response.vectors),
                np.maximum.reduce(found.covers, axis=1),
                found.weights,
                found.evidence - part * found.recall(),
                part,
            )
        )
    return laid


class Recall(nn.Module):
    """Evidence for an answer, as ``semantic.Match`` has it, with a projection to be fitted."""

    def __init__(self) -> None:
        super().__init__()
        self.senses = nn.Linear(PRINCIPAL, SENSES, bias=False)
        with torch.no_grad():
            self.senses.weight.copy_(torch.eye(SENSES, PRINCIPAL))
        self.decides = nn.Linear(PRINCIPAL, 1)
        nn.init.zeros_(self.decides.weight)
        nn.init.zeros_(self.decides.bias)
        self.half_covered = nn.Parameter(torch.tensor(0.5))
        self.log_softness = nn.Parameter(torch.tensor(0.12).log())
        self.lenient = nn.Parameter(torch.tensor(0.5))
        self.slope = nn.Parameter(torch.tensor(1.0))
        self.dropout = nn.Dropout(DROPOUT)

    def forward(self, batch: Sequence[Laid]) -> torch.Tensor:
        """Log-odds of the evidence."""
        solution, _ = _padded([each.solution for each in batch])
        response, is_word = _padded([each.response for each in batch])
        covered, _ = _padded([each.covered[:, None] for each in batch])
        weights, _ = _padded([each.weights[:, None] for each in batch])
        wanted = functional.normalize(self.senses(self.dropout(solution)), dim=-1)
        given = functional.normalize(self.senses(self.dropout(response)), dim=-1)
        alike = (wanted @ given.transpose(1, 2)).masked_fill(~is_word[:, None], -2.0).amax(-1)
        learned = torch.sigmoid((alike - self.half_covered) / self.log_softness.exp())
        share = torch.tensor([share_for(len(each.solution)) for each in batch])[:, None]
        covers = covered[..., 0] + share * (learned - covered[..., 0])
        decided = self.decides(self.dropout(solution))[..., 0].clamp(-MOST, MOST)
        weight = weights[..., 0] * torch.exp(DECISION * decided)
        recall = (weight * covers).sum(-1) / weight.sum(-1).clamp(min=1e-6)
        heard = torch.tensor([each.heard for each in batch])
        part = torch.tensor([each.share_of_recall for each in batch])
        return torch.logit((heard + part * recall).clamp(0.01, 0.99))


def _padded(rows: Sequence[NDArray[np.floating]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of several lengths in one table, and where they are."""
    longest = max(map(len, rows))
    table = np.zeros((len(rows), longest, rows[0].shape[1]), np.float32)
    filled = np.zeros((len(rows), longest), bool)
    for number, row in enumerate(rows):
        table[number, : len(row)] = row
        filled[number, : len(row)] = True
    return torch.from_numpy(table), torch.from_numpy(filled)


def fit(laid: Sequence[Laid], seed: int) -> Recall:
    """The recall whose evidence tells good answers from bad ones best, within each question."""
    torch.manual_seed(seed)
    order = np.random.default_rng(seed)
    numbers = {question: number for number, question in enumerate(dict.fromkeys(x.answer.question.id for x in laid))}
    recall, leniency = Recall(), nn.Embedding(len(numbers), 1)
    nn.init.zeros_(leniency.weight)
    optimiser = torch.optim.AdamW(
        [
            {"params": recall.parameters(), "lr": RATE, "weight_decay": 0.01},
            {"params": leniency.parameters(), "lr": 10 * RATE, "weight_decay": 0.1},
        ]
    )
    steps = EPOCHS * (len(laid) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.05, 1.0 - step / steps))
    recall.train()
    for _ in range(EPOCHS):
        for batch in _batches(laid, order):
            shares = torch.tensor([each.answer.share for each in batch])
            weights = torch.tensor([each.answer.weight for each in batch])
            asked = torch.tensor([numbers[each.answer.question.id] for each in batch])
            odds = recall.lenient + recall.slope * recall(batch) + leniency(asked)[:, 0]
            missed = functional.binary_cross_entropy_with_logits(odds, shares, reduction="none")
            optimiser.zero_grad()
            ((missed * weights).sum() / weights.sum()).backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(recall.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    return recall.eval()


def _batches(laid: Sequence[Laid], order: np.random.Generator) -> Iterator[list[Laid]]:
    """Answers of like length together, in another order each time."""
    lengths = np.array([len(each) for each in laid]) + order.random(len(laid)) * 10
    ranked = np.argsort(lengths)
    starts = np.arange(0, len(laid), BATCH)
    order.shuffle(starts)
    for start in starts:
        yield [laid[index] for index in ranked[start : start + BATCH]]


def applied(recall: Recall, principal: Principal) -> Projection:
    """What was fitted, as it is applied to vectors as the model gives them; in half precision, as it is shipped."""
    matrix = principal.axes @ recall.senses.weight.detach().numpy().T.astype(np.float64)
    matrix = matrix.astype(np.float16).astype(np.float64)
    decides = principal.axes @ recall.decides.weight.detach().numpy()[0].astype(np.float64)
    return Projection(
        matrix.astype(np.float32),
        (-principal.mean @ matrix).astype(np.float32),
        decides.astype(np.float32),
        round(recall.decides.bias.item() - float(principal.mean @ decides), 4),
        round(recall.half_covered.item(), 4),
        round(recall.log_softness.exp().item(), 4),
    )


def within(answers: Sequence[Answer], grader: Grader, projection: Projection | None) -> float:
    """Pearson's r within questions between marks and the grader's evidence, by a projection or by the model alone."""
    evidence = []
    for paper in papers(answers, grader):
        laid = Statements(paper.sheet.answers, paper.sheet.prompt, projection).matches(paper.response)
        evidence.append(max(match.evidence for match in laid.values()))
    shares = np.array([answer.share for answer in answers])
    return round(pearson_within(shares, np.array(evidence), [answer.question.id for answer in answers]) or 0.0, 3)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, fit, measure, and write ``projection.npz`` and ``projection.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=ANSWERS)
    parser.add_argument("--date", default=f"{datetime.now(UTC):%Y-%m-%d}", help="the day written into the provenance")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--dry-run", action="store_true", help="report only")
    options = parser.parse_args(argv)
    encoder = SentenceEncoder.load()
    grader = Grader(encoder)
    classes = list(read(options.data / "classes.txt.xz"))
    twins = list(read(options.data / "twins.txt.xz", TWINS))
    aside = list(read(options.data / "classes_aside.txt.xz"))
    chosen = np.random.default_rng(options.seed).permutation(len(classes))[:SAMPLE]
    principal = Principal.of(papers([classes[index] for index in chosen], grader))
    recall = fit(lay([*classes, *twins], grader, principal), options.seed)
    shipped = applied(recall, principal)
    figures = {"model_alone": within(aside, grader, None), "with_projection": within(aside, grader, shipped)}
    print("within questions, on", len(aside), "answers kept aside:", figures)
    if not options.dry_run:
        counts = {"classes": len(classes), "twins": len(twins), "classes_aside": len(aside)}
        told = {"date": options.date, "seed": options.seed, "answers": counts, "within_r_aside": figures}
        write(shipped, told, encoder.version)
    return 0


def write(projection: Projection, provenance: dict[str, object], encoder: str) -> None:
    """Write the numbers where the grader finds them."""
    folder = Path(str(files("examsim.grading")))
    np.savez(
        folder / "projection.npz",
        matrix=projection.matrix.astype(np.float16),
        shift=projection.shift,
        decides=projection.decides,
    )
    told = {
        "encoder": encoder,
        "half_covered": projection.half_covered,
        "softness": projection.softness,
        "decides_shift": projection.decides_shift,
        "provenance": provenance,
    }
    (folder / "projection.json").write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    print("written to", folder / "projection.npz")


if __name__ == "__main__":
    sys.exit(main())
