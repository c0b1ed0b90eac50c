"""Reading a published report: its figures, their arithmetic, its blanks (design, section 7)."""

from zhunsheng.reading.answer import Reading, read_bytes, read_file, read_text
from zhunsheng.reading.comparing import Comparison, compare
from zhunsheng.reading.figures import Figure
from zhunsheng.reading.remarks import Finding
from zhunsheng.reading.unreadable import Unreadable
from zhunsheng.reading.verdicts import Relation, Verdict

__all__ = [
    "Comparison", "Figure", "Finding", "Reading", "Relation", "Unreadable", "Verdict", "compare", "read_bytes", "read_file", "read_text",
]  # fmt: skip
