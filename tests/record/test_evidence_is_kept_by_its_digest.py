"""Evidence: stored once under the digest of its bytes, never under another, never altered unseen."""

import hashlib
import io
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zhunsheng.record import EvidenceWrong, RecordUnavailable, evidence


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture(params=["on", "off"], autouse=True)
def sealed(request, monkeypatch):
    """Every sentence here holds for evidence encrypted at rest and for evidence kept as it came."""
    monkeypatch.setenv("ZHUNSHENG_EVIDENCE_SEALED", request.param)
    return request.param == "on"


def test_the_file_lies_under_its_digest(home, sealed):
    digest = evidence.store(b"abc")
    assert digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert evidence.path(digest) == home / "evidence" / "ba" / (digest[2:] + ".sealed" * sealed)
    assert evidence.exists(digest) and evidence.size(digest) == 3
    with evidence.open(digest) as file:
        assert file.read() == b"abc"
    assert stat.S_IMODE(evidence.path(digest).stat().st_mode) == 0o400


def test_a_large_stream_is_kept_whole(home):
    content = os.urandom(3_000_001)
    digest = evidence.store(io.BytesIO(content), digest=hashlib.sha256(content).hexdigest())
    assert evidence.size(digest) == len(content)
    evidence.check(digest)


def test_the_same_bytes_are_kept_once(home):
    assert evidence.store(b"same") == evidence.store(io.BytesIO(b"same"))
    assert len([path for path in (home / "evidence").rglob("*") if path.is_file()]) == 1


def test_bytes_that_are_not_what_was_announced_are_refused_and_leave_nothing(home):
    with pytest.raises(EvidenceWrong, match="请重新上传"):
        evidence.store(b"abc", digest="00" * 32)
    assert [path for path in (home / "evidence").rglob("*") if path.is_file()] == []


def test_altered_evidence_is_found(home):
    digest = evidence.store(b"abc")
    evidence.path(digest).unlink()
    evidence.path(digest).write_bytes(b"abd")
    with pytest.raises(EvidenceWrong, match="已被改动"):
        evidence.check(digest)


@pytest.mark.parametrize(
    "name", ["", "../../secret.key", "AB" * 32, "a" * 63, "/etc/passwd", "ab/" + "c" * 61]
)
def test_what_is_no_digest_opens_nothing(name):
    for ask in (evidence.open, evidence.exists, evidence.size, evidence.check):
        with pytest.raises(EvidenceWrong, match="不是证据的摘要"):
            ask(name)


def test_missing_evidence_is_said_to_be_missing():
    assert not evidence.exists("ab" * 32)
    with pytest.raises(EvidenceWrong, match="没有摘要为"):
        evidence.open("ab" * 32)


def test_a_full_disk_is_told(monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RecordUnavailable, match="磁盘已满"):
        evidence.store(b"abc")
    assert [path for path in Path(evidence.path("ab" * 32).parents[1]).rglob("*") if path.is_file()] == []


@given(st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_stored_comes_back(content):
    with evidence.open(evidence.store(content)) as file:
        assert file.read() == content
