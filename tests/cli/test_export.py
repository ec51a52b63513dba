"""`examsim export` and `examsim import history`, run in this process."""

from __future__ import annotations

import json
import os
import shutil
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from examsim.cli.commands import dispatch
from examsim.cli.composition import Program
from examsim.cli.history_file import read_values
from examsim.cli.signals import Stopped
from examsim.domain.errors import InputError, ProblemsError
from examsim.sharing import Sharing
from examsim.storage import home_archive, home_restore
from tests.processes import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO


def run(folder: Path, *arguments: str | Path) -> int:
    with Program(os.environ, folder) as program:
        return dispatch([str(argument) for argument in arguments], program)


@pytest.fixture(scope="module")
def sat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where two exams have been sat."""
    folder = tmp_path_factory.mktemp("sat")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EXAMSIM_ENCODER", "none")
        patch.setenv("EXAMSIM_HOME", str(folder))
        for number in range(2):
            (folder / "typed").write_text(f"it is {number}\n.\n" * 5)
            with (folder / "typed").open() as typed:
                patch.setattr("sys.stdin", typed)
                run(folder, "take", SHIPPED, "--plain")
    return folder


@pytest.fixture
def home(sat: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """A place of one's own with the same exams."""
    shutil.copytree(sat, tmp_path / "home")
    monkeypatch.setenv("EXAMSIM_ENCODER", "none")
    monkeypatch.setenv("EXAMSIM_HOME", str(tmp_path / "home"))
    capfd.readouterr()
    return tmp_path


def test_a_history_moves_to_another_machine_and_back(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for form in ("csv", "json", "jsonl", "md", "html"):
        run(home, "export", "history", "--out", home / f"all.{form}")
        assert "it is 1" in (home / f"all.{form}").read_text()
    assert "Wrote 2 exams" in capfd.readouterr().err
    for name in ("md", "markdown"):
        run(home, "export", "attempt", "last", "--to", name)
        assert capfd.readouterr().out.count("it is 1") == 5
    run(home, "export", "history")
    assert capfd.readouterr().out.encode() == (home / "all.jsonl").read_bytes()

    heard = list[int]()
    assert len(list(read_values(home / "all.jsonl", heard.append))) == 2
    assert (len(heard), heard[-1]) == (2, (home / "all.jsonl").stat().st_size), "how far it is can be shown"
    monkeypatch.setenv("EXAMSIM_HOME", str(home / "elsewhere"))
    (home / "shaped.json").write_text(json.dumps(json.loads((home / "all.json").read_text()), indent=2))
    assert run(home, "import", "history", home / "shaped.json", "--dry-run", "--json") == 0
    looked = capfd.readouterr()
    assert json.loads(looked.out) == {"exams": 2, "added": 2, "completed": 0, "known": 0, "deleted": 0, "another": 0}
    assert "2 exams would be added." in looked.err
    assert run(home, "import", "history", home / "all.json", "--json") == 0
    assert json.loads(capfd.readouterr().out) == {"added": 2, "completed": 0, "known": 0, "deleted": 0, "another": 0}
    assert run(home, "import", "history", home / "all.jsonl", home / "shaped.json", "--json") == 0
    assert json.loads(capfd.readouterr().out)["known"] == 4
    assert run(home, "import", "history", home / "all.jsonl", "--dry-run") == 0
    assert "2 exams here already." in capfd.readouterr().err, "a look says what is here, too"
    run(home, "export", "history", "--out", home / "again.jsonl")
    assert (home / "again.jsonl").read_bytes() == (home / "all.jsonl").read_bytes()


@pytest.mark.parametrize("asking", [signal.SIGTERM, signal.SIGHUP])
def test_an_export_that_is_asked_to_end_leaves_nothing_half_written(
    home: Path, monkeypatch: pytest.MonkeyPatch, asking: signal.Signals
) -> None:
    def parts(*_: object) -> Iterator[tuple[int, bytes]]:
        yield 1, b"half"
        os.kill(os.getpid(), asking)
        yield 2, b"whole"

    monkeypatch.setattr(Sharing, "parts", parts)
    with as_started(asking), pytest.raises(Stopped, match=asking.name):
        run(home, "export", "history", "--out", home / "all.jsonl")
    assert not [path for path in home.iterdir() if "jsonl" in path.name]


@pytest.mark.parametrize("asking", [signal.SIGTERM, signal.SIGHUP])
def test_a_backup_and_a_restore_that_are_asked_to_end_leave_nothing_half_done(
    home: Path, monkeypatch: pytest.MonkeyPatch, asking: signal.Signals
) -> None:
    def asked_to_end(source: IO[bytes]) -> Iterator[bytes]:
        yield source.read(1)
        os.kill(os.getpid(), asking)
        yield source.read()

    run(home, "backup", home / "kept.zip")
    before = sorted(home.rglob("*"))
    for module in (home_archive, home_restore):
        monkeypatch.setattr(module, "pieces", asked_to_end)
    for command in (("backup", home / "other.zip"), ("restore", "--replace", home / "kept.zip")):
        with as_started(asking), pytest.raises(Stopped, match=asking.name):
            run(home, *command)
    assert [path for path in sorted(home.rglob("*")) if path not in before and path.name != "locks"] == []


@contextmanager
def as_started(asking: signal.Signals) -> Iterator[None]:
    """Whatever the tests were started by has it ignore."""
    before = signal.signal(asking, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(asking, before)


def test_only_what_is_asked_for_is_written_and_nothing_is_replaced_unasked(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(home, "export", "history", "--to", "json", "--mode", "drill")
    assert json.loads(capfd.readouterr().out) == []
    (home / "here.csv").write_text("mine")
    with pytest.raises(InputError, match="exists already"):
        run(home, "export", "history", "--out", home / "here.csv")
    assert (home / "here.csv").read_text() == "mine"
    for what in (["history"], ["attempt", "last"]):
        with pytest.raises(InputError, match="does not say which format"):
            run(home, "export", *what, "--out", home / "new.pdf")
    assert not (home / "new.pdf").exists()
    run(home, "export", "history", "--out", home / "here.csv", "--force", "--bank", SHIPPED)
    assert (home / "here.csv").read_text().count(SHIPPED) == 10


def test_a_broken_file_leaves_nothing_half_done(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    run(home, "export", "history", "--out", home / "all.jsonl")
    lines = (home / "all.jsonl").read_text().splitlines()
    (home / "broken.jsonl").write_text(f"{lines[0]}\n{{}}\n{lines[1][:99]}\n" + '{"schema": 9, "x": NaN}\n')
    monkeypatch.setenv("EXAMSIM_HOME", str(home / "elsewhere"))
    with pytest.raises(ProblemsError) as refused:
        run(home, "import", "history", home / "broken.jsonl")
    assert [problem.line for problem in refused.value.problems] == [2, 3, 4]
    assert "Nothing was taken in" in refused.value.remedy
    (home / "empty.jsonl").touch()
    capfd.readouterr()
    assert run(home, "import", "history", home / "empty.jsonl") == 0
    assert "nothing was taken in" in capfd.readouterr().err
    with pytest.raises(InputError, match="cannot be read"):
        run(home, "import", "history", home / "nowhere.json")


def test_a_dash_is_standard_output_and_no_file_unless_the_format_is_no_text(
    home: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    run(home, "export", "bank", SHIPPED, "--to", "gift", "--out", "-")
    assert capfd.readouterr().out.count("{####") == 5
    run(home, "export", "history", "--out", "-")
    run(home, "export", "attempt", "last", "--out", "-")
    assert "# " in capfd.readouterr().out
    for what in (["bank", SHIPPED], ["history"]):
        with pytest.raises(InputError, match="no text"):
            run(home, "export", *what, "--to", "anki", "--out", "-")
    with pytest.raises(InputError, match="two files"):
        run(home, "export", "bank", SHIPPED, "--to", "examsim", "--out", "-")
    assert not (home / "-").exists()
