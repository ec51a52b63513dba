"""The grader's report card in words and in JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from examsim.cli.output import one_line, table
from examsim.tui.figures import counted, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from examsim.domain.report_card import Line, Report, Tally
    from examsim.domain.retrial import Retrial, Retrials
    from examsim.reporting import Band, Changed

_MOST_LINES = 10
_NOTHING = (
    "You have judged nothing yet. In the results of an exam you can contest any mark and answer where the grader is "
    "unsure; what you say is compared here."
)


def in_words(report: Report, band: Band) -> Iterator[str]:
    """A report for people, line by line."""
    whole = report.whole
    if not whole.judged:
        yield _NOTHING
        return
    yield f"You judged {counted(whole.judged, 'mark')}; the grader had {_agreed(whole)}."
    yield f"Too strict {whole.raised}, too lenient {whole.lowered}. {_asked(report.asked)}"
    if report.blind.judged:
        yield f"Of those, {report.blind.judged} before you saw its marks, in practice: {_agreed(report.blind)}."
    beside = report.silent + whole.judged
    yield f"Of the {beside} marks of criteria in those exams you overrode {percent(whole.overridden / beside)}."
    yield ""
    yield table(("month", *_HEADINGS), [(month, *_cells(tally)) for month, tally in report.periods])
    yield ""
    yield table(("criterion", *_HEADINGS), [(_name(line), *_cells(line.tally)) for line in report.lines[:_MOST_LINES]])
    if report.guards:
        yield ""
        yield table(("guard", *_HEADINGS), [(guard, *_cells(tally)) for guard, tally in report.guards])
    mend = [line for line in report.lines if line.to_mend]
    if mend:
        yield ""
        yield "Rubric lines to mend:"
        for line in mend:
            yield f"  {_name(line)}: {one_line(line.statement, 100)}"
            yield f"    {line.to_mend} `examsim rubric adopt {line.bank_id}` writes what you choose."
    yield ""
    yield _band_in_words(band)


def _band_in_words(band: Band) -> str:
    where = f"The grader asks you where its credit lies between {percent(band.low)} and {percent(band.high)}"
    if band.is_own:
        return f"{where}, as {band.judgements} of your judgements suggest; `examsim grader reset` undoes that."
    are = "is 1" if band.judgements == 1 else f"are {band.judgements}"
    return f"{where}. From {band.needed} telling judgements on that follows you; so far there {are}."


_HEADINGS = ("judged", "agreed", "too strict", "too lenient")


def _cells(tally: Tally) -> tuple[str, ...]:
    return str(tally.judged), percent(tally.agreed / tally.judged), str(tally.raised), str(tally.lowered)


def _agreed(tally: Tally) -> str:
    return f"the same points for {tally.agreed}, {percent(tally.agreed / tally.judged)}"


def _asked(asked: Tally) -> str:
    return f"It was unsure and asked about {asked.judged} of them." if asked.judged else "It asked about none of them."


def _name(line: Line) -> str:
    return f"{line.bank_id}/{line.question_id}/{line.criterion or '(all)'}"


def report_json(report: Report, band: Band) -> dict[str, Any]:
    """A report for programs."""
    return {
        **asdict(report.whole),
        "asked": asdict(report.asked),
        "blind": asdict(report.blind),
        "let_stand": report.silent,
        "periods": [{"month": month, **asdict(tally)} for month, tally in report.periods],
        "criteria": [
            {
                "bank": line.bank_id,
                "question": line.question_id,
                "criterion": line.criterion or None,
                "statement": line.statement,
                **asdict(line.tally),
                "guards": list(line.guards),
                "mend": line.to_mend,
            }
            for line in report.lines
        ],
        "guards": [{"guard": guard, **asdict(tally)} for guard, tally in report.guards],
        "unsure": {**asdict(band), "is_own": band.is_own},
    }


def retrials_in_words(found: Retrials, changed: Changed | None = None) -> Iterator[str]:
    """What became of every case, for people: the cases made worse in full."""
    if changed is not None and changed.in_words:
        yield f"{changed.in_words}."
    if any(each.now is not None for each in found.all):
        yield from agreement_in_words(found)
    else:
        yield _NOTHING


def agreement_in_words(found: Retrials) -> Iterator[str]:
    """Whether the grader would agree with its learner more or less; nothing where nothing was judged."""
    tried = [each for each in found.all if each.now is not None]
    if not tried:
        return
    judged = counted(len(tried), "mark")
    yield f"{judged} you judged: the grader agreed on {found.agreed_before}, and would on {found.agree_now} now."
    if gone := len(found.all) - len(tried):
        yield f"{gone} more are of questions or criteria that are gone."
    yield f"Better {len(found.better)}, worse {len(found.worse)}."
    for each in found.worst:
        yield ""
        yield from _case_in_words(each)


def _case_in_words(each: Retrial) -> Iterator[str]:
    case = each.case
    yield f"{case.bank_id}/{case.question_id}/{case.criterion or '(all)'}, {case.attempt} question {case.index + 1}"
    now = number(each.now or 0)
    yield f"  You gave {number(case.points)}, the grader {number(each.before)}, and now it would give {now}."
    yield f"  “{one_line(each.case.response, 300)}”"


def retrials_json(found: Retrials, changed: Changed | None = None) -> dict[str, Any]:
    """What became of every case, for programs."""
    return {
        "changed": asdict(changed) if changed is not None else None,
        "cases": len(found.all),
        "agreed_before": found.agreed_before,
        "agree_now": found.agree_now,
        "better": [_case_json(each) for each in found.better],
        "worse": [_case_json(each) for each in found.worst],
    }


def _case_json(each: Retrial) -> dict[str, Any]:
    case = each.case
    return {
        "bank": case.bank_id,
        "question": case.question_id,
        "criterion": case.criterion or None,
        "attempt": case.attempt,
        "question_number": case.index + 1,
        "response": case.response,
        "max_points": case.max_points,
        "yours": case.points,
        "before": each.before,
        "now": each.now,
    }
