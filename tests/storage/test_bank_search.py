from __future__ import annotations

import errno
from pathlib import Path

import pytest

from examsim.storage.bank_search import read_banks
from tests.storage.bank_files import write, write_bank, write_rubrics


def _ids(*paths: Path) -> list[str]:
    banks, problems = read_banks(paths)
    assert problems == []
    return [bank.id for bank in banks]


def _problems(*paths: Path) -> list[str]:
    return [f"{Path(problem.path).name}: {problem.message}" for problem in read_banks(paths)[1]]


def _has_rubric(path: Path) -> bool:
    banks, problems = read_banks([path])
    assert problems == []
    return "q1" in banks[0].rubrics


def test_a_folder_its_two_folders_and_its_files_all_lead_to_the_bank_with_its_rubrics(tmp_path: Path) -> None:
    bank, rubrics = write_bank(tmp_path, "sums"), write_rubrics(tmp_path, "sums")

    for path in (tmp_path, bank.parent, rubrics.parent, bank, rubrics):
        assert _ids(path) == ["sums"]
        assert _has_rubric(path)


def test_files_are_found_from_within_their_folder_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bank, rubrics = write_bank(tmp_path, "sums"), write_rubrics(tmp_path, "sums")

    for folder, names in ((tmp_path, [".", "question_bank"]), (bank.parent, [".", bank.name]), (rubrics.parent, ["."])):
        monkeypatch.chdir(folder)
        for name in names:
            assert _has_rubric(Path(name))


def test_banks_and_rubrics_may_lie_in_one_folder(tmp_path: Path) -> None:
    bank = write_bank(tmp_path, "sums").rename(tmp_path / "one.yaml")
    write_rubrics(tmp_path, "sums").rename(tmp_path / "two.yml")
    (tmp_path / "question_bank").rmdir()
    (tmp_path / "rubrics").rmdir()

    assert _has_rubric(tmp_path)
    assert _has_rubric(bank)
    assert _has_rubric(tmp_path / "two.yml")


def test_a_bank_may_lie_beside_a_folder_of_rubrics(tmp_path: Path) -> None:
    bank = write_bank(tmp_path, "sums")
    write_rubrics(tmp_path, "sums")

    assert _has_rubric(bank.rename(tmp_path / "question_bank" / "other.txt"))
    assert _has_rubric((tmp_path / "question_bank").rename(tmp_path / "banks") / "other.txt")


def test_rubrics_belong_to_the_bank_they_name_whatever_their_file_is_called(tmp_path: Path) -> None:
    write_bank(tmp_path, "sums", name="first")
    write_bank(tmp_path, "terms", name="second")
    write_rubrics(tmp_path, "terms", name="first", statement="Of terms.")
    write_rubrics(tmp_path, '"sums"  # ours', name="second", statement="Of sums.")

    banks, problems = read_banks([tmp_path])

    assert problems == []
    assert {bank.id: bank.rubrics["q1"].criteria[0].statement for bank in banks} == {
        "sums": "Of sums.",
        "terms": "Of terms.",
    }


def test_json_is_yaml_too(tmp_path: Path) -> None:
    write(
        tmp_path / "question_bank" / "a.yaml",
        '{"schema": 1, "title": "T", "id": "sums", "questions": [{"id": "q1", "prompt": "x", "answer": "y"}]}',
    )
    write(
        tmp_path / "rubrics" / "b.yaml",
        '{\n  "schema": 1, "bank": "sums",\n'
        '  "rubrics": {"q1": {"criteria": [{"id": "c", "points": 4, "statement": "y"}]}}}',
    )

    assert _has_rubric(tmp_path)


def test_rubrics_of_a_misspelt_bank_are_a_problem_of_the_bank_of_that_file_name(tmp_path: Path) -> None:
    bank = write_bank(tmp_path, "sums")
    write_rubrics(tmp_path, "sum", name="sums")

    assert _problems(bank) == ["sums.yaml: these rubrics are for 'sum', but the bank beside them is 'sums'"]


def test_rubrics_of_an_unknown_bank_are_a_problem_with_a_suggestion(tmp_path: Path) -> None:
    write_bank(tmp_path, "algebra-one")
    write_bank(tmp_path, "numbers")
    rubrics = write_rubrics(tmp_path, "algebra-on", name="mine")

    expected = ["mine.yaml: there is no bank 'algebra-on' beside these rubrics (did you mean 'algebra-one'?)"]
    assert _problems(tmp_path) == expected
    assert _problems(rubrics) == expected


def test_a_bank_has_one_file_of_rubrics(tmp_path: Path) -> None:
    write_bank(tmp_path, "sums")
    write_rubrics(tmp_path, "sums", name="a")
    write_rubrics(tmp_path, "sums", name="b")

    (found,) = _problems(tmp_path)

    assert found.startswith("b.yaml: the rubrics of this bank are in ")
    assert found.endswith("a.yaml already")


def test_two_banks_of_one_folder_cannot_have_the_same_id(tmp_path: Path) -> None:
    one = write_bank(tmp_path, "sums", name="one")
    write_bank(tmp_path, "sums", name="two")

    assert [found.partition(": ")[0] for found in _problems(tmp_path)] == ["one.yaml", "two.yaml"]
    assert _problems(one) == [f"one.yaml: the bank in {one.with_name('two.yaml')} has the same id"]


def test_banks_of_two_folders_may_have_the_same_id(tmp_path: Path) -> None:
    write_bank(tmp_path / "one", "sums")
    write_bank(tmp_path / "two", "sums")

    assert _ids(tmp_path / "one", tmp_path / "two") == ["sums", "sums"]


def test_a_single_file_brings_no_problems_of_other_banks(tmp_path: Path) -> None:
    bank = write_bank(tmp_path, "sums")
    write(tmp_path / "question_bank" / "broken.yaml", "[")
    write(tmp_path / "rubrics" / "broken.yaml", "[")
    write_rubrics(tmp_path, "nobody")

    assert _ids(bank) == ["sums"]
    assert len(_problems(tmp_path)) == 3


def test_a_file_is_read_once_however_often_it_is_named(tmp_path: Path) -> None:
    bank, rubrics = write_bank(tmp_path, "sums"), write_rubrics(tmp_path, "sums")

    assert _ids(bank, rubrics, bank) == ["sums"]
    assert _ids(bank, tmp_path, rubrics) == ["sums"]


def test_good_banks_come_with_the_problems_of_the_others(tmp_path: Path) -> None:
    write_bank(tmp_path, "sums")
    write(tmp_path / "question_bank" / "broken.yaml", "[")

    banks, problems = read_banks([tmp_path])

    assert [bank.id for bank in banks] == ["sums"]
    assert len(problems) == 1


@pytest.mark.parametrize("name", ["nothing", "nothing.yaml", "nothing/here.yaml", "x" * 300, "a\0b"])
def test_a_path_that_does_not_exist_is_a_problem(tmp_path: Path, name: str) -> None:
    assert len(_problems(tmp_path / name)) == 1


def test_every_odd_thing_in_a_folder_is_a_problem_and_hidden_files_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "question_bank"
    write_bank(tmp_path, "sums")
    (folder / "folder.yaml").mkdir()
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "binary.YAML").write_bytes(b"\x00\xff")
    write(folder / ".sums.yaml.123-0.tmp", "half")
    write(folder / ".hidden.yaml", "half")
    write(folder / "notes.txt", "not a bank")

    assert sorted(found.partition(": ")[0] for found in _problems(tmp_path)) == [
        "binary.YAML",
        "folder.yaml",
        "loop.yaml",
    ]


def test_a_folder_of_something_else_is_a_problem_and_empty_folders_of_banks_are_not(tmp_path: Path) -> None:
    (found,) = _problems(tmp_path)
    assert "no banks here" in found

    (tmp_path / "question_bank").mkdir()
    assert _problems(tmp_path) == []
    assert _problems(tmp_path / "question_bank") == []


def test_a_folder_that_may_not_be_listed_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bank(tmp_path, "sums")

    def denied(path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", denied)

    assert _problems(tmp_path) == ["question_bank: you have no permission to read this"]
