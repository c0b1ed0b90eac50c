"""The QR code at the foot of a paper: where whoever holds the paper sees that its entry stands in the book."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import segno
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from zhunsheng.cases.papers.layout import fixed

SIDE = Mm(26)
"""Of the code with its quiet zone: a telephone reads it off paper from a hand's breadth."""
SAID = "扫码核验本文书的办理记录是否在账簿之中,不显示内容。"


def coded(paper: bytes, address: str) -> bytes:
    """The paper with the code of an address after its last line; the same bytes for the same paper and address."""
    document = Document(BytesIO(paper))
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=6, border=4)
    picture.seek(0)
    below = document.add_paragraph()
    below.alignment = WD_ALIGN_PARAGRAPH.LEFT
    below.paragraph_format.keep_together = True
    below.add_run().add_picture(picture, width=SIDE)
    said: Any = below.add_run(SAID)
    said.font.size, said.font.name = Pt(10.5), "仿宋_GB2312"
    said._element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), "仿宋_GB2312")
    written = BytesIO()
    document.save(written)
    return fixed(written)
