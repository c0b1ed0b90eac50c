"""The co-signatures of our checkpoints: asked for, checked, kept beside the checkpoint and never changed."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import connection

from zhunsheng.record import checkpoints, merkle
from zhunsheng.record.checkpoints import Kept
from zhunsheng.record.cosigning import Cosignature, cosignature
from zhunsheng.record.errors import CheckpointWrong, RecordError, writing
from zhunsheng.record.notes import COSIGNATURE, Key, key, parts
from zhunsheng.record.places import tree_of
from zhunsheng.record.witness_client import SECONDS, Reply, post, request
from zhunsheng.record.witnesses import Witness, witnesses
from zhunsheng.record.words import moment

AGAIN = timedelta(days=1)
"""After so long an unchanged book is shown to its witnesses again: a sign of life, with a fresh time."""
PATIENCE = timedelta(minutes=10)
"""A witness that failed is left alone for so long."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking one witness about one book: the co-signature, or what was wrong."""

    book: str
    witness: Witness
    found: Cosignature | None
    what: str = ""


def kept(book: str, number: int) -> list[Cosignature]:
    """The co-signatures of one checkpoint that hold, the newest of each witness; a damaged row is passed over."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.witness, c.line, k.note FROM record_cosignature c"
            " JOIN record_checkpoint k ON k.book = c.book AND k.number = c.number"
            " WHERE c.book = %s AND c.number = %s ORDER BY c.at",
            [book, number],
        )
        rows = cursor.fetchall()
    found: dict[Key, Cosignature] = {}
    for public, line, note in rows:
        try:
            one = cosignature(parts(str(note))[0], str(line), [key(str(public), (COSIGNATURE,))])
        except CheckpointWrong:
            continue
        if one:
            found[one.key] = one
    return list(found.values())


def with_cosignatures(book: str, made: Kept) -> str:
    """The signed note with the lines of the witnesses beneath the house's own."""
    return made.note + "".join(f"{one.line}\n" for one in kept(book, made.number))


def _known(book: str, witness: Witness) -> int:
    """The largest size that this witness co-signed, as far as we know."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT max(k.size) FROM record_cosignature c"
            " JOIN record_checkpoint k ON k.book = c.book AND k.number = c.number"
            " WHERE c.book = %s AND c.witness = %s",
            [book, str(witness.key)],
        )
        (size,) = cursor.fetchone()
    return int(size or 0)


def due(book: str, witness: Witness, now: datetime | None = None) -> bool:
    """Whether the witness has not co-signed the newest checkpoint, or not within the last day."""
    last = checkpoints.newest(book)
    if last is None:
        return False
    at = max((one.at for one in kept(book, last.number) if one.key == witness.key), default=None)
    return at is None or abs((now or datetime.now(UTC)) - at) >= AGAIN


def ask(book: str, witness: Witness, *, now: datetime | None = None, seconds: float = SECONDS) -> Cosignature:
    """Have a witness co-sign the newest checkpoint of a book, and keep what it signed.

    Raises CheckpointWrong: no checkpoint yet, the witness cannot be reached or believed, or it knows the book otherwise.
    """
    last = checkpoints.newest(book)
    if last is None:
        raise CheckpointWrong(f"账簿「{book}」还没有检查点。请先运行 zhunsheng checkpoint。")
    old = min(_known(book, witness), last.size)
    for _try in range(2):  # a witness that keeps naming other sizes is not followed for ever
        reply = post(witness, request(old, _proof(book, old, last), last.note), seconds)
        if reply.status == 200:
            return _accept(book, last, witness, reply, now)
        if reply.status != 409:
            break
        old = _conflict(book, last, witness, old, reply)
    raise CheckpointWrong(_refused(witness, reply))


def _proof(book: str, old: int, last: Kept) -> list[str]:
    tree = tree_of(book)
    path = tree.consistency(old, last.size)
    before = tree.root(old) if old else merkle.EMPTY
    if not merkle.consistent(old, before, last.size, last.root, path):
        raise CheckpointWrong(f"账簿「{book}」的存证树与检查点不符。请运行 zhunsheng verify。")
    return [b64encode(one).decode() for one in path]


def _conflict(book: str, last: Kept, witness: Witness, old: int, reply: Reply) -> int:
    """The size that the witness knows, where the book can go on from it. Raises CheckpointWrong."""
    size = reply.size
    if size is not None and size > last.size:
        raise CheckpointWrong(
            f"见证人「{witness.key.name}」见过账簿「{book}」的 {size} 条记录,现在的检查点只有 {last.size} 条:"
            "末尾被删,或者恢复了旧库。请恢复完整的数据库,并运行 zhunsheng verify。"
        )
    if size is None or size == old:
        raise CheckpointWrong(
            f"见证人「{witness.key.name}」所见的账簿「{book}」与第 {last.size} 条处的检查点不是同一本账。"
            "请运行 zhunsheng verify,并与见证人核对。"
        )
    return size


def _refused(witness: Witness, reply: Reply) -> str:
    words = {
        400: "认为请求书写不规范",
        403: "不认识签名的公钥,请把 zhunsheng checkpoint --keys 列出的公钥交给见证人",
        404: "没有登记这本账簿,请把 zhunsheng checkpoint --keys 列出的公钥交给见证人",
        409: "两次说出不同的条数",
        422: "认为与它见过的检查点不是同一本账,请运行 zhunsheng verify",
        429: "要求稍后再送",
    }
    said = words.get(reply.status, "没有联署,请联系见证人")
    return f"见证人「{witness.key.name}」{said}(状态码 {reply.status})。"


def _accept(book: str, last: Kept, witness: Witness, reply: Reply, now: datetime | None) -> Cosignature:
    text, _lines = parts(last.note)
    if not reply.text.endswith("\n"):
        raise CheckpointWrong(f"见证人「{witness.key.name}」的答复不是联署,不予采信。请联系见证人。")
    found = [cosignature(text, line, [witness.key], now) for line in reply.text[:-1].split("\n")]
    good = [one for one in found if one]
    if not good:
        raise CheckpointWrong(
            f"见证人「{witness.key.name}」的答复中没有用所设公钥作的联署。请与见证人核对公钥。"
        )
    if good[-1] not in kept(book, last.number):
        with writing(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO record_cosignature (book, number, witness, at, line) VALUES (%s, %s, %s, %s, %s)",
                [book, last.number, str(witness.key), moment(good[-1].at), good[-1].line],
            )
    return good[-1]


class Asking:
    """Asks every witness that is due, book by book, and leaves one that failed alone for a while."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self.failed: dict[tuple[str, str], datetime] = {}

    def round(self, books: list[str], now: datetime | None = None) -> list[Asked]:
        """One round; what is wrong is told, and stops nothing. Raises CheckpointWrong for a setting that says nothing."""
        now = now or datetime.now(UTC)
        told = []
        for witness in witnesses():
            for book in books:
                before = self.failed.get((witness.url, book))
                if (before and abs(now - before) < PATIENCE) or not due(book, witness, now):
                    continue
                try:
                    told.append(Asked(book, witness, ask(book, witness, now=now, seconds=self.seconds)))
                except RecordError as error:
                    self.failed[witness.url, book] = now
                    told.append(Asked(book, witness, None, str(error)))
        return told
