"""Encoded texts as bytes, for the pipe to the encoder's process and for the cache on disk.

A frame is four bytes of length, a JSON header, and as many raw bytes as the header says. No pickle: neither a file
nor a pipe may ever run code.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np

from examsim.grading.encoder import EncodedText

if TYPE_CHECKING:
    from collections.abc import Sequence

_LENGTH = struct.Struct(">I")
_HALF = np.dtype("<f2")
"""Vectors are rounded to half precision by whoever makes them, so nothing is lost here."""


class Truncated(Exception):
    """The other side went away, or a file was cut short."""


def write_frame(pipe: BinaryIO, header: dict[str, Any], body: bytes = b"") -> None:
    """Send one frame."""
    head = json.dumps({**header, "bytes": len(body)}).encode()
    pipe.write(_LENGTH.pack(len(head)) + head + body)
    pipe.flush()


def read_frame(pipe: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """Receive one frame. Raises Truncated when there is no whole one."""
    (length,) = _LENGTH.unpack(_exactly(pipe, _LENGTH.size))
    header: dict[str, Any] = json.loads(_exactly(pipe, length))
    return header, _exactly(pipe, header["bytes"])


def pack(encoded: Sequence[EncodedText]) -> tuple[dict[str, Any], bytes]:
    """Encoded texts as a header and a body; the texts themselves are not repeated."""
    shapes = [{"spans": e.spans, "shape": e.words.shape} for e in encoded]
    body = b"".join(part.astype(_HALF).tobytes() for e in encoded for part in (e.words, e.sentence))
    return {"encoded": shapes}, body


def unpack(header: dict[str, Any], body: bytes, texts: Sequence[str]) -> list[EncodedText]:
    """What ``pack`` packed, of the same texts. Raises Truncated where the bytes don't fit."""
    encoded, at = [], 0
    for text, shape in zip(texts, header["encoded"], strict=True):
        layers, words, dimensions = shape["shape"]
        count = layers * words * dimensions
        if len(body) < (at + count + dimensions) * _HALF.itemsize:
            raise Truncated
        numbers = np.frombuffer(body, _HALF, count + dimensions, at * _HALF.itemsize).astype(np.float32)
        spans = tuple((int(start), int(end)) for start, end in shape["spans"])
        encoded.append(EncodedText(text, spans, numbers[:count].reshape(shape["shape"]), numbers[count:]))
        at += count + dimensions
    return encoded


def _exactly(pipe: BinaryIO, count: int) -> bytes:
    data = pipe.read(count)
    if len(data) < count:
        raise Truncated
    return data
