"""A report in every format that it is given out in."""

from __future__ import annotations

from datetime import date

from zhunsheng.reports.edition import Edition
from zhunsheng.reports.outputs.html import html
from zhunsheng.reports.outputs.pdf import pdf
from zhunsheng.reports.outputs.report import official
from zhunsheng.reports.outputs.twin import Place, as_json
from zhunsheng.reports.outputs.word import docx

FORMATS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
"""Each format with its media type."""


def written(
    format: str, edition: Edition, dated: date, place: Place | None = None, *, draft: bool | None = None
) -> bytes:
    """The edition as a file of that format, the same bytes for the same edition.

    `place`: where the public edition stands. `draft`: whether its pages say that it is one; where not said, what has no
    place does. Raises NoFonts (pdf, where the machine has no Chinese font), KeyError for another format.
    """
    FORMATS[format]
    if format == "json":
        return as_json(edition, dated, place)
    if format == "html":
        return html(edition, dated, place)
    made = official(edition, dated, draft=place is None if draft is None else draft)
    return pdf(made) if format == "pdf" else docx(made)
