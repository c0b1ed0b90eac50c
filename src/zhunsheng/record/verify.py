"""Verification: walk a book, hash the stored bytes, say what is wrong and where."""

from collections.abc import Callable, Iterator
from itertools import chain, islice, pairwise

from django.db import connection

from zhunsheng.record import reading_anchor, witness
from zhunsheng.record.checkpoint_check import CheckpointCheck
from zhunsheng.record.hashing import HASHES
from zhunsheng.record.vault_check import unexplained
from zhunsheng.record.verify_jobs import Crew
from zhunsheng.record.verify_report import MOST, Report, Verification, Wrong
from zhunsheng.record.verify_slice import Part, Progress, Slice

__all__ = ["FURTHER", "SIZE", "Report", "Verification", "Wrong", "verify", "verify_all"]
_SLICES = 4096
SIZE = 1 << 17
"""Entries of a slice; a power of two, so that the tree of a slice is a subtree of the book's."""

Say = Callable[[int, str, str], None]
FURTHER: tuple[Callable[[str, int, Say], None], ...] = (reading_anchor.further,)
"""Checks of a whole book beside chain, tree and vault: each is given the book and its last number, and says what it
finds as (entry, kind, words)."""


def verify(
    book: str, *, vault: bool = True, progress: Progress | None = None, jobs: int | None = 1, size: int = SIZE
) -> Report:
    """Walk the book and report everything that is wrong, the first wrong entry first.

    With `vault`, the values still kept are opened and held against their commitments, and each value
    that is gone against its entry of erasure. An empty or unknown book is reported as checked in nothing.
    With `jobs`, so many processes share the slices of a long book (None: one a core); `size` (a power of two) is that
    of a slice. The report is the same whatever both are.
    """
    with Crew(jobs) as crew:
        return _verify(book, vault, progress, crew, size)


def verify_all(
    *, vault: bool = True, progress: Progress | None = None, jobs: int | None = 1, size: int = SIZE
) -> Verification:
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
    with Crew(jobs) as crew:
        reports = [_verify(name, vault, progress, crew, size) for name in sorted(names)]
    return Verification(reports, reading_anchor.chain())


def _verify(book: str, vault: bool, progress: Progress | None, crew: Crew, size: int) -> Report:
    report = Report(book)
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash, head_seq, head_link FROM record_book WHERE name = %s", [book])
        row = cursor.fetchone()
    if row is None:
        report.say(0, "book", "没有这本账簿的首页(record_book),什么也没有核验。")
        return report
    name, last, link = row
    if name not in HASHES:
        report.say(0, "hash", f"不认识的杂凑算法「{name}」,什么也没有核验。")
        return report
    tree = CheckpointCheck(book, last, report.say)
    parts = list(crew.check(_slices(book, name, last, vault, tree, size), progress))
    end = parts[-1].end
    report.checked = sum(part.checked for part in parts)
    if end.seq < last:
        report.say(end.seq + 1, "tail", f"账簿记到第 {last} 条,第 {end.seq + 1} 条以后的记录缺失。")
    elif end.link != bytes(link or b""):
        report.say(last, "head", "最后一条记录的链值与账簿首页所记不一致。")
    _beyond(report, last)
    tree.join([part.tree for part in parts if part.tree], end.seq)
    tree.finish()
    report.checkpoints, report.signed = tree.checked, tree.sound
    for further in FURTHER:
        further(book, last, report.say)
    report.gather(*_found(parts))
    if report.checked == 0 and not report.wrong:
        report.say(0, "nothing", "账簿是空的,什么也没有核验。")
    return report


def _slices(book: str, hash: str, last: int, vault: bool, tree: CheckpointCheck, size: int) -> list[Slice]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(seq) FROM record_entry WHERE book = %s AND seq <= %s", [book, last])
        top = max(int(cursor.fetchone()[0] or 0), 1)
    while top > size * _SLICES:  # numbers that somebody made up must not make slices without end
        size *= 2
    lows = range(0, top, size)
    upto = min(max(tree.asked(0, last), default=0), top)
    return [
        Slice(
            book, hash, low, low + size if low < lows[-1] else last, vault, upto, tree.asked(low, low + size)
        )
        for low in lows
    ]


def _found(parts: list[Part]) -> Iterator[list[Wrong]]:
    """What the slices found, and what only shows where they are joined."""
    yield list(islice(chain.from_iterable(part.chain for part in parts), MOST))
    for before, after in pairwise(parts):
        if before.end != after.begin:  # somebody changed the row between two readings
            yield [Wrong(after.begin.seq, "核验期间被改动:两次读到的内容不一致。请重新核验。", "changed")]
    yield list(islice(chain.from_iterable(part.vault for part in parts), MOST))
    erased = set().union(*(part.erased for part in parts))
    yield unexplained(chain.from_iterable(part.gone for part in parts), erased)[:MOST]


def _beyond(report: Report, last: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(e.seq) FROM record_entry e JOIN record_book b ON b.name = e.book"
            " WHERE b.name = %s AND e.seq > b.head_seq",
            [report.book],
        )
        (first,) = cursor.fetchone()
    if first is not None:
        seq = first if type(first) is int else last + 1
        report.say(seq, "beyond", "账簿首页没有记到这一条:记录不是由本系统写入的。")
