from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, cast

import click
import pytest

from examsim.cli.commands import dispatch
from examsim.cli.exits import INTERRUPTED, guarded
from examsim.cli.lazy_group import LazyGroup

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("way_out", [KeyboardInterrupt, click.Abort])
def test_who_interrupts_a_command_or_its_question_is_told_so_and_of_no_error(
    way_out: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask(*_: object) -> NoReturn:
        raise way_out

    monkeypatch.setattr(LazyGroup, "invoke", ask)
    assert guarded(lambda: dispatch(["locate"], cast("Any", None)), tmp_path / "log") == INTERRUPTED
    assert capsys.readouterr().err.strip() == "examsim: interrupted"
