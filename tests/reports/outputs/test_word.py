"""The .docx: elements of GB/T 9704 in their order and faces, tables joined, the same bytes each time."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.outputs.editions import DAY, edition
from zhunsheng.reports.outputs import Line, Official, Table, docx
from zhunsheng.reports.outputs.report import official


def opened(data: bytes) -> Document:
    """The document as python-docx reads it."""
    return Document(BytesIO(data))


def test_the_elements_stand_in_the_order_of_the_standard() -> None:
    made = edition()
    lines = [p.text for p in opened(docx(official(made, DAY))).paragraphs if p.text]
    assert lines == [
        "某县人民政府文件",
        "某政〔2026〕3号\t签发人：张某某",
        "某县人民政府",
        "2025年法治政府建设年度报告",
        "某市人民政府：",
        *(paragraph.text for paragraph in made.paragraphs),
        "某县人民政府",
        "2026年3月10日",
    ]


def test_without_a_number_there_is_no_red_head_and_no_imprint() -> None:
    found = opened(docx(official(edition(number="", copies="", addressee="", signer=""), DAY)))
    lines = [p.text for p in found.paragraphs if p.text]
    assert lines[0] == "某县人民政府" and "文件" not in lines[0] and found.tables == []


def test_each_level_of_heading_has_its_face_and_stands_in_the_navigator() -> None:
    body = (
        Line("heading", "一、甲"),
        Line("subheading", "（一）乙"),
        Line("third", "1.丙"),
        Line("text", "丁"),
    )
    found = opened(docx(Official(("某项报告",), "某县人民政府", DAY, body)))
    faces = {}
    for p in found.paragraphs:
        if p.text in ("一、甲", "（一）乙", "1.丙", "丁"):
            level = p._p.pPr.find(qn("w:outlineLvl"))
            at = None if level is None else level.get(qn("w:val"))
            faces[p.text] = (p.runs[0].font.name, p.runs[0].bold, at)
    assert faces == {
        "一、甲": ("黑体", None, "0"),
        "（一）乙": ("楷体_GB2312", None, "1"),
        "1.丙": ("仿宋_GB2312", True, "2"),
        "丁": ("仿宋_GB2312", None, None),
    }


def test_the_imprint_names_who_gets_copies_and_who_printed_it() -> None:
    imprint = opened(docx(official(edition(), DAY))).tables[-1]
    assert imprint.cell(0, 0).text == "抄送：县委办公室，县人大常委会办公室。"
    assert [imprint.cell(1, at).text for at in (0, 1)] == ["某县人民政府", "2026年3月10日印发"]
    floats = imprint._tbl.tblPr.find(qn("w:tblpPr"))
    assert floats.get(qn("w:vertAnchor")) == "margin" and floats.get(qn("w:tblpYSpec")) == "bottom"


def test_a_table_repeats_its_headings_and_joins_what_says_the_same() -> None:
    table = Table(
        headings=(("项目", "项目", "申请人", "申请人"), ("项目", "项目", "自然人", "其他")),
        rows=(("办理", "公开", "1", "1"), ("办理", "不予公开", "1", "1")),
        stub=2,
        caption="办理情况",
    )
    found = opened(docx(Official(("表",), "某局", DAY, (table,)))).tables[0]
    assert [len(row.cells) for row in found.rows] == [4] * 4
    texts = [[cell.text for cell in row.cells] for row in found.rows]
    assert texts == [list(row) for row in (*table.headings, *table.rows)]
    assert found.cell(0, 0)._tc is found.cell(1, 1)._tc and found.cell(2, 0)._tc is found.cell(3, 0)._tc
    assert found.cell(2, 2)._tc is not found.cell(3, 2)._tc, "numbers that happen to be equal stay apart"
    repeated = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in found.rows]
    assert repeated == [True, True, False, False]


def test_the_same_edition_gives_the_same_bytes_and_each_face_has_others_to_fall_back_on() -> None:
    data = docx(official(edition(), DAY))
    assert data == docx(official(edition(), DAY)) != docx(official(edition(), date(2026, 3, 11)))
    fonts = zipfile.ZipFile(BytesIO(data)).read("word/fontTable.xml").decode()
    assert 'w:name="仿宋_GB2312"' in fonts and "Noto Serif CJK SC" in fonts
    properties = opened(data).core_properties
    assert (properties.title, properties.language) == (edition().title, "zh-CN")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_at_all_gives_a_document_that_opens(words: str, title: str) -> None:
    opened(docx(official(edition(words, title=title, number=title, copies=words), DAY)))


def test_signs_that_turn_the_order_of_digits_are_shown_and_not_obeyed() -> None:
    lines = [p.text for p in opened(docx(official(edition("罚款\u202e100\u202c元"), DAY))).paragraphs]
    assert "罚款�100�元" in lines
