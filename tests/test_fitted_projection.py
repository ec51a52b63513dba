"""What is fitted on words reduced to their principal directions is what is applied to words as the model gives them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import torch

from tools import projection
from tools.projection import PRINCIPAL, Principal, Recall, applied, write

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

WORDS = np.random.default_rng(3).standard_normal((2, 7, PRINCIPAL)).astype(np.float32)


def fitted() -> tuple[Recall, Principal]:
    numbers = np.random.default_rng(5)
    axes, _ = np.linalg.qr(numbers.standard_normal((2 * PRINCIPAL, PRINCIPAL)))
    torch.manual_seed(1)
    recall = Recall().eval()
    with torch.no_grad():
        recall.senses.weight.add_(0.1 * torch.randn_like(recall.senses.weight))
        recall.decides.weight.add_(0.01 * torch.randn_like(recall.decides.weight))
    return recall, Principal(numbers.standard_normal(2 * PRINCIPAL) * 0.1, axes)


def test_senses_and_weights_are_those_that_were_fitted() -> None:
    recall, principal = fitted()
    shipped = applied(recall, principal)
    reduced = torch.from_numpy(principal.reduced(WORDS).astype(np.float32))
    with torch.inference_mode():
        senses = torch.nn.functional.normalize(recall.senses(reduced), dim=-1).numpy()
        decided = recall.decides(reduced)[:, 0].numpy()
    np.testing.assert_allclose(shipped.senses(WORDS), senses, atol=0.01)
    weights = np.log(shipped.weights(WORDS))
    assert np.corrcoef(weights, decided)[0, 1] > 0.99


def test_what_is_written_is_what_was_fitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection, "files", lambda _: tmp_path)
    shipped = applied(*fitted())
    write(shipped, {"seed": 0}, "model@1")
    told = json.loads((tmp_path / "projection.json").read_text("utf-8"))
    with np.load(tmp_path / "projection.npz") as numbers:
        np.testing.assert_array_equal(np.asarray(numbers["matrix"], np.float32), shipped.matrix)
        np.testing.assert_array_equal(numbers["shift"], shipped.shift)
    assert (told["encoder"], told["half_covered"], told["provenance"]) == ("model@1", shipped.half_covered, {"seed": 0})
