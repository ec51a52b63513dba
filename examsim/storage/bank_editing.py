"""Changing a bank that has files already: what stays as it is keeps its words, its comments and its place.

Only what differs between the bank as it was read and as it is to be goes into the files, so a default that its author
wrote out stays written out.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from examsim.domain.errors import ProblemsError
from examsim.storage.bank_writing import bank_data, bank_text, check_readable, rubrics_data, rubrics_text
from examsim.storage.shelf import BankFiles
from examsim.storage.text_file import Unreadable, read_text
from examsim.storage.yaml_document import parse_document
from examsim.storage.yaml_editing import changed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from examsim.domain.bank import Bank

STEPS = 8
"""How often is told of a step at most."""
_NAMES = ("id", "statement", "response")
"""Keys by which an entry of a list is known again."""


def edited_texts(
    files: BankFiles, before: Bank, after: Bank, rubrics: Path, on_step: Callable[[], None] = lambda: None
) -> dict[Path, str]:
    """What the files of a bank are to say instead; ``rubrics`` is where rubrics go that have no file yet.

    Tells of each step, which of a large bank take seconds.

    Raises ProblemsError where they could not be read again.
    """
    path = files.rubrics[0] if files.rubrics else rubrics
    data, edit = bank_data, partial(_edited, on_step=on_step)
    texts = {files.questions: edit(files.questions, data(before), data(after), lambda: bank_text(after))}
    if files.rubrics or after.rubrics:
        data = rubrics_data
        texts[path] = edit(path, data(before), data(after), lambda: rubrics_text(after))
    check_readable(after, BankFiles(files.questions, (path,) if path in texts else ()), texts, on_step)
    return texts


def _edited(
    path: Path, before: dict[str, Any], after: dict[str, Any], anew: Callable[[], str], on_step: Callable[[], None]
) -> str:
    if not path.exists():
        return anew()
    try:
        text = read_text(path)
    except Unreadable:
        return anew()
    document, problems = parse_document(text, path)
    if document is None or problems:
        raise ProblemsError(problems)
    on_step()
    wanted = patched(document.data, before, after)
    return text if wanted == document.data else changed(text, wanted, on_step)


def patched(written: Any, before: Any, after: Any) -> Any:
    """What is written in a file, changed as far as what it stood for has changed."""
    if before == after:
        return written
    if isinstance(written, dict) and isinstance(before, dict) and isinstance(after, dict):
        kept = {key: value for key, value in written.items() if key in after or key not in before}
        new = {key: patched(written.get(key), before.get(key), value) for key, value in after.items()}
        return {key: new.get(key, value) for key, value in kept.items()} | new
    if isinstance(written, list) and isinstance(before, list) and isinstance(after, list):
        return _patched_list(written, before, after)
    return after


def _patched_list(written: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    name = next((name for name in _NAMES if all(isinstance(one, dict) and name in one for one in after)), None)
    if name is None or len(written) != len(before):
        return after
    known = {one.get(name): (now, one) for now, one in zip(written, before, strict=True) if isinstance(one, dict)}
    return [patched(*known[one[name]], one) if one[name] in known else one for one in after]
