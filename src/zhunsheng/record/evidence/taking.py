"""Taking a whole file as evidence: looked at, scanned, kept, and what was found written down."""

from __future__ import annotations

from typing import IO

from zhunsheng.record.errors import EvidenceWrong
from zhunsheng.record.evidence.keeping import exists, keep
from zhunsheng.record.evidence.kinds import agreed, kind_of
from zhunsheng.record.evidence.known import About, note
from zhunsheng.record.evidence.limits import limits
from zhunsheng.record.evidence.scanning import scan


def take(file: IO[bytes], size: int, digest: str, name: str) -> tuple[About, bool]:
    """Keep a file of so many bytes whose digest was computed as it arrived; and whether its name says what it is.

    Raises EvidenceWrong (too large, of a kind not taken, misnamed, infected), RecordUnavailable (disk full, store or
    scanner away); nothing is then kept.
    """
    allowed = limits()
    if size > allowed.most:
        raise too_large(allowed.most)
    if not size:
        raise EvidenceWrong("文件是空的,没有保存。请核对后重新上传。")
    kind = kind_of(file, size)
    if allowed.kinds and kind.name not in allowed.kinds:
        raise EvidenceWrong(
            f"本单位不接收 {kind.name} 类型的文件。可以接收的类型:{'、'.join(sorted(allowed.kinds))}。"
        )
    named = agreed(name, kind)
    if not named and allowed.strict_names:
        raise EvidenceWrong(
            f"文件名与内容不符:内容是 {kind.name},文件名应以 {'、'.join(f'.{e}' for e in kind.endings)} 结尾。"
            "请核对是否选错文件,改正文件名后重新上传。"
        )
    scanned = scan(file)
    file.seek(0)
    keep(file, digest)
    note(digest, kind, size, scanned)
    if not exists(digest):  # the same file was just being erased: it comes anew
        file.seek(0)
        keep(file, digest)
    return About(digest, kind, size, scanned), named


def too_large(most: int) -> EvidenceWrong:
    """What is said of a file over the limit, in bytes."""
    return EvidenceWrong(f"文件超过 {most // 1024 // 1024} MB,没有保存。请压缩或者拆分后再上传。")
