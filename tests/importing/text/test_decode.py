from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examsim.domain.errors import InputError
from examsim.importing.text.decode import decode

TEXT = "Naïve Bayes – “features are independent”\nCafé. Answer: a place\n"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_text_comes_back_whatever_encoding_it_was_saved_in(encoding: str, named: str) -> None:
    decoded = decode(TEXT.encode(encoding), "guide.txt")
    assert decoded.text == TEXT
    assert decoded.encoding == named


def test_bytes_that_windows_leaves_undefined_are_still_text() -> None:
    assert decode(b"caf\xe9 \x81", "guide.txt").encoding == "latin-1"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04 ...",
        b"\x89PNG\r\n\x1a\n",
        b"words and \0 zeros, not in pairs",
        bytes(range(256)) * 8,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(InputError, match=r"notes\.bin is") as refused:
        decode(data, "notes.bin")
    assert refused.value.remedy


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with suppress(InputError):
        assert isinstance(decode(data, "x").text, str)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Pytanie: Co transportuje ksylem?\nOdpowiedź: Wodę i sole, które płyną w łodygach z gałęzi i żyły.", "cp1250"),
        ("Вопрос: Что переносит ксилема?\nОтвет: Воду и соли.", "cp1251"),
        ("Soru: Beş taş nerede, kaç kuş var?\nCevap: Dış baş köşede güneş var.", "cp1254"),
        ("Frage: Was trägt das Xylem? Où ça? ¿Cuánto? Þetta er ís.\nAntwort: Größere Mengen Wasser, à côté.", "cp1252"),
    ],
)
def test_the_code_page_of_an_old_file_is_known_by_its_words(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "old.txt").text == text
