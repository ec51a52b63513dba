"""An encoder that remembers, for texts of banks, which come back with every exam."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Protocol

from examsim.grading.wire import Truncated, pack, read_frame, unpack, write_frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from examsim.grading.encoder import EncodedText, Encoder


_WAY = "2"
"""How encodings are made of a text: another one when that changes, so that none made before is taken for a new one."""


class Cache(Protocol):
    """Bytes by name, which may forget."""

    def get_many(self, keys: Sequence[str]) -> dict[str, bytes]:
        """Those of the keys that are kept, with their bytes."""

    def put_many(self, items: Mapping[str, bytes]) -> None:
        """Keep bytes under their keys."""


class CachedEncoder:
    """Asks the encoder only for what the cache has not kept; marks are the same with and without."""

    def __init__(self, encoder: Encoder, cache: Cache) -> None:
        self._encoder = encoder
        self._cache = cache

    @property
    def version(self) -> str:
        """The encoder's own."""
        return self._encoder.version

    def encode(self, texts: Sequence[str]) -> list[EncodedText]:
        """Encode texts, in order, as the encoder would."""
        keys = [self._key(text) for text in texts]
        kept = self._cache.get_many(keys)
        known = {
            text: encoded
            for text, key in zip(texts, keys, strict=True)
            if key in kept and (encoded := _from_bytes(kept[key], text)) is not None
        }
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        if missing:
            made = dict(zip(missing, self._encoder.encode(missing), strict=True))
            self._cache.put_many({self._key(text): _to_bytes(encoded) for text, encoded in made.items()})
            known |= made
        return [known[text] for text in texts]

    def _key(self, text: str) -> str:
        return hashlib.sha256(f"{_WAY}\n{self.version}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _to_bytes(encoded: EncodedText) -> bytes:
    frame = io.BytesIO()
    write_frame(frame, *pack([encoded]))
    return frame.getvalue()


def _from_bytes(frame: bytes, text: str) -> EncodedText | None:
    try:
        return unpack(*read_frame(io.BytesIO(frame)), [text])[0]
    except (Truncated, ValueError, KeyError, TypeError):
        return None  # whatever it was, it is made again
