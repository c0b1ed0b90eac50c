"""The vault held against the book: every kept value against its commitment, every gap against its erasure."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson
from django.db import connection

from zhunsheng.record.canon import SALT
from zhunsheng.record.erasure import PROCEDURE, STEP
from zhunsheng.record.errors import VaultLocked
from zhunsheng.record.hashing import Hash
from zhunsheng.record.vault import commitments, unlock
from zhunsheng.record.verify_report import Wrong

_PAGE = 4000
Place = tuple[int, str]


class VaultCheck:
    """Walks the vault beside the entries after `low`, up to `high`: both come in the order of entry numbers."""

    def __init__(self, book: str, h: Hash, low: int, high: int, say: Callable[[int, str, str], None]) -> None:
        self.book, self.h, self.low, self.high, self.say = book, h, low, high, say
        self.rows = self._rows()
        self.next = next(self.rows, None)
        self.gone: set[Place] = set()
        self.erased: set[Place] = set()

    def _rows(self) -> Iterator[tuple[int, str, Any]]:
        after: tuple[int, str] = (self.low, "")
        with connection.cursor() as cursor:
            while True:
                cursor.execute(
                    "SELECT seq, path, value FROM record_vault WHERE book = %s AND (seq, path) > (%s, %s)"
                    f" AND seq > %s AND seq <= %s ORDER BY seq, path LIMIT {_PAGE}",
                    [self.book, *after, self.low, self.high],
                )
                page = cursor.fetchall()
                yield from page
                if len(page) < _PAGE:
                    return
                after = page[-1][:2]

    def entry(self, seq: int, body: bytes) -> None:
        """Check one entry whose body holds commitments or is an erasure."""
        try:
            read = orjson.loads(body)
            facts = read["facts"]
            if read["procedure"] == PROCEDURE and read["step"] == STEP:
                self.erased.update((facts["seq"], path) for path in facts["paths"])
            promised = dict(commitments(facts))
        except (ValueError, KeyError, TypeError, AttributeError):
            return  # a body that does not read has been reported by its digest
        kept = self._upto(seq)
        for path, commitment in promised.items():
            if path not in kept:
                self.say(seq, "vault", f"封存的个人信息「{path}」不在保险库中。")
            elif (value := kept.pop(path)) is None:
                self.gone.add((seq, path))
            else:
                self._open(seq, path, commitment, bytes(value))
        for path in kept:
            self.say(seq, "vault", f"保险库多出一项「{path}」,正文没有它的封存值。")

    def _upto(self, seq: int) -> dict[str, Any]:
        """The vault's rows of this entry; rows of numbers passed over belong to no sealed value."""
        kept: dict[str, Any] = {}
        while self.next is not None and self.next[0] <= seq:
            if self.next[0] == seq:
                kept[self.next[1]] = self.next[2]
            else:
                self.say(self.next[0], "vault", f"保险库多出一项「{self.next[1]}」,正文没有它的封存值。")
            self.next = next(self.rows, None)
        return kept

    def _open(self, seq: int, path: str, commitment: str, value: bytes) -> None:
        try:
            salt, content = unlock(self.book, path, commitment, value)
        except VaultLocked:
            self.say(seq, "vault", f"封存的个人信息「{path}」打不开:密钥不对,或内容被改动。")
            return
        if len(salt) != SALT or self.h(salt + content).hex() != commitment:
            self.say(seq, "vault", f"封存的个人信息「{path}」与正文的封存值不符。")

    def finish(self) -> None:
        """After the last entry: what is left over."""
        self._upto(self.high + 1)


def unexplained(gone: Iterable[Place], erased: set[Place]) -> list[Wrong]:
    """Values that are gone without an entry of erasure."""
    what = "封存的个人信息「%s」已被销毁,却没有删除记录说明依据。"
    return [Wrong(seq, what % path, "vault") for seq, path in sorted(set(gone) - erased)]
