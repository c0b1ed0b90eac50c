"""Uploads in parts: a break costs a part at most, the digest is right after a restart, one writer at a time."""

import errno
import fcntl
import hashlib
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from zhunsheng.record import EvidenceWrong, RecordUnavailable, evidence
from zhunsheng.record.evidence import arriving
from zhunsheng.record.evidence.arriving import Busy, NoUpload

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7\n" + os.urandom(300_000)
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture(autouse=True)
def home(settings, tmp_path, monkeypatch):
    settings.HOME = tmp_path
    monkeypatch.setattr(arriving, "_running", type(arriving._running)())
    return tmp_path


def begun(name: str = "笔录.pdf", content: bytes = CONTENT, wanted: str = DIGEST) -> str:
    return arriving.begin("p-1", name, len(content), wanted).id


def sent(id: str, start: int, end: int, content: bytes = CONTENT):
    return arriving.add(id, "p-1", start, io.BytesIO(content[start:end]), len(content[start:end]))


def whole(id: str, content: bytes = CONTENT, step: int = 70_000):
    for at in range(0, len(content), step):
        done = sent(id, at, at + step, content)
    return done


def left(home: Path) -> list[str]:
    return sorted(
        str(one.relative_to(home)) for one in home.rglob("*") if one.is_file() and one.name != "evidence.key"
    )


def test_a_file_in_parts_is_kept_under_the_digest_of_the_whole():
    done = whole(begun())
    assert done.digest == DIGEST and evidence.open(DIGEST).read() == CONTENT
    assert evidence.about([DIGEST])[DIGEST].kind.name == "pdf"


def test_a_restart_between_any_two_parts_changes_nothing():
    id = begun()
    for at in range(0, len(CONTENT), 50_000):
        arriving._running.clear()  # what a new process knows
        done = sent(id, at, at + 50_000)
    assert done.digest == DIGEST


def test_parts_that_two_workers_take_in_turn_give_the_same_digest():
    id, mine, other = begun(), {}, {}
    for n, at in enumerate(range(0, len(CONTENT), 50_000)):
        arriving._running.clear()
        arriving._running.update((mine, other)[n % 2])
        done = sent(id, at, at + 50_000)
        (mine, other)[n % 2].update(arriving._running)
    assert done.digest == DIGEST


def test_what_a_crash_left_behind_the_noted_end_is_cut_off(home):
    id = begun()
    sent(id, 0, 100_000)
    with (home / "arriving" / id / "data").open("ab") as file:
        file.write(b"half a part")
    assert arriving.standing(id, "p-1").offset == 100_000
    sent(id, 100_000, 200_000)
    assert sent(id, 200_000, len(CONTENT)).digest == DIGEST


def test_a_part_that_breaks_off_leaves_the_upload_where_it_stood(home):
    id = begun()
    sent(id, 0, 100_000)
    with pytest.raises(EvidenceWrong, match="没有传完"):
        arriving.add(id, "p-1", 100_000, io.BytesIO(CONTENT[100_000:150_000]), 90_000)
    assert arriving.standing(id, "p-1").offset == 100_000
    assert (home / "arriving" / id / "data").stat().st_size == 100_000
    sent(id, 100_000, 200_000)
    assert sent(id, 200_000, len(CONTENT)).digest == DIGEST


def test_a_part_at_another_place_is_told_where_to_go_on():
    id = begun()
    sent(id, 0, 100_000)
    for start in (0, 50_000, 100_001):
        with pytest.raises(Busy, match="100000") as told:
            sent(id, start, start + 10)
        assert told.value.offset == 100_000


def test_of_two_writers_one_wins(home):
    id = begun()
    with (home / "arriving" / id / "data").open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(Busy):
            sent(id, 0, 100_000)
    assert sent(id, 0, 100_000).offset == 100_000


def test_the_last_part_sent_twice_finds_the_file_kept():
    id = begun()
    whole(id)
    assert arriving.standing(id, "p-1").digest == DIGEST
    assert arriving.add(id, "p-1", len(CONTENT), io.BytesIO(), 0).digest == DIGEST


def test_a_digest_that_is_not_theirs_keeps_nothing(home):
    id = begun(wanted="00" * 32)
    with pytest.raises(EvidenceWrong, match="请重新上传"):
        whole(id)
    assert left(home) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"MZ" + bytes(100), "可执行"),
        ("a.jpg", b"%PDF-1.7 x", "文件名与内容不符"),
        ("a.html", b"%PDF-1.7 x", "扩展名"),
    ],
)
def test_a_refused_file_leaves_nothing(home, name, content, said):
    with pytest.raises(EvidenceWrong, match=said):
        whole(begun(name, content, ""), content)
    assert left(home) == []


def test_a_name_that_disagrees_may_be_noted_instead(monkeypatch):
    monkeypatch.setenv("ZHUNSHENG_EVIDENCE_NAMES", "note")
    done = whole(begun("照片.jpg"))
    assert done.digest == DIGEST and not done.named


def test_the_limits_are_settings(monkeypatch):
    monkeypatch.setenv("ZHUNSHENG_EVIDENCE_MOST_MB", "1")
    with pytest.raises(EvidenceWrong, match="1 MB"):
        arriving.begin("p-1", "a.pdf", 1024 * 1024 + 1)
    monkeypatch.setenv("ZHUNSHENG_EVIDENCE_TYPES", "jpeg,png")
    with pytest.raises(EvidenceWrong, match="不接收 pdf"):
        whole(begun())
    with pytest.raises(EvidenceWrong, match="空的"):
        arriving.begin("p-1", "a.pdf", 0)


def test_a_part_is_of_eight_megabytes_at_most_and_within_the_file():
    id = begun()
    for length in (arriving.PART + 1, len(CONTENT) + 1):
        with pytest.raises(EvidenceWrong, match="8 MB"):
            arriving.add(id, "p-1", 0, io.BytesIO(CONTENT), length)


@pytest.mark.parametrize("id", ["", "../evidence", "0" * 32, "x" * 32])
def test_another_person_s_upload_or_a_made_up_one_is_not_there(id):
    mine = begun()
    for ask in (id, mine):
        with pytest.raises(NoUpload):
            arriving.standing(ask, "p-2")
        with pytest.raises(NoUpload):
            arriving.add(ask, "p-2", 0, io.BytesIO(b"x"), 1)


def test_what_nobody_went_on_with_for_a_day_is_thrown_away(home):
    old, young = begun(), begun()
    sent(old, 0, 1000)
    past = time.time() - arriving.KEPT_FOR - 1
    os.utime(home / "arriving" / old / "upload.json", (past, past))
    assert arriving.expire() == 1
    assert [one.name for one in (home / "arriving").iterdir()] == [young]


def test_a_draft_that_a_killed_process_left_goes_after_a_day(home):
    past = time.time() - arriving.KEPT_FOR - 1
    for folder in ("arriving", "evidence", "thumbnails"):
        (home / folder).mkdir(exist_ok=True)
        for name in (".arriving-old", ".arriving-young"):
            (home / folder / name).write_bytes(CONTENT)
        os.utime(home / folder / ".arriving-old", (past, past))
    assert arriving.expire() == 0
    assert left(home) == [f"{one}/.arriving-young" for one in ("arriving", "evidence", "thumbnails")]


def test_a_disk_without_room_is_told_before_the_first_part(home, monkeypatch):
    monkeypatch.setattr(arriving.shutil, "disk_usage", lambda _path: type("Use", (), {"free": 1000})())
    with pytest.raises(RecordUnavailable, match="磁盘空间不足"):
        begun()
    assert left(home) == []


@pytest.mark.parametrize("failing", [1, 2, 3, 4, 5, 6, 7])
def test_a_disk_that_fills_at_any_point_keeps_no_half_and_the_upload_goes_on(home, monkeypatch, failing):
    id, real, calls = begun(), os.fsync, []
    sent(id, 0, 200_000)

    def full(handle):
        calls.append(handle)
        if len(calls) == failing:
            raise OSError(errno.ENOSPC, "full")
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        try:
            sent(id, 200_000, len(CONTENT))
        except RecordUnavailable as told:
            assert "磁盘已满" in str(told)
    kept = [one for one in (home / "evidence").rglob("*") if one.is_file()]
    assert all(one.suffix == ".sealed" for one in kept)
    at = arriving.standing(id, "p-1").offset
    assert sent(id, at, len(CONTENT)).digest == DIGEST
    evidence.check(DIGEST)


_PROGRAM = """
import os, sys, io, django
os.environ["ZHUNSHENG_HOME"], os.environ["DJANGO_SETTINGS_MODULE"] = sys.argv[1], "zhunsheng.site.settings"
django.setup()
from zhunsheng.record.evidence import arriving
class Slow(io.RawIOBase):
    def __init__(self): self.sent = 0
    def read(self, n):
        self.sent += 1
        if self.sent == 3:
            print("ready", flush=True)
            sys.stdin.read()
        return bytes(10_000)
arriving.add(sys.argv[2], "p-1", int(sys.argv[3]), Slow(), 100_000)
"""


def test_a_killed_server_loses_the_part_it_was_writing_and_nothing_else(home):
    id = begun()
    sent(id, 0, 100_000)
    server = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(home), id, "100000"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None and server.stdout.readline() == "ready\n"
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert arriving.standing(id, "p-1").offset == 100_000
    sent(id, 100_000, 200_000)
    assert sent(id, 200_000, len(CONTENT)).digest == DIGEST
