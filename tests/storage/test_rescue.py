from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.domain.errors import MachineError
from examsim.domain.session import Typed
from examsim.storage.rescue import as_text, file_name, write_copy, write_copy_somewhere
from tests.exams import START, session

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = session().after(Typed(START, 0, "what was written\ud800")).after(Typed(START, 2, "and more"))


def test_a_copy_has_every_question_with_its_response(tmp_path: Path) -> None:
    content = write_copy(WRITTEN, tmp_path / "new/copy.txt").read_text(encoding="utf-8")
    places = [content.index(words) for words in ("Define term 1.", "what was written?", "Define term 2.", "and more")]
    assert places == sorted(places)
    assert as_text(WRITTEN).endswith("and more\n")


def test_a_copy_goes_beside_whatever_has_its_name_already(tmp_path: Path) -> None:
    mine = tmp_path / "copy.txt"
    mine.write_text("mine")
    assert write_copy(WRITTEN, mine).name == "copy-2.txt"
    assert mine.read_text() == "mine"


def test_a_folder_that_takes_nothing_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    folders = [tmp_path / "file", tmp_path / "folder"]
    assert write_copy_somewhere(WRITTEN, folders) == tmp_path / "folder" / file_name(WRITTEN)
    assert write_copy_somewhere(WRITTEN, folders[:1]) is None
    with pytest.raises(MachineError):
        write_copy(WRITTEN, tmp_path / "file" / "copy.txt")
