"""A file that arrives in parts: what came is on the disk, a break costs at most one part, the digest runs along."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import secrets
import shutil
import time
from collections import OrderedDict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import IO, Any, Protocol

import orjson
from django.conf import settings

from zhunsheng.record.errors import EvidenceWrong, RecordUnavailable, guarded_files
from zhunsheng.record.evidence.limits import PART, limits
from zhunsheng.record.evidence.taking import take, too_large
from zhunsheng.record.files import folder, put

KEPT_FOR = 24 * 3600
"""Seconds after its last part before an abandoned upload is thrown away."""
_SPARE = 64 * 1024 * 1024  # bytes of the disk that no upload takes
_CHUNK = 1 << 20
_running: OrderedDict[str, tuple[int, Any]] = (
    OrderedDict()
)  # this process's digests, by upload: bytes seen, state


class Source(Protocol):
    """Where the bytes of a part come from."""

    def read(self, size: int, /) -> bytes: ...


class NoUpload(EvidenceWrong):
    """There is no such upload: finished long ago, thrown away, or another person's."""


class Busy(EvidenceWrong):
    """Another writer holds the upload, or the part does not begin where the upload stands; `offset` is where."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        super().__init__(f"续传位置不对,或者另一个窗口正在上传同一文件。请从第 {offset} 字节继续。")


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload as it stands: `offset` bytes are safely here; `digest` once it is finished and kept."""

    id: str
    owner: str
    name: str
    length: int
    wanted: str
    offset: int = 0
    digest: str = ""
    named: bool = True


def begin(owner: str, name: str, length: int, wanted: str = "") -> Upload:
    """Begin an upload of so many bytes; `wanted` is the digest that the sender computed, if any.

    Raises EvidenceWrong (too large, empty, no digest), RecordUnavailable (the disk has no room for it).
    """
    expire()
    most = limits().most
    if length > most:
        raise too_large(most)
    if length <= 0:
        raise EvidenceWrong("文件是空的,没有保存。请核对后重新上传。")
    if wanted and not re.fullmatch(r"[0-9a-f]{64}", wanted):
        raise EvidenceWrong("随文件给出的摘要不是 64 位十六进制数字。请重新上传。")
    upload = Upload(secrets.token_hex(16), owner, name[:120], length, wanted)
    with guarded_files():
        if shutil.disk_usage(folder(_home())).free < 2 * length + _SPARE:  # the parts, then the sealed whole
            raise RecordUnavailable(
                "磁盘空间不足以保存这个文件。请先清理或扩充磁盘空间,再上传;本次未保存任何内容。"
            )
        (folder(_home() / upload.id) / "data").touch(mode=0o600)
        _save(upload)
    return upload


def standing(id: str, owner: str) -> Upload:
    """The upload as it stands. Raises NoUpload."""
    path = _home() / id / "upload.json"
    if re.fullmatch(r"[0-9a-f]{32}", id) and path.is_file():
        found = Upload(**orjson.loads(path.read_bytes()))
        if found.owner == owner:
            return found
    raise NoUpload("没有这个上传任务:已经过期,或者不是您的。请重新上传。")


def add(id: str, owner: str, offset: int, part: Source, length: int) -> Upload:
    """Add a part that begins at `offset`; with the last one the file is taken as evidence.

    What breaks off in the middle of a part is dropped to where the part began. Raises NoUpload, Busy, EvidenceWrong
    (a part that does not fit; or the whole file is refused, and thrown away), RecordUnavailable (it can go on later).
    """
    with _held(standing(id, owner)) as (upload, file):
        if offset != upload.offset:
            raise Busy(upload.offset)
        if upload.digest:
            return upload
        if length > PART or offset + length > upload.length:
            raise EvidenceWrong(
                f"一次最多上传 {PART // 1024 // 1024} MB,且不得超过文件总长。请按上传位置续传。"
            )
        if length:
            upload = _written(upload, file, part, length)
        return _finished(upload, file) if upload.offset == upload.length else upload


def drop(id: str, owner: str) -> None:
    """Throw an upload away. Raises NoUpload."""
    _thrown(_home() / standing(id, owner).id)


def expire(now: float | None = None) -> int:
    """Throw away what nobody went on with for a day, and drafts as old; how many uploads."""
    gone, old = 0, (now or time.time()) - KEPT_FOR
    for place in (_home(), *(Path(settings.HOME) / name for name in ("evidence", "thumbnails"))):
        for draft in place.glob(".*"):  # what a process that was killed was about to put there
            if draft.is_file() and draft.stat().st_mtime < old:
                draft.unlink(missing_ok=True)
    for one in _home().iterdir() if _home().is_dir() else ():
        mark = one / "upload.json"
        touched = (mark if mark.exists() else one).stat().st_mtime
        if one.is_dir() and touched < old:
            _thrown(one)
            gone += 1
    return gone


def forget(digests: Collection[str]) -> None:
    """Throw away the finished uploads of these files: their names may say whose they are."""
    for note in _home().glob("*/upload.json"):
        if orjson.loads(note.read_bytes())["digest"] in digests:
            _thrown(note.parent)


def _home() -> Path:
    return Path(settings.HOME) / "arriving"


def _save(upload: Upload) -> None:
    put(_home() / upload.id / "upload.json", orjson.dumps(asdict(upload)))


def _thrown(place: Path) -> None:
    _running.pop(place.name, None)
    shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _held(upload: Upload) -> Iterator[tuple[Upload, IO[bytes]]]:
    """The upload for one writer alone, as it stands once it is held."""
    try:
        file = (_home() / upload.id / "data").open("r+b")
    except FileNotFoundError:
        raise NoUpload("没有这个上传任务:已经过期,或者不是您的。请重新上传。") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(upload.offset) from None
        yield standing(upload.id, upload.owner), file


def _written(upload: Upload, file: IO[bytes], part: Source, length: int) -> Upload:
    """The part, on the disk before its end is noted; anything else leaves the upload where it stood."""
    with guarded_files():
        file.seek(upload.offset)
        file.truncate()  # what a crash left behind the last noted end
        running, left = _digest_to(upload, file).copy(), length
        try:
            while left and (chunk := part.read(min(left, _CHUNK))):
                file.write(chunk)
                running.update(chunk)
                left -= len(chunk)
            if left:
                raise EvidenceWrong("这一部分没有传完。请从原位置续传。")
            file.flush()
            os.fsync(file.fileno())
            further = replace(upload, offset=upload.offset + length)
            _save(further)
        except BaseException:
            _cut(file, standing(upload.id, upload.owner).offset)  # the note may have got there all the same
            raise
    _remember(upload.id, further.offset, running)
    return further


def _cut(file: IO[bytes], offset: int) -> None:
    os.ftruncate(file.fileno(), offset)


def _digest_to(upload: Upload, file: IO[bytes]) -> Any:
    """The digest of all that came: this process's own, or (after a restart, on another worker) read from the disk."""
    seen, running = _running.get(upload.id, (0, None))
    if running is None or seen > upload.offset:
        seen, running = 0, hashlib.sha256()
    file.seek(seen)
    while seen < upload.offset and (chunk := file.read(min(_CHUNK, upload.offset - seen))):
        running.update(chunk)
        seen += len(chunk)
    file.seek(upload.offset)
    _remember(upload.id, seen, running)
    return running


def _remember(id: str, seen: int, running: Any) -> None:
    _running[id] = seen, running
    _running.move_to_end(id)
    while len(_running) > 1000:
        _running.popitem(last=False)


def _finished(upload: Upload, file: IO[bytes]) -> Upload:
    """Take the whole file; a refusal throws it away, an outage leaves it to be finished later."""
    place = _home() / upload.id
    digest = _digest_to(upload, file).hexdigest()
    try:
        if upload.wanted and digest != upload.wanted:
            raise EvidenceWrong(f"文件的摘要应为 {upload.wanted},收到的内容是 {digest}。请重新上传。")
        found, named = take(file, upload.length, digest, upload.name)
    except EvidenceWrong:
        _thrown(place)
        raise
    done = replace(upload, digest=found.digest, named=named)
    with guarded_files():
        _save(done)
        _cut(file, 0)
    _running.pop(upload.id, None)
    return done
