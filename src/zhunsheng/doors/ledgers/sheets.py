"""Reading a ledger: from a .xlsx or .csv to sheets of titled cells. Nothing is judged here."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from zhunsheng.doors.ledgers import guarding
from zhunsheng.doors.ledgers.columns import HELP, HINT
from zhunsheng.doors.ledgers.unreadable import Unreadable
from zhunsheng.reading import Unreadable as NoText
from zhunsheng.reading.loading import decode

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class Row:
    """One row: its number as the spreadsheet shows it, and its cells by column index (from 0)."""

    number: int
    cells: dict[int, Any]


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the titles of its columns by index, its rows with something in them."""

    name: str
    titles: dict[int, str]
    rows: tuple[Row, ...]
    head: int = 1


@dataclass(frozen=True)
class Ledger:
    """A file as read: `notes` say what was assumed, such as the encoding."""

    name: str
    digest: str
    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(len(sheet.rows) for sheet in self.sheets)


def read_ledger(source: Path | str | bytes | IO[bytes], name: str = "") -> Ledger:
    """The sheets of a .xlsx, or of a .csv in UTF-8 or GB18030 (the file's name is then the sheet's).

    Raises Unreadable: too large, a bomb, an old .xls, a password, neither kind of text.
    """
    name, data = _bytes(source, name)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"PK"):
        guarding.check_workbook(name, data)
        return Ledger(name, digest, tuple(_workbook(name, data)))
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Unreadable(f"不能导入「{name}」:文件有打开密码。请取消密码后另存为 .xlsx 再试。")
        raise Unreadable(
            f"不能导入「{name}」:这是旧版 Excel 文件(.xls)。请用 Excel 或者 WPS 另存为 .xlsx 再试。"
        )
    return _csv(name, data, digest)


def _bytes(source: Path | str | bytes | IO[bytes], name: str) -> tuple[str, bytes]:
    """The bytes, never more than the limit in memory."""
    if isinstance(source, bytes):
        guarding.check_size(name or "台账", len(source))
        return name or "台账", source
    if isinstance(source, str | Path):
        path = Path(source)
        name = name or path.name
        try:
            guarding.check_size(name, path.stat().st_size)
            with path.open("rb") as stream:
                return _bytes(stream, name)
        except FileNotFoundError:
            raise Unreadable(f"找不到文件「{path}」。请核对路径。") from None
        except OSError as error:
            raise Unreadable(f"不能打开「{path}」:{error.strerror}。请核对权限。") from None
    data = source.read(guarding.MOST_BYTES + 1)
    size = getattr(source, "size", None) or len(data)  # an uploaded file knows its size
    guarding.check_size(name or "台账", max(len(data), size))
    return name or "台账", data


def _workbook(name: str, data: bytes) -> Iterator[Sheet]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for title in book.sheet_names:
                if title.strip() != HELP:
                    yield _sheet(title, book.get_sheet_by_name(title).to_python(skip_empty_area=False))
    except PasswordError:
        raise Unreadable(f"不能导入「{name}」:文件有打开密码。请取消密码后再试。") from None
    except (CalamineError, ValueError, OSError) as wrong:
        raise Unreadable(f"不能导入「{name}」:工作簿已损坏。请用 Excel 打开并另存为 .xlsx 再试。") from wrong
    except BaseException as wrong:
        # The parser is written in Rust; what it did not foresee arrives as a panic, outside Exception.
        if type(wrong).__name__ != "PanicException":
            raise
        raise Unreadable(f"不能导入「{name}」:工作簿读不出。请用 Excel 另存为 .xlsx 再试。") from None


def _csv(name: str, data: bytes, digest: str) -> Ledger:
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(
            f"不能导入「{name}」:既不是 .xlsx,也不是文本表格(.csv)。请用 Excel 另存为 .xlsx 再试。"
        )
    try:
        loaded = decode(name, data)
    except NoText as no:
        raise Unreadable(
            f"不能导入「{name}」:读不出文字({no})表格请用 Excel 另存为 .xlsx,或者 UTF-8 的 .csv。"
        ) from None
    text = loaded.text.removeprefix("\ufeff")
    head = text.partition("\n")[0]
    mark = max(",\t;", key=head.count)
    try:
        rows = []
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            rows.append(cells)
            if len(rows) > guarding.MOST_ROWS or len(cells) > guarding.MOST_COLUMNS:
                raise Unreadable(
                    f"不能导入「{name}」:超过 {guarding.MOST_ROWS} 行或者 {guarding.MOST_COLUMNS} 列。请拆成几个文件分次导入。"
                )
    except csv.Error as wrong:
        raise Unreadable(
            f"不能导入「{name}」:表格格式有误({wrong})。请用 Excel 另存为 .xlsx 再试。"
        ) from None
    notes = (
        ()
        if loaded.encoding == "utf-8"
        else (f"「{name}」按 {loaded.encoding.upper()} 编码读取(不是 UTF-8)。",)
    )
    return Ledger(name, digest, (_sheet(Path(name).stem, rows),), notes)


def _sheet(name: str, cells: Iterable[Iterable[Any]]) -> Sheet:
    titles: dict[int, str] = {}
    rows: list[Row] = []
    head = 1
    for number, line in enumerate(cells, 1):
        found = {at: value for at, value in enumerate(line) if value is not None and str(value).strip() != ""}
        if not found or str(found.get(0, "")).startswith(HINT):
            continue
        if not titles:
            titles, head = {at: str(value).strip() for at, value in found.items()}, number
        else:
            rows.append(Row(number, found))
    return Sheet(name, titles, tuple(rows), head)
