"""What an issued document has beside a paper's body (GB/T 9704-2012): red head, attachments, table, imprint, fallbacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from zhunsheng.cases.papers.layout import BODY, BODY_SIZE, HEADING, SUBHEADING, TITLE, Paper

WIDTH = Mm(156)
RED = RGBColor(0xE6, 0, 0)
FALLBACKS = {
    BODY: "仿宋,FangSong,STFangsong,Noto Serif CJK SC",
    TITLE: "FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,Noto Serif CJK SC",
    HEADING: "SimHei,STHeiti,Noto Sans CJK SC",
    SUBHEADING: "楷体,KaiTi,STKaiti,LXGW WenKai,AR PL UKai CN,Noto Serif CJK SC",
    "宋体": "SimSun,STSong,Noto Serif CJK SC",
}
"""By the face that the standard names: what a word processor takes where that face is not installed."""


class Issued(Paper):
    """A document that is issued: as a paper, with head, attachments, tables and imprint."""

    def __init__(self, title: str, author: str, dated: date) -> None:
        super().__init__(title, author, dated)
        self._doc.core_properties.language = "zh-CN"
        for lang in self._doc.styles.element.iter(qn("w:lang")):
            lang.set(qn("w:eastAsia"), "zh-CN")
        self._fallbacks()

    def status(self, text: str) -> None:
        """What the document is not yet (草稿), small above every page."""
        section = self._doc.sections[0]
        for header in (section.header, section.even_page_header):
            p = header.paragraphs[0]
            p.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self._run(p, text, BODY, Pt(12), RGBColor(0x5A, 0x5A, 0x5A))

    def head(self, mark: str, number: str, signer: str) -> None:
        """The organ's mark in red 35 mm below the type area's top, the number two lines below, the red line under it.

        With a signer (a report upward) the number stands left and 签发人 right.
        """
        p = self._paragraph(WD_ALIGN_PARAGRAPH.CENTER)
        p.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        p.paragraph_format.space_before = Mm(35 - 8)
        # As large as the width allows, and never larger than 48 points.
        size = min(48.0, 150 / 25.4 * 72 / max(len(mark), 1))
        self._run(p, mark, TITLE, Pt(round(size * 2) / 2), RED)
        self.blank()
        p = self._paragraph(None if signer else WD_ALIGN_PARAGRAPH.CENTER)
        if signer:
            p.paragraph_format.left_indent = p.paragraph_format.right_indent = BODY_SIZE
            p.paragraph_format.tab_stops.add_tab_stop(WIDTH - BODY_SIZE, WD_TAB_ALIGNMENT.RIGHT)
            self._run(p, f"{number}\t签发人：", BODY, BODY_SIZE)
            self._run(p, signer, SUBHEADING, BODY_SIZE)
        else:
            self._run(p, number, BODY, BODY_SIZE)
        line = self._paragraph()
        line.paragraph_format.line_spacing = Mm(4)
        self._rule(line)
        self.blank()
        self.blank()

    def outlined(self, text: str, level: int) -> None:
        """A heading that stands in the navigator too: 一、 黑体, （一） 楷体, 1. 仿宋 in bold."""
        p = self._indented()
        p.paragraph_format.keep_with_next = True
        run = self._run(p, text, {1: HEADING, 2: SUBHEADING}.get(level, BODY), BODY_SIZE)
        run.bold = True if level == 3 else None
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        p._p.get_or_add_pPr().insert_element_before(outline, "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr")

    def flush(self, text: str, centred: bool = False) -> None:
        """A paragraph without indent, or in the middle."""
        self._run(self._paragraph(WD_ALIGN_PARAGRAPH.CENTER if centred else None), text, BODY, BODY_SIZE)

    def attachments(self, names: Sequence[str]) -> None:
        """附件说明: a line below the body, two signs indented; several are numbered."""
        self.blank()
        for at, name in enumerate(names):
            p = self._paragraph()
            mark = f"{at + 1}." if len(names) > 1 else ""
            p.paragraph_format.left_indent = Pt(16 * (5 + len(mark) / 2))
            p.paragraph_format.first_line_indent = Pt(-16 * ((3 if not at else 0) + len(mark) / 2))
            self._run(p, f"{'附件：' if not at else ''}{mark}{name}", BODY, BODY_SIZE)

    def table(
        self, size: tuple[int, int], widths: Sequence[float], head: int, cells: Iterable[Any], points: float
    ) -> None:
        """A table over the whole width; `cells` know text, row, column, rows, columns, heading and label."""
        made = self._doc.add_table(rows=size[0], cols=size[1], style="Table Grid")
        made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, part in zip(made.columns, widths, strict=True):
            column.width = round(WIDTH * part)
        for at, row in enumerate(made.rows):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if at < head:
                properties.append(OxmlElement("w:tblHeader"))
        grid = [list(row.cells) for row in made.rows]
        for line in grid:
            for cell, part in zip(line, widths, strict=True):
                cell.width = round(WIDTH * part)
        for one in cells:
            cell = grid[one.row][one.column]
            if one.rows > 1 or one.columns > 1:
                cell = cell.merge(grid[one.row + one.rows - 1][one.column + one.columns - 1])
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            p = cell.paragraphs[0]
            p.alignment = None if one.label else WD_ALIGN_PARAGRAPH.CENTER
            self._run(p, one.text, HEADING if one.heading else BODY, Pt(points))

    def small(self, text: str, centred: bool = False) -> None:
        """The name of a table above it, or the note below."""
        p = self._paragraph(WD_ALIGN_PARAGRAPH.CENTER if centred else None)
        p.paragraph_format.keep_with_next = centred
        self._run(p, text, HEADING if centred else BODY, Pt(14 if centred else 12))

    def imprint(self, copies: Sequence[str], printer: str, day: str) -> None:
        """版记 at the foot of the last page: 抄送, then who printed it and when, between lines (0.35 and 0.25 mm)."""
        rows = [(f"抄送：{'，'.join(copies)}。", "")] if copies else []
        rows.append((printer, f"{day}印发"))
        made = self._doc.add_table(rows=len(rows), cols=2)
        made.autofit = False
        for column, part in zip(made.columns, (0.6, 0.4), strict=True):
            column.width = round(WIDTH * part)
        made._tbl.tblPr.insert_element_before(
            parse_xml(
                f'<w:tblpPr {nsdecls("w")} w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" '
                'w:horzAnchor="margin" w:tblpXSpec="left" w:tblpYSpec="bottom"/>'
            ),
            *("w:tblOverlap", "w:bidiVisual", "w:tblStyleRowBandSize", "w:tblStyleColBandSize", "w:tblW"),
        )
        for at, (row, texts) in enumerate(zip(made.rows, rows, strict=True)):
            for cell, part in zip(row.cells, (0.6, 0.4), strict=True):
                cell.width = round(WIDTH * part)
            whole = row.cells[0].merge(row.cells[1]) if not texts[1] else None
            for cell, text in zip([whole] if whole else row.cells, texts, strict=False):
                p = cell.paragraphs[0]
                p.alignment = WD_ALIGN_PARAGRAPH.RIGHT if text == texts[1] else None
                p.paragraph_format.left_indent = Pt(50 if whole else 8)
                p.paragraph_format.right_indent = Pt(8)
                p.paragraph_format.first_line_indent = Pt(-42) if whole else None
                self._run(p, text, BODY, Pt(14))
                _ruled(cell, "8" if not at else "", "8" if at == len(rows) - 1 else "6")
        # A table at the end of a document needs a paragraph after it; this one takes no room.
        self._paragraph().paragraph_format.line_spacing = Pt(1)

    def _fallbacks(self) -> None:
        part = next(
            one.target_part for one in self._doc.part.rels.values() if one.reltype.endswith("/fontTable")
        )
        fonts = parse_xml(part.blob)
        for name, others in FALLBACKS.items():
            fonts.append(
                parse_xml(
                    f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{others}"/>'
                    '<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
                )
            )
        part._blob = serialize_part_xml(fonts)


def _ruled(cell: Any, top: str, bottom: str) -> None:
    """A line above and below a cell, in eighths of a point."""
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in (("top", top), ("bottom", bottom))
        if size
    )
    properties = cell._tc.get_or_add_tcPr()
    properties.append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{drawn}</w:tcBorders>"))
