"""When a film or a photo says of itself that it was made: a hint, since the clock of a device may be wrong."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import IO
from zoneinfo import ZoneInfo

from PIL import Image, UnidentifiedImageError

from zhunsheng.record.evidence.keeping import kept
from zhunsheng.record.evidence.known import about

_HERE = ZoneInfo("Asia/Shanghai")
_SINCE = datetime(1904, 1, 1, tzinfo=UTC)
"""From which the films of ISO 14496-12 count their seconds."""
_FIRST = date(2000, 1, 1)
_BOXES = ("mp4", "mov", "m4a")
_TAKEN, _EXIF = 0x9003, 0x8769
_MOST = 64
"""Boxes looked at; in a film that plays the one wanted is among the first few."""


def made_on(digest: str) -> date | None:
    """The day (in China) that the original tells; None where it tells none, or one that cannot be."""
    found = about([digest])[digest]
    if not found.here or found.kind is None:
        return None
    file = kept(digest)
    try:
        if found.kind.name in _BOXES:
            day = _of_film(io.BufferedReader(file), file.length)
        else:
            day = _of_photo(io.BufferedReader(file)) if found.kind.name == "jpeg" else None
    except (OSError, ValueError, OverflowError, SyntaxError, UnidentifiedImageError):
        return None
    today = datetime.now(_HERE).date()
    return day if day and _FIRST <= day <= today + timedelta(days=1) else None


def _boxes(file: IO[bytes], start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """The boxes between two places: kind, where the content begins, where it ends."""
    for _n in range(_MOST):
        file.seek(start)
        head = file.read(16)
        if start + 8 > end or len(head) < 8:
            return
        size, inner = int.from_bytes(head[:4], "big"), 8
        if size == 1:
            size, inner = int.from_bytes(head[8:16], "big"), 16
        size = end - start if size == 0 else size
        if size < inner or start + size > end:
            return
        yield head[4:8], start + inner, start + size
        start += size


def _of_film(file: IO[bytes], length: int) -> date | None:
    for kind, start, end in _boxes(file, 0, length):
        if kind != b"moov":
            continue
        for inner, at, _end in _boxes(file, start, end):
            if inner == b"mvhd":
                file.seek(at)
                head = file.read(12)
                seconds = int.from_bytes(head[4:12] if head[0] == 1 else head[4:8], "big")
                return (_SINCE + timedelta(seconds=seconds)).astimezone(_HERE).date() if seconds else None
    return None


def _of_photo(file: IO[bytes]) -> date | None:
    """EXIF tells the time of the place, without a zone."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(file, formats=("JPEG",)) as picture:
            told = str(picture.getexif().get_ifd(_EXIF).get(_TAKEN, ""))
    return datetime.strptime(told[:10], "%Y:%m:%d").date() if told else None
