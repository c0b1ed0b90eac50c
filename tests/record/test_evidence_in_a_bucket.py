"""Evidence in an S3-compatible store, tried against moto's server on this machine; signatures against botocore's."""

import hashlib
import io
import os
from datetime import UTC, datetime

import pytest
from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from tests import buckets
from zhunsheng.record import EvidenceWrong, RecordUnavailable, evidence
from zhunsheng.record.evidence import s3
from zhunsheng.record.evidence.s3 import S3
from zhunsheng.record.evidence.sigv4 import signed

EMPTY = hashlib.sha256(b"").hexdigest()


@pytest.fixture(scope="module")
def server():
    with buckets.serving() as address:
        yield address


@pytest.fixture(params=["on", "off"])
def bucket(server, monkeypatch, settings, tmp_path, request):
    settings.HOME = tmp_path
    return buckets.made(server, monkeypatch, request.param)


def test_evidence_goes_to_the_bucket_and_comes_back(bucket, tmp_path):
    content = os.urandom(200_000)
    digest = evidence.store(content)
    assert evidence.open(digest).read() == content and evidence.size(digest) == len(content)
    evidence.check(digest)
    assert evidence.digests() == [digest]
    assert [one for one in tmp_path.rglob("*") if one.is_file() and one.name != "evidence.key"] == []


def test_a_range_is_read_without_the_rest(bucket):
    content = os.urandom(300_000)
    file = evidence.kept(evidence.store(content))
    for start, length in ((0, 10), (65_530, 20), (131_072, 65_536), (299_990, 100), (300_000, 5)):
        file.seek(start)
        assert file.read(length) == content[start : start + length]


def test_a_large_file_goes_in_parts(bucket, monkeypatch):
    monkeypatch.setattr(s3, "PART", 5 * 1024 * 1024)
    content = os.urandom(12 * 1024 * 1024)
    digest = evidence.store(content)
    assert hashlib.sha256(evidence.open(digest).read()).hexdigest() == digest


def test_the_same_bytes_are_sent_once(bucket, monkeypatch):
    digest = evidence.store(b"same")
    monkeypatch.setattr(S3, "put", lambda *_: pytest.fail("sent again"))
    assert evidence.store(io.BytesIO(b"same")) == digest


def test_what_is_not_there_is_said_to_be_missing(bucket):
    assert not evidence.exists("ab" * 32)
    with pytest.raises(EvidenceWrong, match="没有摘要为"):
        evidence.open("ab" * 32)


def test_more_objects_than_one_answer_lists_are_all_listed(bucket, monkeypatch):
    here, whole = S3(bucket), S3._ask

    def two_at_a_time(self, method, name, query=None, *more, **others):
        query = query | {"max-keys": "2"} if query and "list-type" in query else query
        return whole(self, method, name, query, *more, **others)

    wanted = sorted(evidence.store(bytes([n])) for n in range(5))
    monkeypatch.setattr(S3, "_ask", two_at_a_time)
    assert evidence.digests() == wanted and len(list(here.names())) == 5


def test_a_store_that_cut_the_file_keeps_nothing(bucket, monkeypatch):
    whole = S3._ask

    def cut(self, method, name, query=None, body=b"", **more):
        return whole(self, method, name, query, body[:-1] if method == "PUT" else body, **more)

    monkeypatch.setattr(S3, "_ask", cut)
    with pytest.raises(RecordUnavailable, match="长度不对"):
        evidence.store(b"abcdef")
    assert evidence.digests() == []


def test_a_store_that_is_away_or_refuses_is_named_and_nothing_is_kept(bucket, monkeypatch, tmp_path):
    monkeypatch.setenv("ZHUNSHENG_EVIDENCE_STORE", "s3://no-such-bucket")
    with pytest.raises(RecordUnavailable, match="NoSuchBucket"):
        evidence.store(b"abc")
    monkeypatch.setenv("ZHUNSHENG_S3_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(RecordUnavailable, match="没有应答"):
        evidence.store(b"abc")
    assert [one for one in tmp_path.rglob(".arriving*") if one.is_file()] == []


def test_a_store_half_described_is_refused(monkeypatch):
    for wrong in ("s3://bucket", "ftp://x", "bucket"):
        monkeypatch.setenv("ZHUNSHENG_EVIDENCE_STORE", wrong)
        with pytest.raises(EvidenceWrong, match="ZHUNSHENG_S3_ENDPOINT"):
            evidence.store(b"abc")


@pytest.mark.parametrize(
    ("method", "path", "query", "headers", "body"),
    [
        ("GET", "/b/ab/cd", {}, {"range": "bytes=0-9"}, b""),
        (
            "PUT",
            "/b/ab/cd.sealed",
            {"partNumber": "1", "uploadId": "a+b/c=="},
            {"content-md5": "x=="},
            b"abc",
        ),
        ("GET", "/b", {"list-type": "2", "prefix": "某县/", "continuation-token": "1 2"}, {}, b""),
        ("POST", "/b/%E6%9F%90/x", {"uploads": ""}, {}, b""),
    ],
)
def test_a_signature_is_the_one_that_botocore_makes(method, path, query, headers, body, monkeypatch):
    at = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)
    digest = hashlib.sha256(body).hexdigest()
    mine = signed(
        *(method, "127.0.0.1:9000", path, query, headers, digest),
        account="someone",
        secret="a secret",
        region="cn-east-1",
        at=at,
    )
    request = AWSRequest(method, f"http://127.0.0.1:9000{path}", headers, body, query)
    request.headers["x-amz-content-sha256"] = digest
    request.context.update(timestamp=at.strftime("%Y%m%dT%H%M%SZ"), payload_signing_enabled=True)
    auth = S3SigV4Auth(Credentials("someone", "a secret"), "s3", "cn-east-1")
    monkeypatch.setattr(
        "botocore.auth.get_current_datetime", lambda *_a, **_k: at.replace(tzinfo=None), raising=False
    )
    auth.add_auth(request)
    assert mine["authorization"] == request.headers["Authorization"]
