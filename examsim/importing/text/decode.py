"""Bytes of a study guide as text.

A file says how it is encoded by a byte order mark or not at all, so the encoding is decided by evidence, strictest
first: a mark, then zeros in every second byte (UTF-16), then UTF-8, whose rules other encodings break at once. What
is left is taken for Windows-1252, in which any bytes make sense: never an error, and right for most old files. Words
that no language of the west has, with signs in them or four accents in a row, show another code page of Windows.
Statistical guessers were left out, since they are wrong about short texts and cannot say why.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from examsim.domain.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive, or a document in one (.docx, .odt, .epub)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 64 * 1024
_MOST_CONTROLS = 0.005
_FEW_CONTROLS = 8
"""So many prove nothing: what a terminal wrote has some."""
_FOREIGN = (
    (re.compile(r"[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{4}"), "cp1251"),
    (re.compile(r"(?<=[^\W\d_])[\u009c\u009f\u00b3\u00b9\u00bf](?=[^\W\d_])"), "cp1250"),
    (re.compile(r"(?<=[^\W\d_])\u00fe(?![^\W_])"), "cp1254"),
)
"""What words in other code pages look like, read as Latin-1: Russian, Polish, and Turkish by no Icelandic ending."""
_FEWEST_FOREIGN = 3


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text and the encoding that its bytes were taken to be in."""

    text: str
    encoding: str


def decode(data: bytes, source: str) -> DecodedText:
    """The text in the bytes of a file called ``source``. Raises InputError where they are no text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _not_text(source, kind)
    encoding = _marked(data) or _unmarked_utf16(data)
    if encoding is not None:
        try:
            return DecodedText(data.decode(encoding), encoding)
        except UnicodeDecodeError as error:
            raise _not_text(source, f"broken {encoding.upper()}") from error
    if _looks_binary(data):
        raise _not_text(source, "a binary file")
    try:
        return DecodedText(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _windows(data)


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2 or len(data) % 2:
        return None
    # Line ends and spaces have a zero byte in any script; Latin text has one in every pair.
    odd_zeros, even_zeros = sample[1::2].count(0), sample[0::2].count(0)
    if odd_zeros > 0.4 * pairs and not even_zeros:
        return "utf-16-le"
    if even_zeros > 0.4 * pairs and not odd_zeros:
        return "utf-16-be"
    return None


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return b"\0" in data or len(_CONTROLS.findall(sample)) > max(_FEW_CONTROLS, _MOST_CONTROLS * len(sample))


def _windows(data: bytes) -> DecodedText:
    western = data.decode("latin-1")
    for pattern, encoding in _FOREIGN:
        if len(pattern.findall(western[:_SAMPLE])) >= _FEWEST_FOREIGN:
            return DecodedText(data.decode(encoding, errors="replace"), encoding)
    try:
        return DecodedText(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:  # five bytes are undefined there, none in Latin-1
        return DecodedText(data.decode("latin-1"), "latin-1")


def _not_text(source: str, kind: str) -> InputError:
    return InputError(
        f"{source} is {kind}, not a text file.", remedy="Save or copy its text as plain text and import that."
    )
