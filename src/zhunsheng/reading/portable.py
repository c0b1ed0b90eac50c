"""The text layer of a PDF, its printed lines joined to paragraphs again."""

import re
import time
from io import BytesIO

import pypdf

from zhunsheng.reading.unreadable import Unreadable
from zhunsheng.statutes.words import _

MOST_PAGES = 600
MOST_SECONDS = 60.0
_MOST_CHARACTERS = 2_100_000
_FOLIO = re.compile(
    r"\s*(?:[-—–·]{0,2}\s*\d{1,4}\s*[-—–·]{0,2}|第\s*\d{1,4}\s*页(?:[,,\s]*共\s*\d{1,4}\s*页)?)\s*"
)
_HEAD = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[((][一二三四五六七八九十\d]{1,3}[))]|\d{1,2}[.、．](?!\d))"
)
_ENDS = "。!?!?::;;"
_WIDE = 0.8

_BROKEN = _("不能读取「{name}」:PDF 已损坏或不完整。请重新导出,或复制正文另存为 .txt 再试。")
_LOCKED = _("不能读取「{name}」:PDF 有密码。请另存为无密码的文件再试。")
_SCANNED = _("不能读取「{name}」:PDF 没有文字层(疑为扫描件)。请用识别软件转成文字,或提供 .docx、.txt。")
_LARGE = _("不能读取「{name}」:PDF 有 {count} 页,上限 {limit} 页。请只留报告正文再试。")
_SLOW = _("不能读取「{name}」:PDF 过于复杂,{limit} 秒内没有读完。请复制正文另存为 .txt 再试。")


def text_of(name: str, data: bytes) -> str:
    """The text, a paragraph a line. Raises Unreadable."""
    try:
        pages = _pages(name, data)
    except Unreadable:
        raise
    except Exception as e:
        # a broken file may raise anything inside the parser; whatever it is, the file is what is wrong
        raise Unreadable(_BROKEN, name=name) from e
    text = "\n".join(_paragraphs([line for page in pages for line in page.splitlines()]))
    if not text.strip():
        raise Unreadable(_SCANNED, name=name)
    return text


def _pages(name: str, data: bytes) -> list[str]:
    until = time.monotonic() + MOST_SECONDS
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(_LOCKED, name=name)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise Unreadable(_LARGE, name=name, count=count, limit=MOST_PAGES)
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text())
        if time.monotonic() > until:
            raise Unreadable(_SLOW, name=name, limit=int(MOST_SECONDS))
        if sum(map(len, pages)) > _MOST_CHARACTERS:
            break
    return pages


def _paragraphs(lines: list[str]) -> list[str]:
    """A line that fills the measure and ends no sentence goes on in the next; page numbers are left out."""
    kept = [line.rstrip() for line in lines if line.strip() and not _FOLIO.fullmatch(line)]
    widths = sorted(len(line.strip()) for line in kept)
    full = widths[int(len(widths) * 0.9)] * _WIDE if widths else 0.0
    joined: list[str] = []
    goes_on = False
    for line in kept:
        said = line.strip()
        if goes_on and not _HEAD.match(line):
            joined[-1] += said
        else:
            joined.append(said)
        goes_on = len(said) >= full and said[-1] not in _ENDS
    return joined
