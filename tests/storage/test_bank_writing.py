from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from examsim.domain.bank import Bank
from examsim.domain.errors import InputError, ProblemsError
from examsim.domain.question import NumericAnswer, Question, QuestionKind
from examsim.domain.rubric import Criterion, Feedback, MarkedExample, Misconception, Rubric
from examsim.storage import bank_writing
from examsim.storage.bank_writing import bank_text, rubrics_text, save_bank
from examsim.storage.library import read_banks
from examsim.storage.yaml_document import parse_document
from examsim.storage.yaml_writing import yaml_text
from tests.storage.bank_strategies import TEXT, banks

QUESTION = Question("ohm", "What is Ohm's law?", ("U = R · I",))
RUBRIC = Rubric("ohm", (Criterion("law", 4.0, "Voltage is resistance times current."),))
BANK = Bank("circuits", "Circuits", (QUESTION,), {"ohm": RUBRIC})


@given(banks())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_what_is_written_is_what_is_read(bank: Bank) -> None:
    with TemporaryDirectory() as folder:
        save_bank(bank, Path(folder))

        assert read_banks([Path(folder)]) == ([bank], [])


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_every_text_comes_back_to_the_character(text: str) -> None:
    document, problems = parse_document(yaml_text({"one": text, "list": [text, "x"], "last": text}), Path("x.yaml"))

    assert problems == []
    assert document is not None
    assert document.data == {"one": text, "list": [text, "x"], "last": text}


@given(TEXT)
@settings(max_examples=200, deadline=None)
def test_other_yaml_readers_see_the_same_texts(text: str) -> None:
    read = yaml.safe_load(yaml_text({"list": [text], "one": text}))

    # The line break that ends a block is part of the text to others.
    assert read["one"] in (text, f"{text}\n")
    assert read["list"][0] in (text, f"{text}\n")


def test_a_bank_reads_as_a_person_would_write_it() -> None:
    questions = (
        replace(QUESTION, topic="law", answers=("U = R · I\nwith U in volts", "R = U / I"), points=2.5, tags=("a",)),
        Question("g", "yes", (), kind=QuestionKind.NUMERIC, numeric=NumericAnswer(9.81, 0.01, "m/s²"), minutes=1),
        Question("h", "100", (), kind=QuestionKind.SHORT_ANSWER, accept=("x: y", "a long text " * 9)),
    )

    assert bank_text(replace(BANK, questions=questions)) == (
        "schema: 1\n"
        "id: circuits\n"
        "title: Circuits\n"
        "questions:\n"
        "  - id: ohm\n"
        "    topic: law\n"
        "    tags: [a]\n"
        "    prompt: What is Ohm's law?\n"
        "    answer:\n"
        "      - |\n"
        "        U = R · I\n"
        "        with U in volts\n"
        "      - R = U / I\n"
        "    points: 2.5\n"
        "  - id: g\n"
        "    kind: numeric\n"
        '    prompt: "yes"\n'
        "    value: 9.81\n"
        "    tolerance: 0.01\n"
        "    unit: m/s²\n"
        "    minutes: 1\n"
        "  - id: h\n"
        "    kind: short_answer\n"
        '    prompt: "100"\n'
        "    accept:\n"
        "      - 'x: y'\n"
        f"      - '{'a long text ' * 9}'\n"
    )


def test_a_rubric_reads_as_a_person_would_write_it() -> None:
    criterion = Criterion(
        "law",
        4.0,
        "U = R · I",
        (("voltage", "U"), ("current",)),
        1,
        ("V=RI",),
        required=True,
        feedback=Feedback("Yes."),
    )
    rubric = Rubric(
        "ohm",
        (criterion, replace(criterion, id="law-2", keywords=(), at_least=None)),
        (Misconception("U = R / I", cap=0.0, feedback="Turned round."),),
        (MarkedExample("", 0.0), MarkedExample("voltage is current times resistance, " * 3 + "always", 4.0)),
        best=1,
    )

    assert rubrics_text(replace(BANK, rubrics={"ohm": rubric})) == (
        "schema: 1\n"
        "bank: circuits\n"
        "rubrics:\n"
        "  ohm:\n"
        "    best: 1\n"
        "    criteria:\n"
        "      - id: law\n"
        "        points: 4\n"
        "        statement: U = R · I\n"
        "        keywords:\n"
        "          - [voltage, U]\n"
        "          - [current]\n"
        "        at_least: 1\n"
        "        accept: [V=RI]\n"
        "        required: true\n"
        "        feedback:\n"
        "          hit: Yes.\n"
        "      - id: law-2\n"
        "        points: 4\n"
        "        statement: U = R · I\n"
        "        accept: [V=RI]\n"
        "        required: true\n"
        "        feedback:\n"
        "          hit: Yes.\n"
        "    misconceptions:\n"
        "      - statement: U = R / I\n"
        "        cap: 0\n"
        "        feedback: Turned round.\n"
        "    examples:\n"
        '      - response: ""\n'
        "        points: 0\n"
        "      - response: |\n"
        f"          {'voltage is current times resistance, ' * 3}always\n"
        "        points: 4\n"
    )


def test_a_bank_without_rubrics_takes_stale_ones_away(tmp_path: Path) -> None:
    save_bank(BANK, tmp_path)
    bare = replace(BANK, rubrics={})

    save_bank(bare, tmp_path)

    assert read_banks([tmp_path]) == ([bare], [])


def test_the_files_are_named_after_the_bank(tmp_path: Path) -> None:
    expected = (tmp_path / "question_bank" / "circuits.yaml", tmp_path / "rubrics" / "circuits.yaml")

    assert save_bank(BANK, tmp_path) == expected


@pytest.mark.parametrize("existing", ["question_bank", "rubrics"])
def test_a_file_is_not_overwritten_unless_asked(tmp_path: Path, existing: str) -> None:
    file = tmp_path / existing / "circuits.yaml"
    file.parent.mkdir()
    file.write_text("mine")

    with pytest.raises(InputError, match=r"circuits\.yaml exists already"):
        save_bank(BANK, tmp_path, overwrite=False)

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]
    assert file.read_text() == "mine"


@pytest.mark.parametrize(
    ("bank", "message"),
    [
        (replace(BANK, id="../../etc/passwd"), "id must be lowercase letters, digits and hyphens"),
        (replace(BANK, id="a\0b"), "id must be"),
        (replace(BANK, title=" "), "title is empty"),
        (replace(BANK, title="\ud800"), "stands for no character"),
        (replace(BANK, questions=()), "questions is empty"),
        (replace(BANK, questions=(QUESTION, QUESTION)), "question id 'ohm' is used a second time"),
        (replace(BANK, questions=(replace(QUESTION, points=3.0),)), "add up to 4, but the question is worth 3"),
        (replace(BANK, questions=(replace(QUESTION, points=float("nan")),)), "points must be"),
        (replace(BANK, questions=(replace(QUESTION, answers=()),)), "'answer' is missing"),
        (replace(BANK, questions=(replace(QUESTION, numeric=NumericAnswer(1.0)),)), "'value' is for numeric questions"),
    ],
)
def test_a_bank_that_could_not_be_read_is_not_written(tmp_path: Path, bank: Bank, message: str) -> None:
    with pytest.raises(ProblemsError, match=message):
        save_bank(bank, tmp_path)

    assert list(tmp_path.rglob("*.yaml")) == []


def test_a_bank_that_would_be_read_as_another_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="contradicts itself"):
        save_bank(replace(BANK, rubrics={"ohm": replace(RUBRIC, question_id="volt")}), tmp_path)


def test_a_bank_too_large_to_be_read_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_writing, "MAX_BYTES", 100)

    with pytest.raises(InputError, match="larger than"):
        save_bank(BANK, tmp_path)
