"""Files that are no ledger: each is refused with what to do, before anything is built from it."""

from __future__ import annotations

import io
import zipfile

import pytest
import xlsxwriter

from zhunsheng.doors.ledgers import Unreadable, read_ledger

SHEET = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def small_workbook():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet("立案").write(0, 0, "案号或行号")
    book.close()
    return stream.getvalue()


def repacked(**parts):
    """A sound workbook with some of its parts replaced or added."""
    stream = io.BytesIO()
    replaced = {name.replace("__", "/"): data for name, data in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(small_workbook())) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in replaced:
                new.writestr(name, old.read(name))
        for name, data in replaced.items():
            new.writestr(name, data)
    return stream.getvalue()


def refusal(data, name="台账.xlsx"):
    with pytest.raises(Unreadable) as told:
        read_ledger(data, name)
    assert "请" in str(told.value)
    return str(told.value)


def test_a_file_of_50_mb_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "大.xlsx"
    with path.open("wb") as stream:
        stream.write(b"PK\x03\x04")
        stream.truncate(50 * 2**20)
    with pytest.raises(Unreadable, match=r"50 MB.*上限 20 MB"):
        read_ledger(path)


def test_an_upload_of_50_mb_is_read_no_further_than_the_limit():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            assert 0 < size <= 20 * 2**20 + 1
            self.given += size
            return b"x" * size

    upload = Endless()
    assert "上限 20 MB" in refusal(upload)
    assert upload.given <= 21 * 2**20


def test_a_zip_bomb_named_xlsx_is_refused():
    assert "压缩炸弹" in refusal(repacked(**{"xl__worksheets__sheet9.xml": b"0" * 300 * 2**20}))


def test_a_bomb_that_lies_about_its_size_is_refused():
    data = bytearray(repacked(**{"xl__worksheets__sheet9.xml": b"0" * 30 * 2**20}))
    real = (30 * 2**20).to_bytes(4, "little")
    assert data.count(real) >= 2
    assert "损坏" in refusal(bytes(data.replace(real, (100).to_bytes(4, "little"))))


def test_one_cell_in_the_farthest_corner_is_refused_before_a_billion_are_laid_out():
    far = SHEET + b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    assert "1048576" in refusal(repacked(**{"xl__worksheets__sheet1.xml": far}))


def test_an_old_xls_is_named_as_such():
    assert ".xls" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧.xls")


def test_a_workbook_with_a_password_says_so():
    assert "密码" in refusal(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 not a zip at all",
        small_workbook()[:-40],
        small_workbook()[:200],
        b"",
        b"\x00\x01\x02" * 100,
        b"%PDF-1.7 \x00\x01",
        b"\xff" * 500,
        "一份报告".encode("utf-16"),
    ],
)
def test_what_is_no_table_is_refused_or_has_no_rows(data):
    try:
        assert read_ledger(data, "台账.xlsx").rows == 0
    except Unreadable as no:
        assert "请" in str(no)


def test_a_zip_that_is_no_workbook_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("report.txt", "x")
    assert "不是 Excel" in refusal(stream.getvalue())


def test_broken_xml_inside_is_refused():
    assert "损坏" in refusal(repacked(**{"xl__worksheets__sheet1.xml": SHEET + b"<sheetData><row r='1'><c"}))


def test_too_many_rows_in_a_csv_are_refused():
    assert "100000 行" in refusal(b"a,b\n" * 100_002, "立案.csv")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(Unreadable, match="找不到文件"):
        read_ledger(tmp_path / "nix.xlsx")
