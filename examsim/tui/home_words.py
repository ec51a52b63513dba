"""What the home screen says where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examsim.tui.plain_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from examsim.domain.errors import Problem
    from examsim.tui.desk import Desk


EMPTY = (
    "No questions yet.\n\n"
    "i                      makes a bank from a study guide with verified solutions\n"
    "examsim import GUIDE   does the same, and more\n"
    "examsim locate         shows the folders that are looked in"
)


def since_judged(changed: str) -> str:
    """What is otherwise than when judged marks were made, and what to do about it; empty where nothing is."""
    return f"{changed}. Does it agree with you less now? h, g and c tell, or `examsim grader check`." if changed else ""


def in_settings(problems: Sequence[Problem]) -> str:
    """What is wrong in the settings; empty where nothing is."""
    if not problems:
        return ""
    first, more = problems[0], f" (`examsim settings` lists {len(problems) - 1} more)" if len(problems) > 1 else ""
    return f"✗ {first.path.rpartition('/')[2]}:{first.line}: {first.message}{more}"


def trouble_in_words(desk: Desk) -> str:
    """What is wrong with the store or the banks; empty where nothing is."""
    trouble = desk.trouble or desk.stuck
    if trouble is not None:
        return f"✗ {trouble.message} {trouble.remedy}"
    if any(bank.problems for bank in desk.banks):
        return "`examsim check` lists the problems of banks that cannot be sat, with their lines."
    return ""


def ran_out(desk: Desk, key: str) -> str:
    """Which exams were handed in because their time was up, and by which key their marks are seen."""
    titles = ", ".join(one_line(attempt.exam.title) for attempt in desk.expired)
    return f"{titles}: ran out and was handed in as it stood. {key} shows the marks."


def reading_banks(done: int, total: int) -> str:
    """How far it is; empty once all are read."""
    return f"Reading your banks: {done} of {total}" if done < total else ""
