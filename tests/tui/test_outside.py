"""A terminal that is gone ends nothing but the painting."""

from __future__ import annotations

import os
import pty

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread

from examsim.tui.outside import MayBeGone


def test_the_painter_outlives_its_terminal() -> None:
    keyboard, terminal = pty.openpty()
    with os.fdopen(terminal, "w", encoding="utf-8") as file:
        painter = WriterThread(MayBeGone(file))  # type: ignore[arg-type]  # as much of a file as it asks for
        painter.start()
        os.close(keyboard)
        for _ in range(3 * MAX_QUEUED_WRITES):  # with a painter that died, this would wait for ever
            painter.write("paint" * 1000)
        painter.stop()
        assert not painter.is_alive()
        os.dup2(os.open(os.devnull, os.O_WRONLY), terminal)
