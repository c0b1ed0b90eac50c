"""Whether a file is plain text: UTF-8 or GB 18030 without control characters, and no page or program in disguise."""

from __future__ import annotations

import codecs
import re
from typing import IO

from zhunsheng.record.errors import EvidenceWrong

_CHUNK = 1 << 20
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_PAGES = re.compile(
    rb"<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|\?xml|\?php|%|img|meta|style|a\s)", re.I
)


def is_text(file: IO[bytes]) -> bool:
    """Whether it is. Raises EvidenceWrong for markup, which a browser would run."""
    for encoding in ("utf-8-sig", "gb18030"):
        if _decodes(file, encoding):
            file.seek(0)
            if _PAGES.search(file.read(_CHUNK)):
                raise EvidenceWrong(
                    "文件内容是网页或者标记语言,不能作为证据保存。请打印为 PDF 或者截图后再上传。"
                )
            return True
    return False


def _decodes(file: IO[bytes], encoding: str) -> bool:
    file.seek(0)
    decoder, found = codecs.getincrementaldecoder(encoding)(), False
    try:
        while chunk := file.read(_CHUNK):
            found = True
            if _CONTROLS.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return found
