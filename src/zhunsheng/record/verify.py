"""Verification: walk a book, hash the stored bytes, say what is wrong and where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from struct import Struct
from typing import Any

import orjson
from django.db import connection

from zhunsheng.record import reading_anchor, witness
from zhunsheng.record.canon import SALT
from zhunsheng.record.checkpoint_check import CheckpointCheck
from zhunsheng.record.erasure import PROCEDURE
from zhunsheng.record.hashing import HASHES, Hash, first_link
from zhunsheng.record.vault_check import VaultCheck

Row = tuple[Any, ...]  # seq, salt ‖ body, digest, link
Progress = Callable[[int], None]
_PAGE = 500
_PACK = Struct(">q").pack
_OPENING, _SEALED = b'{"at":"', b'{"sealed":"'
_ERASURE = b',"procedure":"%b",' % PROCEDURE.encode()
_NAMES = SALT + len(_OPENING) + 27
_AT = slice(_NAMES - 27, _NAMES)  # where `at` stands in salt ‖ body
_MOST = 1000  # findings kept; a book that is wrong everywhere must not fill the memory


@dataclass(frozen=True, slots=True)
class Wrong:
    """One finding: the entry it concerns (0: the book itself), in words, and its kind."""

    seq: int
    what: str
    kind: str


@dataclass(slots=True)
class Report:
    """What verifying one book found; `ok` only when something was checked and nothing is wrong."""

    book: str
    checked: int = 0
    checkpoints: int = 0
    """Signed checkpoints, here and at the witness, that the book was held against."""
    signed: int = 0
    """Up to which entry they vouch for the book; what follows could still be cut or chained anew unseen."""
    wrong: list[Wrong] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the book stands."""
        return self.checked > 0 and not self.wrong

    def say(self, seq: int, kind: str, what: str) -> None:
        """Note a finding."""
        if len(self.wrong) < _MOST:
            self.wrong.append(Wrong(seq, what, kind))

    def as_json(self) -> dict[str, Any]:
        """The report as plain data for JSON."""
        wrong = [{"seq": w.seq, "kind": w.kind, "what": w.what} for w in self.wrong]
        counted = {"checked": self.checked, "checkpoints": self.checkpoints, "signed": self.signed}
        return {"book": self.book, "ok": self.ok, **counted, "wrong": wrong}


@dataclass(frozen=True, slots=True)
class Verification:
    """The reports of all books; nothing checked is not ok."""

    books: list[Report]
    reading: tuple[str, ...] = ()
    """What is wrong with the chain of the log of reading; what its anchors say stands with their books."""

    @property
    def checked(self) -> int:
        """Entries checked over all books."""
        return sum(report.checked for report in self.books)

    @property
    def ok(self) -> bool:
        """Whether there is a book, and every book stands."""
        return bool(self.books) and all(report.ok for report in self.books) and not self.reading

    def as_json(self) -> dict[str, Any]:
        """All reports as plain data for JSON."""
        message = None if self.books else "没有任何账簿,什么也没有核验。请先开启账簿并办理案件。"
        return {
            "ok": self.ok,
            "checked": self.checked,
            "message": message,
            "books": [report.as_json() for report in self.books],
            "reading": list(self.reading),
        }


def _pages(book: str, last: int) -> Iterator[list[Row]]:
    # The database joins salt and body, so that one value crosses over and is hashed as it is.
    whole = (
        "CAST(salt || body AS BLOB)" if connection.vendor == "sqlite" else "salt || convert_to(body, 'UTF8')"
    )
    sql = (
        f"SELECT seq, {whole}, digest, link FROM record_entry"
        f" WHERE book = %s AND seq > %s AND seq <= %s ORDER BY seq LIMIT {_PAGE}"
    )
    after = -(2**62)
    with connection.cursor() as cursor:
        while True:
            cursor.execute(sql, [book, after, last])
            page = cursor.fetchall()
            if page:
                yield page
            if len(page) < _PAGE:
                return
            after = page[-1][0]


class _Walk:
    """One passage along the chain."""

    def __init__(self, report: Report, h: Hash, vault: VaultCheck | None) -> None:
        self.report, self.h, self.vault = report, h, vault
        self.seq, self.at = 0, b""
        self.link = first_link(h, report.book)
        self.names = b'","book":' + orjson.dumps(report.book) + b',"by":['

    def page(self, rows: list[Row]) -> None:
        """Check rows in the order of their numbers; this loop decides the speed of verification."""
        h, names, vault = self.h, self.names, self.vault
        previous, link, clock = self.seq, self.link, self.at
        for seq, whole, digest, stored in rows:
            try:
                right = (
                    h(whole) == digest
                    and h(link + _PACK(seq) + digest) == stored
                    and seq == previous + 1
                    and (at := whole[_AT]) >= clock
                    and whole.startswith(names, _NAMES)
                    and whole.startswith(b',"seq":%d,' % seq, whole.rfind(b',"seq":'))
                )
            except TypeError:
                right = False
            if not right:
                at = self._name_what_is_wrong((previous, link, clock), seq, whole, digest, stored)
                stored = stored if type(stored) is bytes else b""
            # Two braces are the body and its facts: a commitment needs a third, and one brace is found fastest.
            elif vault and (
                (whole.count(b"{", SALT) > 2 and _SEALED in whole) or (vault.gone and _ERASURE in whole)
            ):
                vault.entry(seq, whole[SALT:])
            previous, link, clock = seq, stored, at
        self.seq, self.link, self.at = previous, link, clock
        self.report.checked += len(rows)

    def _name_what_is_wrong(
        self, before: tuple[int, bytes, bytes], seq: int, whole: Any, digest: Any, stored: Any
    ) -> bytes:
        """Say each thing that is wrong with a row, and give the moment that the next one must not precede."""
        h, say, (previous, link, clock) = self.h, self.report.say, before
        if seq != previous + 1:
            say(seq, "missing", f"第 {previous + 1} 条至第 {seq - 1} 条记录缺失。")
        if not all(type(value) is bytes for value in (whole, digest, stored)):
            say(seq, "null", "正文、盐、摘要或链值是空的,或不是字节。")
            return clock
        if h(whole) != digest:
            say(seq, "body", "正文与摘要不符:正文、盐或摘要被改动。")
        if h(link + _PACK(seq) + digest) != stored:
            say(seq, "link", "链值与上一条记录不相连。")
        at: bytes = whole[_AT]
        if not (
            whole.startswith(_OPENING, SALT)
            and whole.startswith(self.names, _NAMES)
            and whole.startswith(b',"seq":%d,' % seq, whole.rfind(b',"seq":'))
        ):
            say(seq, "columns", "所在账簿、编号与正文不一致,或盐不是 16 个字节。")
            return clock
        if at < clock:
            say(seq, "clock", f"写入时刻 {at.decode()} 早于上一条记录的 {clock.decode()}。")
        if self.vault and (_SEALED in whole or _ERASURE in whole):
            self.vault.entry(seq, whole[SALT:])
        return at


def verify(book: str, *, vault: bool = True, progress: Progress | None = None) -> Report:
    """Walk the book and report everything that is wrong, the first wrong entry first.

    With `vault`, the values still kept are opened and held against their commitments, and each value
    that is gone against its entry of erasure. An empty or unknown book is reported as checked in nothing.
    """
    report = Report(book)
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash, head_seq, head_link FROM record_book WHERE name = %s", [book])
        row = cursor.fetchone()
    if row is None:
        report.say(0, "book", "没有这本账簿的首页(record_book),什么也没有核验。")
        return report
    name, last, link = row
    h = HASHES.get(name)
    if h is None:
        report.say(0, "hash", f"不认识的杂凑算法「{name}」,什么也没有核验。")
        return report
    checking = VaultCheck(book, h, last, report.say) if vault else None
    tree = CheckpointCheck(book, last, report.say)
    walk = _Walk(report, h, checking)
    for page in _pages(book, last):
        walk.page(page)
        if tree.waiting:
            tree.digests([row[2] for row in page])
        if progress:
            progress(len(page))
    if walk.seq < last:
        report.say(walk.seq + 1, "tail", f"账簿记到第 {last} 条,第 {walk.seq + 1} 条以后的记录缺失。")
    elif walk.link != bytes(link or b""):
        report.say(last, "head", "最后一条记录的链值与账簿首页所记不一致。")
    _beyond(report)
    tree.finish()
    reading_anchor.check(book, report.say)
    report.checkpoints, report.signed = tree.checked, tree.sound
    if checking:
        checking.finish()
    if report.checked == 0 and not report.wrong:
        report.say(0, "nothing", "账簿是空的,什么也没有核验。")
    report.wrong.sort(key=lambda wrong: wrong.seq)
    return report


def _beyond(report: Report) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(e.seq) FROM record_entry e JOIN record_book b ON b.name = e.book"
            " WHERE b.name = %s AND e.seq > b.head_seq",
            [report.book],
        )
        (first,) = cursor.fetchone()
    if first is not None:
        report.say(first, "beyond", "账簿首页没有记到这一条:记录不是由本系统写入的。")


def verify_all(*, vault: bool = True, progress: Progress | None = None) -> Verification:
    """Verify every book, those too whose first page is gone or that only the witness knows; no book at all is not ok."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM record_book")
        names = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT DISTINCT book FROM record_checkpoint")
        names.update(name for (name,) in cursor.fetchall())
        names.update(witness.books())
        cursor.execute("SELECT min(book) FROM record_entry")
        while (book := cursor.fetchone()[0]) is not None:
            names.add(book)
            cursor.execute("SELECT min(book) FROM record_entry WHERE book > %s", [book])
    reports = [verify(name, vault=vault, progress=progress) for name in sorted(names)]
    return Verification(reports, reading_anchor.chain())
