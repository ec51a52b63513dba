"""Lengths of time as learners read them."""

from __future__ import annotations

import math
from datetime import timedelta


def duration(span: timedelta) -> str:
    """Minutes and seconds, with hours where there are any: 06:12, 1:02:30."""
    seconds = math.ceil(max(span.total_seconds(), 0))
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def time_spent(seconds: float, minutes: float) -> str:
    """The time that went to a question beside what was suggested for it: 02:10 of about 3 min."""
    return f"{duration(timedelta(seconds=int(seconds)))} of about {minutes:g} min"


def jump(by: timedelta) -> str:
    """How far a clock was set: 1:00:00 back."""
    return f"{duration(abs(by))} {'forward' if by > timedelta(0) else 'back'}"
