"""The log of reading bound into the books: its head is an entry that checkpoints sign, so that no operator cuts or rewrites it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from zhunsheng.record import reading_log
from zhunsheng.record.append import append
from zhunsheng.record.books import books
from zhunsheng.record.cursor import entries
from zhunsheng.record.erasure import PROCEDURE
from zhunsheng.record.errors import TreeWrong, writing
from zhunsheng.record.words import Draft, Entry

CASE, STEP = "reading", "reading"
"""Anchors stand in no case of anybody's; readers of cases pass over entries of the record itself."""
Say = Callable[[int, str, str], None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The head of the log as an entry of a book tells it: how many looks, and the link that stands for them."""

    seq: int
    number: int
    link: bytes


def anchors(book: str) -> Iterator[Anchor]:
    """Every anchor in a book, the first first; an entry that does not read is found by the check of its digest."""
    for entry in entries(book, CASE):
        number, link = entry.facts.get("number"), entry.facts.get("link")
        if (entry.procedure, entry.step) == (PROCEDURE, STEP) and isinstance(number, int):
            yield Anchor(entry.seq, number, _bytes(link))


def _bytes(link: Any) -> bytes:
    try:
        return bytes.fromhex(link)
    except (TypeError, ValueError):
        return b""


def lacking(book: str) -> bool:
    """Whether there are looks that no anchor of the book covers yet, and the log still goes on from the last anchor."""
    return _next(book) is not None


def _next(book: str) -> tuple[int, bytes] | None:
    """The head to be written down; None where nothing is new, or where the log is not the one anchored before.

    A log cut or rewritten gets no new anchor: the old ones convict it, and one put back from a backup goes on.
    """
    head, last = reading_log.head(), max(anchors(book), key=lambda one: one.number, default=None)
    if last is None:
        return head if head[0] else None
    sound = reading_log.links([last.number]).get(last.number) == last.link
    return head if sound and head[0] > last.number else None


def anchor(book: str, *, at: datetime | None = None) -> Entry | None:
    """Write the head of the log into the book, where it grew since; None where it did not. Raises RecordUnavailable."""
    with writing():
        head = _next(book)
        if head is None:
            return None
        facts = {"number": head[0], "link": head[1].hex()}
        return append(book, Draft(CASE, PROCEDURE, STEP, timezone.localdate(), ("system",), facts), at=at)


def check(book: str, say: Say) -> int:
    """Hold the log against every anchor of a book, not the newest alone; up to which look they vouch for it.

    Whoever rewrote the log may have had it anchored again since: the earlier anchor still tells. One finding is enough.
    """
    every = list(anchors(book))
    stored, sound = reading_log.links([one.number for one in every]), 0
    for one in every:
        found = stored.get(one.number)
        if found == one.link:
            sound = max(sound, one.number)
            continue
        told = f"账簿「{book}」第 {one.seq} 条记下了查阅日志前 {one.number} 条的链值,"
        if found is None:
            say(one.seq, "reading", f"{told}现在日志没有第 {one.number} 条:被删去或者截断。请从备份恢复。")
        else:
            say(one.seq, "reading", f"{told}现在的日志与之不符:被改动并重新链接。请从备份核对。")
        break
    return sound


def further(book: str, last: int, say: Say) -> None:
    """`check` as verification asks for it."""
    check(book, say)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the log stands: looks that hold to the chain, its head, up to which look the books vouch for it, what is wrong."""

    number: int
    link: bytes
    anchored: int
    wrong: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong; an empty log that nobody anchored stands."""
        return not self.wrong


def chain() -> tuple[str, ...]:
    """What is wrong with the chain of the log in itself, in words; nothing where it holds."""
    try:
        reading_log.verify()
    except TreeWrong as error:
        return (str(error),)
    return ()


def standing() -> Standing:
    """Walk the whole log, and hold it against the anchors in every book."""
    found: list[str] = []
    sound = [check(book, lambda _seq, _kind, what: found.append(what)) for book in books()]
    wrong = (*chain(), *found)
    number, link = reading_log.head()
    return Standing(number, link, max(sound, default=0), wrong)
