"""An edition as an official document: .docx in the layout of GB/T 9704 (see `outputs` for the other formats)."""

from __future__ import annotations

from datetime import date

from zhunsheng.reports import outputs
from zhunsheng.reports.edition import Edition


def docx(edition: Edition, dated: date) -> bytes:
    """The edition with head, title, body, signature block and date; the same bytes for the same edition."""
    return outputs.docx(outputs.official(edition, dated))
