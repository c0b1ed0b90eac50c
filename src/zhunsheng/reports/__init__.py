"""Reports 报告: figures in sentences, checked, frozen as an entry of the record."""

from zhunsheng.reports.composing import compose
from zhunsheng.reports.document import docx
from zhunsheng.reports.edition import Check, Edition, Paragraph, Piece
from zhunsheng.reports.publishing import (
    Published,
    correct,
    draft,
    edition_of,
    moved_since,
    publish,
    published,
    revise,
    sign,
)

__all__ = [
    "Check",
    "Edition",
    "Paragraph",
    "Piece",
    "Published",
    "compose",
    "correct",
    "docx",
    "draft",
    "edition_of",
    "moved_since",
    "publish",
    "published",
    "revise",
    "sign",
]
