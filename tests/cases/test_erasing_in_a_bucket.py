"""Erasing a case whose evidence lies in a bucket: every key and version is read afterwards; a store that refuses."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests import buckets
from zhunsheng import record
from zhunsheng.cases import erasing
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.offers import case_view
from zhunsheng.cases.taking import take
from zhunsheng.cases.viewing import viewer_of
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.facts import HIDDEN
from zhunsheng.record import evidence
from zhunsheng.record.evidence import known
from zhunsheng.record.evidence.limits import Bucket
from zhunsheng.record.evidence.s3 import S3

from .conftest import PERSON, County

NEEDLE = PERSON["person"]
DAY = date(2026, 11, 21)
AWAY = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with buckets.serving() as address:
        yield address


@pytest.fixture
def make(server: str, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Any:
    settings.HOME = tmp_path
    return lambda sealed="on", kind="plain": buckets.made(server, monkeypatch, sealed, kind)


def statement(words: str) -> str:
    return kept(f"询问笔录:{NEEDLE}{words}".encode(), "笔录.txt")


def photo() -> str:
    out = io.BytesIO()
    Image.new("RGB", (2000, 1500), "red").save(out, "JPEG", comment=NEEDLE.encode())
    return kept(out.getvalue(), "照片.jpg")


def kept(words: bytes, name: str) -> str:
    digest = evidence.keeping.hashlib.sha256(words).hexdigest()
    evidence.take(io.BytesIO(words), len(words), digest, name)
    return digest


def filed(county: County, *digests: str) -> str:
    facts = {"party": PERSON, "cause": "无照经营"}
    words: dict[str, Any] = {"organ": county.bureau, "procedure": Penalty, "evidence": digests}
    return take(None, Penalty.file, facts, by=["h1", "h2"], on=date(2026, 1, 12), **words).case.id


def erase(case: str) -> str:
    """Erase it; what still stands against the bytes' going, as the officer is told it."""
    erasing.erase(case, "unlawful", "某市监删〔2026〕1号", by="head", on=DAY)
    return erasing._settle()  # what follows the commit, which no test makes


def lying(bucket: Bucket, digest: str) -> list[tuple[str, str]]:
    return [at for at in buckets.everything(bucket) if digest[2:] in at[0]]


def as_they_come(bucket: Bucket, digest: str) -> None:
    """What years leave in a bucket: a second version, one behind a marker of deletion, parts of a broken sending."""
    there, ((key, _version),) = buckets.client(bucket.endpoint), lying(bucket, digest)
    content = next(iter(buckets.everything(bucket).values()))
    there.put_object(Bucket=bucket.bucket, Key=key, Body=content)
    there.delete_object(Bucket=bucket.bucket, Key=key)
    there.put_object(Bucket=bucket.bucket, Key=key, Body=content)
    begun = there.create_multipart_upload(Bucket=bucket.bucket, Key=key)["UploadId"]
    part = {"PartNumber": 1, "UploadId": begun}
    there.upload_part(Bucket=bucket.bucket, Key=key, Body=NEEDLE.encode(), **part)


@pytest.mark.parametrize("sealed", ["on", "off"])
@pytest.mark.parametrize("kind", ["plain", "versions"])
def test_no_version_of_any_key_holds_the_person_afterwards(
    county: County, make: Any, kind: str, sealed: str, tmp_path: Path
) -> None:
    bucket = make(sealed, kind)
    words = statement("说")
    as_they_come(bucket, words)
    picture, other = photo(), kept("另案的笔录".encode(), "另.txt")
    case, _other = filed(county, words, picture), filed(county, other)
    for size in ("small", "large"):
        evidence.thumbnail(picture, size)
    before = buckets.everything(bucket)
    assert len(before) == (7 if kind == "versions" else 4)
    assert any(NEEDLE.encode() in content for content in before.values()) == (sealed == "off")
    assert list(tmp_path.rglob(f"{picture[2:]}.*"))
    assert erase(case) == ""
    after = buckets.everything(bucket)
    assert [key for key, _version in after if other[2:] not in key] == []
    assert len(after) == 1 and not any(NEEDLE.encode() in content for content in after.values())
    here = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in here if picture[2:] in path.name or NEEDLE.encode() in path.read_bytes()] == []
    assert evidence.exists(other) and record.verify(county.book).wrong == []


def hold(bucket: Bucket, digest: str, status: str) -> None:
    ((key, _version),) = lying(bucket, digest)
    held = {"LegalHold": {"Status": status}}
    buckets.client(bucket.endpoint).put_object_legal_hold(Bucket=bucket.bucket, Key=key, **held)


def test_a_locked_object_is_told_the_rest_goes_and_it_goes_when_the_lock_does(
    county: County, make: Any
) -> None:
    bucket = make(kind="locks")
    files = sorted([statement("一"), statement("二"), statement("三")])
    case = filed(county, *files)
    hold(bucket, files[0], "ON")
    told = erase(case)
    assert "还有1件证据的原件没有清除" in told and "对象锁定" in told and "原件还在桶里" in told
    assert "未写入" not in told
    assert lying(bucket, files[0]) and not lying(bucket, files[1]) and not lying(bucket, files[2])
    assert evidence.erasing.lying() == erasing.waiting(case) == 1
    # What the house itself holds is erased as a whole: values, row, and the case's claim to its files.
    assert CaseRow.objects.get(id=case).party == HIDDEN
    (act,) = case_view(viewer_of("h1", DAY), case).acts
    assert act.evidence == () and len(act.erased) == 1
    hold(bucket, files[0], "OFF")
    assert evidence.erasing.sweep() == [files[0]]
    assert not lying(bucket, files[0]) and evidence.erasing.lying() == erasing.waiting(case) == 0


def answering(monkeypatch: pytest.MonkeyPatch, changed: Any) -> None:
    """A store that answers some requests as `changed(method, query)` says: a status, or None for its own answer."""
    whole = S3._ask

    def ask(self: S3, method: str, name: str, query: Any = None, *more: Any, **words: Any) -> Any:
        status = changed(method, query or {})
        if status is None or status in words.get("passed", ()):
            return (status, {}, b"") if status else whole(self, method, name, query, *more, **words)
        return 204, {}, b""

    monkeypatch.setattr(S3, "_ask", ask)


def test_a_store_that_knows_no_versions_loses_the_object_too(
    county: County, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = make()
    case = filed(county, digest := statement("七"))
    answering(monkeypatch, lambda _method, query: 501 if {"versions", "uploads"} & query.keys() else None)
    assert erase(case) == "" and not lying(bucket, digest)


@pytest.mark.parametrize("knows", [True, False])
def test_a_store_that_says_yes_and_deletes_nothing_is_found_out(
    county: County, make: Any, monkeypatch: pytest.MonkeyPatch, knows: bool
) -> None:
    bucket = make()
    case = filed(county, digest := statement("八"))

    def lies(method: str, query: dict[str, str]) -> int | None:
        return (
            204
            if method == "DELETE"
            else 501
            if not knows and {"versions", "uploads"} & query.keys()
            else None
        )

    with monkeypatch.context() as lying_store:
        answering(lying_store, lies)
        assert "没有删除" in erase(case)
    assert lying(bucket, digest) and evidence.erasing.sweep() == [digest]


def test_a_store_that_is_away_is_told_and_swept_when_it_is_back(
    county: County, make: Any, monkeypatch: pytest.MonkeyPatch, server: str
) -> None:
    bucket = make()
    digest = statement("四")
    case = filed(county, digest)
    monkeypatch.setenv("ZHUNSHENG_S3_ENDPOINT", AWAY)
    told = erase(case)
    assert f"证据存储 {AWAY} 没有应答" in told and "原件还在桶里" in told and "未写入" not in told
    assert NEEDLE not in str(record.reveal_many(record.entries(county.book, case)))
    assert lying(bucket, digest)
    monkeypatch.setenv("ZHUNSHENG_S3_ENDPOINT", server)
    assert evidence.erasing.sweep() == [digest]
    assert not lying(bucket, digest)


def test_what_died_between_the_bytes_and_the_note_is_finished(
    county: County, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = make()
    digest = statement("五")
    case = filed(county, digest)
    with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
        dying.setattr(
            evidence.erasing, "note_swept", lambda _digest: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        erase(case)
    assert not lying(bucket, digest) and known.lies_still(digest)
    assert evidence.erasing.sweep() == [] and not known.lies_still(digest)


def test_a_store_asked_once_is_not_asked_again_about_what_is_gone(
    county: County, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    assert erase(filed(county, statement("六"))) == ""
    monkeypatch.setenv("ZHUNSHENG_S3_ENDPOINT", AWAY)
    assert evidence.erasing.sweep() == []
