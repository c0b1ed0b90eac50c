"""What is looked at before a spreadsheet is parsed: its size, what it unpacks to, how many cells it claims."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from zhunsheng.doors.ledgers.unreadable import Unreadable

MOST_BYTES = 20 * 2**20
MOST_UNPACKED = 250 * 2**20
MOST_RATIO = 100
"""An honest sheet shrinks ten- to thirtyfold; the ratio is asked only of what unpacks beyond 20 MB."""
MOST_PARTS = 2000
MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CELLS = 5_000_000
_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,10})["']""")
_OVERLAP = 64
_CHUNK = 1 << 20


def check_size(name: str, size: int) -> None:
    """Raises Unreadable for a file that is too large."""
    if size > MOST_BYTES:
        raise Unreadable(
            f"不能导入「{name}」:文件有 {size / 2**20:.0f} MB,上限 {MOST_BYTES // 2**20} MB。请拆成几个文件分次导入。"
        )


def check_workbook(name: str, data: bytes) -> None:
    """Unpack every part once, counting only, and refuse a bomb before anything builds cells from it.

    Raises Unreadable. What the file's own directory claims is believed only when the unpacked bytes bear it out.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            _check_claims(name, parts, len(data))
            if "xl/workbook.xml" not in packed.namelist():
                raise Unreadable(
                    f"不能导入「{name}」:不是 Excel 工作簿(.xlsx)。请用 Excel 或者 WPS 另存为 .xlsx。"
                )
            for part in parts:
                _check_cells(name, packed, part)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as wrong:
        raise Unreadable(
            f"不能导入「{name}」:文件已损坏或者不完整。请用 Excel 打开并另存为 .xlsx 再试。"
        ) from wrong


def _check_claims(name: str, parts: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(part.file_size for part in parts)
    bomb = unpacked > MOST_UNPACKED or (unpacked > 20 * 2**20 and unpacked > MOST_RATIO * size)
    if bomb or len(parts) > MOST_PARTS:
        raise Unreadable(
            f"不能导入「{name}」:解压后将有 {unpacked / 2**20:.0f} MB,像是压缩炸弹。"
            "请核对文件来源;确系台账的,请另存为新的 .xlsx,或者拆成几个文件。"
        )


def _check_cells(name: str, packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """One cell at the far corner would make the reader lay out a billion empty ones."""
    rows = widest = 0
    rest = b""
    with packed.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not rest and chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise Unreadable(f"不能导入「{name}」:工作表的编码不是 UTF-8。请用 Excel 另存为 .xlsx 再试。")
            seen = rest + chunk
            for letters, number in set(_CELL.findall(seen)):
                rows, widest = max(rows, int(number)), max(widest, _column(letters))
            rest = seen[-_OVERLAP:]
    if rows > MOST_ROWS or widest > MOST_COLUMNS or rows * widest > MOST_CELLS:
        raise Unreadable(
            f"不能导入「{name}」:工作表占到第 {rows} 行、第 {widest} 列,上限 {MOST_ROWS} 行、{MOST_COLUMNS} 列、"
            f"{MOST_CELLS // 10_000} 万格。请删去多余的行列,或者拆成几个文件。"
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
