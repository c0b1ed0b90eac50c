"""This installation as a witness of others (C2SP tlog-witness): it co-signs what it found to continue, and nothing else.

The newest size and root of each book lie in an append-only table and in a file beside it: an old copy of the database
does not make the witness forget what it signed.
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from zhunsheng.record import below, merkle, witness_key, witnesses
from zhunsheng.record.cosigning import cosign
from zhunsheng.record.errors import CheckpointWrong, guarded_files, writing
from zhunsheng.record.files import put
from zhunsheng.record.notes import Checkpoint, checkpoint, decoded, parts, signed
from zhunsheng.record.tiles import held

MOST_BYTES = 64 * 1024
"""The longest request that is read: 63 hashes and a note."""
_MOST_HASHES = 63
_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})\Z", re.ASCII)
_AGAIN = timedelta(hours=12)  # an unchanged checkpoint is co-signed at once, but written down so rarely


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, body and its type, as the protocol says them."""

    status: int
    text: str
    kind: str = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class _Request:
    old: int
    proof: list[bytes]
    note: str
    text: str
    end: Checkpoint


def _read(body: bytes) -> _Request:
    """Raises CheckpointWrong, ValueError."""
    head, gap, note = body.decode().partition("\n\n")
    first, *lines = head.split("\n")
    found = _OLD.match(first)
    if not gap or not found or len(lines) > _MOST_HASHES:
        raise CheckpointWrong("请求应为:old 条数、证明各行、空行、检查点。")
    proof = [decoded(line) for line in lines]
    if any(len(one) != 32 for one in proof):
        raise CheckpointWrong("证明的一行不是 32 字节的杂凑值。")
    text = parts(note)[0]
    return _Request(int(found[1]), proof, note, text, checkpoint(text))


def add_checkpoint(body: bytes, now: datetime | None = None) -> Answer:
    """Judge a checkpoint that a log handed in; co-signed only when it continues the last one and that is on the disk.

    Raises RecordUnavailable where the state cannot be written: then nothing was signed.
    """
    try:
        me = witness_key.held()
        asked = _read(body)
        keys = [one for one in witnesses.below() if one.name == asked.end.origin]
    except (CheckpointWrong, ValueError) as error:
        return Answer(400, f"{error}\n")
    if me is None or not keys:
        return Answer(404, f"没有登记「{asked.end.origin[:120]}」。请把公钥交给见证人登记。\n")
    try:
        signed(asked.note, keys)
    except CheckpointWrong as error:
        return Answer(403, f"{error}\n")
    if asked.old > asked.end.size:
        return Answer(400, "old 大于检查点的条数。\n")
    now = now or datetime.now(UTC)
    with held(_home(asked.end.origin)):
        refused = _judged(asked, now)
        if refused is not None:
            return refused
        _remember(asked.end)
    return Answer(200, cosign(asked.text, *me, now))


def _judged(asked: _Request, now: datetime) -> Answer | None:
    """The refusal, its alarm kept; None where the checkpoint continues the last one, and is kept."""
    end = asked.end
    with writing():
        last = below.newest(end.origin)
        size, root = (last.size, last.root) if last else (0, merkle.EMPTY)
        if _forgotten(end.origin, size, root):
            return Answer(503, "见证人的数据库比它签署过的旧,已停止联署。请联系见证人。\n")
        if asked.old != size or (end.size == size and end.root != root):
            _look(end, size, asked.note, now)
            return Answer(409, f"{size}\n", "text/x.tlog.size")
        if not merkle.consistent(size, root, end.size, end.root, asked.proof):
            below.raise_alarm(below.FORK, end, size, asked.note, now)
            return Answer(422, "证明不成立:检查点与上次联署的不是同一本账。\n")
        if last is None or end.size > size or now - last.at >= _AGAIN:
            below.keep(end, asked.note, now)
    return None


def _look(end: Checkpoint, size: int, note: str, now: datetime) -> None:
    """A signed checkpoint not larger than the last one is an old one sent again, a fork, or a book that shrank."""
    if end.size > size:
        return  # it may well continue: the log will ask again with the size it is told
    known = below.roots(end.origin, end.size)
    if known and end.root not in known:
        below.raise_alarm(below.FORK, end, size, note, now)
    elif not known and end.size < size:
        below.raise_alarm(below.SHRUNK, end, size, note, now)


def _home(origin: str) -> Path:
    return Path(settings.HOME) / "witness" / sha256(origin.encode()).hexdigest()


def _forgotten(origin: str, size: int, root: bytes) -> bool:
    """Whether the file knows of more than the table, or of something else at the same size."""
    path = _home(origin) / "newest"
    with guarded_files():
        if not path.exists():
            return False
        words = path.read_text().split()
    try:
        known, before = int(words[0]), words[1]
    except (IndexError, ValueError):
        return True  # a file that says nothing may have said more
    return known > size or (known == size and before != b64encode(root).decode())


def _remember(end: Checkpoint) -> None:
    with guarded_files():
        put(
            _home(end.origin) / "newest", f"{end.size} {b64encode(end.root).decode()} {end.origin}\n".encode()
        )
