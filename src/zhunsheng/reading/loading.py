"""From a file's bytes to its text, with the encoding that was found; or a clear refusal."""

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from zhunsheng.reading import portable, word
from zhunsheng.reading.unreadable import Unreadable
from zhunsheng.reading.web import Page
from zhunsheng.statutes.words import _

MOST_BYTES = 20 * 2**20
MOST_CHARACTERS = 2_000_000
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_PLAIN = re.compile(r"[\x09-\x0d\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2027\u00a0\u00b7]")
# by their first bytes: what it is, what to do instead
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", _("旧版 Word 或 Excel 文档(.doc、.xls)")), (b"{\\rtf", _("RTF 文档")),
    (b"\x89PNG", _("图片")), (b"\xff\xd8\xff", _("图片")), (b"Rar!", _("压缩包")), (b"7z\xbc\xaf", _("压缩包")),
    (b"\x1f\x8b", _("压缩包")),
)  # fmt: skip
_HTML = re.compile(
    r"\A\ufeff?\s{0,200}(?:<!--[^<>]{0,500}-->\s{0,200})?<(?:!doctype html|html|head|body|div|table|p|meta|\?xml)[\s>]",
    re.I,
)
_MARK = "\ufeff \t\r\n\xa0\u3000"

_MISSING = _("找不到文件「{name}」。请核对路径。")
_DENIED = _("不能打开「{name}」:{why}。请核对权限,或换一个文件。")
_BIG = _("不能读取「{name}」:文件有 {size} MB,上限 {limit} MB。请只留报告正文再试。")
_LONG = _("不能读取「{name}」:正文有 {count} 字,上限 {limit} 字。请只留报告正文再试。")
_EMPTY = _("「{name}」没有文字。请核对文件。")
_OTHER = _("不能读取「{name}」:这是{what}。请另存为 .docx 或 UTF-8 的 .txt 再试。")
_WEB = _("不能读取「{name}」:网页中没有正文。请复制正文,另存为 .txt 再试。")
_BYTES = _("不能读取「{name}」:不是 UTF-8 或 GB18030 的文字(第 {at} 字节起)。请用记事本另存为 UTF-8 再试。")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's text exactly as it has it (line ends and a byte order mark kept).

    Of a web page it is the text without markup; `places` then gives each character's offset in the source.
    """

    name: str
    text: str
    encoding: str
    sha256: str
    places: tuple[int, ...] | None = None


def load(path: str | Path) -> Loaded:
    """The text of a .txt, .docx, .html or .pdf file. Raises Unreadable with what to do."""
    path = Path(path)
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Unreadable(_BIG, name=path.name, size=size // 2**20, limit=MOST_BYTES // 2**20)
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (FileNotFoundError, ValueError) as e:
        raise Unreadable(_MISSING, name=path.name) from e
    except OSError as e:
        raise Unreadable(_DENIED, name=path.name, why=e.strerror or type(e).__name__) from e
    return decode(path.name, data)


def decode(name: str, data: bytes) -> Loaded:
    """The text of a file's bytes; `encoding` is utf-8, utf-16, gb18030, docx or pdf. Raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_BIG, name=name, size=len(data) // 2**20, limit=MOST_BYTES // 2**20)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(b"PK"):
        text, encoding = word.text_of(name, data), "docx"
    elif b"%PDF-" in data[:1024]:
        text, encoding = portable.text_of(name, data), "pdf"
    else:
        text, encoding = _decoded(name, data)
    if not text.strip(_MARK):
        raise Unreadable(_EMPTY, name=name)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(_LONG, name=name, count=len(text), limit=MOST_CHARACTERS)
    if encoding not in {"docx", "pdf"} and _HTML.match(text):
        page = Page(text)
        if not page.text.strip(_MARK):
            raise Unreadable(_WEB, name=name)
        return Loaded(name, page.text, encoding, digest, page.places)
    return Loaded(name, text, encoding, digest)


def _decoded(name: str, data: bytes) -> tuple[str, str]:
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise Unreadable(_OTHER, name=name, what=what)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strict(name, data, "utf-16"), "utf-16"
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as e:
        return _gb(name, data, e.start), "gb18030"
    return _sound(name, text), "utf-8"


def _gb(name: str, data: bytes, at: int) -> str:
    """GB18030 decodes much that is no text, so most of it must be Chinese or plain ASCII."""
    text = _strict(name, data, "gb18030", at)
    sample = text[:20_000]
    if len(_PLAIN.findall(sample)) < 0.9 * len(sample):
        raise Unreadable(_BYTES, name=name, at=at)
    return text


def _strict(name: str, data: bytes, encoding: str, at: int | None = None) -> str:
    try:
        return _sound(name, data.decode(encoding))
    except UnicodeDecodeError as e:
        raise Unreadable(_BYTES, name=name, at=e.start if at is None else at) from e


def _sound(name: str, text: str) -> str:
    """A few control characters are dirt of a web copy; many are not text."""
    bad = _CONTROL.search(text)
    if bad and len(_CONTROL.findall(text[:20_000])) > len(text[:20_000]) // 100:
        raise Unreadable(_BYTES, name=name, at=bad.start())
    return text
