"""Evidence (papers, photos, audio, video), stored once by its SHA-256 digest, never altered."""

from zhunsheng.record.evidence import arriving, erasing, limits, named
from zhunsheng.record.evidence.keeping import (
    Kept,
    check,
    digests,
    exists,
    keep,
    kept,
    open,
    path,
    size,
    store,
)
from zhunsheng.record.evidence.known import About, about
from zhunsheng.record.evidence.limits import PART
from zhunsheng.record.evidence.scanning import Scanned
from zhunsheng.record.evidence.taking import take
from zhunsheng.record.evidence.thumbnails import thumbnail

__all__ = [
    "PART",
    "About",
    "Kept",
    "Scanned",
    "about",
    "arriving",
    "check",
    "digests",
    "erasing",
    "exists",
    "keep",
    "kept",
    "limits",
    "named",
    "open",
    "path",
    "size",
    "store",
    "take",
    "thumbnail",
]
