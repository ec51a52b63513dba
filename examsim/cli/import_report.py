"""What became of a guide, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from examsim.cli.output import one_line, say, tell
from examsim.tui.figures import counted
from examsim.tui.import_words import FINDING_HEADS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from examsim.cli.import_again import Settled
    from examsim.importing import Draft, SourceLine
    from examsim.importing.asked import Finding

_SHOWN = 20
"""Of a kind: the rest is counted, and all of it is in the JSON."""
_WIDTH = 160


def report(draft: Draft, paths: Sequence[Path], settled: Settled | None) -> dict[str, Any]:
    """The account of a draft as JSON; ``settled`` where its bank was there already."""
    from examsim.cli.import_again import settled_json

    files = paths if settled is None else settled.again.paths
    return {
        "bank": draft.bank.id,
        "title": _title(draft, settled),
        "source_title": draft.bank.title,
        "questions": len(draft.bank.questions),
        "merged_duplicates": draft.merged_duplicates,
        "not_understood": [_line(part) for part in draft.not_understood],
        "headings": [_line(part) for part in draft.headings],
        "findings": [_finding(finding) for finding in draft.findings],
        "notes": list(draft.notes),
        "files": [str(path) for path in files],
        "again": None if settled is None else settled_json(settled),
    }


def _title(draft: Draft, settled: Settled | None) -> str:
    """What the bank is called: one that was there already keeps its title unless it is given another."""
    return draft.bank.title if settled is None else settled.after.title


def _line(part: SourceLine) -> dict[str, Any]:
    return {"line": part.line, "text": part.text, "source": part.source}


def _finding(finding: Finding) -> dict[str, Any]:
    return {"kind": finding.kind.value, "places": [_line(place) for place in finding.places], "why": finding.why}


def say_report(draft: Draft, paths: Sequence[Path], settled: Settled | None, *, is_rehearsal: bool) -> None:
    """The account of a draft in words: what it came to as data, what to look at beside it."""
    from examsim.cli.import_again import say_settled

    merged = f", {counted(draft.merged_duplicates, 'duplicate')} merged" if draft.merged_duplicates else ""
    title = _title(draft, settled)
    says = f"{title}: the source" + (f", {draft.bank.title}," if draft.bank.title != title else "") + " has "
    say(f"{f'{title}: ' if settled is None else says}{counted(len(draft.bank.questions), 'question')}{merged}")
    if settled is None:
        say("Would write:" if is_rehearsal else "Wrote:")
        for path in paths:
            say(f"  {path}")
    else:
        say_settled(settled, paths, is_rehearsal=is_rehearsal)
    for note in draft.notes:
        tell(note)
    for kind, head in FINDING_HEADS.items():
        _tell_findings(head, [finding for finding in draft.findings if finding.kind is kind])
    if draft.not_understood:
        tell(f"Not understood, and left out ({counted(len(draft.not_understood), 'place')}):")
        for part in draft.not_understood:
            tell(f"  {_place(part)}: {part.text}")
    if settled is None and not is_rehearsal:
        tell(f"Look through them, then: examsim take {paths[0]}")


def _tell_findings(head: str, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    tell(f"{head} ({counted(len(findings), 'place')}):")
    for finding in findings[:_SHOWN]:
        for number, place in enumerate(finding.places):
            tell(f"  {'  ' if number else ''}{_place(place)}: {one_line(place.text, _WIDTH)}")
        if finding.why:
            tell(f"    {finding.why}")
    if len(findings) > _SHOWN:
        tell(f"  and {len(findings) - _SHOWN} more; --json lists them all")


def _place(part: SourceLine) -> str:
    return f"{part.source}: line {part.line}" if part.source else f"line {part.line}"
