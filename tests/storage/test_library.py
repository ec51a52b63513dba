from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examsim.domain.bank import BankSummary
from examsim.domain.errors import ProblemsError, UnknownBank
from examsim.storage import catalogue
from examsim.storage.library import Library, read_banks
from examsim.storage.paths import BankFolder
from tests.storage.bank_files import write, write_bank, write_rubrics

if TYPE_CHECKING:
    from examsim.storage.shelf import BankFiles


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "catalogue.json"


def _library(kept: Path, *folders: Path) -> Library:
    return Library([BankFolder.below(folder, "user") for folder in folders], kept)


def _listed(library: Library) -> dict[str, tuple[str, int, int]]:
    return {s.id: (s.title, s.questions, s.problems) for s in library.summaries()}


def test_a_summary_says_what_a_list_shows(tmp_path: Path, kept: Path) -> None:
    write_bank(tmp_path, "sums", title="Sums", questions=3)

    expected = (BankSummary("sums", "Sums", 3, 9.0, ("t1", "t2", "t3"), "user"),)
    assert _library(kept, tmp_path).summaries() == expected
    assert _library(kept, tmp_path).summaries() == expected, "and so from the catalogue"


def test_folders_need_not_exist(tmp_path: Path, kept: Path) -> None:
    assert _library(kept, tmp_path / "none").summaries() == ()


def test_a_bank_opens_by_id_and_by_path_with_its_rubrics(tmp_path: Path, kept: Path) -> None:
    path = write_bank(tmp_path, "sums", name="other")
    write_rubrics(tmp_path, "sums")
    library = _library(kept, tmp_path)

    (bank,), _ = read_banks([tmp_path])
    assert "q1" in bank.rubrics
    assert library.open("sums") == bank
    assert library.open(str(path)) == bank


def test_a_bank_elsewhere_opens_by_its_path(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_rubrics(tmp_path, "sums")
    monkeypatch.chdir(write_bank(tmp_path, "sums").parent)

    assert "q1" in _library(kept).open("sums.yaml").rubrics


def test_an_unknown_bank_is_answered_with_the_likely_one_or_all(tmp_path: Path, kept: Path) -> None:
    with pytest.raises(UnknownBank, match="Import a study guide first"):
        _library(kept, tmp_path).open("sums")

    write_bank(tmp_path, "sums")
    write_bank(tmp_path, "terms")

    with pytest.raises(UnknownBank, match=r"There is no bank 'sum'\.\nDid you mean 'sums'\?"):
        _library(kept, tmp_path).open("sum")
    with pytest.raises(UnknownBank, match="Banks: sums, terms"):
        _library(kept, tmp_path).open("chemistry")


@pytest.mark.parametrize("name", ["none.yaml", "./none", "folder/"])
def test_a_path_that_cannot_be_opened_is_a_problem(
    name: str, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()

    with pytest.raises(ProblemsError, match=r":1:1: (no such file|this is a folder)"):
        _library(kept).open(name)


def test_rubrics_do_not_open_as_a_bank(tmp_path: Path, kept: Path) -> None:
    write_bank(tmp_path, "sums")
    rubrics = write_rubrics(tmp_path, "sums")

    with pytest.raises(ProblemsError, match="this is a file of rubrics"):
        _library(kept, tmp_path).open(str(rubrics))


def test_a_broken_bank_is_listed_and_opening_it_says_everything(tmp_path: Path, kept: Path) -> None:
    write(tmp_path / "question_bank" / "broken.yaml", "schema: 1\nid: 7\nquestions: []\n")
    write_bank(tmp_path, "sums")
    write_rubrics(tmp_path, "sums", statement="[]")

    library = _library(kept, tmp_path)

    assert _listed(library) == {"broken": ("broken", 0, 3), "sums": ("Sums", 0, 1)}
    with pytest.raises(ProblemsError, match=r"question_bank/broken\.yaml:2:5: id must be") as caught:
        library.open("broken")
    assert len(caught.value.problems) == 3
    with pytest.raises(ProblemsError, match=r"rubrics/sums\.yaml:4:\d+: statement is empty"):
        library.open("sums")


def test_a_broken_bank_still_stands_before_the_one_it_shadows(tmp_path: Path, kept: Path) -> None:
    write_bank(tmp_path / "mine", "sums", questions=0)
    write_bank(tmp_path / "shipped", "sums")

    assert _listed(_library(kept, tmp_path / "mine", tmp_path / "shipped")) == {"sums": ("Sums", 0, 1)}


def test_of_two_banks_with_one_id_in_one_folder_neither_is_chosen_for_you(tmp_path: Path, kept: Path) -> None:
    write_bank(tmp_path, "sums", name="one")
    write_bank(tmp_path, "sums", name="two")
    library = _library(kept, tmp_path)

    assert [(s.id, s.problems) for s in library.summaries()] == [("sums", 1), ("sums", 1)]
    with pytest.raises(ProblemsError, match="has the same id"):
        library.open("sums")


def test_a_folder_that_may_not_be_listed_is_shown_and_not_kept(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_bank(tmp_path, "sums")

    def denied(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", denied)
        assert _listed(_library(kept, tmp_path)) == {"question_bank": ("question_bank", 0, 1)}
        with pytest.raises(ProblemsError, match="you have no permission"):
            _library(kept, tmp_path).open("question_bank")

    assert _listed(_library(kept, tmp_path)) == {"sums": ("Sums", 1, 0)}


class TestCatalogue:
    @pytest.fixture(autouse=True)
    def reads(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The names of the bank files that are read."""
        from examsim.storage import bank_reading

        read_bank, names = bank_reading.read_bank, []

        def noted(files: BankFiles) -> bank_reading.Reading:
            names.append(files.questions.name)
            return read_bank(files)

        monkeypatch.setattr(bank_reading, "read_bank", noted)
        self.names: list[str] = names
        return names

    def _again(self, library: Library) -> list[str]:
        self.names.clear()
        library.summaries()
        return sorted(self.names)

    def test_a_bank_is_read_again_when_one_of_its_files_changes(self, tmp_path: Path, kept: Path) -> None:
        write_bank(tmp_path, "sums")
        write_bank(tmp_path, "terms")
        rubrics = write_rubrics(tmp_path, "terms")
        assert self._again(_library(kept, tmp_path)) == ["sums.yaml", "terms.yaml"]
        assert self._again(_library(kept, tmp_path)) == []

        write_bank(tmp_path, "sums", questions=2)
        assert self._again(_library(kept, tmp_path)) == ["sums.yaml"]
        write_rubrics(tmp_path, "terms", statement="Other.")
        assert self._again(_library(kept, tmp_path)) == ["terms.yaml"]
        rubrics.unlink()
        assert self._again(_library(kept, tmp_path)) == ["terms.yaml"]
        write_bank(tmp_path, "terms", name="terms-too")
        assert self._again(_library(kept, tmp_path)) == ["terms-too.yaml", "terms.yaml"]
        assert self._again(_library(kept, tmp_path)) == []

    def test_another_file_with_the_old_ones_size_and_time_is_read(self, tmp_path: Path, kept: Path) -> None:
        path = write_bank(tmp_path, "sums", title="One")
        old = path.stat()
        _library(kept, tmp_path).summaries()

        write_bank(tmp_path, "sums", title="Two", name="new").replace(path)
        os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))

        assert path.stat().st_size == old.st_size
        assert _listed(_library(kept, tmp_path)) == {"sums": ("Two", 1, 0)}

    def test_a_bank_that_goes_is_gone_from_the_list(self, tmp_path: Path, kept: Path) -> None:
        path = write_bank(tmp_path, "sums")
        library = _library(kept, tmp_path)
        library.summaries()

        path.unlink()

        assert library.summaries() == ()

    def test_who_goes_from_one_project_to_another_comes_back_to_banks_that_are_known(
        self, tmp_path: Path, kept: Path
    ) -> None:
        one, other = tmp_path / "one", tmp_path / "other"
        for folder in (one, other):
            write_bank(folder, "sums")
            _library(kept, folder).summaries()

        assert [self._again(_library(kept, folder)) for folder in (one, other)] == [[], []]

    @pytest.mark.parametrize("damage", ["empty", "binary", "cut", "edited", "folder", "another version"])
    def test_a_damaged_catalogue_is_made_again(
        self, tmp_path: Path, kept: Path, damage: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_bank(tmp_path, "sums")
        whole = _library(kept, tmp_path).summaries()
        content = kept.read_bytes()
        if damage == "folder":
            kept.unlink()
            kept.mkdir()
        elif damage == "another version":
            monkeypatch.setattr(catalogue, "__version__", "99")
        else:
            edited = content.replace(b'"questions": 1', b'"questions": 7')
            assert edited != content
            damaged = {"empty": b"", "binary": b"\x00\xff", "cut": content[:-9], "edited": edited}[damage]
            kept.write_bytes(damaged)

        assert self._again(_library(kept, tmp_path)) == ["sums.yaml"]
        assert _library(kept, tmp_path).summaries() == whole

    def test_a_catalogue_of_another_shape_is_made_again(self, tmp_path: Path, kept: Path) -> None:
        content = json.dumps({"user": [1, 2]})
        write(kept, f"{catalogue.digest_of(content)}\n{content}")
        write_bank(tmp_path, "sums")

        assert _listed(_library(kept, tmp_path)) == {"sums": ("Sums", 1, 0)}

    def test_a_catalogue_is_parsed_again_only_once_another_is_in_its_place(
        self, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_bank(tmp_path, "sums")
        library, load, loaded = _library(kept, tmp_path), catalogue.load, list[Path]()
        library.summaries()

        def noted(path: Path) -> dict[str, catalogue.Listing]:
            loaded.append(path)
            return load(path)

        monkeypatch.setattr(catalogue, "load", noted)
        for look in (library.read_changed, library.summaries, library.volumes):
            list(look())
        assert loaded == [kept]
        write_bank(tmp_path, "terms")
        assert set(_listed(_library(kept, tmp_path))) == {"sums", "terms"}, "read and kept by another examsim"
        loaded.clear()
        assert (self._again(library), loaded) == ([], [kept])

    def test_a_library_works_without_a_catalogue(self, tmp_path: Path) -> None:
        write_bank(tmp_path, "sums")

        assert _listed(Library([BankFolder.below(tmp_path, "user")])) == {"sums": ("Sums", 1, 0)}

    def test_a_catalogue_that_cannot_be_kept_is_no_reason_to_fail(self, tmp_path: Path) -> None:
        write_bank(tmp_path, "sums")
        blocked = write(tmp_path / "file", "") / "catalogue.json"

        assert _listed(_library(blocked, tmp_path)) == {"sums": ("Sums", 1, 0)}


@pytest.mark.process
def test_the_list_of_unchanged_banks_needs_neither_yaml_nor_pydantic(tmp_path: Path, kept: Path) -> None:
    write_bank(tmp_path, "sums")
    write_rubrics(tmp_path, "sums")
    write(tmp_path / "question_bank" / "broken.yaml", "[")
    _library(kept, tmp_path).summaries()
    program = f"""
import sys
from pathlib import Path
from examsim.storage.library import Library
from examsim.storage.paths import BankFolder
from examsim.storage.shelf import BankFiles
library = Library([BankFolder.below(Path({str(tmp_path)!r}), "user")], Path({str(kept)!r}))
print([(s.id, s.problems) for s in library.summaries()])
print(sorted({{"yaml", "pydantic", "rapidfuzz", "numpy"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["[('broken', 1), ('sums', 0)]", "[]"]


def test_banks_are_read_one_by_one_and_whoever_is_stopped_does_not_begin_again(tmp_path: Path, kept: Path) -> None:
    for number in range(12):
        write_bank(tmp_path, f"b{number}")
    steps = _library(kept, tmp_path).read_changed()
    assert [next(steps) for _ in range(12)][-1] == (11, 12), "and there it is stopped"
    again = _library(kept, tmp_path)
    assert list(again.read_changed()) == [(0, 2), (1, 2), (2, 2)]
    assert len(again.summaries()) == 12
    assert list(again.read_changed()) == []
