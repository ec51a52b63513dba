"""Finished exams written for other programs and other people."""
