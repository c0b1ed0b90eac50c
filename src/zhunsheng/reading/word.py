"""The text of a .docx: paragraphs as lines, table rows as lines of cells."""

import zipfile
import zlib
from io import BytesIO
from xml.etree import ElementTree

from zhunsheng.reading.unreadable import Unreadable
from zhunsheng.statutes.words import _

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    f"{_W}del",
    f"{_W}moveFrom",
}
_MOST_XML = 64 * 2**20
_MOST_RATIO = 200
_MOST_DEPTH = 200
_MOST_SPAN = 50

_BROKEN = _("不能读取「{name}」:文件已损坏或不是 Word 文档。请在 Word 或 WPS 中打开后另存为 .docx 再试。")
_BOMB = _(
    "不能读取「{name}」:解压后过大(超过 {limit} MB 或压缩比异常),疑为恶意文件。请核实来源,另存为 .docx 或 .txt 再试。"
)
_EXCEL = _("不能读取「{name}」:这是 Excel 表格,不是报告正文。请提供 .docx 或 .txt;台账请从「台账导入」上传。")
_NO_BODY = _("不能读取「{name}」:压缩包里没有 Word 正文。请另存为 .docx 再试。")


def text_of(name: str, data: bytes) -> str:
    """The body's text, one paragraph a line. Raises Unreadable."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            body = _body(name, archive)
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        zlib.error,
    ) as e:
        raise Unreadable(_BROKEN, name=name) from e
    if b"<!DOCTYPE" in body[:4096] or b"<!ENTITY" in body:
        raise Unreadable(_BROKEN, name=name)
    try:
        root = ElementTree.fromstring(body)
    except (ElementTree.ParseError, ValueError, LookupError) as e:
        raise Unreadable(_BROKEN, name=name) from e
    lines: list[str] = []
    _walk(root, lines, [], 0)
    return "\n".join(lines)


def _body(name: str, archive: zipfile.ZipFile) -> bytes:
    names = {info.filename: info for info in archive.infolist()}
    if sum(info.file_size for info in names.values()) > 4 * _MOST_XML:
        raise Unreadable(_BOMB, name=name, limit=4 * _MOST_XML // 2**20)
    if "xl/workbook.xml" in names:
        raise Unreadable(_EXCEL, name=name)
    info = names.get("word/document.xml")
    if info is None:
        raise Unreadable(_NO_BODY, name=name)
    if info.file_size > max(2**20, _MOST_RATIO * info.compress_size):
        raise Unreadable(_BOMB, name=name, limit=_MOST_XML // 2**20)
    # the directory may lie about the size, so the stream itself is capped
    with archive.open(info) as stream:
        body = stream.read(_MOST_XML + 1)
    if len(body) > _MOST_XML:
        raise Unreadable(_BOMB, name=name, limit=_MOST_XML // 2**20)
    return body


def _walk(node: ElementTree.Element, lines: list[str], run: list[str], depth: int) -> None:
    """Collect text; a paragraph closes a line, a row joins its cells with tabs."""
    if depth > _MOST_DEPTH:
        return
    for child in node:
        tag = child.tag
        if tag in _SKIPPED:
            continue
        if tag == f"{_W}t":
            run.append(child.text or "")
        elif tag == f"{_W}tab":
            run.append("\t")
        elif tag in {f"{_W}br", f"{_W}cr"}:
            run.append("\n")
        elif tag == f"{_W}p":
            inner: list[str] = []
            _walk(child, lines, inner, depth + 1)
            lines.append("".join(inner))
        elif tag == f"{_W}tr":
            lines.append("\t".join(_row(child, depth)))
        else:
            _walk(child, lines, run, depth + 1)


def _row(row: ElementTree.Element, depth: int) -> list[str]:
    """The cells, a merged one followed by as many empty ones as it covers; cells in content controls too."""
    cells: list[str] = []
    inner = f"{_W}sdtContent/{_W}tc"
    for cell in (c for child in row for c in ([child] if child.tag == f"{_W}tc" else child.findall(inner))):
        cells.append(_cell(cell, depth))
        span = cell.find(f"{_W}tcPr/{_W}gridSpan")
        wide = (span.get(f"{_W}val") or "1") if span is not None else "1"
        cells += [""] * (min(int(wide), _MOST_SPAN) - 1 if wide.isdecimal() else 0)
    return cells


def _cell(cell: ElementTree.Element, depth: int) -> str:
    inner: list[str] = []
    _walk(cell, inner, [], depth + 1)
    return " ".join(line for line in inner if line)
