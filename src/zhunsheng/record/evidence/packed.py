"""What lies in a container (zip, OLE), read from its directory alone: nothing is ever unpacked."""

from __future__ import annotations

import struct
import zipfile
from typing import IO

from zhunsheng.record.errors import EvidenceWrong

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_NAMES = 10_000
MOST_DIRECTORY = 4 * 1024 * 1024
MOST_UNPACKED = 2 * 1024**3
MOST_RATIO = 200
_ZIPPED = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
    "OFD.xml": "ofd",
}
_STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}
_MACROS = {"_VBA_PROJECT", "VBA", "_VBA_PROJECT_CUR", "Macros"}
_MACRO = "文件带有宏,不能作为证据保存。请另存为不带宏的格式或者 PDF 后再上传。"


def zip_kind(file: IO[bytes], size: int) -> str | None:
    """The document that a zip is, or None for any other archive. Raises EvidenceWrong for macros and for a bomb."""
    if _directory_size(file, size) > MOST_DIRECTORY:
        raise _bomb()
    try:
        with zipfile.ZipFile(file) as archive:
            inside = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as error:
        # zipfile says NotImplementedError of a directory that asks for a newer zip than it reads: nobody can look inside.
        raise EvidenceWrong("文件的压缩结构已损坏,没有保存。请重新导出后再上传。") from error
    unpacked = sum(one.file_size for one in inside)
    if len(inside) > MOST_NAMES or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(size, 1 << 20):
        raise _bomb()
    names = {one.filename for one in inside}
    if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in names):
        raise EvidenceWrong(_MACRO)
    return next((kind for name, kind in _ZIPPED.items() if name in names), None)


def _directory_size(file: IO[bytes], size: int) -> int:
    """What the end of a zip says its directory has, in bytes: asked before a library reads all of it."""
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise EvidenceWrong("文件不完整,没有保存。请重新上传。")
    found: int = struct.unpack_from("<I", tail, at + 12)[0]
    return found


def _bomb() -> EvidenceWrong:
    return EvidenceWrong("文件解开后过大或者条目过多,没有保存。请拆分后再上传。")


def ole_kind(file: IO[bytes], size: int) -> str | None:
    """The old office document that a compound file is, or None. Raises EvidenceWrong for macros."""
    try:
        names = set(_ole_names(file, size))
    except (struct.error, ValueError) as error:
        raise EvidenceWrong("文件的结构已损坏,没有保存。请重新导出后再上传。") from error
    if names & _MACROS:
        raise EvidenceWrong(_MACRO)
    return next((kind for name, kind in _STREAMS.items() if name in names), None)


def _ole_names(file: IO[bytes], size: int) -> list[str]:
    """The names in the directory of a compound file (MS-CFB 2.6), along its chain of sectors."""
    file.seek(0)
    header = file.read(512)
    sector = 1 << struct.unpack_from("<H", header, 30)[0]
    if sector not in (512, 4096):
        raise ValueError(sector)
    table = struct.unpack_from("<109I", header, 76)
    names: list[str] = []
    at, seen = struct.unpack_from("<I", header, 48)[0], 0
    while at < 0xFFFFFFFA and len(names) < MOST_NAMES:
        if (at + 1) * sector >= size or (seen := seen + 1) > MOST_NAMES:
            raise ValueError(at)
        file.seek((at + 1) * sector)
        block = file.read(sector)
        for start in range(0, len(block) - 127, 128):
            length = struct.unpack_from("<H", block, start + 64)[0]
            names.append(block[start : start + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"))
        per = sector // 4
        if at // per >= len(table):
            break
        file.seek((table[at // per] + 1) * sector + at % per * 4)
        at = struct.unpack("<I", file.read(4))[0]
    return names
