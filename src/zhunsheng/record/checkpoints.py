"""Checkpoints: a book's size and root, signed, each proved to continue the one before, kept here and at the witness."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection

from zhunsheng.record import keyring, known_lost, merkle, reading_anchor, witness
from zhunsheng.record.books import book as find
from zhunsheng.record.books import books
from zhunsheng.record.errors import CheckpointWrong, TreeWrong, writing
from zhunsheng.record.notes import Checkpoint, Key, checkpoint, origin, sign, signed
from zhunsheng.record.places import home_of, tree_of
from zhunsheng.record.tiles import WIDTH, Tree, clear
from zhunsheng.record.words import moment

EVERY = 10_000  # entries after which a checkpoint is due before the day is over
DAILY = timedelta(days=1)
_PAGE = WIDTH * WIDTH


@dataclass(frozen=True, slots=True)
class Kept:
    """A checkpoint as the book's table keeps it: the how-manyeth, entries, root, when it was made, the signed note."""

    number: int
    size: int
    root: bytes
    at: datetime
    note: str


_COLUMNS = "SELECT number, size, root, at, note FROM record_checkpoint WHERE book = %s"


def kept(book: str) -> list[Kept]:
    """All checkpoints of a book, the first first."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_COLUMNS} ORDER BY number", [book])
        return [_kept(row) for row in cursor.fetchall()]


def newest(book: str) -> Kept | None:
    """The last checkpoint; None before the first."""
    with connection.cursor() as cursor:
        cursor.execute(f"{_COLUMNS} ORDER BY number DESC LIMIT 1", [book])
        row = cursor.fetchone()
    return _kept(row) if row else None


def _kept(row: Sequence[Any]) -> Kept:
    number, size, root, at, note = row
    return Kept(
        int(str(number)),
        int(str(size)),
        bytes(root),
        datetime.fromisoformat(str(at)),
        str(note),
    )


def public_keys(book: str) -> list[Key]:
    """The keys that checkpoints of the book may be signed with: the witness's copy first, then this house's."""
    found = witness.keys(book)
    return [*found, *(one for one in keyring.published(origin(book)) if one not in found)]


def own_keys(book: str) -> list[Key]:
    """The keys to publish: this house's alone where its file is whole; a witness's copy could hold a key of its own."""
    return keyring.published(origin(book)) if keyring.complete() else public_keys(book)


def make(book: str, *, at: datetime | None = None) -> Kept:
    """Write the head of the log of reading down, bring the tree up to the book, sign its root, keep the note here and hand it to the witness.

    Where nothing was written since, the last checkpoint is given again, and handed over if it was not yet.
    Raises NoSuchBook, CheckpointWrong (empty book, fork, no key), TreeWrong, RecordUnavailable.
    """
    now = at or datetime.now(UTC)
    if find(book).head.seq == 0:
        raise CheckpointWrong(f"账簿「{book}」是空的,没有可以作检查点的记录。请先办理案件。")
    known_lost.refuse(book)
    reading_anchor.anchor(book, at=at)
    prepare(book, now)
    tree = tree_of(book)
    with tree.writing():
        size = find(book).head.seq  # only now: another server may have signed more while this one waited
        catch_up(tree, book, size)
        root = tree.root()
        _continues(book, tree, root)
        text = Checkpoint(origin(book), size, root).text()
        note = sign(text, origin(book), keyring.signing(now))
        made = _keep(book, size, root, moment(now), note)
        witness.hand(book, [(one.size, one.note) for one in kept(book)], keyring.published(origin(book)))
    return made


def prepare(book: str, now: datetime | None = None) -> None:
    """Make the key where no checkpoint was ever signed; one that vanished later is not replaced unasked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM record_checkpoint LIMIT 1")
        signed_before = cursor.fetchone() is not None
    if not signed_before and not witness.notes(book):
        keyring.set_up(now)
    elif keyring.complete():
        _same_key(book)


def _same_key(book: str) -> None:
    """Refuse to go on with a key file that does not know the key of the last checkpoint. Raises CheckpointWrong."""
    own, every, last = keyring.published(origin(book)), public_keys(book), newest(book)
    for note in [*([last.note] if last else []), *witness.notes(book)[-1:]]:
        ours = last is not None and note == last.note
        if not signed_by(note, own) and (
            ours or signed_by(note, every)
        ):  # a witness that lies is not believed
            raise CheckpointWrong(
                f"检查点密钥文件 {keyring.path()} 中没有签过上一个检查点的密钥:密钥被换过,或者误放了别处的密钥。"
                "没有签名。请恢复原来的密钥文件;确已丢失的,移走这个文件,运行 zhunsheng checkpoint --rotate 另立并公布。"
            )


def signed_by(note: str, keys: Sequence[Key]) -> bool:
    """Whether one of the keys signed a note, and none of them wrongly."""
    try:
        return bool(signed(note, keys))
    except CheckpointWrong:
        return False


def _continues(book: str, tree: Tree, root: bytes) -> None:
    """Prove that the tree goes on from every end that was ever signed. Raises CheckpointWrong."""
    ends = [checkpoint(text) for text in _signed_texts(book)]
    last = newest(book)
    if last:
        ends.append(Checkpoint(origin(book), last.size, last.root))
    for size, before in sorted({(end.size, end.root) for end in ends})[-2:]:
        if size > tree.size:
            raise CheckpointWrong(
                f"已签名的检查点有 {size} 条记录,账簿「{book}」只有 {tree.size} 条:末尾被删,或者恢复了旧库。"
                "没有签名。请恢复完整的数据库,并运行 zhunsheng verify。"
            )
        if not merkle.consistent(size, before, tree.size, root, tree.consistency(size, tree.size)):
            raise CheckpointWrong(
                f"账簿「{book}」与第 {size} 条处的检查点不是同一本账:前面的记录被改动过。"
                "没有签名。请运行 zhunsheng verify,并从备份核对。"
            )


def _signed_texts(book: str) -> Iterator[str]:
    """What the witness holds, as far as it bears our signature: a witness that lies is not believed."""
    keys = public_keys(book)
    for note in witness.notes(book)[-2:]:
        try:
            text, _by = signed(note, keys)
        except CheckpointWrong:
            continue
        if text.startswith(f"{origin(book)}\n"):
            yield text


def _keep(book: str, size: int, root: bytes, at: str, note: str) -> Kept:
    with writing():
        last = newest(book)
        if last and last.size == size and last.note == note:
            return last
        number = last.number + 1 if last else 1
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO record_checkpoint (book, number, size, root, at, note)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [book, number, size, root, at, note],
            )
    return Kept(number, size, root, datetime.fromisoformat(at), note)


def digests(book: str, after: int, upto: int) -> Iterator[list[bytes]]:
    """The digests of the entries after+1 … upto, in pages. Raises TreeWrong where one is missing or null."""
    sql = (
        "SELECT seq, digest FROM record_entry WHERE book = %s AND seq > %s AND seq <= %s"
        f" ORDER BY seq LIMIT {_PAGE}"
    )
    while after < upto:
        with connection.cursor() as cursor:
            cursor.execute(sql, [book, after, upto])
            page = cursor.fetchall()
        for expected, (seq, digest) in enumerate(page, after + 1):
            if seq != expected or digest is None or len(digest) != 32:
                raise TreeWrong(
                    f"账簿「{book}」第 {expected} 条记录缺失或者摘要是空的。请运行 zhunsheng verify。"
                )
        if not page:
            raise TreeWrong(f"账簿「{book}」第 {after + 1} 条以后的记录缺失。请运行 zhunsheng verify。")
        yield [bytes(digest) for _seq, digest in page]
        after += len(page)


def catch_up(tree: Tree, book: str, upto: int) -> None:
    """Append what the book holds beyond the tree, inside `tree.writing()`; the tree's last leaves must be the book's."""
    if tree.size > upto:
        raise TreeWrong(
            f"存证树已有 {tree.size} 条,账簿「{book}」只有 {upto} 条:末尾被删,或者恢复了旧库。"
            "请恢复完整的数据库,并运行 zhunsheng verify。"
        )
    low = max(tree.size - WIDTH, 0)
    for page in digests(book, low, tree.size):
        if merkle.leaves(page) != tree.leaves(low, tree.size):
            raise TreeWrong(
                f"账簿「{book}」第 {low + 1} 条至第 {tree.size} 条之间与存证树不符:记录被改动过。请运行 zhunsheng verify。"
            )
    for page in digests(book, tree.size, upto):
        tree.append(page)


def due(book: str, now: datetime | None = None, every: int = EVERY) -> bool:
    """Whether a checkpoint should be made: enough new entries, or a day gone by with at least one, or with looks."""
    size, last = find(book).head.seq, newest(book)
    if last is None:
        return size > 0
    # A clock set back makes the last one lie in the future: that must not put off the next.
    aged = not timedelta(0) <= (now or datetime.now(UTC)) - last.at < DAILY
    if size <= last.size:
        return aged and reading_anchor.lacking(book)
    return size - last.size >= every or aged


def make_due(now: datetime | None = None) -> list[tuple[str, Kept]]:
    """Make the checkpoints that are due, book by book."""
    return [(book, make(book, at=now)) for book in books() if due(book, now)]


def rebuild(book: str) -> None:
    """Make the stored tree anew from the book. The checkpoints stay, and the next one must continue them."""
    clear(home_of(book))
    tree = tree_of(book)
    with tree.writing():
        catch_up(tree, book, find(book).head.seq)
