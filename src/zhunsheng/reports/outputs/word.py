"""An official document as .docx in the layout of GB/T 9704: the same bytes for the same data."""

from __future__ import annotations

from zhunsheng.cases.papers.elements import Issued
from zhunsheng.reports.outputs.parts import Line, Official, Table, cells, in_chinese, points, printable

LEVELS = {"heading": 1, "subheading": 2, "third": 3}


def docx(official: Official) -> bytes:
    """The document as .docx. Its faces are those the standard names, with others to fall back on."""
    paper = Issued(printable(official.name), printable(official.issuer), official.dated)
    if official.status:
        paper.status(printable(official.status))
    if official.letterhead:
        paper.head(printable(official.letterhead), printable(official.number), printable(official.signer))
    paper.title(*(printable(line) for line in official.title))
    if official.number and not official.letterhead:
        paper.number(printable(official.number))
    else:
        paper.blank()
    if official.addressee:
        paper.addressee(f"{printable(official.addressee)}：")
    for one in official.body:
        _table(paper, one) if isinstance(one, Table) else _line(paper, one)
    if official.attachments:
        paper.attachments([printable(name) for name in official.attachments])
    paper.signature(printable(official.issuer), official.dated)
    if official.remark:
        paper.text(f"（{printable(official.remark)}）")
    if official.printer:
        day = in_chinese(official.printed or official.dated)
        paper.imprint([printable(name) for name in official.copies], printable(official.printer), day)
    return paper.data()


def _line(paper: Issued, one: Line) -> None:
    text = printable(one.text)
    if one.kind in LEVELS:
        paper.outlined(text, LEVELS[one.kind])
    elif one.kind in ("flush", "centred"):
        paper.flush(text, one.kind == "centred")
    else:
        paper.text(text)


def _table(paper: Issued, table: Table) -> None:
    if table.caption:
        paper.small(printable(table.caption), centred=True)
    size = (len(table.headings) + len(table.rows), table.columns)
    paper.table(size, table.parts, len(table.headings), cells(table, printable), points(table))
    if table.note:
        paper.small(printable(table.note))
