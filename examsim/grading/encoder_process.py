"""The encoder in a process of its own: the front end never imports it, waits for it or is slowed by it.

Pipes rather than sockets, because nothing else can then connect; frames rather than pickles, because a pipe must
never run code. The child lives in a session of its own, so ctrl+c in the terminal passes it by, and leaves when its
standard input closes, however the parent died and however far loading has come.
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Literal

from examsim.domain.errors import EncoderUnavailable
from examsim.grading.wire import Truncated, pack, read_frame, unpack, write_frame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from examsim.grading.encoder import EncodedText, Encoder

State = Literal["loading", "ready", "failed"]

_COMMAND = (sys.executable, "-P", "-m", "examsim.grading.encoder_process")
"""-P, because a file named torch.py in the learner's folder must not be taken for the library."""
_STARTS = 2
"""A child that dies is replaced once; one that dies again would die for ever."""
_TEXTS_PER_REQUEST = 64
_PATIENCE = 2.0
"""Seconds a child is given to leave by itself."""
_NICENESS = 5
"""While it loads, keys being pressed come first."""


class EncoderProcess:
    """An encoder whose model lives in a child process. Safe to use from several threads."""

    def __init__(self, model: str | None = None, log: Path | None = None) -> None:
        self._model = model
        self._log = log
        self._settled = threading.Condition()
        self._talking = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._starts = 0
        self._is_closed = False
        self._version = ""
        self._failure: EncoderUnavailable | None = None

    @property
    def state(self) -> State:
        """How far it has come; "loading" before ``start`` too."""
        if self._failure is not None:
            return "failed"
        return "ready" if self._version else "loading"

    @property
    def reason(self) -> str:
        """Why it failed, in words; empty otherwise."""
        return str(self._failure) if self._failure is not None else ""

    @property
    def version(self) -> str:
        """Name and short checksum of the model; starts it if need be, and waits until it is loaded."""
        self.start()
        self._wait()
        return self._version

    def start(self) -> None:
        """Begin loading and return at once; starting twice is starting once."""
        with self._settled:
            if self._starts == 0 and not self._is_closed:
                self._starts = 1
                threading.Thread(target=self._launch, name="encoder-start", daemon=True).start()

    def encode(self, texts: Sequence[str]) -> list[EncodedText]:
        """Encode texts, in order, waiting for the model if need be. Raises EncoderUnavailable."""
        self.start()
        self._wait()
        encoded: list[EncodedText] = []
        with self._talking:
            for first in range(0, len(texts), _TEXTS_PER_REQUEST):
                encoded += self._ask(texts[first : first + _TEXTS_PER_REQUEST])
        return encoded

    def close(self) -> None:
        """Let the child go, and wait until it has gone."""
        with self._settled:
            self._is_closed = True
            process = self._process
            self._fail(EncoderUnavailable("The encoder was closed."))
        if process is not None:
            _bury(process)

    def _wait(self) -> None:
        with self._settled:
            self._settled.wait_for(lambda: self._version or self._failure is not None)
            if self._failure is not None:
                raise EncoderUnavailable(self._failure.message, remedy=self._failure.remedy)

    def _ask(self, texts: Sequence[str]) -> list[EncodedText]:
        while True:
            try:
                process = self._running()
                write_frame(_pipe(process.stdin), {"texts": list(texts)})
                header, body = read_frame(_pipe(process.stdout))
            except (Truncated, OSError, ValueError):
                self._replace()
                continue
            if "failed" in header:
                raise EncoderUnavailable(header["failed"], remedy=header["remedy"])
            return unpack(header, body, texts)

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise Truncated
        return self._process

    def _replace(self) -> None:
        """A child that died is started again, once."""
        with self._settled:
            if self._failure is None and self._starts >= _STARTS:
                self._fail(EncoderUnavailable("The encoder's process died twice.", remedy=self._where_to_look()))
            self._starts += 1
            self._version = ""
            process = self._process
        if process is not None:
            _bury(process)
        if self._failure is None:
            self._launch()
        self._wait()

    def _launch(self) -> None:
        """Start a child and listen until its model is loaded, or it says why not."""
        try:
            process = self._spawn()
            header, _ = read_frame(_pipe(process.stdout))
        except (OSError, Truncated, ValueError) as error:
            header = {
                "failed": f"The encoder's process could not start: {str(error) or 'it ended early'}.",
                "remedy": self._where_to_look(),
            }
        with self._settled:
            if "failed" in header:
                self._fail(EncoderUnavailable(header["failed"], remedy=header["remedy"]))
            elif self._failure is None:
                self._version = header["ready"]
                self._settled.notify_all()

    def _spawn(self) -> subprocess.Popen[bytes]:
        with self._settled:
            if self._is_closed:
                raise Truncated
            log = self._opened_log()
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                    [*_COMMAND, *([self._model] if self._model else [])],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    start_new_session=True,
                )
            finally:
                if not isinstance(log, int):
                    log.close()
            return self._process

    def _opened_log(self) -> IO[bytes] | int:
        # Marks with the model are worth more than its last words.
        with suppress(OSError):
            if self._log is not None:
                return self._log.open("ab")
        return subprocess.DEVNULL

    def _fail(self, failure: EncoderUnavailable) -> None:
        """Settle on failure; the first reason stays."""
        self._failure = self._failure or failure
        self._settled.notify_all()

    def _where_to_look(self) -> str:
        return f"Its last words are in {self._log}." if self._log is not None else "Run: examsim doctor"


def _bury(process: subprocess.Popen[bytes]) -> None:
    """Close a child's input, which tells it to leave, and wait until it has left."""
    with suppress(OSError):
        _pipe(process.stdin).close()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _pipe(process.stdout).close()


def _pipe(pipe: IO[bytes] | None) -> Any:
    if pipe is None:
        raise Truncated
    return pipe


def serve(requests: BinaryIO, replies: BinaryIO, model: str | None) -> None:
    """The child's whole life: load, say so, and answer until nobody asks any more."""
    asked: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, asked), daemon=True).start()
    with suppress(BrokenPipeError):
        try:
            encoder = _load(model)
        except EncoderUnavailable as error:
            write_frame(replies, {"failed": error.message, "remedy": error.remedy})
            return
        write_frame(replies, {"ready": encoder.version})
        while True:
            write_frame(replies, *pack(encoder.encode(asked.get())))


def _load(model: str | None) -> Encoder:
    from examsim.grading.sentence_encoder import SentenceEncoder  # noqa: PLC0415 - in the child only

    return SentenceEncoder.load(model)


def _listen(requests: BinaryIO, asked: queue.SimpleQueue[list[str]]) -> None:
    """Pass requests on; leave at once when the parent has gone, even in the middle of loading."""
    try:
        while True:
            header, _ = read_frame(requests)
            asked.put(header["texts"])
    except Truncated:
        os._exit(0)


def main() -> None:
    """Serve on standard input and output, which nothing else in this process may write to."""
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, replies, sys.argv[1] if len(sys.argv) > 1 else None)
    os._exit(0)  # the listener still holds standard input, which an orderly exit would wait for


if __name__ == "__main__":
    main()
