"""Files as people send them: each is read, or refused with what to do next."""

import zipfile
from pathlib import Path

import docx
import pytest

from zhunsheng.reading import Unreadable, read_bytes, read_file

TEXT = "全县受理案件30件,办结24件,办结率80%。\n"


def test_utf8_keeps_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff甲\r\n".encode() + TEXT.encode())
    read = read_file(path)
    assert read.encoding == "utf-8"
    assert read.text == "\ufeff甲\r\n" + TEXT
    assert [read.text[f.start : f.end] for f in read.figures] == ["30", "24", "80%"]


def test_a_gb18030_file_gives_the_same_figures_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "gbk.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    read = read_file(path)
    assert read.encoding == "gb18030"
    assert read.text == TEXT


def test_utf16_with_its_mark_is_read() -> None:
    assert read_bytes("a.txt", TEXT.encode("utf-16")).encoding == "utf-16"


def test_a_word_document_gives_paragraphs_and_table_rows(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("关于工作的报告")
    document.add_paragraph(TEXT.strip())
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "罚款", "12件"
    path = tmp_path / "a.docx"
    document.save(str(path))
    read = read_file(path)
    assert read.encoding == "docx"
    assert read.text.splitlines() == ["关于工作的报告", TEXT.strip(), "罚款\t12件"]
    assert [f.verbatim for f in read.figures] == ["30", "24", "80%", "12"]
    assert read.relations[0].verdict == "holds"


def _zip(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return path


def test_a_zip_bomb_named_docx_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = _zip(tmp_path / "bomb.docx", word__document_xml=b" " * 40_000_000)
    with pytest.raises(Unreadable, match="解压后过大"):
        read_file(path)


def test_a_zip_bomb_named_xlsx_is_refused(tmp_path: Path) -> None:
    path = _zip(tmp_path / "bomb.xlsx", xl__workbook_xml=b" " * 300_000_000)
    with pytest.raises(Unreadable, match="解压后过大"):
        read_file(path)


def test_a_spreadsheet_is_sent_to_the_ledgers(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.xlsx", xl__workbook_xml=b"<workbook/>")
    with pytest.raises(Unreadable, match="台账导入"):
        read_file(path)


def test_a_document_with_entities_is_refused(tmp_path: Path) -> None:
    evil = b'<!DOCTYPE a [<!ENTITY b "ccc">]><a>&b;</a>'
    with pytest.raises(Unreadable, match="已损坏"):
        read_file(_zip(tmp_path / "a.docx", word__document_xml=evil))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "没有文字"),
        (b"   \n", "没有文字"),
        (b"%PDF-1.7 ...", "PDF 已损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word"),
        (b"PK\x03\x04 broken", "已损坏"),
        (b"\xff\xfe\x00", "另存为 UTF-8"),
        (bytes(range(256)) * 8, "另存为 UTF-8"),
        (b"<!doctype html><p> </p>", "没有正文"),
        ("件".encode() * 2_000_001, "上限"),
        (b"a" * (20 * 2**20 + 1), "上限"),
    ],
    ids=["empty", "blank", "pdf", "doc", "broken zip", "half utf-16", "bytes", "html", "long", "big"],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_bytes("x.txt", data)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="找不到"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(Unreadable, match="不能打开"):
        read_file(tmp_path)


PAGE = (
    "<!doctype html><html><head><title>报告</title><style>p{margin:1件}</style></head><body>"
    '<div><a href="/">首页</a> <a href="/x">第3期</a></div><p>受理&nbsp;案件<b>7</b>9件,办结66件。<br>审核 12 件</p>'
    '<table><tr><th rowspan="2">单位</th><th colspan="2">案件(件)</th></tr><tr><td>受理</td><td>办结</td></tr>'
    "<tr><td>甲局</td><td>1,200</td><td><p>30</p></td></tr></table></body></html>"
)


def test_a_web_page_gives_its_text_without_menus_and_its_tables_by_rows() -> None:
    read = read_bytes("a.html", PAGE.encode())
    assert read.text.splitlines()[0] == "受理\xa0案件79件,办结66件。"
    assert [line.split("\t") for line in read.text.splitlines()[2:]] == [
        ["单位", "案件(件)", ""],
        ["", "受理", "办结"],
        ["甲局", "1,200", "30 "],
    ]


def test_offsets_into_a_web_page_are_those_of_its_source() -> None:
    found = {
        f["verbatim"]: PAGE[f["start"] : f["end"]]
        for f in read_bytes("a.html", PAGE.encode()).as_json()["figures"]
    }
    assert found["79"] == "7</b>9"
    assert found["66"] == "66"


def test_a_page_laid_out_by_tables_keeps_its_paragraphs() -> None:
    said = "<p>" + "全县各部门依法办理案件30件。" * 8 + "</p>"
    read = read_bytes(
        "a.html", f"<html><body><table><tr><td>{said * 2}</td></tr></table></body></html>".encode()
    )
    assert len(read.text.splitlines()) == 2


def test_a_merged_cell_of_word_keeps_the_columns_behind_it(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text, table.cell(0, 2).text = "案件", "合计"
    for column, said in enumerate(("甲", "乙", "3件")):
        table.cell(1, column).text = said
    document.save(str(tmp_path / "a.docx"))
    assert read_file(tmp_path / "a.docx").text.splitlines() == ["案件\t\t合计", "甲\t乙\t3件"]


def portable(lines: list[str]) -> bytes:
    """A small PDF of one page with a text layer: two-byte codes and the table that says what they mean."""
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td " for line in lines)
    stream = f"BT /F1 12 Tf 50 780 Td {shown} ET".encode()
    codes = sorted({c for line in lines for c in line})
    table = "\n".join(f"<{ord(c):04x}> <{ord(c):04x}>" for c in codes)
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /A def 1 begincodespacerange <0000> <ffff> "
        f"endcodespacerange {len(codes)} beginbfchar\n{table}\nendbfchar endcmap"
    ).encode()
    font = "/Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 6 0 R"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        f"<< {font} >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap),
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table_at = len(out)
    rows = b"".join(b"%010d 00000 n \n" % at for at in places)
    return (
        out
        + b"xref\n0 8\n0000000000 65535 f \n%strailer << /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (rows, table_at)
    )


def test_a_pdf_with_a_text_layer_is_read_and_its_lines_are_joined() -> None:
    read = read_bytes(
        "a.pdf",
        portable(
            [
                "全县全年依法受理行政复议案件三百二",
                "十件,办结24件,办结率达到百分之八",
                "- 3 -",
                "一、主要做法",
            ]
        ),
    )
    assert read.encoding == "pdf"
    assert read.text.splitlines() == [
        "全县全年依法受理行政复议案件三百二十件,办结24件,办结率达到百分之八",
        "一、主要做法",
    ]


def test_a_pdf_without_text_is_refused_as_a_scan() -> None:
    with pytest.raises(Unreadable, match="没有文字层"):
        read_bytes("a.pdf", portable([" "]))
