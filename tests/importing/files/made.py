"""Files of every format, made for these tests."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor

from examsim.importing import drafted, understood
from examsim.importing.files.content import Content
from examsim.storage.foreign_tables import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


COLOURS = {"=": WD_COLOR_INDEX.YELLOW, "~": WD_COLOR_INDEX.TURQUOISE}


def looking(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text and how they look: ``*bold*``, ``=yellow=``, ``~turquoise~``, ``@red@``, ``^underlined^``."""
    for place, part in enumerate(re.split(r"([*=~@^])(.*?)\1", text)):
        if place % 3 == 0:
            yield part, ""
        elif place % 3 == 1:
            looks = part
        else:
            yield part, looks


def document_with_lists(paragraphs: Sequence[tuple[str, int | None, int]], *levels: str) -> bytes:
    """Paragraphs with the list they are in and how deep; a list for each number used, of one kind."""
    document = docx.Document()
    root = document.part.numbering_part.element
    kind = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{"".join(levels)}</w:abstractNum>')
    root.insert(0, kind)
    for number in sorted({one for _, one, _ in paragraphs if one is not None}):
        root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="77"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
    for text, within, depth in paragraphs:
        paragraph = document.add_paragraph()
        for part, looks in looking(text):
            run = paragraph.add_run(part)
            run.bold = True if looks == "*" else None
            run.font.highlight_color = COLOURS.get(looks)
            run.underline = True if looks == "^" else None
            if looks == "@":
                run.font.color.rgb = RGBColor(255, 0, 0)
        if within is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().set(qn("w:val"), str(depth))
            properties.get_or_add_numId().set(qn("w:val"), str(within))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Pages of lines in Helvetica, set in as far as their blanks say, and in bold between two asterisks."""
    return pdf_of(
        [
            [(72 + 6 * (len(line) - len(line.lstrip())), 760 - 14 * n, line.strip()) for n, line in enumerate(page)]
            for page in pages
        ]
    )


def pdf_of(pages: Sequence[Sequence[tuple[float, float, str]]], size: float = 11) -> bytes:
    """Pages of texts, each where it stands, in points."""
    streams = []
    for texts in pages:
        safe = [(x, y, text.replace("(", chr(92) + "(").replace(")", chr(92) + ")")) for x, y, text in texts]
        shown = "".join(_shown(text, f"{size} Tf 1 0 0 1 {x} {y} Tm") for x, y, text in safe)
        streams.append(shown.encode("cp1252"))
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()]
    font, bold = (f"{3 + 2 * len(pages) + more} 0 R" for more in (0, 1))
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {4 + 2 * number} 0 R"
            f" /Resources << /Font << /F1 {font} /F2 {bold} >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects += [
        b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % name
        for name in (b"Helvetica", b"Helvetica-Bold")
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _shown(text: str, place: str) -> str:
    bare = text.removeprefix("**").removesuffix("**")
    return f"BT /F{1 if bare == text else 2} {place} ({bare}) Tj ET "


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
