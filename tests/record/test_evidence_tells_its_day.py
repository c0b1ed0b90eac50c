"""The day that a film or a photo tells of itself, against headers written by hand."""

from __future__ import annotations

import struct
from datetime import UTC, date, datetime, timedelta

import pytest
from PIL import Image

from tests.record import samples
from zhunsheng import record
from zhunsheng.record.evidence.moments import made_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path


def boxed(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def film(moment: datetime | None, version: int = 0, before: bytes = b"") -> str:
    """A film whose header tells that moment (UTC): its digest."""
    seconds = int((moment - datetime(1904, 1, 1, tzinfo=UTC)).total_seconds()) if moment else 0
    made = struct.pack(">II", seconds, seconds) if version == 0 else struct.pack(">QQ", seconds, seconds)
    mvhd = boxed(b"mvhd", bytes([version, 0, 0, 0]) + made + bytes(88))
    brand = boxed(b"ftyp", b"isom" + bytes(4) + b"isommp42")
    return record.evidence.store(brand + before + boxed(b"moov", boxed(b"udta", b"") + mvhd))


@pytest.mark.parametrize("version", [0, 1])
def test_a_film_tells_the_day_in_china(version: int) -> None:
    assert made_on(film(datetime(2026, 3, 2, 15, 59, tzinfo=UTC), version)) == date(2026, 3, 2)
    assert made_on(film(datetime(2026, 3, 2, 16, 0, tzinfo=UTC), version)) == date(2026, 3, 3)


def test_the_header_may_stand_behind_the_pictures_even_behind_a_large_box() -> None:
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 300_000) + bytes(300_000)
    assert made_on(film(datetime(2026, 3, 2, tzinfo=UTC), before=large)) == date(2026, 3, 2)


def test_what_tells_nothing_or_what_cannot_be_is_no_day() -> None:
    assert made_on(film(None)) is None
    assert made_on(film(datetime(1980, 1, 1, tzinfo=UTC))) is None
    assert made_on(film(datetime.now(UTC) + timedelta(days=40))) is None
    for name in ("a.pdf", "a.mp4", "a.png", "a.jpg"):
        assert made_on(record.evidence.store(samples.EACH[name])) is None
    assert made_on("0" * 64) is None


def test_broken_headers_are_no_day_and_no_error() -> None:
    brand = boxed(b"ftyp", b"isom" + bytes(4) + b"isommp42")
    for rest in (
        b"moov",
        struct.pack(">I4s", 4, b"moov"),
        struct.pack(">I4s", 2**32 - 1, b"moov") + bytes(20),
        boxed(b"moov", boxed(b"mvhd", b"\1")),
        boxed(b"moov", boxed(b"mvhd", b"\1" + bytes(3) + b"\xff" * 16)),
        boxed(b"free", b"") * 5000,
    ):
        assert made_on(record.evidence.store(brand + rest)) is None


def test_a_photo_tells_its_own_day() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:03:02 23:59:59"
    assert made_on(record.evidence.store(samples.picture("JPEG", exif=exif))) == date(2026, 3, 2)
