"""Members of a zip archive, read within bounds: what an archive says of itself may be a trap."""

from __future__ import annotations

import io
import zipfile
import zlib

from examsim.domain.errors import InputError

MOST_BYTES = 256 * 1024 * 1024
"""Of all members together, once unpacked."""
MOST_MEMBERS = 20_000
ZIP_SIGNATURE = b"PK\x03\x04"


def open_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """An archive whose members together are of a bearable size. Raises InputError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise broken(name) from error
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
        raise InputError(
            f"{name} unpacks to more than {MOST_BYTES // 1024 // 1024} MB; nothing was unpacked.",
            remedy="If that is meant, take the pictures and sounds out of it first.",
        )
    return archive


def member_names(data: bytes) -> frozenset[str]:
    """The names in an archive; none where it is no archive."""
    if not data.startswith(ZIP_SIGNATURE):
        return frozenset()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError):
        return frozenset()


def read_member(archive: zipfile.ZipFile, member: str, name: str) -> bytes:
    """The bytes of a member, never more than it promised. Raises InputError."""
    try:
        return archive.read(member)
    except RuntimeError as error:  # zipfile says so of a member that wants a password
        raise InputError(f"{name} is locked with a password.", remedy="Save it without one and import that.") from error
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, KeyError) as error:
        raise broken(name) from error


def broken(name: str) -> InputError:
    """What is said of an archive that cannot be unpacked."""
    return InputError(f"{name} is damaged and cannot be unpacked.", remedy="Save or download it again.")
