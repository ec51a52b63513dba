"""From a study guide to drafted questions and rubrics, one module per source format."""

from examsim.importing.guide import Draft, SourceLine, read_guide

__all__ = ["Draft", "SourceLine", "read_guide"]
