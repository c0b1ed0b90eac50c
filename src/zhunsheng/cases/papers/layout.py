"""The layout of official papers (GB/T 9704-2012) as .docx: page, type, title, number, signature, page number."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO
from math import ceil
from typing import IO, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

BODY, TITLE, HEADING, SUBHEADING = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"
BODY_SIZE, TITLE_SIZE, PAGE_NUMBER_SIZE = Pt(16), Pt(22), Pt(14)
"""3号, 2号 and 4号 in points."""
TOP, BOTTOM, LEFT, RIGHT = Mm(37), Mm(35), Mm(28), Mm(26)
LINES, SIGNS = 22, 28
LINE = Pt(225 / 25.4 * 72 / LINES)
"""The type area of 156 × 225 mm holds 22 lines of 28 signs."""
_PITCH = str(round(225 / 25.4 * 1440 / LINES))
_CLOSER = str(-ceil((16 - 156 / 25.4 * 72 / SIGNS) * 20))
"""28 signs of 16 points are a little wider than 156 mm: each stands closer, in twentieths of a point. A grid of
characters would say the same, but LibreOffice then gives each sign two cells."""
_EPOCH = (1980, 1, 1, 0, 0, 0)


class Paper:
    """An official paper being composed, from the top down; `dated` is also what its properties bear."""

    def __init__(self, title: str, author: str, dated: date) -> None:
        self._doc = Document()
        self._dated = dated
        for old in list(self._doc.element.body.iterchildren(qn("w:p"))):
            self._doc.element.body.remove(old)
        self._page()
        self._style()
        properties = self._doc.core_properties
        properties.title, properties.author, properties.last_modified_by = title, author, author
        properties.comments = properties.keywords = properties.subject = ""
        moment = datetime(dated.year, dated.month, dated.day)
        properties.created = properties.modified = properties.last_printed = moment
        properties.revision = 1

    def letterhead(self, organ: str) -> None:
        """The issuing organ's name in red above a red line (发文机关标志, 版头分隔线)."""
        p = self._paragraph(WD_ALIGN_PARAGRAPH.CENTER)
        p.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        self._run(p, organ, TITLE, Pt(36), RGBColor(0xE6, 0, 0))
        self._rule(p)

    def title(self, *lines: str) -> None:
        """The title, 2号小标宋, centred; a blank line below comes with what follows."""
        for line in lines:
            p = self._paragraph(WD_ALIGN_PARAGRAPH.CENTER)
            p.paragraph_format.line_spacing = Pt(34)
            self._run(p, line, TITLE, TITLE_SIZE)

    def number(self, text: str) -> None:
        """The document number with its year in 〔〕, centred."""
        self._run(self._paragraph(WD_ALIGN_PARAGRAPH.CENTER), text, BODY, BODY_SIZE)
        self.blank()

    def addressee(self, text: str) -> None:
        """To whom, flush left (主送机关)."""
        self._run(self._paragraph(), text, BODY, BODY_SIZE)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading: 一、 in 黑体, (一) in 楷体."""
        p = self._indented()
        p.paragraph_format.keep_with_next = True
        self._run(p, text, HEADING if level == 1 else SUBHEADING, BODY_SIZE)

    def text(self, text: str) -> None:
        """A paragraph of the body, two signs indented."""
        self._run(self._indented(), text, BODY, BODY_SIZE)

    def blank(self, keeps: bool = False) -> None:
        """An empty line, kept on the page of the next one where `keeps`."""
        self._paragraph().paragraph_format.keep_with_next = keeps or None

    def signature(self, organ: str, day: date) -> None:
        """Organ and date at the end: the date four signs from the right, the organ centred above it."""
        self.blank(keeps=True)
        self.blank(keeps=True)
        dated = f"{day.year}年{day.month}月{day.day}日"
        over = (_width(organ) - _width(dated)) / 2
        # A long name would leave the page: it then ends at the margin and the date moves left below it.
        organ_right, date_right = (4 - over, 4.0) if over <= 4 else (0.0, over)
        for text, right in ((organ, organ_right), (dated, date_right)):
            p = self._paragraph(WD_ALIGN_PARAGRAPH.RIGHT)
            p.paragraph_format.keep_together = True
            p.paragraph_format.keep_with_next = True if text == organ else None
            _indent(p, rightChars=str(round(right * 100)), right=str(round(right * 320)))
            self._run(p, text, BODY, BODY_SIZE)

    def data(self) -> bytes:
        """The .docx: the same bytes for the same paper."""
        written = BytesIO()
        self._doc.save(written)
        return fixed(written)

    def _page(self) -> None:
        section = self._doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = TOP, BOTTOM
        section.left_margin, section.right_margin = LEFT, RIGHT
        section.footer_distance = Mm(25)
        grid = section._sectPr.find(qn("w:docGrid"))
        if grid is None:
            grid = OxmlElement("w:docGrid")
            section._sectPr.append(grid)
        for name, value in (("type", "lines"), ("linePitch", _PITCH)):
            grid.set(qn(f"w:{name}"), value)
        self._doc.settings.odd_and_even_pages_header_footer = True
        for footer, right in ((section.footer, True), (section.even_page_footer, False)):
            p = footer.paragraphs[0]
            p.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
            _indent(
                p, **({"rightChars": "100", "right": "280"} if right else {"leftChars": "100", "left": "280"})
            )
            self._run(p, "— ", "宋体", PAGE_NUMBER_SIZE)
            _field(self._run(p, "", "宋体", PAGE_NUMBER_SIZE), "PAGE")
            self._run(p, " —", "宋体", PAGE_NUMBER_SIZE)

    def _style(self) -> None:
        style = self._doc.styles["Normal"]
        style.font.name, style.font.size = BODY, BODY_SIZE
        style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
        style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)

    def _paragraph(self, align: Any = None) -> Any:
        p = self._doc.add_paragraph()
        p.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        p.paragraph_format.line_spacing = LINE
        p.paragraph_format.widow_control = False
        p.alignment = align
        return p

    def _indented(self) -> Any:
        p = self._paragraph(WD_ALIGN_PARAGRAPH.JUSTIFY)
        _indent(p, firstLineChars="200", firstLine="640")
        return p

    def _run(self, p: Any, text: str, face: str, size: Any, colour: RGBColor | None = None) -> Any:
        run = p.add_run(text)
        run.font.size, run.font.name = size, face
        run._element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), face)
        if size == BODY_SIZE:
            closer = OxmlElement("w:spacing")
            closer.set(qn("w:val"), _CLOSER)
            run._element.rPr.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz")
        if colour is not None:
            run.font.color.rgb = colour
        return run

    def _rule(self, p: Any) -> None:
        borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
        for name, value in (("val", "single"), ("sz", "18"), ("space", "4"), ("color", "E60000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        # The schema orders the properties of a paragraph: borders stand before spacing and alignment.
        properties = p._p.get_or_add_pPr()
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
        )


def fixed(written: IO[bytes]) -> bytes:
    """The same parts always as the same bytes: sorted, and dated alike."""
    out = BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(parts.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            packed.writestr(info, parts.read(name))
    return out.getvalue()


def _indent(p: Any, **values: str) -> None:
    found = p._p.get_or_add_pPr().get_or_add_ind()
    for name, value in values.items():
        found.set(qn(f"w:{name}"), value)


def _field(run: Any, code: str) -> None:
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = code
        run._element.append(part)


def _width(text: str) -> float:
    """The width in signs of the body: Latin letters and digits are half as wide."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)
