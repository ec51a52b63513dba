"""Files of every format, made for these tests."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx

from examsim.importing import drafted, understood
from examsim.importing.files.content import Content
from examsim.storage.foreign_tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from examsim.importing import Draft


def draft_of(data: bytes | str, name: str = "odd") -> Draft:
    """What becomes of a file whose name says nothing."""
    content = Content(data.encode() if isinstance(data, str) else data, name, rows_of)
    return drafted([understood(content)], name)


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def word_document(paragraphs: Iterable[tuple[str, str | None]], rows: Sequence[Sequence[str]] = ()) -> bytes:
    """Paragraphs with their styles, and a table below."""
    document = docx.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Pages of lines in Helvetica."""
    streams = []
    for lines in pages:
        shown = "".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T* " for line in lines)
        streams.append(f"BT /F1 11 Tf 14 TL 72 760 Td {shown}ET".encode("cp1252"))
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()]
    font = f"{3 + 2 * len(pages)} 0 R"
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * number} 0 R"
            f" /Resources << /Font << /F1 {font} >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def anki_package(
    notes: Sequence[tuple[str, str]],
    deck: str = "Bio::Cells",
    member: str = "collection.anki2",
    journal: str = "delete",
    templates: Sequence[tuple[str, str]] = (),
    fields: Sequence[str] = ("Front", "Back", "Hint"),
) -> bytes:
    """Notes as fields joined the way Anki joins them, and tags; templates are the fronts and backs of its cards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "collection"
        connection = sqlite3.connect(path)
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE col (decks TEXT, models TEXT)")
        connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, flds TEXT, tags TEXT, mid INTEGER)")
        connection.execute("CREATE TABLE cards (id INTEGER PRIMARY KEY, nid INTEGER, did INTEGER)")
        cards = [{"qfmt": front, "afmt": back} for front, back in templates]
        models = {"3": {"flds": [{"name": name} for name in fields], "tmpls": cards}}
        connection.execute("INSERT INTO col VALUES (?, ?)", [json.dumps({"7": {"name": deck}}), json.dumps(models)])
        for number, (texts, tags) in enumerate(notes, 1):
            connection.execute("INSERT INTO notes VALUES (?, ?, ?, 3)", [number, texts, tags])
            connection.execute("INSERT INTO cards VALUES (?, ?, 7)", [number, number])
        connection.commit()
        connection.close()
        return zipped({member: path.read_bytes(), "media": b"{}"})
