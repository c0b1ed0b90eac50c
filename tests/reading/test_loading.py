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
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word"),
        (b"PK\x03\x04 broken", "已损坏"),
        (b"\xff\xfe\x00", "另存为 UTF-8"),
        (bytes(range(256)) * 8, "另存为 UTF-8"),
        ("<!doctype html><p>甲".encode(), "网页源码"),
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
