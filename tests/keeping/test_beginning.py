from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from examsim.authoring import mark_examples, require_id
from examsim.domain.errors import InputError
from examsim.grading.grader import Grader
from examsim.keeping.beginning import begin
from examsim.keeping.looking import look_over
from examsim.storage.library import read_all

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("title", ["Light and colour", 'A "title": # with [everything]', "4"])
def test_a_new_bank_has_no_problems_needs_no_advice_and_marks_its_examples_right(title: str, tmp_path: Path) -> None:
    begin("light", title, tmp_path)
    (reading,), problems = read_all([tmp_path])
    assert problems == []
    assert reading.bank is not None
    assert (reading.bank.id, reading.bank.title) == ("light", title)
    assert look_over([reading]) == []
    marked = mark_examples(reading.bank, Grader(None))
    assert [(one.grade.points, one.agrees) for one in marked] == [(4, True), (2, True), (0, True)]


def test_a_new_bank_replaces_nothing(tmp_path: Path) -> None:
    _, rubrics = begin("light", "Light", tmp_path)
    rubrics.write_text("mine", "utf-8")
    with pytest.raises(InputError, match="exist already; nothing was written"):
        begin("light", "Light", tmp_path)
    assert rubrics.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["../light", "Light", "", "a" * 200])
def test_a_name_that_is_no_id_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="lowercase letters, digits and hyphens"):
        require_id(name)
