"""Files made by hand or by libraries of others, one of each kind that evidence comes in."""

from __future__ import annotations

import io
import struct
import wave
import zipfile

import docx
import xlsxwriter
from PIL import Image


def picture(kind: str, size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    """An image that Pillow writes."""
    out = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(out, kind, **more)
    return out.getvalue()


def packed(**names: str) -> bytes:
    """A zip with these texts; two underscores stand for a slash, one for a point."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in names.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return out.getvalue()


def word() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def sheet() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet()
    return out.getvalue()


def sound(seconds: float = 0.1) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(int(16000 * seconds)))
    return out.getvalue()


def compound(*streams: str) -> bytes:
    """A compound file (MS-CFB) with a table of sectors, and a directory in two sectors that lie apart."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 3, 0xFFFFFFFF, 0xFFFFFFFE, *[0xFFFFFFFF] * 124)
    names = ["Root Entry", "", "", "", *streams]
    rows = b""
    for name in names + [""] * (8 - len(names)):
        text = name.encode("utf-16-le")
        rows += text.ljust(64, b"\0") + struct.pack("<H", len(text) + 2 if name else 0) + bytes(62)
    return bytes(header) + table + rows[:512] + bytes(512) + rows[512:1024] + bytes(512)


def box(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0isommp42" + bytes(100)


EACH: dict[str, bytes] = {
    "a.pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF",
    "a.png": picture("PNG"),
    "a.jpg": picture("JPEG"),
    "a.gif": picture("GIF"),
    "a.webp": picture("WEBP"),
    "a.tif": picture("TIFF"),
    "a.heic": box(b"heic"),
    "a.docx": word(),
    "a.xlsx": sheet(),
    "a.pptx": packed(ppt__presentation_xml="<p/>"),
    "a.ofd": packed(OFD_xml="<o/>"),
    "a.doc": compound("WordDocument"),
    "a.xls": compound("Workbook"),
    "a.ppt": compound("PowerPoint Document"),
    "a.mp3": b"ID3\x04\0\0\0\0\0\0" + bytes(50),
    "b.mp3": b"\xff\xfb\x90\x64" + bytes(413),
    "a.wav": sound(),
    "a.m4a": box(b"M4A "),
    "a.amr": b"#!AMR\n" + bytes(40),
    "a.mp4": box(b"isom"),
    "a.mov": box(b"qt  "),
    "a.avi": b"RIFF\x10\0\0\0AVI LIST" + bytes(40),
    "a.mkv": b"\x1aE\xdf\xa3\xa3B\x86\x81\x01B\x82\x88matroska" + bytes(40),
    "a.webm": b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + bytes(40),
    "a.txt": "现场检查笔录\n一、时间".encode(),
    "b.txt": "现场检查笔录".encode("gb18030"),
    "a.csv": "日期,金额\n2026-01-01,200\n".encode("utf-8-sig"),
}
