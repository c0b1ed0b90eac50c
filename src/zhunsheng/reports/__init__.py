"""Reports 报告: figures in sentences, checked, frozen as an entry of the record."""

from zhunsheng.reports.checking import Check
from zhunsheng.reports.composing import compose
from zhunsheng.reports.document import docx
from zhunsheng.reports.edition import Edition, Paragraph, Piece
from zhunsheng.reports.publishing import (
    Published,
    clear,
    correct,
    draft,
    edition_of,
    moved_since,
    publish,
    published,
    review,
    revise,
    sign,
)

__all__ = [
    "Check",
    "Edition",
    "Paragraph",
    "Piece",
    "Published",
    "clear",
    "compose",
    "correct",
    "docx",
    "draft",
    "edition_of",
    "moved_since",
    "publish",
    "published",
    "review",
    "revise",
    "sign",
]
