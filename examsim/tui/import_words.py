"""What would become of a study guide, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.importing import FindingKind
from examsim.tui.figures import counted
from examsim.tui.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.importing import Draft, SourceLine
    from examsim.intake import Looked
    from examsim.keeping.merging import Merge

FINDING_HEADS = {
    FindingKind.MERGED: "The same again, merged with the first",
    FindingKind.NEAR: "Probably the same question in other words, both kept",
    FindingKind.CONTRADICTION: "One question with answers that do not agree, all kept",
    FindingKind.SPLIT: "Look at where question and answer were told apart",
}
_MOST = 200
"""Places of a kind that are shown: `examsim import --json` lists them all."""
_WIDTH = 160


def summary(looked: Looked) -> str:
    """What it comes to, in one line."""
    draft = looked.draft
    merged = f", {counted(draft.merged_duplicates, 'duplicate')} merged" if draft.merged_duplicates else ""
    left = f", {counted(len(draft.not_understood), 'line')} not understood" if draft.not_understood else ""
    return f"{one_line(draft.bank.title)}: {counted(len(draft.bank.questions), 'question')}{merged}{left}"


def account(looked: Looked) -> str:
    """What a person should look at before it is written: what needs a look first, what needs none last."""
    draft = looked.draft
    parts = [*_again(looked.again.merge if looked.again is not None else None), *map(one_line, draft.notes)]
    parts += _places("Not understood, and left out", [[line] for line in draft.not_understood])
    for kind in (FindingKind.CONTRADICTION, FindingKind.SPLIT, FindingKind.NEAR):
        parts += _found(draft, kind)
    questions = draft.bank.questions
    parts += ["Questions:", *(f"  {one_line(question.prompt)}" for question in questions[:_MOST])]
    parts += [f"  and {len(questions) - _MOST} more"] if len(questions) > _MOST else []
    return "\n".join([*parts, *_found(draft, FindingKind.MERGED)])


def _found(draft: Draft, kind: FindingKind) -> list[str]:
    return _places(FINDING_HEADS[kind], [finding.places for finding in draft.findings if finding.kind is kind])


def _again(merge: Merge | None) -> list[str]:
    """What an import changes where the bank is there already."""
    if merge is None:
        return []
    parts = [f"This bank is there already. New in the source: {counted(len(merge.added), 'question')}."]
    if merge.choices:
        parts.append(
            f"In {counted(len(merge.choices), 'place')} the source has it otherwise than the bank, which stays as it "
            "is: `examsim import` asks about each."
        )
    return parts


def _places(head: str, found: Sequence[Sequence[SourceLine]]) -> list[str]:
    if not found:
        return []
    parts = [f"{head} ({counted(len(found), 'place')}):"]
    for places in found[:_MOST]:
        parts += [f"  {'  ' if number else ''}{_place(place)}" for number, place in enumerate(places)]
    return [*parts, f"  and {len(found) - _MOST} more"] if len(found) > _MOST else parts


def _place(place: SourceLine) -> str:
    text = one_line(place.text)
    return f"line {place.line}: {text[:_WIDTH]}{'…' if len(text) > _WIDTH else ''}"
