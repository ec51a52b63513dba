"""Files that are broken, locked, or made to do harm: refused in words, or read as nothing but text."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from contextlib import suppress

import pypdf
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from examsim.domain.errors import InputError
from examsim.importing.files import content
from examsim.importing.files import zipped as archives
from tests.importing.files.made import anki_package, draft_of, pdf, word_document, zipped
from tests.importing.files.seeds import SEEDS

LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
DOCTYPES = {
    "entities that grow": f'<!DOCTYPE q [<!ENTITY a "aaaaaaaaaa">{LAUGHS}]>',
    "an entity of the system's": '<!DOCTYPE q [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
    "an entity from elsewhere": '<!DOCTYPE q [<!ENTITY i SYSTEM "http://127.0.0.1:9/x">]>',
    "a document type from elsewhere": '<!DOCTYPE q SYSTEM "http://127.0.0.1:9/q.dtd">',
}
MOODLE = (
    '<?xml version="1.0"?>{}<quiz><question type="shortanswer"><questiontext><text>What? {}</text></questiontext>'
    '<answer fraction="100"><text>this</text></answer></question></quiz>'
)


def refusal(data: bytes | str) -> InputError:
    with pytest.raises(InputError) as refused:
        draft_of(data, "folder/odd.bin")
    assert refused.value.remedy
    assert "odd.bin" in str(refused.value)
    return refused.value


def document_with(change: bytes, to: bytes, doctype: str = "") -> bytes:
    with zipfile.ZipFile(io.BytesIO(word_document([("Mitosis - (ANSWER) divides", None)]))) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    changed = (
        members["word/document.xml"].replace(change, to).replace(b"<w:document", doctype.encode() + b"<w:document", 1)
    )
    members["word/document.xml"] = changed
    return zipped(members)


def locked(data: bytes, password: str = "secret", algorithm: str = "RC4-128") -> bytes:
    writer, file = pypdf.PdfWriter(clone_from=io.BytesIO(data)), io.BytesIO()
    writer.encrypt(password, "the owner's", algorithm=algorithm)
    writer.write(file)
    return file.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """An archive whose first member says that it unpacks to less than it does."""
    changed = bytearray(data)
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = changed.find(signature) + place
        changed[at : at + 4] = struct.pack("<I", size)
    return bytes(changed)


@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES.keys())
def test_an_xml_file_that_defines_or_fetches_entities_is_not_read(doctype: str) -> None:
    assert "entities" in str(refusal(MOODLE.format(doctype, "&i;")))
    assert draft_of(MOODLE.format("", "")).bank.questions[0].prompt == "What?"


@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES.keys())
def test_entities_in_a_word_document_bring_nothing_in(doctype: str) -> None:
    data = document_with(b"divides", b"divides &i;", doctype)
    with suppress(InputError):
        assert draft_of(data).bank.questions[0].answer == "divides"


BROKEN: dict[str, tuple[bytes | str, str]] = {
    "a quiz that breaks off": (MOODLE[:90], "breaks off"),
    "half a PDF": (pdf([["1. Mitosis - (ANSWER) divides"]])[:300], "damaged"),
    "the head of a PDF": (b"%PDF-1.7\n", "damaged"),
    "a scan": (pdf([[], []]), "scanned"),
    "a locked PDF": (locked(pdf([["1. Mitosis - (ANSWER) divides"]])), "encrypted with a password"),
    "broken XML in a document": (document_with(b"</w:body>", b""), "damaged"),
    "no database in a package": (zipped({"collection.anki2": b"no database"}), "database"),
    "nothing packed in a package": (zipped({"collection.anki21b": b"never packed"}), "damaged"),
    "a zip archive": (zipped({"notes.txt": b"Mitosis"}), "zip archive"),
    "a lying archive": (lying(zipped({"collection.anki2": b"\0" * 100_000}), 100), "damaged"),
    "chance": (random.Random(7).randbytes(4000), "binary"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(40), "picture"),
    "XML without a bottom": ('<?xml version="1.0"?><quiz>' + "<question>" * 50_000, "breaks off"),
    "no answers": ("GIFT {=} \n\nand {~no}", "no question"),
}


@pytest.mark.parametrize(("data", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_what_cannot_be_read_is_refused_in_words(data: bytes | str, words: str) -> None:
    assert words.casefold() in str(refusal(data)).casefold()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_a_pdf_is_read_unless_it_takes_a_password_to_open_it(algorithm: str) -> None:
    page = pdf([["1. Mitosis - (ANSWER) divides"]])
    assert draft_of(locked(page, "", algorithm)).bank.questions[0].answer == "divides"
    assert "encrypted with a password" in str(refusal(locked(page, "secret", algorithm)))


def test_what_unpacks_to_more_than_a_bearable_size_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 2_000_000)
    bomb = zipped({"collection.anki2": bytes(3_000_000)})
    assert len(bomb) < 10_000
    assert "unpacks to more than" in str(refusal(bomb))
    monkeypatch.setattr("examsim.importing.files.anki.MOST_BYTES", 2_000_000)
    assert "unpacks to more than" in str(refusal(zipped({"collection.anki21b": zstandard.compress(bytes(3_000_000))})))
    assert "damaged" in str(refusal(zipped({"collection.anki21b": zstandard.compress(bytes(3_000_000))[:60]})))


def test_a_page_that_unpacks_without_end_is_bounded() -> None:
    page = pdf([["x"]])
    at, end = page.index(b"stream\n") + 7, page.index(b"\nendstream")
    packed = zlib.compress(b"(aaaaaaaa) Tj " * 6_000_000, 9)
    head = page[:at].replace(b"<< /Length", b"<< /Filter /FlateDecode /Length", 1)
    refusal(head + packed + page[end:])


def test_too_long_a_text_is_refused_before_it_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "MOST_TEXT", 1000)
    assert "larger than" in str(refusal("Term. Answer: word\n" * 100))
    monkeypatch.undo()
    monkeypatch.setattr("examsim.importing.guide._MOST_LINES", 10)
    assert "more than 10 lines" in str(refusal("Term. Answer: word\n" * 100))


@pytest.mark.parametrize(
    "text",
    [
        "\x1b[31mRed\x1b[0m. Answer: a \x1b]0;title\x07colour\x9b2J of\u202e light\n",
        "Question,Answer\nRed\x1b[2J,a \x1b]8;;http://x\x1b\\colour\x07 of light\n",
        "Red {=\x1b[31ma colour\x9b1m of light\x07}\n",
        "Red\x1b[H\n\n<p>\x1b[1ma</p><p>b</p><p>Red. Answer: a colour of light</p>",
    ],
)
def test_escapes_for_the_terminal_reach_no_bank(text: str) -> None:
    question = draft_of(text, "\x1b[31mred\x07.txt").bank.questions[0]
    said = " ".join([question.prompt, *question.answers, *question.accept, question.source])
    assert said.isprintable()
    assert "[31m" not in said
    assert "title" not in said


@pytest.mark.parametrize(
    "data",
    [
        "$CATEGORY: $course$/Li\x1b[31mght\x07\n\nWhat bends it? {=a lens}\n\nWhat else? {=water}\n",
        anki_package([("Lens\x1fIt bends light.\x1fthi\x1b[1mck\x07", "li\x1b[31mght\x9b2J")], deck="Li\x1b[31mght"),
        "Question,Answer,Topic,Tags,Hint\nLens,It bends,Li\x1b[2Jght,li\x1b[1mght,thi\x1b[1mck\nFog,It scatters,,,\n",
        '[{"question": "Lens", "answer": "It bends light", "topic": "Li\\u001b[1mght", "tags": ["li\\u001b[1mght"]}]',
    ],
    ids=["GIFT", "Anki", "a table", "JSON"],
)
def test_escapes_for_the_terminal_reach_no_label_of_a_question(data: bytes | str) -> None:
    question = draft_of(data).bank.questions[0]
    assert {question.topic, *question.tags, question.hint} <= {"Light", "light", "thick", ""}
    assert question.topic == "Light"


def test_a_name_is_never_a_path() -> None:
    text = "Osmosis. Answer: water moves\n"
    for name in ("../../etc/passwd", "..\\..\\boot.ini", "/", "..", "a/../../b.txt", "\0", "C:\\x\\..\\y.txt"):
        draft = draft_of(text, name)
        assert not {"/", "\\", "."} & set(draft.bank.id)
        assert "/" not in draft.bank.questions[0].source
    assert draft_of("::../../../x:: Who? {=me}\n", "quiz").bank.id == "quiz"


@settings(max_examples=120)
@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 40)), min_size=1, max_size=4),
)
def test_no_damage_to_any_file_breaks_its_reader(data: bytes, cuts: list[tuple[float, bytes, int]]) -> None:
    for place, put, gone in cuts:
        at = int(place * len(data))
        data = data[:at] + put + data[at + gone :]
    with suppress(InputError):
        draft_of(data)


def test_a_page_with_a_section_that_nothing_knows_is_read_on() -> None:
    page = "<html><body><h1>Sea</h1><p>Why is it salty? - Answer: Rivers <![CDn[odd]]>carry minerals.</p></body></html>"
    assert [question.answer for question in draft_of(page, "sea.html").bank.questions] == ["Rivers carry minerals."]
