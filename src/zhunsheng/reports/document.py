"""An edition as an official document: .docx in the layout of GB/T 9704."""

from __future__ import annotations

from datetime import date

from zhunsheng.cases.papers.layout import Paper
from zhunsheng.reports.edition import Edition


def docx(edition: Edition, dated: date) -> bytes:
    """The edition with title, document number, body, signature block and date; the same bytes for the same edition."""
    paper = Paper(edition.title, edition.issuer, dated)
    paper.title(*title_lines(edition.title, edition.issuer))
    if edition.number:
        paper.number(edition.number)
    else:
        paper.blank()
    for paragraph in edition.paragraphs:
        if paragraph.kind in ("heading", "subheading"):
            paper.heading(paragraph.text, 1 if paragraph.kind == "heading" else 2)
        else:
            paper.text(paragraph.text)
    paper.signature(edition.issuer, dated)
    return paper.data()


def title_lines(title: str, issuer: str) -> tuple[str, ...]:
    """The title in lines that do not part a word: the issuer, then the rest, a part in brackets by itself."""
    rest = title.removeprefix(issuer)
    main, bracket, tail = rest.partition("（")
    lines = [issuer] if rest != title else []
    return (*lines, main, *([bracket + tail] if bracket else []))
