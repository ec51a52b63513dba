from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from examsim.storage.embeddings import BlobCache

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "embeddings" / "encoded.sqlite3"


def test_what_is_put_is_got_by_any_later_process(path: Path) -> None:
    BlobCache(path).put_many({"a": b"\0one", "b": b""})
    assert BlobCache(path).get_many(["b", "a", "unknown"]) == {"a": b"\0one", "b": b""}


def test_a_cache_nobody_filled_is_empty_and_making_one_touches_nothing(path: Path) -> None:
    cache = BlobCache(path)
    assert not path.parent.exists()
    assert cache.get_many(["a"]) == {}
    assert cache.get_many([]) == {}


def test_putting_again_replaces(path: Path) -> None:
    cache = BlobCache(path)
    cache.put_many({"a": b"old"})
    cache.put_many({"a": b"new"})
    assert cache.get_many(["a"]) == {"a": b"new"}


def test_thousands_of_keys_are_one_question(path: Path) -> None:
    cache = BlobCache(path)
    many = {str(n): bytes([n % 256]) for n in range(40_000)}
    cache.put_many(many)
    assert cache.get_many(list(many)) == many


def test_what_was_not_used_longest_goes_first(path: Path) -> None:
    cache = BlobCache(path, most_bytes=100_000)
    for name in "abcdefgh":
        cache.put_many({name: name.encode() * 10_000})
        cache.get_many(["a"])
    for name in "ijkl":
        cache.put_many({name: name.encode() * 10_000})
        cache.get_many(["a"])
    kept = set(cache.get_many(list("abcdefghijkl")))
    assert {"a", "l"} <= kept
    assert "b" not in kept
    assert path.stat().st_size < 200_000


def test_a_file_that_is_no_database_is_dropped_and_made_again(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"nothing like a database, though long enough to be looked at" * 20)
    cache = BlobCache(path)
    assert cache.get_many(["a"]) == {}
    cache.put_many({"a": b"one"})
    assert cache.get_many(["a"]) == {"a": b"one"}


def test_a_database_of_another_shape_is_dropped_and_made_again(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE blobs (key TEXT, used INTEGER)")
    cache = BlobCache(path)
    cache.put_many({"a": b"one"})
    cache.put_many({"a": b"one"})
    assert cache.get_many(["a"]) == {"a": b"one"}


def test_a_flipped_bit_is_a_value_less_not_another_value(path: Path) -> None:
    cache = BlobCache(path)
    cache.put_many({"a": b"one", "b": b"two"})
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE blobs SET value = x'6f6e64' WHERE key = 'a'")
    assert cache.get_many(["a", "b"]) == {"b": b"two"}


def test_a_cache_locked_by_another_is_not_waited_for_long_and_not_dropped(path: Path) -> None:
    cache = BlobCache(path)
    cache.put_many({"a": b"one"})
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        cache.put_many({"b": b"two"})
        assert cache.get_many(["a", "b"]) == {"a": b"one"}
    assert cache.get_many(["a", "b"]) == {"a": b"one"}


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = BlobCache(tmp_path / "file" / "encoded.sqlite3")
    cache.put_many({"a": b"one"})
    assert cache.get_many(["a"]) == {}


def test_threads_share_one_cache(path: Path) -> None:
    cache = BlobCache(path)

    def work(number: int) -> dict[str, bytes]:
        cache.put_many({str(number): bytes([number])})
        return cache.get_many([str(number)])

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(work, range(40))) == [{str(n): bytes([n])} for n in range(40)]
