"""From a study guide to drafted questions and rubrics, one module per source format."""

from examsim.importing.asked import Finding, FindingKind
from examsim.importing.drafting.naming import slug
from examsim.importing.drafting.unsaid import Unsaid
from examsim.importing.files.content import Content
from examsim.importing.guide import Draft, base_name, drafted, read_guide, understood
from examsim.importing.text.lines import SourceLine

__all__ = [
    "Content",
    "Draft",
    "Finding",
    "FindingKind",
    "SourceLine",
    "Unsaid",
    "base_name",
    "drafted",
    "read_guide",
    "slug",
    "understood",
]
