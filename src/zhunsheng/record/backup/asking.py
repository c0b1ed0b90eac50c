"""Asking the witnesses over HTTP how much of a restored book they have seen; nothing new is signed for it."""

from dataclasses import dataclass

from zhunsheng.record import checkpoints, cosignatures
from zhunsheng.record.backup.errors import BackupWrong
from zhunsheng.record.checkpoints import Kept
from zhunsheng.record.cosigning import cosigned
from zhunsheng.record.errors import CheckpointWrong
from zhunsheng.record.notes import parts
from zhunsheng.record.witness_client import SECONDS, Reply, post, request
from zhunsheng.record.witnesses import Witness, witnesses


@dataclass(frozen=True, slots=True)
class Seen:
    """What one witness says: so many entries, or None where it did not say, and why."""

    name: str
    size: int | None
    what: str = ""


def seen(book: str, seconds: float = SECONDS) -> list[Seen]:
    """What every witness of ZHUNSHENG_WITNESSES has seen of a book, each asked once.

    Raises BackupWrong where one co-signed another history, CheckpointWrong for a setting that says nothing.
    """
    return [_asked(book, witness, seconds) for witness in witnesses()]


def _asked(book: str, witness: Witness, seconds: float) -> Seen:
    name = witness.key.name
    note = _note(book, witness)
    if note is None:
        return Seen(name, None, f"备份中没有账簿「{book}」的检查点,不能问见证人「{name}」。")
    try:
        # The size that it knows is told only to whoever names another: the proof of nothing is empty.
        reply = post(witness, request(note.size, [], note.note), seconds)
    except CheckpointWrong as error:
        return Seen(name, None, str(error))
    size = _size(note, witness, reply)
    if size is None:
        return Seen(name, None, f"见证人「{name}」没有说见过多少条(状态码 {reply.status})。请与见证人核对。")
    if reply.status == 409 and size == note.size:
        raise BackupWrong(
            f"见证人「{name}」在第 {size} 条处所见的账簿「{book}」与备份不是同一本账,没有保留。"
            "请改用另一份备份,并与见证人核对。"
        )
    return Seen(name, size)


def _note(book: str, witness: Witness) -> Kept | None:
    """The newest checkpoint that it co-signed, which it can be shown again and again; else the newest."""
    every = checkpoints.kept(book)
    mine = [
        one for one in every if any(found.key == witness.key for found in cosignatures.kept(book, one.number))
    ]
    shown = mine or every
    return shown[-1] if shown else None


def _size(note: Kept, witness: Witness, reply: Reply) -> int | None:
    if reply.status != 200:
        return reply.size
    try:  # it knows this very checkpoint: believed by its signature
        return note.size if cosigned(f"{parts(note.note)[0]}\n{reply.text}", [witness.key]) else None
    except CheckpointWrong:
        return None
