"""Sit timed free-response exams in the terminal and be marked at once, offline, with every point explained."""

__version__ = "0.1.0"
