from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.storage import yaml_document
from examsim.storage.yaml_document import MAX_DEPTH, MAX_VALUES, Document, parse_document

PATH = Path("x.yaml")


def _document(text: str) -> Document:
    document, problems = parse_document(text, PATH)
    assert problems == []
    assert document is not None
    return document


def _data(text: str) -> Any:
    return _document(text).data


def _problems(text: str) -> list[str]:
    return [str(problem).removeprefix("x.yaml:") for problem in parse_document(text, PATH)[1]]


def test_every_value_and_key_has_its_place() -> None:
    document = _document("a: 1\nb:\n  - x\n  - {c: d}\n")

    assert (document.marks_at(("a",)).line, document.marks_at(("a",)).column) == (1, 4)
    inner = document.marks_at(("b", 1, "c"))
    assert (inner.line, inner.column, inner.key_line, inner.key_column) == (4, 9, 4, 6)


def test_what_does_not_exist_has_the_place_of_what_is_around_it() -> None:
    document = _document("a:\n  - b: c\n")

    assert str(document.problem(("a", 0, "missing"), "no")) == "x.yaml:2:5: no"
    assert str(document.problem(("nothing", 3), "no")) == "x.yaml:1:1: no"
    assert str(document.problem(("a",), "no", at_key=True)) == "x.yaml:1:1: no"
    assert str(document.problem(("a",), "no")) == "x.yaml:2:3: no"


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("4", 4), ("-4", -4), ("+4", 4), ("04", 4), ("4.0", 4.0), ("1e-3", 0.001), ("1E3", 1e3),
        (".5", 0.5), ("5.", 5.0), ("yes", True), ("No", False), ("ON", True), ("off", False), ("true", True),
        ("FALSE", False), ("", None), ("~", None), ("null", None), ("Null", None),
        ("y", "y"), ("n", "n"), ("nO", "nO"), ("12:30", "12:30"), ("2024-05-01", "2024-05-01"), ("1_000", "1_000"),
        ("0x1F", "0x1F"), ("0o17", "0o17"), ("1e", "1e"), (".", "."), ("1.2.3", "1.2.3"), ("'4'", "4"), ('"no"', "no"),
        ("!!str 4", "4"), ("! 4", "4"), ("<<", "<<"), ("=", "="),
    ],
)  # fmt: skip
def test_words_without_quotes_mean_what_editors_say(written: str, meaning: object) -> None:
    value = _data(f"a: {written}")["a"]

    assert value == meaning
    assert type(value) is type(meaning)


def test_a_number_of_any_length_is_read_promptly() -> None:
    assert _data("a: " + "9" * 300)["a"] == float("9" * 300)
    assert _data("a: " + "9" * 100_000)["a"] == float("inf")
    assert str(_data("a: .nan")["a"]) == "nan"


def test_keys_are_texts_whatever_they_look_like() -> None:
    assert _data("1: a\nno: b\n~: c\n2.50: d\n") == {"1": "a", "no": "b", "~": "c", "2.50": "d"}


def test_the_line_break_that_ends_a_block_is_not_part_of_the_text() -> None:
    assert _data("a: |\n  x\n  y\nb: |+\n  x\n\nc: >\n  x\n  y\nd: |-\n  x\ne: \"x\\n\"\n") == {
        "a": "x\ny", "b": "x\n", "c": "x y", "d": "x", "e": "x\n",
    }  # fmt: skip


def test_an_anchor_may_be_used_again_and_its_use_has_a_place_of_its_own() -> None:
    document = _document("a: &groups [x, [y]]\nb:\n  - *groups\n")

    assert document.data == {"a": ["x", ["y"]], "b": [["x", ["y"]]]}
    assert str(document.problem(("b", 0), "here")) == "x.yaml:3:5: here"


def test_a_second_equal_key_is_a_problem_and_does_not_win() -> None:
    document, problems = parse_document("a: 1\nb: 2\na: 3\n", PATH)

    assert [str(problem) for problem in problems] == ["x.yaml:3:1: the key 'a' is here a second time (first in line 1)"]
    assert document is not None
    assert document.data == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: the file is empty"),
        ("# only words\n", "2:1: the file is empty"),
        ("a: 1\n\tb: 2\n", "2:1: a tab is used to indent: use spaces"),
        ("a:\n  - b\n\t- c\n", "3:1: a tab is used to indent"),
        ("a: 1\nb:\n\tc: 2\n", "3:1: a tab is used to indent"),
        ("prompt: Define: what\n", "1:15: a second `:` in one line"),
        ("a: 'x\nb: y\n", "1:4: the quote opened here is never closed"),
        ("a: [x, y\nb: z\n", "1:4: the bracket opened here is never closed"),
        ("a: {x: y\nb: z\n", "1:4: the bracket opened here is never closed"),
        ("a: *em* x\n", "1:7: a text cannot begin with `*` or `&`"),
        ("a: &\n", "1:5: a text cannot begin with `*` or `&`"),
        ("a: @x\n", "1:4: a text cannot begin with this character"),
        ("a: `x`\n", "1:4: a text cannot begin with this character"),
        ("a: %x\n", "1:4: a text cannot begin with this character"),
        ("a: ,x\n", "1:4: a text cannot begin with this character"),
        ("a: > x\n", "1:6: after `|` or `>` a text begins on the next line"),
        ("a: ? x\n", "1:4: a text cannot begin with `?` and a space"),
        ("a: - x\n", "1:4: a list begins on a line of its own"),
        ('a: "\\d"\n', "1:5: no such escape after `\\`"),
        ('a: "x" y\n', "1:8: this does not fit the lines above"),
        ("a: 1\n  b: 2\n", "2:4: a second `:` in one line, or a line indented too far"),
        ("a:\n  - x: 1\n    y: 2\n   z: 3\n", "4:4: this line is indented neither like"),
        ("a: 1\nfoo\nb: 2\n", "3:1: this line is not `key: value`"),
        ("  a: 1\nb: 2\n", "2:1: this line does not fit the ones above"),
        ("a: !x!y z\n", "1:4: a text cannot begin with `!`"),
        ("%YAML 9.9\n---\na: 1\n", "1:1: this version of YAML is not known"),
        ("%x\na: 1\n", "1:3: a line cannot begin with `%`"),
        ("a: !important\n", "1:4: `!important` is not used here"),
        ("a: !!python/object/apply:os.system [ls]\n", "1:4: `!!python/object/apply:os.system` is not used here"),
        ("a: !!binary aGVsbG8=\n", "1:4: `!!binary` is not used here"),
        ("a: !!set {x}\n", "1:4: `!!set` is not used here"),
        ("a: *x\n", "1:4: `*x` stands for nothing"),
        ("a: &x [*x]\n", "1:8: `*x` stands for nothing"),
        ("[a]: b\n", "1:1: a key must be a word"),
        ("a: 1\n---\nb: 2\n", "2:1: a second document begins here"),
        ("[" * 1000, f"1:{MAX_DEPTH + 1}: lists and keys are nested more than {MAX_DEPTH} deep"),
    ],
)
def test_broken_yaml_is_explained_where_it_breaks(text: str, problem: str) -> None:
    found = _problems(text)

    assert len(found) == 1
    assert found[0].startswith(problem)


def test_lists_as_deep_as_allowed_are_read() -> None:
    assert _data("[" * MAX_DEPTH + "]" * MAX_DEPTH)


@pytest.mark.timeout(30)
def test_a_few_lines_that_grow_without_end_are_refused_before_they_do() -> None:
    laughs = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    tracemalloc.start()
    found = _problems(f"a0: &a0 [x, x]\n{laughs}")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert f"more than {MAX_VALUES:,} values" in found[0]
    assert peak < 10_000_000


@pytest.mark.parametrize(
    "text",
    [
        "a: &a x\nb: [" + "*a, " * 2000,
        "a: [" + "x, " * 2000,
        "{" + "k: , " * 1000,
        "- &a [" + "x, " * 600 + "]\n- *a",
        "- " + "x" * 300_000,
        "- &a " + "x" * 20_000 + "\n- *a" * 20,
    ],
    ids=["aliases", "values", "keys", "what an alias stands for", "long texts", "long texts behind aliases"],
)
def test_values_are_counted_however_they_come(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_document, "MAX_VALUES", 1000)

    assert "more than 1,000 values" in _problems(text)[-1]


@pytest.mark.timeout(30)
@pytest.mark.parametrize("part", ["[", "{a: ", "- ", "? ", "a: ", "&a ", "!x ", "'x", '"x', "\n", "#\n", "%x\n", "*a "])
def test_a_million_of_anything_is_refused_promptly(part: str) -> None:
    assert _problems(part * (1_000_000 // len(part)))


@given(st.text(st.sampled_from("ab: -\n'\"[]{},|>#&*!?%@`\t~1.0"), max_size=80))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    document, problems = parse_document(text, PATH)

    assert document is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)
