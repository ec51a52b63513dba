"""All evidence about a response, gathered once; turning it into points is cheap and may be done again.

Kept apart from points so that a question's leniency can be learned from its marked examples, and a calibration
fitted, without reading any text twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from examsim.grading.criterion import CriterionEvidence, gather, lifted
from examsim.grading.guarding import about_relations, about_response, about_statement
from examsim.grading.guards.comparison import Comparison
from examsim.grading.misconception import MisconceptionEvidence, misconceptions
from examsim.grading.taught import with_taught

if TYPE_CHECKING:
    from examsim.grading.guards.finding import Finding
    from examsim.grading.paper import Paper

_LONG_SOLUTION = 45
_LONG_RESPONSE = 60


@dataclass(frozen=True, eq=False)
class Assessment:
    """What a response has to show for a question."""

    paper: Paper
    criteria: tuple[CriterionEvidence, ...]
    whole: float
    """How much of the nearest verified solution the whole response says, 0..1."""
    findings: tuple[Finding, ...]
    """What guards say about the response as a whole."""
    misconceptions: tuple[MisconceptionEvidence, ...]


def assess(paper: Paper) -> Assessment:
    """Gather the evidence; a response without a word has none."""
    sheet = paper.sheet
    wholes = [round(paper.matches[answer].evidence, 5) for answer in sheet.answers]
    nearest = max(range(len(wholes)), key=lambda index: wholes[index], default=0)
    marking = sheet.markings[nearest if sheet.is_drafted else 0]
    is_whole = len(marking) == 1 and (sheet.is_whole or sheet.is_drafted)
    gathered = (gather(criterion, paper, is_guarded=not is_whole) for criterion in marking)
    criteria = tuple(with_taught(evidence, paper) for evidence in gathered)
    if not paper.response.words:
        return Assessment(paper, criteria, 0.0, (), ())
    comparison = Comparison(sheet.prompt, sheet.answers, paper.response, sheet.siblings)
    findings = about_response(comparison) + _about_solutions(comparison, is_whole=sheet.is_drafted or is_whole)
    return Assessment(paper, criteria, _spoken_for(max(wholes, default=0.0), criteria), findings, misconceptions(paper))


def _spoken_for(whole: float, criteria: tuple[CriterionEvidence, ...]) -> float:
    """How much of the solution is said, where keywords speak for its criteria."""
    groups = [bool(group.found) for each in criteria if each.sheet.criterion.at_least == 0 for group in each.keywords]
    return lifted(whole, sum(groups) / len(groups)) if groups else whole


def _about_solutions(comparison: Comparison, *, is_whole: bool) -> tuple[Finding, ...]:
    """What is wrong beside the solutions as a whole; between long texts words meet by chance, so only parts tell."""
    shortest = min((len(answer.words) for answer in comparison.references), default=0)
    if shortest > _LONG_SOLUTION or len(comparison.response.words) > _LONG_RESPONSE:
        return ()
    return (about_statement if is_whole else about_relations)(comparison)
