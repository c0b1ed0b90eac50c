"""Receipts: what somebody filed, or what was decided about somebody, as a file that proves itself."""

from collections.abc import Sequence

import orjson
from django.db import connection

from zhunsheng.record import checkpoints, vault
from zhunsheng.record.books import book as find
from zhunsheng.record.cosignatures import with_cosignatures
from zhunsheng.record.errors import CheckpointWrong, NoSuchEntry, TreeWrong
from zhunsheng.record.places import tree_of
from zhunsheng.record.receipt_check import FORMAT, check


def make(book: str, seq: int, opened: Sequence[str] = ()) -> str:
    """The receipt of an entry under the newest checkpoint, as JSON text; it was checked before it is given.

    Sealed values stay sealed, except at the places in `opened`: that is for the person concerned alone.
    Raises NoSuchBook, NoSuchEntry, CheckpointWrong (no checkpoint covers the entry yet), TreeWrong, VaultLocked.
    """
    hash = find(book).hash
    body, salt = stored(book, seq)
    end = checkpoints.newest(book)
    if end is None or end.size < seq:
        raise CheckpointWrong(
            f"第 {seq} 条记录还没有检查点,暂不能出具回执。请运行 zhunsheng checkpoint,或者次日再取。"
        )
    keys = checkpoints.own_keys(book)
    receipt = {
        "format": FORMAT,
        "hash": hash,
        "salt": salt.hex(),
        "body": body,
        "opened": _opened(book, seq, body, opened) if opened else [],
        "proof": [one.hex() for one in tree_of(book).inclusion(seq - 1, end.size)],
        "checkpoint": with_cosignatures(book, end),
        "keys": [str(one) for one in keys],
    }
    text = orjson.dumps(receipt, option=orjson.OPT_INDENT_2).decode() + "\n"
    try:
        check(text, keys)
    except CheckpointWrong as error:
        raise TreeWrong(
            f"第 {seq} 条记录的回执核验不过:账簿或者存证树被改动。请运行 zhunsheng verify。({error})"
        ) from error
    return text


def stored(book: str, seq: int) -> tuple[str, bytes]:
    """Body and salt of an entry. Raises NoSuchEntry."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body, salt FROM record_entry WHERE book = %s AND seq = %s", [book, seq])
        row = cursor.fetchone()
    if row is None or row[0] is None or row[1] is None:
        raise NoSuchEntry(f"账簿「{book}」没有第 {seq} 条记录。请核对编号。")
    return str(row[0]), bytes(row[1])


def _opened(book: str, seq: int, body: str, paths: Sequence[str]) -> list[dict[str, str]]:
    promised = dict(vault.commitments(orjson.loads(body)["facts"]))
    rows = vault.stored(book, [seq])
    found = []
    for path in paths:
        value = rows.get((seq, path), (None, None, None))[0]
        if path not in promised or value is None:
            raise NoSuchEntry(f"第 {seq} 条记录的「{path}」没有封存的内容,或者已被删除。请核对位置。")
        salt, plain = vault.unlock(book, path, promised[path], value)
        found.append({"path": path, "salt": salt.hex(), "value": plain.decode()})
    return found
