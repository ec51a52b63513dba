from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click
import pytest

from examsim.cli.exits import INTERRUPTED, guarded

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("way_out", [KeyboardInterrupt, click.Abort])
def test_who_interrupts_a_command_or_its_question_is_told_so_and_of_no_error(
    way_out: type[BaseException], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def ask() -> NoReturn:
        raise way_out

    assert guarded(ask, tmp_path / "log") == INTERRUPTED
    assert capsys.readouterr().err.strip() == "examsim: interrupted"
