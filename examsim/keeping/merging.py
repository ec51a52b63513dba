"""A source imported again: its changes and a person's, told apart by what was drafted last time.

What only a person changed stays, and nobody is asked. What only the source changed, and what both did, is for a
person to decide, a question at a time. Questions new in the source are added, since they take nothing from anybody.
Ids stay, and with them everything that was ever answered. A question that a person has edited or written is never
taken away, whatever was decided.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from examsim.domain.bank import Bank
from examsim.importing import Unsaid
from examsim.keeping.redrafting import as_drafted_before
from examsim.keeping.trio import Choice, Kind, Side, Trio
from examsim.matching import matched

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from examsim.domain.question import Question
    from examsim.matching import Model


@dataclass(frozen=True, slots=True)
class Merge:
    """The changes of a source imported again, and the bank that comes of deciding about them."""

    ours: Bank
    trios: tuple[Trio, ...]
    """In the bank's order, new questions behind those they follow in the source."""
    choices: tuple[Choice, ...]
    """What there is to decide."""
    is_of_one_source: bool
    """Whether anything that is drafted now was in the bank or drafted last time."""

    @property
    def added(self) -> tuple[Question, ...]:
        """The questions that are new in the source."""
        return tuple(t.theirs.question for t in self.trios if t.theirs is not None and not t.ours and not t.base)

    @property
    def edited(self) -> tuple[str, ...]:
        """The questions that a person has edited since they were imported."""
        return tuple(
            t.ours.question.id for t in self.trios if t.ours is not None and t.base is not None and t.is_edited
        )

    @property
    def outlived(self) -> tuple[str, ...]:
        """The questions that the source no longer has, and that stay because a person has edited them."""
        return tuple(t.id for t in self.trios if t.theirs is None and t.base is not None and t.is_edited)

    @property
    def elsewhere(self) -> Mapping[str, int]:
        """How many questions came from files that were not read this time, by the file: of these nothing was asked."""
        others = [trio.ours.question for trio in self.trios if trio.ours is not None and trio.is_of_another_file]
        return Counter(_file(question) for question in others)

    def bank(self, taken: Collection[Choice]) -> Bank:
        """The bank with the source's side of these choices."""
        sides = [side for trio in self.trios if (side := self._side(trio, taken)) is not None]
        rubrics = {side.question.id: side.rubric for side in sides if side.rubric is not None}
        order = {**dict.fromkeys(self.ours.rubrics), **dict.fromkeys(rubrics)}
        return replace(
            self.ours,
            questions=tuple(side.question for side in sides),
            rubrics={question_id: rubrics[question_id] for question_id in order if question_id in rubrics},
        )

    def unfit(self, taken: Collection[Choice]) -> tuple[str, ...]:
        """The questions whose criteria cannot be the source's, because other parts of the rubric would not fit them."""
        parts = {choice.question_id: [change.part for change in choice.changes] for choice in taken}
        return tuple(trio.id for trio in self.trios if not trio.fits(parts.get(trio.id, ())))

    def drafted(self, *, is_decided: bool) -> Bank:
        """What is to be remembered as imported: about what was not decided, a person is to be asked again."""
        is_open = set() if is_decided else {choice.question_id for choice in self.choices}
        sides = [side for trio in self.trios if (side := _remembered(trio, is_open)) is not None]
        rubrics = {side.question.id: side.rubric for side in sides if side.rubric is not None}
        return Bank(self.ours.id, self.ours.title, tuple(side.question for side in sides), rubrics)

    def _side(self, trio: Trio, taken: Collection[Choice]) -> Side | None:
        mine = [choice for choice in taken if choice.question_id == trio.id]
        if trio.ours is None:
            return trio.theirs if trio.base is None or mine else None
        if any(choice.kind is Kind.GONE for choice in mine):
            return None
        return trio.merged([change.part for choice in mine for change in choice.changes])


def merge(
    base: Bank | None,
    ours: Bank,
    theirs: Bank,
    encoder: Model | None = None,
    unsaid: Mapping[str, Unsaid] | None = None,
) -> Merge:
    """Compare a bank with what is drafted now, and with what was drafted last time, where that is known."""
    pairing = _Pairing.of(_sides(base), _sides(ours), _sides(theirs, unsaid), encoder)
    drafted = pairing.drafted_now()
    trios = pairing.in_no_draft() | drafted | pairing.drafted_before()
    follows = dict(zip(drafted, ["", *drafted], strict=False))
    in_order = [trios[name] for name in _ordered(list(pairing.here), trios, follows)]
    return Merge(ours, tuple(in_order), _choices(in_order), is_of_one_source=pairing.is_of_one_source)


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Which questions of the draft, of the draft before and of the bank are the same, by their ids."""

    before: Mapping[str, Side]
    here: Mapping[str, Side]
    drafted: Mapping[str, Side]
    old_of: Mapping[str, str]
    """What those drafted now were in the draft before."""
    mine_of: Mapping[str, str]
    """What those of the draft before are in the bank."""
    own_of: Mapping[str, str]
    """What those drafted now are in the bank, where they were in no draft before."""

    @classmethod
    def of(
        cls, before: Mapping[str, Side], here: Mapping[str, Side], drafted: Mapping[str, Side], encoder: Model | None
    ) -> _Pairing:
        mine_of = {old: mine for mine, old in _matched(before, here, encoder).items()}
        old_of = _matched(before, drafted, encoder)
        own = {name: side for name, side in here.items() if name not in mine_of.values()}
        new = {name: side for name, side in drafted.items() if name not in old_of}
        return cls(before, here, drafted, old_of, mine_of, _matched(own, new, encoder))

    @property
    def is_of_one_source(self) -> bool:
        return bool(self.old_of or self.own_of)

    def drafted_now(self) -> dict[str, Trio]:
        """What the source has, in its order."""
        names = _Names({*self.before, *self.here})
        found: dict[str, Trio] = {}
        for question_id, side in self.drafted.items():
            old_id = self.old_of.get(question_id, "")
            old = self.before.get(old_id)
            mine = self.here.get(self.mine_of.get(old_id, "") or self.own_of.get(question_id, ""))
            name = self._name(question_id, mine, old, names)
            old = old.named(name) if old is not None and mine is None else old
            now = side.named(name, old or mine)
            found[name] = Trio(mine, old, as_drafted_before(old.named(name), now) if old else now)
        return found

    def _name(self, drafted_id: str, mine: Side | None, old: Side | None, names: _Names) -> str:
        # Ids stay, and with them everything that was ever answered.
        if mine is not None:
            return mine.question.id
        if old is not None and old.question.id not in self.here:
            return old.question.id
        return names.free(drafted_id)

    def drafted_before(self) -> dict[str, Trio]:
        """What the source had and has no more, and what other sources had, as far as it is in the bank."""
        files = {_file(side.question) for side in self.drafted.values()}
        found: dict[str, Trio] = {}
        for old_id, old in self.before.items():
            is_of_source = _file(old.question) in files
            if old_id in self.old_of.values() or (is_of_source and old_id not in self.mine_of):
                continue
            mine = self.here.get(self.mine_of.get(old_id, ""))
            name = mine.question.id if mine is not None else f"{old_id} {len(found)}"
            # Of the questions of other sources this one says nothing: they are as they were.
            found[name] = Trio(mine, old, None if is_of_source else old)
        return found

    def in_no_draft(self) -> dict[str, Trio]:
        """What a person has written."""
        return {name: Trio(side, None, None) for name, side in self.here.items() if name not in self.mine_of.values()}


def _sides(bank: Bank | None, unsaid: Mapping[str, Unsaid] | None = None) -> dict[str, Side]:
    if bank is None:
        return {}
    left = unsaid or {}
    return {
        question.id: Side(question, bank.rubrics.get(question.id), left.get(question.id, Unsaid()))
        for question in bank.questions
    }


def _matched(old: Mapping[str, Side], new: Mapping[str, Side], encoder: Model | None) -> dict[str, str]:
    return matched([side.question for side in old.values()], [side.question for side in new.values()], encoder)


def _choices(trios: Sequence[Trio]) -> tuple[Choice, ...]:
    found = []
    for trio in trios:
        changes = list(trio.changes())
        found += [
            Choice(trio.id, kind, tuple(change for change in changes if change.kind is kind))
            for kind in dict.fromkeys(change.kind for change in changes)
        ]
    return tuple(found)


def _remembered(trio: Trio, is_open: Collection[str]) -> Side | None:
    if trio.id not in is_open:
        return trio.theirs
    if trio.base is None or trio.theirs is None:
        return trio.base
    # The line that a question stands on is nothing to decide about: it has moved in the bank already.
    return replace(trio.base, question=replace(trio.base.question, source=trio.theirs.question.source))


class _Names:
    def __init__(self, taken: set[str]) -> None:
        self._taken = taken

    def free(self, name: str) -> str:
        number, free = 2, name
        while free in self._taken:
            free, number = f"{name}-{number}", number + 1
        self._taken.add(free)
        return free


def _ordered(ours: Sequence[str], trios: Mapping[str, Trio], follows: Mapping[str, str]) -> list[str]:
    order = [name for name in ours if name in trios]
    for name in trios:
        if name in ours:
            continue
        before = follows.get(name, "")
        order.insert(order.index(before) + 1 if before in order else 0 if name in follows else len(order), name)
    return order


def _file(question: Question) -> str:
    return question.source.rpartition(":")[0]
