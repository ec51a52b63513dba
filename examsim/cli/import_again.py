"""A source imported again: what it changes is shown, asked about at a terminal, and told of afterwards."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from examsim.authoring import keep_all, refuse_twins, size
from examsim.cli.line_input import LineInput
from examsim.cli.output import one_line, say, tell
from examsim.cli.progress import progress, stages
from examsim.keeping.again import again
from examsim.keeping.trio import Kind
from examsim.tui.figures import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from examsim.cli.composition import Program
    from examsim.domain.bank import Bank
    from examsim.importing import Draft
    from examsim.keeping.again import Again
    from examsim.keeping.trio import Change, Choice
    from examsim.storage.telling import Tell

_LONGEST = 240
_AROUND = 40
"""Characters shown before the first one that differs."""
_TITLES = {
    Kind.SOURCE: "changed in the source",
    Kind.BOTH: "differs from what you wrote",
    Kind.GONE: "no longer in the source",
    Kind.DELETED: "deleted here, changed in the source",
}
_ASKED = {
    Kind.SOURCE: "Take the source's?",
    Kind.BOTH: "Take the source's, and give up yours?",
    Kind.GONE: "Take it out of the bank?",
    Kind.DELETED: "Bring it back?",
}
_HOW = "y yes, n no, a yes to all, k keep the bank as it is: "


@dataclass(frozen=True, slots=True)
class Settled:
    """A bank imported again, with what was decided about it."""

    again: Again
    after: Bank
    taken: tuple[Choice, ...]
    is_decided: bool
    was_asked: bool = False

    def write(self, tell: Tell, *, is_rehearsal: bool) -> tuple[Path, ...]:
        """Write what has changed, or rehearse it, and say where."""
        return self.again.save(self.after, is_decided=self.is_decided, is_rehearsal=is_rehearsal, tell=tell)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the changes of a source are to be decided."""

    side: str | None
    """"theirs", "ours", "force" to replace the bank as a whole or, for a person to be asked, None."""
    title: str | None = None
    may_be_another: bool = False
    may_ask: bool = False
    is_rehearsal: bool = False


def keep_or_settle(
    program: Program, drafts: Sequence[Draft], folder: Path, wishes: Wishes
) -> list[tuple[Sequence[Path], Settled | None]]:
    """Write the banks that are new, and settle what becomes of those that are there; says what was written of each."""
    refuse_twins([draft.bank for draft in drafts])
    may_replace = wishes.side == "force"
    settled = [None if may_replace else _settle(program, draft, folder, wishes) for draft in drafts]
    new = [draft.bank for draft, one in zip(drafts, settled, strict=True) if one is None]
    with progress(
        "Writing", sum(map(size, new)), program, is_needed=bool(new) and not wishes.is_rehearsal
    ) as on_written:
        kept = iter(keep_all(new, folder, on_written, may_replace=may_replace, is_rehearsal=wishes.is_rehearsal))
    with stages(program) as tell_how_far:
        return [
            (next(kept) if one is None else one.write(tell_how_far, is_rehearsal=wishes.is_rehearsal), one)
            for one in settled
        ]


def _settle(program: Program, draft: Draft, folder: Path, wishes: Wishes) -> Settled | None:
    """What becomes of a bank that is there already; None where there is none."""
    with stages(program) as tell_how_far:
        found = again(
            draft.bank,
            folder,
            lambda: program.graders.bank_encoder,
            may_be_another=wishes.may_be_another,
            unsaid=draft.unsaid,
            tell=tell_how_far,
        )
    if found is None:
        return None
    choices = found.merge.choices
    may_ask = wishes.may_ask and not wishes.is_rehearsal and _is_somebody_there()
    taken: tuple[Choice, ...] = choices if wishes.side == "theirs" else ()
    asks = bool(choices) and wishes.side is None and may_ask
    if asks:
        taken = _ask(choices)
    is_decided = asks or wishes.side is not None or not choices
    return Settled(found, found.after(taken, wishes.title), taken, is_decided, was_asked=asks)


def _is_somebody_there() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _ask(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Those that a person takes. Ends as on ctrl+c where nobody answers: then nothing is written."""
    lines = LineInput(sys.stdin.fileno())
    taken: list[Choice] = []
    for number, choice in enumerate(choices):
        _say_choice(choice)
        answer = _answer(lines, f"{_ASKED[choice.kind]} {_HOW}")
        if answer == "a":
            return (*taken, *choices[number:])
        if answer == "k":
            break
        if answer == "y":
            taken.append(choice)
    return tuple(taken)


def _answer(lines: LineInput, question: str) -> str:
    while True:
        sys.stderr.write(question)
        sys.stderr.flush()
        line = lines.next(None)
        if not isinstance(line, str):
            raise KeyboardInterrupt("nothing was written")
        if (answer := line.strip().lower()[:1]) in set("ynak"):
            return answer
        tell("Answer with one of the letters.")


def say_settled(settled: Settled, paths: Sequence[Path], *, is_rehearsal: bool) -> None:
    """What came of it, for people."""
    merge = settled.again.merge
    for question in merge.added:
        say(f"  new: {one_line(question.prompt, _LONGEST)}")
    for choice in () if settled.was_asked else merge.choices:
        _say_choice(choice)
    _say_kept(settled)
    if not paths:
        say("Nothing changes." if is_rehearsal else "Nothing has changed.")
    else:
        say("Would change:" if is_rehearsal else "Changed:")
        for path in paths:
            say(f"  {path}")
    _say_decided(settled)


def _say_kept(settled: Settled) -> None:
    """What stays as it is, and why."""
    merge = settled.again.merge
    if own := [name for name in merge.edited if name not in merge.outlived]:
        say(f"The bank has its own of: {', '.join(own)}; what the source has not changed there stays.")
    if merge.outlived:
        say(f"No longer in the source, and kept since you have edited it: {', '.join(merge.outlived)}.")
    for question_id in merge.unfit(settled.taken):
        say(f"The rubric of {question_id} stays as it is: with the source's criteria it would name too many points.")
    for file, count in merge.elsewhere.items():
        say(f"Left alone, since it came from elsewhere: {counted(count, 'question')} of {one_line(file, _LONGEST)}.")


def _say_decided(settled: Settled) -> None:
    """Whose side was taken of what there was to decide, where nobody was asked."""
    count = len(settled.again.merge.choices)
    if not settled.is_decided:
        here = counted(count, "place")
        tell(f"In {here} the bank stays as it is until you decide: --theirs takes the source's side, --ours yours.")
    elif count and not settled.was_asked:
        side = "source" if settled.taken else "bank"
        tell(f"In {counted(count, 'place')} the {side}'s side was taken; nothing asks about them again.")


def _say_choice(choice: Choice) -> None:
    say(f"{choice.question_id}: {_TITLES[choice.kind]}")
    for change in choice.changes:
        here, source = _apart(change)
        say(f"  {_part(change)}")
        say(f"    bank:   {here or '–'}")
        say(f"    source: {source or '–'}")


def _part(change: Change) -> str:
    first, *rest = change.part
    name = {"answers": "answer", "accept": "accepted answers"}.get(first, first)
    return f"{name} {one_line(', '.join(rest), 60)}".rstrip()


def _apart(change: Change) -> tuple[str, str]:
    """Both texts from a little before they part."""
    here, source = (" ".join(text.split()) for text in (change.here, change.source))
    same = next((at for at, (one, other) in enumerate(zip(here, source, strict=False)) if one != other), 0)
    start = max(0, same - _AROUND)
    start = here.find(" ", start) + 1 if start else 0
    before = "… " if start else ""
    return f"{before}{one_line(here[start:], _LONGEST)}", f"{before}{one_line(source[start:], _LONGEST)}"


def settled_json(settled: Settled) -> dict[str, Any]:
    """What came of it, for programs."""
    merge = settled.again.merge
    return {
        "added": [question.id for question in merge.added],
        "changes": [
            {
                "question": change.question_id,
                "kind": change.kind,
                "part": list(change.part),
                "bank": change.here,
                "source": change.source,
                "taken": choice in settled.taken,
            }
            for choice in merge.choices
            for change in choice.changes
        ],
        "edited": list(merge.edited),
        "outlived": list(merge.outlived),
        "elsewhere": dict(merge.elsewhere),
        "undecided": 0 if settled.is_decided else len(merge.choices),
    }
