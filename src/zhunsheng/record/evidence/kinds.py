"""What a file is, by its content and never by its name; what is no kind of evidence is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO

from zhunsheng.record.errors import EvidenceWrong
from zhunsheng.record.evidence import packed
from zhunsheng.record.evidence.texts import is_text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type, the endings its name may have, how a page may show it (image, audio, video)."""

    name: str
    media: str
    endings: tuple[str, ...]
    shown: str = ""


_EVERY = (
    Kind("pdf", "application/pdf", ("pdf",)),
    Kind("png", "image/png", ("png",), "image"),
    Kind("jpeg", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"), "image"),
    Kind("gif", "image/gif", ("gif",), "image"),
    Kind("webp", "image/webp", ("webp",), "image"),
    Kind("tiff", "image/tiff", ("tif", "tiff"), "image"),
    Kind("heic", "image/heic", ("heic", "heif")),
    Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx", "dotx")),
    Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx", "xltx")),
    Kind(
        "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ("pptx", "ppsx")
    ),
    Kind("ofd", "application/ofd", ("ofd",)),
    Kind("doc", "application/msword", ("doc", "dot", "wps")),
    Kind("xls", "application/vnd.ms-excel", ("xls", "et")),
    Kind("ppt", "application/vnd.ms-powerpoint", ("ppt", "pps", "dps")),
    Kind("mp3", "audio/mpeg", ("mp3",), "audio"),
    Kind("wav", "audio/wav", ("wav",), "audio"),
    Kind("m4a", "audio/mp4", ("m4a",), "audio"),
    Kind("amr", "audio/amr", ("amr",)),
    Kind("mp4", "video/mp4", ("mp4", "m4v", "3gp"), "video"),
    Kind("mov", "video/quicktime", ("mov", "qt"), "video"),
    Kind("avi", "video/x-msvideo", ("avi",)),
    Kind("mkv", "video/x-matroska", ("mkv",), "video"),
    Kind("webm", "video/webm", ("webm",), "video"),
    Kind("txt", "text/plain", ("txt", "csv", "log", "text")),
)
KINDS = {kind.name: kind for kind in _EVERY}
PROGRAMS = frozenset(
    re.findall(
        r"\w+",
        "exe dll com scr msi msp bat cmd ps1 psm1 vbs vbe js mjs jse wsf wsh hta jar class sh bash py pyw pl php rb "
        "lnk reg apk elf so dylib app html htm xhtml mht svg xml xsl swf docm xlsm pptm iso img",
    )
)
"""Endings that make a machine run what is inside, or a browser show it: refused whatever the content."""
_PLAIN = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"#!AMR", "amr"),
    (b"ID3", "mp3"),
)
_RUNS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xce\xfa\xed\xfe",
    b"#!",
    b"L\0\0\0\x01\x14\x02\0",
)
_RIFF = {b"WAVE": "wav", b"AVI ": "avi", b"WEBP": "webp"}
_BRANDS = {b"qt  ": "mov", b"M4A ": "m4a", b"M4B ": "m4a"}
_STILL = (b"heic", b"heix", b"mif1", b"heim", b"heis", b"msf1")


def kind_of(file: IO[bytes], size: int) -> Kind:
    """The kind of a file of so many bytes. Raises EvidenceWrong for a program, a page, an archive, or what is unknown."""
    file.seek(0)
    head = file.read(4096)
    name = _named(head) or _contained(file, head, size)
    if name is None and any(head.startswith(sign) for sign in _RUNS):
        raise EvidenceWrong("文件内容是可执行程序或脚本,不能作为证据保存。请上传文书、图片或者音视频原件。")
    if name is None and is_text(file):
        name = "txt"
    if name is None:
        raise EvidenceWrong(
            "不能识别文件的类型。请上传 PDF、OFD、Office 文档、图片、音视频或者纯文本;压缩包请解开后逐个上传。"
        )
    return KINDS[name]


def agreed(name: str, kind: Kind) -> bool:
    """Whether the ending of a file's name is one of its kind. Raises EvidenceWrong for an ending of programs and pages."""
    ending = name.rpartition(".")[2].strip().lower() if "." in name else ""
    if ending in PROGRAMS:
        raise EvidenceWrong(f"不能保存扩展名为「.{ending}」的文件。请上传文书、图片或者音视频原件。")
    return ending in kind.endings


def _named(head: bytes) -> str | None:
    """By what stands at the beginning."""
    for sign, name in _PLAIN:
        if head.startswith(sign):
            return name
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return "heic" if brand in _STILL else _BRANDS.get(brand, "mp4")
    if head[:4] == b"\x1aE\xdf\xa3":
        return "webm" if b"webm" in head[:80] else "mkv" if b"matroska" in head[:80] else None
    return "mp3" if _is_mpeg_frame(head) else None


def _is_mpeg_frame(head: bytes) -> bool:
    """An MPEG audio frame: sync, a layer, a bit rate and a sampling rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    return (
        bool(head[1] & 0x06)
        and head[2] >> 4 not in (0, 15)
        and head[2] >> 2 & 3 != 3
        and head[1] >> 3 & 3 != 1
    )


def _contained(file: IO[bytes], head: bytes, size: int) -> str | None:
    if head[:4] == b"PK\x03\x04":
        return packed.zip_kind(file, size)
    return packed.ole_kind(file, size) if head[:8] == packed.OLE else None
