"""One slice of a book, verified by itself: it takes up the chain at the stored link before it.

Nothing is believed for that: the slice before must have ended there too, which who joins the slices compares.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from struct import Struct, error
from typing import Any, NamedTuple

import orjson
from django.db import connection

from zhunsheng.record.canon import SALT
from zhunsheng.record.hashing import HASHES, Hash, first_link
from zhunsheng.record.slice_tree import SliceTree
from zhunsheng.record.vault_check import Place, VaultCheck
from zhunsheng.record.verify_report import MOST, Wrong

BEFORE_ALL = -(2**62)  # rows of impossible numbers belong to the first slice
Row = tuple[Any, ...]  # seq, salt ‖ body, digest, link
Progress = Callable[[int], None]
_PAGE = 500
_PACK = Struct(">q").pack
_OPENING, _SEALED = b'{"at":"', b'{"sealed":"'
_ERASES = b',"step":"erase"}'
_NAMES = SALT + len(_OPENING) + 27
_AT = slice(_NAMES - 27, _NAMES)  # where `at` stands in salt ‖ body


class Stand(NamedTuple):
    """Where the chain stands after an entry: its number and link, and the moment that the next may not precede."""

    seq: int
    link: bytes
    at: bytes


@dataclass(frozen=True, slots=True)
class Slice:
    """What to verify: the entries after `low`, up to `high`, and the tree as far as `signed`, noted at each of `ends`."""

    book: str
    hash: str
    low: int
    high: int
    vault: bool
    signed: int
    ends: tuple[int, ...]


@dataclass(slots=True)
class Part:
    """What was found in a slice."""

    begin: Stand
    end: Stand
    checked: int = 0
    chain: list[Wrong] = field(default_factory=list)
    vault: list[Wrong] = field(default_factory=list)
    gone: set[Place] = field(default_factory=set)
    """Sealed values that are no longer kept; an entry of any slice may have erased them."""
    erased: set[Place] = field(default_factory=set)
    tree: SliceTree | None = None


def check(asked: Slice, progress: Progress | None = None) -> Part:
    """Verify one slice; `progress` is told of each page."""
    begin = _before(asked)
    part = Part(begin, begin)
    h, low = HASHES[asked.hash], asked.low or BEFORE_ALL
    vault = VaultCheck(asked.book, h, low, asked.high, _into(part.vault)) if asked.vault else None
    if asked.signed > asked.low:
        part.tree = SliceTree(asked.low, min(asked.high, asked.signed), asked.ends)
    walk = _Walk(asked.book, h, part, vault)
    for rows in _pages(asked.book, low, asked.high):
        walk.page(rows)
        if part.tree:
            part.tree.page(rows)
        if progress:
            progress(len(rows))
    if vault:
        vault.finish()
        part.gone, part.erased = vault.gone, vault.erased
    return part


def _into(found: list[Wrong]) -> Callable[[int, str, str], None]:
    def say(seq: int, kind: str, what: str) -> None:
        if len(found) < MOST:
            found.append(Wrong(seq, what, kind))

    return say


def _select() -> str:
    # The database joins salt and body, so that one value crosses over and is hashed as it is.
    whole = (
        "CAST(salt || body AS BLOB)" if connection.vendor == "sqlite" else "salt || convert_to(body, 'UTF8')"
    )
    return f"SELECT seq, {whole}, digest, link FROM record_entry WHERE book = %s"


def _pages(book: str, after: int, last: int) -> Iterator[list[Row]]:
    sql = f"{_select()} AND seq > %s AND seq <= %s ORDER BY seq LIMIT {_PAGE}"
    with connection.cursor() as cursor:
        while True:
            cursor.execute(sql, [book, after, last])
            page = cursor.fetchall()
            if page:
                yield page
            if len(page) < _PAGE:
                return
            after = page[-1][0]


def _before(asked: Slice) -> Stand:
    """Where the chain stands before the slice, from the rows as they are stored, damaged or not."""
    stand = Stand(0, first_link(HASHES[asked.hash], asked.book), b"")
    if not asked.low:
        return stand
    names, before, found = _names(asked.book), -BEFORE_ALL, False
    sql = f"{_select()} AND seq <= %s AND seq < %s ORDER BY seq DESC LIMIT {_PAGE}"
    while True:
        with connection.cursor() as cursor:
            cursor.execute(sql, [asked.book, asked.low, before])
            page = cursor.fetchall()
        for seq, whole, digest, link in page:
            if type(seq) is not int:
                continue
            if not found:
                stand, found = Stand(seq, link if type(link) is bytes else b"", b""), True
            if _all_bytes(whole, digest, link) and _columns(names, seq, whole):
                return stand._replace(at=whole[_AT])
        if len(page) < _PAGE:
            return stand
        before = page[-1][0]


def _names(book: str) -> bytes:
    return b'","book":' + orjson.dumps(book) + b',"by":['


def _all_bytes(*values: Any) -> bool:
    return all(type(value) is bytes for value in values)


def _columns(names: bytes, seq: int, whole: bytes) -> bool:
    """Whether book and number in the body are those outside."""
    return (
        whole.startswith(_OPENING, SALT)
        and whole.startswith(names, _NAMES)
        and whole.startswith(b',"seq":%d,' % seq, whole.rfind(b',"seq":'))
    )


class _Walk:
    """One passage along the chain."""

    def __init__(self, book: str, h: Hash, part: Part, vault: VaultCheck | None) -> None:
        self.h, self.part, self.vault, self.names = h, part, vault, _names(book)
        self.say = _into(part.chain)

    def page(self, rows: list[Row]) -> None:
        """Check rows in the order of their numbers; this loop decides the speed of verification."""
        h, names, vault, stand = self.h, self.names, self.vault, self.part.end
        previous, link, clock = stand
        for seq, whole, digest, stored in rows:
            try:
                right = (
                    h(whole) == digest
                    and h(link + _PACK(seq) + digest) == stored
                    and seq == previous + 1
                    and (at := whole[_AT]) >= clock
                    and whole.startswith(_OPENING, SALT)
                    and whole.startswith(names, _NAMES)
                    and whole.startswith(b',"seq":%d,' % seq, whole.rfind(b',"seq":'))
                )
            except (TypeError, error):
                right = False
            if right:
                previous, link, clock = seq, stored, at
                # Two braces are the body and its facts: a commitment needs a third, and one brace is found fastest.
                if vault and ((whole.count(b"{", SALT) > 2 and _SEALED in whole) or whole.endswith(_ERASES)):
                    vault.entry(seq, whole[SALT:])
            elif type(seq) is int:
                clock = self._name_what_is_wrong(Stand(previous, link, clock), seq, whole, digest, stored)
                previous, link = seq, stored if type(stored) is bytes else b""
            else:
                self.say(previous + 1, "columns", f"有一行的编号「{seq}」不是整数。")
        self.part.end = Stand(previous, link, clock)
        self.part.checked += len(rows)

    def _name_what_is_wrong(self, before: Stand, seq: int, whole: Any, digest: Any, stored: Any) -> bytes:
        """Say each thing that is wrong with a row, and give the moment that the next one must not precede."""
        h, say, (previous, link, clock) = self.h, self.say, before
        if seq != previous + 1:
            say(seq, "missing", f"第 {previous + 1} 条至第 {seq - 1} 条记录缺失。")
        if not _all_bytes(whole, digest, stored):
            say(seq, "null", "正文、盐、摘要或链值是空的,或不是字节。")
            return clock
        if h(whole) != digest:
            say(seq, "body", "正文与摘要不符:正文、盐或摘要被改动。")
        if h(link + _PACK(seq) + digest) != stored:
            say(seq, "link", "链值与上一条记录不相连。")
        if not _columns(self.names, seq, whole):
            say(seq, "columns", "所在账簿、编号与正文不一致,或盐不是 16 个字节。")
            return clock
        at: bytes = whole[_AT]
        if at < clock:
            say(seq, "clock", f"写入时刻 {_read(at)} 早于上一条记录的 {_read(clock)}。")
        if self.vault and (_SEALED in whole or whole.endswith(_ERASES)):
            self.vault.entry(seq, whole[SALT:])
        return at


def _read(at: bytes) -> str:
    return at.decode(errors="replace")
