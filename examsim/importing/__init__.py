"""From a study guide to drafted questions and rubrics, one module per source format."""

from examsim.importing.guide import Draft, base_name, drafted, read_guide, understood
from examsim.importing.lines import SourceLine

__all__ = ["Draft", "SourceLine", "base_name", "drafted", "read_guide", "understood"]
